"""Train the weights that type events: `python tools/train_events.py open`, then `best --plv FILE --from open.pt`.

Needs `requirements-train.txt`. `open` learns from our corpus and the frames' examples alone, ten rounds; `best` goes on
from there with the even rows of PLV, which it is measured without. On two quiet cores five and three minutes.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import event_export
import torch
import torch.nn.functional as F  # noqa: N812
from event_examples import Told, our_examples, plv
from event_network import LOWER, Typer
from event_variants import varied
from statement_network import pretrained
from torch import Tensor
from train_statements import ENCODER

from dateline.models.event_types import AUXILIARIES, NONE, TYPES, Question, roles_of
from dateline.models.loading import DATA
from dateline.models.windows import windows
from dateline.models.wordpieces import WordPieces

BATCH = 16
HEADS_FASTER = 3  # times the rate of the layers
HIDDEN = 0.6  # how often the trigger of an event is not marked, so that the typer finds it
FORGOTTEN = 0.05  # how often an actor is not marked
AUXILIARY_WEIGHT, WORD_WEIGHT = 0.5, 0.3
UNJUDGED = -100


@dataclass(frozen=True, slots=True)
class Recipe:
    rounds: int
    rate: float
    trained_on: tuple[str, ...]


OURS = ("Dateline corpus: train; its event sentences but for test", "examples of the event frames")
RECIPES = {"open": Recipe(10, 2e-4, OURS), "best": Recipe(4, 1e-4, (*OURS, "PLV, even rows of its training part"))}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("name", choices=sorted(RECIPES))
    ask.add_argument("--plv", type=Path, help="plv_train.jsonl; `best` needs it")
    ask.add_argument("--from", dest="start", type=Path, help="a checkpoint to go on from")
    ask.add_argument("--checkpoint", type=Path, help="written at the end")
    ask.add_argument("--export-only", action="store_true", help="write the weights of --from, training nothing")
    given = ask.parse_args()
    if given.name == "best" and given.plv is None and not given.export_only:
        sys.exit("`best` learns from PLV: name its file with --plv.")
    torch.manual_seed(0)
    network = Typer(pretrained(ENCODER / "model.safetensors", list(range(6))))
    if given.start is not None:
        network.load_state_dict(torch.load(given.start, weights_only=True))
    if not given.export_only:
        told = our_examples() + (list(plv(given.plv, 0)) if given.name == "best" else [])
        _train(network, told, RECIPES[given.name])
        torch.save(network.state_dict(), given.checkpoint or Path(f"events-{given.name}.pt"))
    weights = {key: value.float().numpy() for key, value in network.state_dict().items()}
    about = {"licence": "Apache-2.0", "trained_on": list(RECIPES[given.name].trained_on)}
    event_export.ship(weights, LOWER, given.name, about, DATA / "events")


def _train(network: Typer, told: Sequence[Told], recipe: Recipe) -> None:
    pieces = WordPieces.load(ENCODER / "vocab.txt")
    heads, rng = network.head_parameters(), random.Random(0)
    layers = list(network.upper.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": recipe.rate}, {"params": heads, "lr": recipe.rate * HEADS_FASTER}], weight_decay=0.01
    )
    steps = recipe.rounds * (len(told) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    began = time.time()
    for number in range(recipe.rounds):
        network.train()
        losses = []
        for batch in _batches([varied(one, rng) for one in told], rng):
            loss = _loss(network, batch, pieces, rng)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*layers, *heads], 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"round {number + 1}: loss {sum(losses) / len(losses):.3f}, {time.time() - began:.0f} s", flush=True)


def _batches(told: list[Told], rng: random.Random) -> Iterator[list[Told]]:
    """Batches of sentences of like length, in random order."""
    rng.shuffle(told)
    for first in range(0, len(told), BATCH * 16):
        near = sorted(told[first : first + BATCH * 16], key=lambda one: len(one.text))
        cut = [near[k : k + BATCH] for k in range(0, len(near), BATCH)]
        rng.shuffle(cut)
        yield from cut


def _loss(network: Typer, batch: list[Told], pieces: WordPieces, rng: random.Random) -> Tensor:
    cut = [windows(one.text, pieces)[0] for one in batch]
    longest = max(map(len, cut))
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    marks, roles = torch.zeros_like(ids), torch.zeros(len(batch), 3, longest)
    types, auxiliaries = torch.zeros(len(batch), len(TYPES)), torch.full((len(batch),), UNJUDGED)
    for row, (one, window) in enumerate(zip(batch, cut, strict=True)):
        ids[row, : len(window)] = torch.from_numpy(window.ids)
        marks[row, : len(window)] = torch.from_numpy(window.marks)
        question = Question(one.actors, one.recipients, one.trigger)
        roles[row, :, : len(window)] = torch.from_numpy(roles_of(window, 0, question))
        types[row, [TYPES.index(name) for name in one.types]] = 1
        if one.source not in ("plv", "counter") and one.types != (NONE,):
            auxiliaries[row] = AUXILIARIES.index(one.auxiliary)
    words, event = roles[:, 2].clone(), types[:, 0] == 0
    hidden = event & (torch.tensor([rng.random() for _ in batch]) < HIDDEN)
    roles[hidden, 2] = 0
    known = torch.tensor([one.source in ("sentence", "example", "article") for one in batch])
    roles[known & (torch.tensor([rng.random() for _ in batch]) < FORGOTTEN), 0] = 0
    with torch.autocast("cpu", torch.bfloat16):
        scores, real, of_word = (x.float() for x in network(ids, marks, roles))
    right = scores.log_softmax(-1).masked_fill(types == 0, -1e9)
    loss = -torch.logsumexp(right, -1).mean()
    if (auxiliaries >= 0).any():
        loss = loss + AUXILIARY_WEIGHT * F.cross_entropy(real, auxiliaries, ignore_index=UNJUDGED)
    sought = hidden & (words.sum(1) > 0)
    if sought.any():
        shares = (of_word.log_softmax(-1) * words).sum(1) / words.sum(1).clamp(min=1)
        loss = loss - WORD_WEIGHT * shares[sought].mean()
    return loss


if __name__ == "__main__":
    main()
