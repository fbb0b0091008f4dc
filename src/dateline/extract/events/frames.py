"""Event frames: lexicon entries made ready for matching.

How an entry is written stands at the top of the lexicon `frames_agreement`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.errors import DataError
from dateline.lexicon import Entry, load
from dateline.ontology import load as load_ontology

LEXICONS = ("frames_agreement", "frames_help", "frames_speech", "frames_pressure", "frames_force")
_CONSTRAINTS = (
    "theme_in", "with_mod", "with_theme_mod", "needs", "particle", "subject_in", "clause", "negation", "adverb",
)  # fmt: skip
_VERBAL_ACTOR = ("subj",)
_NOMINAL_ACTOR = ("subj", "by", "poss", "mod", "from")
_FALLBACK = 5  # below every frame that says more
_DECLARATIVE = ("AGREE", "REQUEST", "REJECT", "THREATEN")  # what these are about has not happened
_KNOWN = ("actor", "recipient", "both", "any")

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell of an event. Word sets hold lemmas; slots are names that `clause` can fill."""

    rule: str
    lemmas: tuple[str, ...]
    type: str
    mode: str | None  # 'theme': the theme's words decide
    contexts: tuple[str, ...]
    part: str  # verb noun adjective
    theme: tuple[str, ...]
    theme_in: Words
    theme_not: Words
    with_theme_mod: Words
    theme_without: Words
    with_mod: Words
    without_mod: Words
    needs: tuple[str, ...]
    without: tuple[str, ...]
    particle: Words
    adverb: Words
    subject_in: Words
    subject_not: Words
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    clause: str | None  # must other own subjunctive subject
    negation: str | None  # will any
    mutual: bool
    support: bool  # a noun that needs a verb such as 'hold' over it
    fallback: bool  # left to the meetings where they cover the words
    known: str
    rank: int

    @property
    def declarative(self) -> bool:
        return self.type in _DECLARATIVE


Index = Mapping[str, tuple[Frame, ...]]


@cache
def classes() -> Mapping[str, Words]:
    """The classes of words, by id."""
    return {entry.id: frozenset(entry.lemmas) for entry in load("event_classes").entries}


@cache
def event_frames() -> Index:
    """The event frames of all lexicons."""
    entries = [entry for name in LEXICONS for entry in load(name).entries]
    for entry in entries:
        _check_type(entry)
    return by_lemma(frame(entry, entry.get("type"), entry.get("mode")) for entry in entries)


def by_lemma(frames: Iterable[Frame]) -> Index:
    """Which frames a lemma may evoke, the most particular first."""
    index: dict[str, list[Frame]] = {}
    for each in frames:
        for lemma in each.lemmas:
            index.setdefault(lemma, []).append(each)
    return {lemma: tuple(sorted(found, key=lambda f: -f.rank)) for lemma, found in index.items()}


def words(entry: Entry, field: str) -> Words:
    """The lemmas of a field, with each '@class' written out. DataError when there is no such class."""
    return _written_out(entry, entry.get(field, ()))


def _written_out(entry: Entry, items: Iterable[str]) -> Words:
    found: set[str] = set()
    for item in items:
        if not item.startswith("@"):
            found.add(item)
        elif item[1:] in classes():
            found |= classes()[item[1:]]
        else:
            raise DataError(f"{entry.lexicon}.toml, entry {entry.id}: event_classes.toml has no class {item[1:]!r}.")
    return frozenset(found)


def frame(entry: Entry, kind: str, mode: str | None, known: str = "actor") -> Frame:
    """An entry of any lexicon written in this way; `known` where it says nothing itself. DataError when a field
    has no sense."""
    part = next((p for p in ("noun", "adjective") if entry.get(p)), "verb")
    if entry.get("known", known) not in _KNOWN:
        raise DataError(f"{entry.lexicon}.toml, entry {entry.id}: known must be one of {', '.join(_KNOWN)}.")
    constraints = sum(bool(entry.get(field)) for field in _CONSTRAINTS)
    return Frame(
        rule=entry.rule,
        lemmas=entry.lemmas,
        type=kind,
        mode=mode,
        contexts=tuple(entry.get("contexts", ())) or contexts_of(kind),
        part=part,
        theme=tuple(entry.get("theme", ("obj",) if entry.get("theme_in") or entry.get("theme_not") else ())),
        theme_in=words(entry, "theme_in"),
        theme_not=words(entry, "theme_not"),
        with_theme_mod=words(entry, "with_theme_mod"),
        theme_without=words(entry, "theme_without"),
        with_mod=words(entry, "with_mod"),
        without_mod=words(entry, "without_mod"),
        needs=tuple(entry.get("needs", ())),
        without=tuple(entry.get("without", ())),
        particle=words(entry, "particle"),
        adverb=words(entry, "adverb"),
        subject_in=words(entry, "subject_in"),
        subject_not=words(entry, "subject_not"),
        actor=tuple(entry.get("actor", _NOMINAL_ACTOR if part == "noun" else _VERBAL_ACTOR)),
        recipient=tuple(entry.get("recipient", ())),
        clause=entry.get("clause"),
        negation=entry.get("negation"),
        mutual=bool(entry.get("mutual", False)),
        support=entry.get("support") == "required",
        fallback=bool(entry.get("fallback", False)),
        known=entry.get("known", known),
        rank=constraints + int(entry.get("rank", 0)) - (_FALLBACK if entry.get("fallback") else 0),
    )


def _check_type(entry: Entry) -> None:
    kind = load_ontology().types.get(entry.get("type"))
    mode = entry.get("mode")
    if kind is None:
        raise DataError(f"{entry.lexicon}.toml, entry {entry.id}: PLOVER has no type {entry.get('type')!r}.")
    if mode not in (None, "theme") and mode not in kind.modes:
        raise DataError(f"{entry.lexicon}.toml, entry {entry.id}: {kind.id} has no mode {mode!r}.")


def contexts_of(event_type: str) -> tuple[str, ...]:
    """What acts in words are about as a rule."""
    kind = load_ontology().types.get(event_type)
    return () if kind is None or kind.is_material else ("diplomatic",)
