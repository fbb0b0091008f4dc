"""The flow, readable from top to bottom: an article in, its findings out."""

from dataclasses import dataclass

from dateline.annotate import Parser, annotate
from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.extract import extract
from dateline.gazetteer import Gazetteer
from dateline.gazetteer import load as load_gazetteer
from dateline.resolve import resolve


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs, loaded once: the parser and the gazetteer."""

    parser: Parser
    gazetteer: Gazetteer

    @staticmethod
    def load(model: str | None = None) -> "Reader":
        return Reader(Parser(model) if model else Parser(), load_gazetteer())

    def read(self, article: Article) -> Findings:
        """Text → tokens, times, names → who and where → what is said and done."""
        doc = annotate(article, self.parser, self.gazetteer)
        cast = resolve(doc, self.gazetteer)
        return extract(doc, cast)
