"""Findings made by hand for tests of merging: who meets whom when, who said what, told by which outlet."""

from dateline.domain.article import Article, article_id
from dateline.domain.findings import Actor, Findings, Measure, Meeting, Place, Statement, Time
from dateline.text.spans import Span


def told(
    text: str,
    published: str,
    outlet: str = "Courier",
    *,
    who: tuple[tuple[str, str, str], ...] = (),
    meeting: dict[str, str | None] | None = None,
    said: str | None = None,
    measure: dict[str, str] | None = None,
) -> Findings:
    """One article in which actors (key, name, country) meet, the first says the words `said`, or takes a measure.

    `meeting` may have status, kind, day (a TIMEX3 value) and place.
    """
    whole = Span(0, len(text))
    kinds = {"person": "person", "state": "state", "igo": "igo"}
    actors = tuple(
        Actor(f"a{n}", key, name, kinds[key.split(":")[0]], country or None, "GOV", mentions=(whole,))
        for n, (key, name, country) in enumerate(who, 1)
    )
    all_of_them = tuple(actor.id for actor in actors)
    times, places, meetings, statements, measures = [], [], [], [], []
    if meeting is not None:
        if day := meeting.get("day"):
            times.append(Time("t1", whole, "DATE", day))
        if place := meeting.get("place"):
            places.append(Place("p1", place, None, mentions=(whole,)))
        meetings.append(
            Meeting(
                "m1", None, None, meeting.get("kind") or "summit", all_of_them, None, "p1" if places else None,
                "t1" if times else None, meeting.get("status") or "scheduled", mentions=(whole,),
            )
        )  # fmt: skip
    if said is not None:
        at = text.index(said)
        span = Span(at, at + len(said))
        statements.append(Statement("s1", all_of_them[:1], None, None, (span,), "direct", quotes=(span,)))
    if measure is not None:
        measures.append(
            Measure(
                "x1", measure["kind"], measure["action"], all_of_them[:1], all_of_them[1:], measure["status"],
                None, whole,
            )
        )  # fmt: skip
    return Findings(
        Article(text, article_id(outlet + text), published=published, publisher=outlet),
        actors, tuple(places), tuple(times), tuple(statements), (), tuple(meetings), (), tuple(measures),
    )  # fmt: skip
