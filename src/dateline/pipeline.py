"""The flow, readable from top to bottom: an article in, its findings out."""

from dataclasses import dataclass

from dateline.annotate import Parser, annotate
from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.extract import extract
from dateline.gazetteer import Gazetteer
from dateline.gazetteer import load as load_gazetteer
from dateline.models import AttributionReader, EventTyper, available, load_typer
from dateline.models import load as load_weights
from dateline.resolve import resolve

BEST, OPEN, RULES = "best", "open", "rules"


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs, loaded once: the parser and the gazetteer."""

    parser: Parser
    gazetteer: Gazetteer
    attributions: AttributionReader | None = None  # None: statements are read by rules alone
    typer: EventTyper | None = None  # None: events are read by frames alone

    @staticmethod
    def load(model: str | None = None, statements: str | None = None) -> "Reader":
        """`statements` names the weights that read them and type events, or 'rules'; None takes the best weights, or
        the rules where none are installed."""
        chosen = statements or (BEST if available() else RULES)
        weights = None if chosen == RULES else load_weights(chosen)
        typer = None if chosen == RULES else load_typer(chosen) or load_typer(OPEN)
        return Reader(Parser(model) if model else Parser(), load_gazetteer(), weights, typer)

    def read(self, article: Article) -> Findings:
        """Text → tokens, times, names → who and where → what is said and done."""
        doc = annotate(article, self.parser, self.gazetteer)
        cast = resolve(doc, self.gazetteer)
        return extract(doc, cast, self.attributions, self.typer)
