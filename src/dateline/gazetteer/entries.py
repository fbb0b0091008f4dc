"""What the gazetteer knows: entries, occupancies of offices, and what matching a title or a body noun yields."""

from dataclasses import dataclass, field

# The kinds of entries, and the kind of actor (format `dateline/1`) that each is when it acts; None where it does not.
ACTOR_KINDS: dict[str, str | None] = {
    "state": "state",
    "territory": "state",
    "demonym": "state",
    "people": "group",
    "seat": "government_body",
    "government_body": "government_body",
    "igo": "igo",
    "ngo": "ngo",
    "company": "company",
    "party": "party",
    "armed_group": "armed_group",
    "media": "media",
    "group": "group",
    "person": "person",
    "place": None,
}

OFFICE_LEVELS = frozenset(
    (
        "head_of_state", "head_of_government", "minister", "official", "spokesperson", "diplomat", "military",
        "legislator", "party", "business", "other",
    )
)  # fmt: skip
SECTORS = frozenset(
    (
        "GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY", "OPP", "REB", "UAF", "PRM", "BUS", "JRN", "CVL", "SOC",
        "REL", "EDU", "CRM", "LAB", "MED", "ELI", "AGR", "REF", "PRE", "UNK",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with a name.

    `id` is its stable key: 'state:RUS', 'demonym:RUS', 'people:RUS', 'body:kremlin', 'org:nato',
    'person:dmitry-peskov', 'place:geonames:2660646'. `kind` is a key of `ACTOR_KINDS`; `country` the
    ISO 3166-1 alpha-3 code of the state that it is, belongs to or acts for (None for none or several);
    `sector` the PLOVER sector code. A capital is a place whose `metonym_of` is its state's id.
    `names` are its other names. `weak` marks a name that is as likely something else (a family name,
    a common word). `start` and `until` are partial ISO dates; None means unknown or open.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    gender: str | None = None  # m or f, for persons
    lat: float | None = None  # degrees, WGS 84
    lon: float | None = None
    geonames: int | None = None
    population: int | None = None
    metonym_of: str | None = None
    names: tuple[str, ...] = ()
    weak: bool = False
    start: str | None = None
    until: str | None = None
    region: str | None = None  # code of the first-order division that it is or lies in: 'USA.KY'
    wikidata: str | None = None  # its item there: 'Q159'

    @property
    def actor_kind(self) -> str | None:
        """The kind of actor in the format's words; None for what cannot act."""
        return ACTOR_KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Who held which office from when to when. `of` is a state code ('RUS') or an organisation's id ('org:nato').

    `start` and `until` are partial ISO dates ('2021', '2021-06', '2021-06-16'); `until` is None while
    the end is open or unknown. `row` is the table and line that say so.
    """

    person: str
    office: str
    of: str
    start: str | None
    until: str | None
    row: tuple[str, int] | None = field(default=None, compare=False)

    def covers(self, date: str) -> bool:
        """Whether the office was held on `date`. A boundary known only to the month or year counts as inside."""
        return (self.start is None or self.start <= date[: len(self.start)]) and (
            self.until is None or self.until >= date[: len(self.until)]
        )

    def overlaps(self, other: "Occupancy") -> bool:
        """Whether the times of two occupancies have a day in common, or may have."""
        return not (_ends_before(self, other) or _ends_before(other, self))


def _ends_before(earlier: Occupancy, later: Occupancy) -> bool:
    if earlier.until is None or later.start is None:
        return False
    known = min(len(earlier.until), len(later.start))
    return earlier.until[:known] < later.start[:known]


@dataclass(frozen=True, slots=True)
class Office:
    """An office or rank. `title` is the canonical title, in lower case but for names."""

    id: str
    title: str
    level: str  # one of `OFFICE_LEVELS`
    sector: str | None
    of: str | None  # the organisation it belongs to, where only one has it


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title found in the text: tokens `first` to `last`, both included.

    `modifiers` are the effects of the words before it: 'former', 'acting', 'next', 'deputy'.
    """

    first: int
    last: int
    office: Office
    plural: bool = False
    modifiers: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The canonical title; 'deputy' is part of it, the other modifiers are not."""
        return f"deputy {self.office.title}" if "deputy" in self.modifiers else self.office.title


@dataclass(frozen=True, slots=True)
class BodyMatch:
    """A generic body of a state ('foreign ministry', 'army'): tokens `first` to `last`, both included.

    `name` is its canonical name; whose it is the resolver finds out.
    """

    first: int
    last: int
    id: str
    name: str
    kind: str
    sector: str | None
    plural: bool = False
