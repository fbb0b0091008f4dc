"""Findings of one article → claims that stand on their own."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.domain.claim import LETTERS, Citation, Claim, Party, Told, When, Where
from dateline.domain.findings import Actor, Findings, Place, Time
from dateline.domain.interval import days_of
from dateline.domain.lookup import words_of
from dateline.text.spans import Span

DIGITS = 12  # of a claim's id: 2^48 of them, so that a million claims collide with odds of 1 in 500

# Which fields name actors, and the part that those play.
_PARTS = {
    "speakers": "speaker", "actors": "actor", "recipients": "recipient", "participants": "participant",
    "host": "host", "by": "by", "targets": "target", "traveller": "traveller", "holder": "holder",
}  # fmt: skip
_POINTERS = ("agenda", "follows", "legs", "about")
# What, beside its words, makes a finding the one it is; the rest may be read better one day.
_KINDS = ("type", "kind", "standing", "polarity", "pair", "action")


def claims_of(findings: Findings) -> tuple[Claim, ...]:
    """Every statement, event, meeting … as a claim, section by section."""
    told = [(section, finding) for section in LETTERS for finding in getattr(findings, section)]
    idents = dict(_idents(findings, told))
    builder = _Builder(findings, idents)
    return tuple(builder.claim(section, finding) for section, finding in told)


def actor_key(actor: Actor) -> str | None:
    """The same for one actor in all articles; None when the name is not enough to tell: the anonymous, 'officials'."""
    if actor.key:
        return actor.key
    if actor.anonymous or actor.kind == "group" or not actor.name:
        return None
    return f"{actor.kind}?:{slug(actor.name)}:{actor.country or ''}"


def slug(name: str) -> str:
    """A name without accents, case and marks: 'Élysée Palace' → 'elysee-palace'."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")


def _idents(findings: Findings, told: Iterable[tuple[str, Told]]) -> Iterator[tuple[str, str]]:
    """(id within the article, claim id). Two findings alike in words and kind are told apart by their order."""
    seen: set[str] = set()
    for section, finding in told:
        kinds = [str(getattr(finding, name, "")) for name in _KINDS]
        spans = [f"{w.part}:{w.span.start}:{w.span.end}" for w in words_of(finding) if w.part != "mention"]
        mentions = [f"{w.span.start}:{w.span.end}" for w in words_of(finding)[:1]]
        base = "\x1f".join([findings.article.id, section, *kinds, *(spans or mentions)])
        turn = 0
        while (ident := _ident(section, base, turn)) in seen:
            turn += 1
        seen.add(ident)
        yield finding.id, ident


def _ident(section: str, base: str, turn: int) -> str:
    digest = hashlib.sha256(f"{base}\x1f{turn}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{LETTERS[section]}-{digest[:DIGITS]}"


class _Builder:
    def __init__(self, findings: Findings, idents: dict[str, str]) -> None:
        self._article = findings.article
        self._idents = idents
        self._actors = {actor.id: actor for actor in findings.actors}
        self._places = {place.id: place for place in findings.places}
        self._times = {time.id: time for time in findings.times}

    def claim(self, section: str, finding: Told) -> Claim:
        statement = getattr(finding, "statement", None)
        return Claim(
            id=self._idents[finding.id],
            section=section,
            article=self._article.id,
            published=self._article.published,
            outlet=self._article.publisher,
            finding=finding,
            parties=tuple(self._parties(finding)),
            when=self._when(getattr(finding, "time", None)),
            where=self._where(getattr(finding, "place", None)),
            words=self._words(finding),
            citations=tuple(self._citations(finding)),
            statement=self._idents.get(statement) if statement else None,
            points_at=tuple(self._points(finding)),
        )

    def _parties(self, finding: Told) -> Iterator[Party]:
        for field, part in _PARTS.items():
            for ident in _several(getattr(finding, field, None)):
                if actor := self._actors.get(ident):
                    title = next((role.title for role in actor.roles), None)
                    key = actor_key(actor)
                    yield Party(part, key, actor.name, actor.kind, actor.country, actor.anonymous, title)

    def _points(self, finding: Told) -> Iterator[tuple[str, str]]:
        for field in _POINTERS:
            for ident in _several(getattr(finding, field, None)):
                if ident in self._idents:
                    yield field, self._idents[ident]

    def _when(self, ident: str | None) -> When | None:
        time: Time | None = self._times.get(ident) if ident else None
        if time is None:
            return None
        days = days_of(time.value)
        start, end = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
        return When(time.value, time.type, time.mod, start, end)

    def _where(self, ident: str | None) -> Where | None:
        place: Place | None = self._places.get(ident) if ident else None
        return Where(place.name, place.country, place.lat, place.lon, place.geonames) if place else None

    def _words(self, finding: Told) -> str:
        """The words that tell it best: a statement's content, a clause, a meeting's longest mention."""
        spans: tuple[Span, ...] = getattr(finding, "content_spans", ())
        if not spans and (span := getattr(finding, "span", None)):
            spans = (span,)
        if not spans:
            mentions = getattr(finding, "mentions", ())
            spans = (max(mentions, key=lambda m: m.end - m.start),) if mentions else ()
        return " … ".join(span.quote(self._article.text) for span in spans)

    def _citations(self, finding: Told) -> Iterator[Citation]:
        for words in words_of(finding):
            yield Citation(self._article.id, words.span, words.span.quote(self._article.text), words.part)


def _several(value: Any) -> tuple[str, ...]:
    """The ids in a field that holds one, several or none; a pair of countries holds none that is known."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
