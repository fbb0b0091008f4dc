"""What a text calls where: the toponyms of an article as toponym corpora count them, each located.

The findings of an article keep places and acting states apart and pass adjectives over; here all are mentions of a
place, located by the same rules (`dateline.resolve.places`).
"""

import re

from dateline import gazetteer
from dateline.domain.annotation import NameMatch, Token
from dateline.domain.findings import Findings
from dateline.evaluation.task import Json
from dateline.gazetteer import Entry
from dateline.resolve.places import Atlas
from dateline.text.spans import Span

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-'’][^\W_]{2,})*|['’]s\b|\S")
_ACTING = frozenset(("state", "territory", "demonym"))


class Map:
    """The places of one text, by its words alone."""

    def __init__(self, text: str, domain: str | None) -> None:
        self._text = text
        self._gazetteer = gazetteer.load()
        self._tokens = [
            Token(i, m.start(), m.end(), m[0], m[0].lower(), "", "", "", "", 0)
            for i, m in enumerate(_WORD.finditer(text))
        ]
        self._names = self._gazetteer.match(self._tokens)
        self._atlas = Atlas(self._gazetteer, self._tokens, self._names, domain)

    def located(self, span: Span, given: bool = True) -> Json:
        """Where the toponym at a span lies: a `given` one that nobody knows where its nearest known neighbour does."""
        name = span.quote(self._text)
        inside = [t.i for t in self._tokens if t.start < span.end and t.end > span.start]
        found = self._atlas.locate(inside[0], inside[-1], name) if inside else None
        entry = found.entry if found else None
        rule = found.rule if found else None
        if entry is None and (state := self._gazetteer.state_by_demonym(name)) is not None:
            entry = state
        if entry is None and given and inside and (neighbour := self._neighbour(inside[0])) is not None:
            entry, rule = neighbour, "places.neighbour"  # a hospital lies near the town named beside it
        return {
            "start": span.start,
            "end": span.end,
            "phrase": name,
            "name": entry.name if entry else None,
            "country": entry.country if entry else None,
            "lat": entry.lat if entry else None,
            "lon": entry.lon if entry else None,
            "geonames": entry.geonames if entry else None,
            "why": rule,
        }

    def _neighbour(self, token: int) -> Entry | None:
        """The town or region named nearest to a token, those before it first."""
        for match in sorted(self._names, key=lambda m: (abs(m.first - token), m.first)):
            if self._gazetteer.entry(match.entries[0]).kind == "place":
                words = self._text[self._tokens[match.first].start : self._tokens[match.last].end]
                found = self._atlas.locate(match.first, match.last, words)
                if found is not None and found.entry.lat is not None and found.entry.country is not None:
                    return found.entry
        return None

    def mentions(self, findings: Findings) -> list[Json]:
        """The located places found, the states acting under their name or a capital's, the adjectives of states."""
        told = {
            mention: {
                "start": mention.start,
                "end": mention.end,
                "phrase": mention.quote(self._text),
                "name": place.name,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                "geonames": place.geonames,
                "why": place.why.rule if place.why else None,
            }
            for place in findings.places
            if place.lat is not None
            for mention in place.mentions
        }
        named = {span for actor in findings.actors if actor.kind == "state" for span in actor.mentions}
        named |= {span for match in self._names if (span := self._acting(match)) is not None}
        for span in sorted(named):
            if not any(span.overlaps(other) for other in told):
                located = self.located(span, given=False)
                if located["lat"] is not None:
                    told[span] = located
        return [told[span] for span in sorted(told)]

    def _acting(self, match: NameMatch) -> Span | None:
        if self._gazetteer.entry(match.entries[0]).kind not in _ACTING:
            return None
        return Span(self._tokens[match.first].start, self._tokens[match.last].end)
