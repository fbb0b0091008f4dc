"""Who and where: finds names in tokens and tells what bears them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.domain.annotation import NameMatch, Token
from dateline.gazetteer.cities import Cities
from dateline.gazetteer.entries import BodyMatch, Entry, Occupancy, TitleMatch
from dateline.gazetteer.names import CAPITAL, CAPITALS, NameIndex, Parts, fold, parts_of
from dateline.gazetteer.titles import BodyNouns, Titles
from dateline.gazetteer.towns import Towns


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All tables, loaded once (`dateline.gazetteer.load`) and then only read.

    `capital_words` are acronyms that spell an English word and are no names where everything stands in capitals.
    """

    index: NameIndex
    entries: Mapping[str, Entry]
    rows: Mapping[str, tuple[str, int]]  # id → the table and line that it stands in; cities have none
    cities: Cities
    capitals: Mapping[str, str]  # id of a city → id of the state that it stands for
    city_names: Mapping[str, tuple[str, ...]]  # id of a city → its further names
    towns: Towns
    regions: Mapping[str, str]  # code of a region ('USA.KY') → its entry's id
    region_abbreviations: Mapping[str, str]  # folded abbreviation ('ky') → code of its region
    domains: Mapping[str, str]  # top-level domain ('ca') → code of its state
    titles: Titles
    bodies: BodyNouns
    occupancies: tuple[Occupancy, ...]
    occupancies_of: Mapping[str, tuple[Occupancy, ...]]  # by person
    occupancies_in: Mapping[tuple[str, str], tuple[Occupancy, ...]]  # by office and whose it is
    memberships: Mapping[str, tuple[tuple[str, str | None, str | None], ...]]  # org → (state, from, until)
    given_names: Mapping[str, str]  # folded given name → m, f, or u where both bear it
    capital_words: frozenset[str]
    sources: Mapping[str, str] = field(default_factory=dict)  # label of a user's table → where it came from

    def entry(self, entry_id: str) -> Entry:
        """What an id stands for. KeyError when there is no such entry."""
        known = self.entries.get(entry_id)
        if known is not None:
            return known
        return self.cities.entry(entry_id, self.capitals.get(entry_id), self.city_names.get(entry_id, ()))

    def wikidata(self, key: str | None) -> str | None:
        """The Wikidata item of an actor by its key ('state:RUS' → 'Q159'); None where it is not known."""
        known = self.entries.get(key) if key else None
        return known.wikidata if known else None

    def match(self, tokens: Sequence[Token]) -> tuple[NameMatch, ...]:
        """The names in the tokens: leftmost, longest, not overlapping; time linear in their number."""
        parts = parts_of(tokens)
        found: list[NameMatch] = []
        i, end = 0, len(parts.keys)
        while i < end:
            if not parts.opens(i) or (hit := self.index.longest(parts, i)) is None:
                i += 1
                continue
            length, ids = hit
            if length == 1 and parts.keys[i] in self.capital_words and _amid_capitals(parts, i):
                i += 1
                continue
            found.append(NameMatch(parts.owners[i], parts.owners[i + length - 1], ids))
            i += length
        return tuple(found)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """The entries that bear a name, likeliest first, however it is written."""
        return tuple(self.entry(i) for i in self.index.bearers(name))

    def places(self, name: str) -> tuple[Entry, ...]:
        """The states, regions, sites, cities, towns and counties that bear a name, likeliest first."""
        found = [e for e in self.lookup(name) if e.kind in ("state", "territory", "place")]
        known = {e.id for e in found}
        return (*found, *(town for town in self.towns.lookup(name) if town.id not in known))

    def home(self, publisher: str) -> str | None:
        """The country of a publisher known by name or by the end of its address ('example.ca' → 'CAN')."""
        for entry in self.lookup(publisher):
            if entry.kind == "media":
                return entry.country
        return self.domains.get(publisher.rsplit(".", 1)[1].lower()) if "." in publisher else None

    def state_by_name(self, name: str) -> Entry | None:
        """The state or territory of that name ('Burma', 'U.K.', 'the Netherlands')."""
        return self._first(name, ("state", "territory"))

    def state_by_demonym(self, name: str) -> Entry | None:
        """The state of an adjective or people ('Russian', 'Danes'); the likeliest where several share it."""
        demonym = self._first(name, ("demonym", "people"))
        return self.entries[f"state:{demonym.country}"] if demonym else None

    def _first(self, name: str, kinds: tuple[str, ...]) -> Entry | None:
        for key in (name, name.removeprefix("the ").removeprefix("The ")):
            for entry_id in self.index.bearers(key):
                entry = self.entries.get(entry_id)
                if entry is not None and entry.kind in kinds:
                    return entry
        return None

    def office_at(self, person: str, date: str) -> tuple[Occupancy, ...]:
        """The offices that a person (by id) held on an ISO date."""
        return tuple(o for o in self.occupancies_of.get(person, ()) if o.covers(date))

    def holder(self, office: str, of: str, date: str) -> tuple[str, ...]:
        """Ids of the persons who held an office of a state ('RUS') or organisation ('org:nato') on an ISO date.

        The one who took it last comes first: it is the likelier one where an end is unknown.
        """
        held = [o for o in self.occupancies_in.get((office, of), ()) if o.covers(date)]
        return tuple(dict.fromkeys(o.person for o in sorted(held, key=lambda o: o.start or "", reverse=True)))

    def members(self, organisation: str, date: str | None = None) -> tuple[str, ...]:
        """Codes of the states that belong to an organisation (by id): on a date, or ever."""
        return tuple(
            state
            for state, start, until in self.memberships.get(organisation, ())
            if date is None or Occupancy("", "", state, start, until).covers(date)
        )

    def given_name_gender(self, name: str) -> str | None:
        """m or f for a given name, u where both bear it, None when it is not known."""
        return self.given_names.get(fold(name))

    def title(self, tokens: Sequence[Token], i: int) -> TitleMatch | None:
        """The longest title of an office that begins at token `i`, with the words that modify it."""
        return self.titles.match(tokens, i)

    def body_noun(self, tokens: Sequence[Token], i: int) -> BodyMatch | None:
        """The longest generic body of a state that begins at token `i`: 'foreign ministry', 'army'."""
        return self.bodies.match(tokens, i)

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, cities last."""
        yield from self.entries.values()
        for _, entry_id, _ in self.cities.names():
            if entry_id not in self.entries:
                yield self.entry(entry_id)


def _amid_capitals(parts: Parts, i: int) -> bool:
    """Whether the neighbours of a part stand in capitals too, as in a headline."""
    around = [k for k in (i - 1, i + 1) if 0 <= k < len(parts.keys) and parts.keys[k].isalpha()]
    return bool(around) and all(
        parts.shapes[k] == CAPITALS or (len(parts.keys[k]) == 1 and parts.shapes[k] == CAPITAL) for k in around
    )
