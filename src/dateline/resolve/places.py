"""Places: which of the places that share a name a text means, and where a name stands for a place at all.

A name's bearers are weighed by four things: how many people live there, what the text itself says next to the
name ('Paris, Texas', 'the Iranian city of Shiraz'), which states and regions the article names, and where its
unmistakable places lie. One name means one place in an article, unless it is told apart where it stands.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, log10

from dateline.domain.annotation import NameMatch, Token
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Entry
from dateline.gazetteer.names import fold
from dateline.resolve.words import words

_STATE = 8.0  # the decimal logarithm of inhabitants that a state or a continent counts as
_CAPITAL = 8.5  # so that only what the text says of regions moves the name of a capital elsewhere
_SITE = 6.0  # what a place of the hand-made table counts as that has no inhabitants
_TOLD_HERE, _TOLD_ELSEWHERE = 20.0, 6.0  # a container beside the name; beside another mention of it
_REGION, _COUNTRY = 1.6, 0.6  # for each doubling of the times that the article names them
_MOST_DOUBLINGS = 4.0
_PUBLISHER, _LOCAL_NEWS = 1.5, 3.5  # the publisher's country; where the article names hardly another
_ABROAD = 3  # mentions of other states up to which an article is local news
_LARGE, _KNOWN = 150_000, 2.2  # inhabitants that make a name known abroad, if only one place of it has them
_REACH = 4  # tokens behind a name within which its container stands


@dataclass(frozen=True, slots=True)
class Located:
    """The place that a name means, and why: `rule` names the ground, `note` tells it in words."""

    entry: Entry
    rule: str  # places.only container article largest
    note: str
    confidence: float


class Atlas:
    """The places of one article: locates a name by where it stands and by what else the article names."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        tokens: Sequence[Token],
        names: Sequence[NameMatch],
        publisher: str | None = None,
    ) -> None:
        self._gazetteer = gazetteer
        self._tokens = tokens
        self._home = gazetteer.home(publisher) if publisher else None
        self._bearers: dict[str, tuple[Entry, ...]] = {}
        self._starts = {match.first: match for match in names}
        self._told: dict[str, Counter[str]] = {}  # folded name → containers told beside it, anywhere
        self._countries: Counter[str] = Counter()
        self._regions: Counter[str] = Counter()
        self._divided: Counter[str] = Counter()  # by state: how often regions of it are named
        self._clear: set[str] = set()  # places counted there
        self._at_home = _PUBLISHER
        self._survey(names)

    def locate(self, first: int, last: int, name: str) -> Located | None:
        """Where the name that stands at tokens `first` to `last` lies; None when no place bears it."""
        if self._is_after_comma(first) and (region := self._abbreviated(name)) is not None:
            return Located(region, "places.container", "the abbreviation of a region", 0.95)
        return self._choose(name, self._container(first, last))

    def bearers(self, name: str) -> tuple[Entry, ...]:
        """All places of a name; without its generic word or direction where it has one ('Fars Province')."""
        known = self._bearers.get(name)
        if known is None:
            known = self._acting(name) or self._gazetteer.places(name)
            if not known:
                bare = _bare(name)
                known = self._gazetteer.places(bare) if bare != name else ()
            if not known and (region := self._abbreviated(name)) is not None:
                known = (region,)
            self._bearers[name] = known
        return known

    def _acting(self, name: str) -> tuple[Entry, ...]:
        """The state of an adjective, the capital of a seat of power: no town is meant by 'Canadian'."""
        for entry in self._gazetteer.lookup(name):
            if entry.kind in ("demonym", "people") and entry.country:
                return (self._gazetteer.entry(f"state:{entry.country}"),)
            if entry.kind == "seat" and entry.country:
                state = f"state:{entry.country}"
                return tuple(self._gazetteer.entry(c) for c, of in self._gazetteer.capitals.items() if of == state)[:1]
        return ()

    def _abbreviated(self, name: str) -> Entry | None:
        code = self._gazetteer.region_abbreviations.get(fold(name))
        region = self._gazetteer.regions.get(code) if code else None
        return self._gazetteer.entry(region) if region else None

    def _survey(self, names: Sequence[NameMatch]) -> None:
        """Count the states and regions that the article names, then those that its clear places lie in."""
        doubtful = []
        for match in names:
            entries = [self._gazetteer.entry(e) for e in match.entries]
            entry = entries[0]
            container = self._container(match.first, match.last)
            places = [e for e in entries if e.kind == "place"]
            if container and places:
                name = fold(" ".join(t.text for t in self._tokens[match.first : match.last + 1]))
                self._told.setdefault(name, Counter())[container] += 1
                self._count(container)
            elif entry.kind in ("state", "territory") and places:
                continue  # 'Georgia' says nothing until it is known which
            elif (entry.country and entry.kind in ("state", "territory", "demonym", "people", "seat")) or (
                entry.metonym_of and entry.country
            ):
                self._countries[entry.country] += 1
            elif entry.kind == "place" and not entry.weak:
                doubtful.append((match, entry))
        for token in self._tokens:
            code = self._gazetteer.region_abbreviations.get(token.lower.replace(".", ""))
            if code and token.text[:1].isupper() and self._is_after_comma(token.i):
                self._count(code)
        abroad = self._countries.total() - self._countries[self._home or ""]
        self._at_home = _LOCAL_NEWS if abroad <= _ABROAD else _PUBLISHER
        for match, entry in doubtful:
            if self._is_region(entry) and entry.region:
                self._count(entry.region)
            elif entry.id not in self._clear and entry.country and self._is_clear(match, entry):
                self._clear.add(entry.id)
                self._countries[entry.country] += 1
                if entry.region:
                    self._regions[entry.region] += 1

    def _is_clear(self, match: NameMatch, entry: Entry) -> bool:
        """Whether a large place bears the name, and nothing else of a tenth of its size does."""
        others = [self._gazetteer.entry(e) for e in match.entries[1:]]
        people = entry.population or 0
        return people > 100_000 and all(
            o.region == entry.region or (o.kind == "place" and 10 * (o.population or 0) < people) for o in others
        )

    def _count(self, container: str) -> None:
        self._countries[container[:3]] += 1
        if len(container) > 3:
            self._regions[container] += 1
            self._divided[container[:3]] += 1

    def _is_region(self, entry: Entry) -> bool:
        return entry.region is not None and self._gazetteer.regions.get(entry.region) == entry.id

    def _is_after_comma(self, i: int) -> bool:
        return i > 1 and self._tokens[i - 1].text in (",", "(") and self._tokens[i - 2].text[:1].isupper()

    # --- what stands beside a name ---------------------------------------------------------------------

    def _container(self, first: int, last: int) -> str | None:
        """Code of the state ('JOR') or region ('USA.KY') that the words beside a name put it in."""
        tokens = self._tokens
        behind = last + 1
        if behind + 1 < len(tokens) and tokens[behind].text in (",", "("):
            if (found := self._code_at(behind + 1)) is not None:
                return found
        elif behind + 1 < len(tokens) and tokens[behind].lower == "in":
            for i in range(behind + 1, min(behind + _REACH, len(tokens))):
                if (found := self._code_at(i)) is not None:
                    return found
                if not tokens[i].text.islower():
                    break
        if first > 2 and tokens[first - 1].lower == "of":
            for i in range(first - 2, max(first - 2 - _REACH, -1), -1):
                if (
                    tokens[i].lower in words("place_noun")
                    or tokens[i].text.islower()
                    or tokens[i].text in ("-", "’s", "'s")
                ):
                    if (found := self._code_before(i)) is not None:
                        return found
                    continue
                break
            return None
        if first > 1 and tokens[first - 1].text in ("'s", "’s"):
            return self._code_before(first - 1)
        return None

    def _code_at(self, i: int) -> str | None:
        """The state or region whose name or abbreviation begins at token `i`."""
        match = self._starts.get(i)
        if match is not None:
            for entry_id in match.entries:
                if (code := self._code_of(self._gazetteer.entry(entry_id))) is not None:
                    return code
        token = self._tokens[i]
        return (
            self._gazetteer.region_abbreviations.get(token.lower.replace(".", "")) if token.text[:1].isupper() else None
        )

    def _code_before(self, i: int) -> str | None:
        """The state or region whose name or adjective ends right before token `i`."""
        for start in range(i - 1, max(i - 1 - _REACH, -1), -1):
            match = self._starts.get(start)
            if match is not None:
                if match.last != i - 1:
                    return None
                entry = self._gazetteer.entry(match.entries[0])
                return entry.country if entry.kind == "demonym" else self._code_of(entry)
        return None

    def _code_of(self, entry: Entry) -> str | None:
        if entry.kind in ("state", "territory"):
            return entry.country
        return entry.region if self._is_region(entry) else None

    # --- which one -------------------------------------------------------------------------------------

    def _choose(self, name: str, here: str | None) -> Located | None:
        bearers = self.bearers(name)
        if not bearers:
            return None
        elsewhere = self._told.get(fold(name), Counter())
        is_state = bearers[0].kind != "place"
        large = [e for e in bearers if e.kind == "place" and (e.population or 0) >= _LARGE]
        known = (
            large[0] if len(large) == 1 and not is_state else None
        )  # abroad, 'Geneva' is the Swiss one, whoever meets there
        scored = []
        for rank, entry in enumerate(bearers):
            weight = prior(entry, rank) + (_KNOWN if entry is known else 0.0)
            told = _TOLD_HERE * _lies_in(entry, here) if here and not (is_state and len(here) == 3) else 0.0
            told += sum(_TOLD_ELSEWHERE * _lies_in(entry, code) for code in elsewhere) if not told else 0.0
            scored.append((weight + told + self._support(entry), told, entry))
        best, told, entry = max(scored, key=lambda s: s[0])
        if told > 0:
            return Located(entry, "places.container", "the text says in which state or region it lies", 0.95)
        if len(bearers) == 1:
            return Located(entry, "places.only", "the only place of that name in the tables", 0.9)
        runner_up = max(score for score, _, other in scored if other is not entry)
        confidence = 0.6 + 0.3 * min(1.0, (best - runner_up) / 3)
        if max(scored, key=lambda s: prior(s[2], 0))[2] is not entry:
            return Located(entry, "places.article", "the article's other places lie near it", confidence)
        return Located(entry, "places.largest", f"the largest of {len(bearers)} places of that name", confidence)

    def _support(self, entry: Entry) -> float:
        """What the states and regions of the article speak for a place."""
        if entry.country is None:
            return 0.0
        own = entry.id in self._clear  # a place does not speak for itself
        support = _COUNTRY * min(_MOST_DOUBLINGS, log2(1 + self._countries[entry.country] - own))
        if entry.region:
            support += _REGION * min(_MOST_DOUBLINGS, log2(1 + self._regions[entry.region] - own))
            if self._is_region(entry):
                support += _COUNTRY * min(_MOST_DOUBLINGS, log2(1 + self._divided[entry.country]))
        return support + (self._at_home if entry.country == self._home else 0.0)


def prior(entry: Entry, rank: int) -> float:
    """What speaks for a place before any text does: the decimal logarithm of its inhabitants, and the tables' order."""
    return _weight(entry) - 0.15 * min(rank, 4)


def _weight(entry: Entry) -> float:
    if entry.kind != "place":
        return _STATE
    if entry.metonym_of is not None:
        return _CAPITAL
    return log10(entry.population + 10) if entry.population is not None else _SITE


def _lies_in(entry: Entry, code: str) -> bool:
    """Whether an entry lies in a state or region, and is not that itself."""
    if entry.kind != "place":
        return False
    return entry.country == code if len(code) == 3 else entry.region == code


def _bare(name: str) -> str:
    """'Fars Province' → 'Fars', 'Upper Edmonton' → 'Edmonton'."""
    parts = name.split()
    if len(parts) > 1 and parts[-1].lower() in words("division"):
        return " ".join(parts[:-1])
    if len(parts) > 1 and parts[0].lower() in words("direction"):
        return " ".join(parts[1:])
    return name
