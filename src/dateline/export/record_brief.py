"""A dossier of the record → the same `Brief` that an article has, so that every medium can show it.

The brief's numbered sentences are the citations: the words to the letter, with outlet and date.
"""

from collections.abc import Iterable, Mapping

from dateline.domain.views import Dossier, Property, Step, Telling, View, fullest
from dateline.export.brief import Brief, Line, Piece, Pieces, Section
from dateline.export.dates import in_words
from dateline.export.wording import worded


def compose(dossier: Dossier) -> Brief:
    """The brief of a dossier."""
    citations = _Citations(dict(dossier.sentences))
    sections = tuple(
        Section(
            section.name,
            section.title,
            tuple(_LINES.get(section.name, _line)(view, citations) for view in section.views),
        )
        for section in dossier.sections
    )
    head = [("As of", in_words(dossier.as_of))] if dossier.as_of else [("On", in_words(dossier.on))]
    head += [(name.capitalize(), str(count)) for name, count in dossier.counts if name != "subject"]
    return Brief(dossier.subject, tuple(head), sections, (), tuple(citations.listed))


class _Citations:
    """Numbers the sentences that are cited, in the order in which they are first needed."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self.listed: list[str] = []
        self._sentences = sentences
        self._numbers: dict[str, int] = {}

    def number(self, claim: str, outlets: Iterable[str], published: str | None) -> int | None:
        """The number of a claim's citation, from 1; None when its sentence is not at hand."""
        sentence = self._sentences.get(claim)
        if sentence is None:
            return None
        who = ", ".join(outlets) or "no outlet named"
        told = f"“{sentence}” — {who}, {in_words(published[:10]) if published else 'undated'} ({claim})"
        if told not in self._numbers:
            self.listed.append(told)
            self._numbers[told] = len(self.listed)
        return self._numbers[told]

    def of_view(self, view: View) -> tuple[int, ...]:
        """The citations of every telling and every turn of the life."""
        told: list[Telling | Step] = [*view.tellings, *view.life]
        found = (self.number(each.claim, each.outlets, each.published) for each in told)
        return tuple(sorted({number for number in found if number}))

    def of_step(self, step: Step) -> str:
        number = self.number(step.claim, step.outlets, step.published)
        return f" [{number}]" if number else ""


def _line(view: View, citations: _Citations) -> Line:
    """A meeting, event, measure, topic, outlook or relation: what, when, how sure, and where reports disagree."""
    status = view.value("status") or view.value("standing") or view.value("polarity") or view.value("tendency")
    label = (Piece(f"{status.replace('_', ' ')} ", "label"),) if status else ()
    reported = f"reported {in_words(view.first_published[:10])}" if view.first_published else "undated"
    day = view.label("day") or reported
    pieces = (Piece(f"{day} · ", "faint"), *label, Piece(view.title), *_reports(view))
    notes: list[Pieces] = []
    if len(view.life) > 1:
        notes.append(_life(view.life, citations))
    if view.outcome and view.outcome.state != "kept":
        notes.append((Piece(f"{view.outcome.promised.step}: {view.outcome.state}", "faint"),))
    if view.section in ("events", "outlooks", "relations", "measures"):
        notes.append((Piece(f"“{_short(view.tellings[-1].words)}”", "words"),))
    if agenda := view.label("agenda"):
        notes.append((Piece("agenda: ", "faint"), Piece(agenda)))
    notes += [_dispute(prop) for prop in view.properties if prop.disputed]
    return Line(view.id, pieces, tuple(notes), citations.of_view(view))


def _statement(view: View, citations: _Citations) -> Line:
    speakers = view.label("speakers")
    first = fullest(view.tellings)
    day = in_words(first.published[:10]) if first.published else "undated"
    stance = view.value("stance")
    denied = (Piece(" denied", "label"),) if stance == "denied" else ()
    pieces = (
        Piece(f"{day} · ", "faint"),
        Piece(speakers or "Unattributed", "name" if speakers else "faint"),
        *denied,
        *_reports(view),
    )
    notes: list[Pieces] = [(Piece(f"“{_short(first.words, 600)}”", "verbatim"),)]
    for telling in view.tellings:
        if telling.differs:
            who = ", ".join(telling.outlets) or "another outlet"
            changed = "; ".join(worded(change) for change in telling.differs[:4])
            notes.append((Piece(f"{who}: {changed}", "faint"),))
    return Line(view.id, pieces, tuple(notes), citations.of_view(view))


def _disagreement(view: View, citations: _Citations) -> Line:
    notes = tuple(_dispute(prop) for prop in view.properties if prop.disputed)
    return Line(view.id, (Piece(view.title),), notes, citations.of_view(view))


_LINES = {"statements": _statement, "disagreements": _disagreement}


def _reports(view: View) -> Pieces:
    return (Piece(f" · {view.families} reports", "faint"),) if view.families > 1 else ()


def _life(life: Iterable[Step], citations: _Citations) -> Pieces:
    turns = []
    for step in life:
        published = in_words(step.published[:10]) if step.published else "undated"
        aim = f" for {in_words(step.day)}" if step.day and step.step in ("proposed", "scheduled", "moved") else ""
        at = f" in {step.place}" if step.place and aim else ""
        turns.append(f"{step.step.replace('_', ' ')}{aim}{at} ({published}){citations.of_step(step)}")
    return (Piece(" → ".join(turns)),)


def _dispute(prop: Property) -> Pieces:
    """'reports disagree on day: 16 June 2021 (2 reports: A, B) · 15 June 2021 (C); shown: …, why'."""
    told = " · ".join(
        f"{value.label} ({', '.join(value.outlets) or value.vouchers[0].author or 'no outlet named'})"
        for value in prop.values
    )
    return (Piece(f"reports disagree on {prop.name}: ", "label"), Piece(f"{told}; shown: {prop.reason}"))


def _short(words: str, most: int = 300) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
