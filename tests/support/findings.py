"""One small article with a finding of every kind, written by hand."""

from dateline.domain.article import Article, Credit, DatelineLine
from dateline.domain.findings import (
    Actor,
    Event,
    Findings,
    Measure,
    Meeting,
    Omission,
    Outlook,
    Place,
    Relation,
    Role,
    Statement,
    Time,
    Topic,
    Trip,
    Why,
)
from dateline.text.spans import Span

TEXT = (
    "VIENNA (Danube Wire) - Foreign minister Ana Kovac said ties with Norway were “better than ever”. "
    "She will meet Lars Berg in Oslo on 3 May to discuss trade. She hopes for a deal."
)


def at(words: str) -> Span:
    """Where the words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


FINDINGS = Findings(
    article=Article(
        text=TEXT,
        id="vienna-1",
        publisher="Danube Wire",
        authors=("M. Huber",),
        published="2021-04-28",
        dateline=DatelineLine("Vienna", "Danube Wire", None, at("VIENNA (Danube Wire)")),
        credits=(Credit("Danube Wire", at("Danube Wire")),),
    ),
    actors=(
        Actor(
            "a1", "person:ana-kovac", "Ana Kovac", "person", "AUT", "GOV",
            roles=(Role("foreign minister", None, "AUT", at("Foreign minister Ana Kovac")),),
            mentions=(at("Ana Kovac"), at("She")),
        ),
        Actor("a2", None, "Lars Berg", "person", "NOR", "GOV", mentions=(at("Lars Berg"),)),
    ),
    places=(Place("p1", "Oslo", "NOR", 59.91, 10.75, 3143244, (at("Oslo"),)),),
    times=(Time("t1", at("3 May"), "DATE", "2021-05-03"),),
    statements=(
        Statement(
            "s1", ("a1",), at("Foreign minister Ana Kovac"), at("said"),
            (at("ties with Norway were “better than ever”"),), "mixed", (at("better than ever"),),
            why=Why("reporting.say", (at("said"),), ("a1",), 0.9),
        ),
    ),
    events=(
        Event(
            "e1", "AGREE", "meet", ("diplomatic",), "future", ("a1",), ("a2",), "p1", "t1",
            at("meet"), at("She will meet Lars Berg in Oslo on 3 May"), score=3.0,
        ),
    ),
    meetings=(
        Meeting(
            "m1", "meeting:AUT+NOR:2021-05-03", None, "visit", ("a1", "a2"), "a2", "p1", "t1", "scheduled",
            ("k1",), mentions=(at("meet"),),
        ),
    ),
    trips=(Trip("j1", "a1", None, ("m1",), at("She will meet Lars Berg in Oslo")),),
    measures=(Measure("x1", "treaty", "sign", ("a1",), (), "proposed", None, at("a deal")),),
    topics=(Topic("k1", "trade", "trade", at("trade"), "agenda"),),
    outlooks=(
        Outlook("o1", "a1", "m1", "positive", at("hopes for a deal")),
        Outlook("o2", "a1", ("AUT", "NOR"), "positive", at("better than ever"), "s1"),
    ),
    relations=(Relation("r1", ("AUT", "NOR"), "improving", None, at("better than ever"), "s1"),),
    left_out=(Omission("topics", "no meeting near", at("ties")),),
    sentences=(Span(0, 96), Span(97, len(TEXT))),
)  # fmt: skip
