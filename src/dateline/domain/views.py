"""What the record answers: views of records, assembled from their claims. Plain values; `views` makes them.

A view keeps every value that reports tell, with those who vouch for it, and says which one it shows and why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

# The properties of each section, in the order in which tables show them; not every record tells all of them.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "statements": ("speakers", "stance", "form", "addressee", "day", "via"),
    "meetings": ("kind", "name", "participants", "host", "place", "day", "status", "agenda"),
    "measures": ("kind", "action", "by", "targets", "status", "announced", "in_force", "ended"),
    "events": (
        "type", "mode", "auxiliary", "contexts", "actors", "recipients", "day", "place", "certainty", "score",
    ),
    "topics": ("label", "standing", "text"),
    "outlooks": ("polarity", "holder"),
    "relations": ("pair", "tendency", "day"),
    "trips": ("traveller", "name"),
}  # fmt: skip
# Those of them that name actors; tables have their keys beside, in a column '…_id'.
ACTORS = ("speakers", "participants", "host", "by", "targets", "actors", "recipients", "holder", "traveller")
_LABELLED = (*ACTORS, "place", "agenda", "pair")


def table_columns(section: str) -> tuple[str, ...]:
    """The columns of a section's table, as `View.to_record` fills them."""
    told = (column for name in COLUMNS[section] for column in ((name, f"{name}_id") if name in ACTORS else (name,)))
    ends = ("words", "disputed", "families", "outlets", "first_published", "last_published")
    return ("id", "section", "title", *told, *ends)


@dataclass(frozen=True, slots=True)
class Voucher:
    """One claim for a value. `according_to` are those inside whose words alone the article tells it; `author` is the
    analyst where the claim is a correction."""

    claim: str
    article: str | None
    outlet: str | None
    published: str | None
    family: str | None
    words: str
    according_to: tuple[str, ...] = ()
    anonymous: bool = False
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property. `families` counts the reports that tell it, copies of one report once."""

    value: str
    label: str  # the value for people: '16 June 2021', 'Joe Biden (USA)'
    families: int
    outlets: tuple[str, ...]
    vouchers: tuple[Voucher, ...]
    country: str | None = None  # of an actor or place


@dataclass(frozen=True, slots=True)
class Property:
    """All values of one property, the shown ones first.

    `chosen` are those that the view shows: one, or all where a property may have several, as participants are
    several. `disputed` means that reports tell values which cannot both be so.
    """

    name: str
    values: tuple[Value, ...]
    chosen: tuple[str, ...]
    reason: str
    disputed: bool = False

    @property
    def shown(self) -> tuple[Value, ...]:
        return tuple(value for value in self.values if value.value in self.chosen)


@dataclass(frozen=True, slots=True)
class Step:
    """A turn in the life of a meeting or measure, and the first report of it.

    `step` is a status, or 'moved'; `day` ('YYYY-MM-DD' or 'start/end') and `place` are what the report tells.
    """

    step: str
    published: str | None
    day: str | None
    place: str | None
    outlets: tuple[str, ...]  # those that print this report
    claim: str
    article: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """Words that one telling has in place of another's; either may be empty."""

    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Telling:
    """How one report, with all its copies, tells the thing."""

    claim: str
    article: str
    family: str
    published: str | None
    outlets: tuple[str, ...]
    words: str
    differs: tuple[Change, ...] = ()  # from the fullest; statements only
    form: str | None = None  # direct, mixed or indirect; statements only


