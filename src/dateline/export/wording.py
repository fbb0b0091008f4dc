"""Findings → Brief: how each kind of finding is put into words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.domain.article import Article
from dateline.domain.findings import (
    Actor,
    Event,
    Findings,
    Measure,
    Meeting,
    Outlook,
    Place,
    Relation,
    Statement,
    Time,
    Topic,
    Trip,
)
from dateline.domain.lookup import Finding, by_id, words_of
from dateline.domain.views import Change
from dateline.export.brief import Brief, Line, Piece, Pieces, Section, SentenceNumbers, omissions
from dateline.export.dates import in_words
from dateline.text.spans import Span

_MARKS = "\"“”„‟«»‘’'"


def compose(findings: Findings) -> Brief:
    """The brief of one article."""
    wording = _Wording(findings.article.text, by_id(findings), SentenceNumbers(findings.sentences))
    sections = []
    for name, title, line in _SECTIONS:
        lines = tuple(line(wording, finding) for finding in getattr(findings, name))
        if lines:
            sections.append(Section(name, title, lines))
    return Brief(
        title=findings.article.title,
        head=_head(findings.article),
        sections=tuple(sections),
        left_out=omissions(findings),
        sentences=tuple(s.quote(findings.article.text) for s in findings.sentences),
    )


def _head(article: Article) -> tuple[tuple[str, str], ...]:
    line = article.dateline
    told = [line.place, line.agency, in_words(line.date) if line.date else None] if line else []
    credits = dict.fromkeys(credit.agency for credit in article.credits)
    pairs = (
        ("Outlet", article.publisher),
        ("Published", in_words(article.published) if article.published else None),
        ("By", ", ".join(article.authors)),
        ("Dateline", ", ".join(part for part in told if part)),
        ("Relies on", ", ".join(credits)),
        ("Address", article.url),
    )
    return tuple((label, value) for label, value in pairs if value)


@dataclass(frozen=True, slots=True)
class _Wording:
    """Puts findings into words; knows the article's text and what each id means."""

    text: str
    known: dict[str, Finding]
    numbers: SentenceNumbers

    # --- names -----------------------------------------------------------------------------------

    def actor(self, ident: str, full: bool = False) -> Pieces:
        """'Dmitry Peskov (RUS)'; in full 'Dmitry Peskov (spokesman of Vladimir Putin, RUS)'."""
        actor = self.known.get(ident)
        if not isinstance(actor, Actor):
            return (Piece(ident, "faint"),)
        told = []
        if full and actor.roles:
            principal = self.known.get(actor.roles[0].principal or "")
            of = f" of {principal.name}" if isinstance(principal, Actor) else ""
            if actor.roles[0].title not in actor.name:
                told.append(actor.roles[0].title + of)
        if full and actor.anonymous:
            told.append("anonymous")
        if actor.country:
            told.append(actor.country)
        aside = (Piece(f" ({', '.join(told)})", "faint"),) if told else ()
        return (Piece(actor.name, "name"), *aside)

    def actors(self, idents: Sequence[str], full: bool = False) -> Pieces:
        """'A, B and C'."""
        pieces: list[Piece] = []
        for i, ident in enumerate(idents):
            if i:
                pieces.append(Piece(" and " if i == len(idents) - 1 else ", "))
            pieces.extend(self.actor(ident, full))
        return tuple(pieces)

    def place(self, ident: str | None) -> str | None:
        place = self.known.get(ident or "")
        if not isinstance(place, Place):
            return None
        return f"{place.name} ({place.country})" if place.country else place.name

    def time(self, ident: str | None) -> str | None:
        time = self.known.get(ident or "")
        return in_words(time.value, time.mod) if isinstance(time, Time) else None

    def meeting_in_short(self, ident: str) -> Pieces:
        """'m3 G7 meeting, United Kingdom (GBR), 11 June 2021', so that a line can speak of a meeting."""
        meeting = self.known.get(ident)
        if not isinstance(meeting, Meeting):
            return (Piece(ident, "faint"),)
        parts = [meeting.name or meeting.kind, self.place(meeting.place), self.time(meeting.time)]
        return (Piece(f"{ident} ", "id"), Piece(", ".join(p for p in parts if p)))

    def words(self, span: Span) -> Piece:
        return Piece(span.quote(self.text), "words", span)

    # --- lines -----------------------------------------------------------------------------------

    def line(self, finding: Finding, *parts: Iterable[Piece], notes: Iterable[Pieces] = ()) -> Line:
        """A line whose parts are set apart by a wider gap; empty ones are left out."""
        pieces: list[Piece] = []
        for part in parts:
            known = tuple(part)
            if known and pieces:
                pieces.append(Piece(" · ", "faint"))
            pieces.extend(known)
        spans = [words.span for words in words_of(finding)]
        return Line(finding.id, tuple(pieces), tuple(n for n in notes if n), self.numbers.of(spans))

    def said_in(self, ident: str | None) -> Pieces:
        """Whose words a finding stands in: 'as Dmitry Peskov says (s2)'."""
        statement = self.known.get(ident or "")
        if not isinstance(statement, Statement):
            return ()
        who = self.actors(statement.speakers) or (Piece("somebody unnamed"),)
        return (Piece("according to ", "faint"), *who, Piece(f" ({statement.id})", "id"))

    def _unresolved(self, said: Statement) -> Piece:
        """The speaker as the text has it, where nobody is known by those words; else that there is none."""
        if said.speaker_span is None:
            return Piece("Unattributed", "faint")
        return Piece(said.speaker_span.quote(self.text), "name", said.speaker_span)

    def statement(self, said: Statement) -> Line:
        who = self.actors(said.speakers, full=True) or (self._unresolved(said),)
        at = said.cue_span
        cue = (Piece(" "), Piece(at.quote(self.text), "cue", at)) if at else ()
        flags = []
        if said.negated:
            flags.append("negated")
        if said.stance != "asserted":
            flags.append(_spaced(said.stance))
        asides = [
            f"to {said.addressee}" if said.addressee else None,
            self.time(said.time),
            f"via {' ‹ '.join(said.via)}" if said.via else None,
        ]
        return self.line(
            said,
            who + cue,
            _labels(flags),
            _faint(", ".join(a for a in asides if a)),
            notes=(self.content(said),),
        )

    def content(self, said: Statement) -> Pieces:
        """The content as it stands in the text, what is verbatim marked as such."""
        pieces: list[Piece] = []
        for i, span in enumerate(said.content_spans):
            if i:
                pieces.append(Piece(" … ", "faint"))
            at = span.start
            for quote in said.quotes:
                if not span.contains(quote) or quote.start < at:
                    continue
                if quote.start > at:
                    pieces.append(self.words(Span(at, quote.start)))
                inside = quote.start > at and self.text[quote.start - 1] in _MARKS
                pieces.append(Piece(quote.quote(self.text), "verbatim", quote, marks=not inside))
                at = quote.end
            if at < span.end:
                pieces.append(self.words(Span(at, span.end)))
        return tuple(pieces)

    def meeting(self, meeting: Meeting) -> Line:
        kind = (Piece(f" ({meeting.kind})", "faint"),) if meeting.name else ()
        host = (Piece("hosted by "), *self.actor(meeting.host)) if meeting.host else ()
        agenda: list[Piece] = []
        for ident in meeting.agenda:
            topic = self.known.get(ident)
            if isinstance(topic, Topic):
                agenda += [Piece("; " if agenda else "agenda: ", "faint"), Piece(topic.text)]
        follows: list[Piece] = []
        for ident in meeting.follows:
            follows += [Piece("; " if follows else "follows ", "faint"), *self.meeting_in_short(ident)]
        return self.line(
            meeting,
            (_label(meeting.status),),
            (Piece(meeting.name or meeting.kind), *kind),
            _plain(self.time(meeting.time)),
            _plain(self.place(meeting.place)),
            notes=(
                _joined(self.actors(meeting.participants, full=True), host),
                tuple(agenda),
                tuple(follows),
                self.said_in(meeting.statement),
            ),
        )

    def trip(self, trip: Trip) -> Line:
        legs = tuple(
            (Piece(f"{number}. ", "faint"), *self.meeting_in_short(meeting))
            for number, meeting in enumerate(trip.legs, 1)
        )
        return self.line(trip, self.actor(trip.traveller, full=True), _plain(trip.name), notes=legs)

    def measure(self, measure: Measure) -> Line:
        targets = (Piece(" → ", "faint"), *self.actors(measure.targets)) if measure.targets else ()
        return self.line(
            measure,
            (_label(measure.status),),
            _plain(f"{_spaced(measure.action)} {_spaced(measure.kind)}"),
            self.actors(measure.by) + targets,
            _plain(self.time(measure.time)),
            notes=((self.words(measure.span),), self.said_in(measure.statement)),
        )

    def event(self, event: Event) -> Line:
        label = event.type + (f" {_spaced(event.mode)}" if event.mode else "")
        flags = [f for f in (event.auxiliary, "alleged" if event.certainty == "alleged" else None) if f]
        score = f"{event.score:+.1f}".replace("-", "−") if event.score is not None else None
        recipients = (Piece(" → ", "faint"), *self.actors(event.recipients)) if event.recipients else ()
        return self.line(
            event,
            (_label(" ".join([label, *flags])),),
            _plain(score),
            self.actors(event.actors) + recipients,
            _plain(self.time(event.time)),
            _plain(self.place(event.place)),
            notes=((self.words(event.span),), self.said_in(event.statement)),
        )

    def topic(self, topic: Topic) -> Line:
        label = _spaced(topic.label) if topic.label else None
        reported = "reported" if topic.certainty == "reported" and not topic.statement else ""
        return self.line(
            topic,
            (_label(topic.standing),),
            (self.words(topic.span),),
            _plain(label),
            _faint(reported),
            self.said_in(topic.statement),
        )

    def outlook(self, outlook: Outlook) -> Line:
        holder = self.actor(outlook.holder, full=True) if outlook.holder else (Piece("the article itself"),)
        return self.line(
            outlook,
            (_label(outlook.polarity),),
            self.about(outlook.about),
            holder,
            notes=((self.words(outlook.span),),),
        )

    def about(self, about: str | tuple[str, str] | None) -> Pieces:
        if about is None:
            return (Piece("outlook"),)
        if isinstance(about, tuple):
            return (Piece("for "), Piece("–".join(about)))
        finding = self.known.get(about)
        if isinstance(finding, Meeting):
            return (Piece("for "), *self.meeting_in_short(about))
        if isinstance(finding, Event):
            return (Piece("for "), Piece(f"{about} ", "id"), self.words(finding.trigger_span))
        if isinstance(finding, Measure):
            return (Piece("for "), Piece(f"{about} ", "id"), Piece(_spaced(finding.kind)))
        return (Piece("for "), Piece(about, "faint"))

    def relation(self, relation: Relation) -> Line:
        return self.line(
            relation,
            (_label(relation.tendency or "characterised"),),
            _plain("–".join(relation.pair)),
            _plain(self.time(relation.time)),
            notes=((self.words(relation.span),), self.said_in(relation.statement)),
        )

    def actor_line(self, actor: Actor) -> Line:
        return self.line(actor, self.actor(actor.id, full=True))

    def place_line(self, place: Place) -> Line:
        return self.line(place, _plain(self.place(place.id)))

    def time_line(self, time: Time) -> Line:
        return self.line(time, (self.words(time.span),), _plain(in_words(time.value, time.mod)))


