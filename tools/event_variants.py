"""Examples of frames and event sentences, with other verbs of the same frame and other states in them.

So the typer learns the words that frames know, and that it does not matter which state does a thing.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from event_examples import Told

from dateline import lexicon
from dateline.extract.events.frames import LEXICONS
from dateline.lexicon import Entry
from dateline.text.spans import Span

_WORDS = tomllib.loads((Path(__file__).parent / "event_words.toml").read_text(encoding="utf-8"))
_PLACES: list[str] = [*_WORDS["states"], *_WORDS["capitals"]]
_PERFECT = re.compile(r"\b(was|were|been|be|is|has|have|had|are)\b[\w ]{0,12}$")
_OTHER_PARTY, _OTHER_VERB = 0.7, 0.8  # how often
_OWNED = ("'s", "’s")
Edit = tuple[Span, str]


def varied(told: Told, rng: random.Random) -> Told:
    """The same with other words, or as it is."""
    if told.source not in ("example", "sentence"):
        return told
    edits = list(_other_parties(told, rng)) if rng.random() < _OTHER_PARTY else []
    if told.rule is not None and rng.random() < _OTHER_VERB:
        edits += _other_verb(told, rng)
    chosen: list[Edit] = []
    for span, new in sorted(edits):
        if not chosen or span.start >= chosen[-1][0].end:
            chosen.append((span, new))
    return _edited(told, chosen) if chosen else told


def _other_parties(told: Told, rng: random.Random) -> Iterator[Edit]:
    for span in (*told.actors, *told.recipients):
        if told.text[span.start : span.end] in _PLACES and not told.text.startswith(_OWNED, span.end):
            state = rng.choice(_WORDS["states"])
            new = rng.choice([*_WORDS["parties"], rng.choice(_WORDS["capitals"])]).format(state)
            yield span, new[0].upper() + new[1:] if span.start == 0 else new


def _other_verb(told: Told, rng: random.Random) -> Iterator[Edit]:
    entry = _entries()[told.rule or ""]
    if told.trigger is None or entry.get("noun") or entry.get("adjective"):
        return
    word = re.match(r"\w+", told.text[told.trigger.start : told.trigger.end])
    form = next((f for lemma in entry.lemmas for f, v in forms(lemma).items() if word and v == word[0].lower()), None)
    if form is None or word is None:
        return
    if form == "past" and _PERFECT.search(told.text[: told.trigger.start]):
        form = "participle"
    yield Span(told.trigger.start, told.trigger.start + word.end()), forms(rng.choice(entry.lemmas))[form]


@cache
def _entries() -> Mapping[str, Entry]:
    return {entry.rule: entry for name in LEXICONS for entry in lexicon.load(name).entries}


def forms(verb: str) -> dict[str, str]:
    """base, third, past, participle, gerund."""
    in_y = re.search(r"[^aeiou]y$", verb) is not None
    third = verb[:-1] + "ies" if in_y else verb + ("es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else "s")
    if verb in _WORDS["irregular"]:
        past, participle = _WORDS["irregular"][verb]
    else:
        past = participle = verb[:-1] + "ied" if in_y else verb + ("d" if verb.endswith("e") else "ed")
    doubles = verb in _WORDS["doubling"] or past == f"{verb}{verb[-1]}ed"
    silent = verb.endswith("e") and not verb.endswith(("ee", "ye", "oe"))
    stem = verb + verb[-1] if doubles else verb[:-1] if silent else verb
    return {"base": verb, "third": third, "past": past, "participle": participle, "gerund": stem + "ing"}


def _edited(told: Told, edits: list[Edit]) -> Told:
    text, last = "", 0
    for span, new in edits:
        text += told.text[last : span.start] + new
        last = span.end

    def moved(at: int) -> int:
        return at + sum(len(new) - (span.end - span.start) for span, new in edits if span.end <= at)

    def kept(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(moved(span.start), moved(span.end)) for span in spans)

    trigger = kept((told.trigger,))[0] if told.trigger is not None else None
    return replace(
        told, text=text + told.text[last:], actors=kept(told.actors), recipients=kept(told.recipients), trigger=trigger
    )