def fullest(tellings: Sequence[Telling]) -> Telling:
    """The first of the longest quotations; where nobody quotes, the first telling."""
    quoted = [telling for telling in tellings if telling.form == "direct"]
    return max(quoted, key=lambda telling: len(telling.words.split())) if quoted else tellings[0]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Another claim or record that this one names: field is agenda, follows, legs, about or statement."""

    field: str
    claim: str
    words: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of what was announced. `state` is kept, cancelled, open, or overdue: its day has passed and no
    report tells that it happened."""

    state: str
    promised: Step
    done: Step | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """An analyst's judgement on a record, for those who read it."""

    id: str
    kind: str
    author: str
    made: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """One record: what it shows, who vouches for it, how it came about."""

    id: str
    section: str
    title: str
    first_published: str | None
    last_published: str | None
    families: int
    outlets: tuple[str, ...]
    properties: tuple[Property, ...]
    tellings: tuple[Telling, ...]
    claims: tuple[str, ...]
    life: tuple[Step, ...] = ()
    outcome: Outcome | None = None
    points_at: tuple[Pointer, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rejected: bool = False

    def get(self, name: str) -> Property | None:
        return next((prop for prop in self.properties if prop.name == name), None)

    def value(self, name: str) -> str | None:
        """The value shown for a property; several are joined by '; '."""
        found = self.get(name)
        return "; ".join(value.value for value in found.shown) if found and found.chosen else None

    def label(self, name: str) -> str | None:
        """As `value`, for people."""
        found = self.get(name)
        return "; ".join(value.label for value in found.shown) if found and found.chosen else None

    @property
    def disputed(self) -> tuple[str, ...]:
        """The names of the properties on which reports disagree."""
        return tuple(prop.name for prop in self.properties if prop.disputed)

    def to_record(self) -> Row:
        """One flat row, for data frames: what is shown of each property; days as ISO has them."""
        told: Row = {}
        for name in COLUMNS[self.section]:
            told[name] = self.label(name) if name in _LABELLED else self.value(name)
            if name in ACTORS:
                told[f"{name}_id"] = self.value(name)
        return {
            "id": self.id,
            "section": self.section,
            "title": self.title,
            **told,
            "words": self.tellings[0].words if self.tellings else None,
            "disputed": "; ".join(self.disputed) or None,
            "families": self.families,
            "outlets": "; ".join(self.outlets) or None,
            "first_published": self.first_published,
            "last_published": self.last_published,
        }


class Views(tuple[View, ...]):
    """Views in the order of an answer."""

    __slots__ = ()

    def to_records(self) -> list[Row]:
        """Flat rows, ready for `pandas.DataFrame(views.to_records())`."""
        return [view.to_record() for view in self]


@dataclass(frozen=True, slots=True)
class ToldRole:
    """A role that articles tell of an actor, with the first and last day on which one did, and the first's words."""

    title: str
    principal: str | None
    country: str | None
    first: str | None
    last: str | None
    times: int
    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor of the record: names told, roles told, and in how many claims of each section it takes part."""

    key: str
    name: str
    kind: str
    country: str | None
    claims: int
    names: tuple[str, ...] = ()
    roles: tuple[ToldRole, ...] = ()
    activity: tuple[tuple[str, int], ...] = ()
    first_published: str | None = None
    last_published: str | None = None


@dataclass(frozen=True, slots=True)
class PairPoint:
    """The happenings of one month between two states: how many records, and their mean PLOVER score."""

    month: str
    happenings: int
    score: float | None


@dataclass(frozen=True, slots=True)
class PairView:
    """Two states: what is said of their relation, and the series of what happened between them."""

    pair: tuple[str, str]
    relations: tuple[View, ...]
    series: tuple[PairPoint, ...]
    meetings: int
    measures: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in one record between two days: `kind` is new, gone, or changed with what was and is shown."""

    id: str
    section: str
    title: str
    kind: str
    changes: tuple[tuple[str, str | None, str | None], ...] = ()  # (property, before, after)
    reports: int = 0  # families that came in between


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a claim is in its record: the rule that found it, the sentence it stands in, and the link that put it there.

    `other` is the claim that it is linked to, None for one that stands alone; `reasons` are in words for people.
    """

    claim: str
    article: str
    title: str | None
    outlet: str | None
    published: str | None
    rule: str | None
    confidence: float | None
    note: str | None
    words: str
    sentence: str
    other: str | None
    score: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A claim found by full text."""

    claim: str
    record: str
    section: str
    words: str
    outlet: str | None
    published: str | None
    article: str
    title: str | None


@dataclass(frozen=True, slots=True)
class DossierSection:
    """`name` is upcoming, timeline, statements, agenda, expectations, measures, relations or disagreements."""

    name: str
    title: str
    views: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the record has on a subject, for reading. `sentences` are (claim id, the sentence that tells it)."""

    subject: str
    as_of: str | None
    on: str
    counts: tuple[tuple[str, int], ...]
    sections: tuple[DossierSection, ...]
    sentences: tuple[tuple[str, str], ...]