def _spaced(code: str) -> str:
    """'under_way' → 'under way'."""
    return code.replace("_", " ")


def _label(code: str) -> Piece:
    return Piece(_spaced(code), "label")


def _labels(codes: Iterable[str]) -> Pieces:
    shown = ", ".join(codes)
    return (Piece(shown, "label"),) if shown else ()


def _plain(text: str | None) -> Pieces:
    return (Piece(text),) if text else ()


def _faint(text: str) -> Pieces:
    return (Piece(text, "faint"),) if text else ()


def _joined(first: Pieces, second: Pieces) -> Pieces:
    return (*first, Piece(" · ", "faint"), *second) if first and second else first + second


_SECTIONS: tuple[tuple[str, str, Callable[[_Wording, Any], Line]], ...] = (
    ("statements", "Statements", _Wording.statement),
    ("meetings", "Meetings", _Wording.meeting),
    ("trips", "Trips", _Wording.trip),
    ("measures", "Measures", _Wording.measure),
    ("events", "Events", _Wording.event),
    ("topics", "Topics", _Wording.topic),
    ("outlooks", "Outlooks", _Wording.outlook),
    ("relations", "Relations", _Wording.relation),
    ("actors", "Actors", _Wording.actor_line),
    ("places", "Places", _Wording.place_line),
    ("times", "Times", _Wording.time_line),
)


def worded(change: Change) -> str:
    """In what a telling's words differ: '“let” for “allow”', 'adds “at all”', 'without “ever”'."""
    if not change.there:
        return f"adds “{change.here}”"
    return f"“{change.here}” for “{change.there}”" if change.here else f"without “{change.there}”"
