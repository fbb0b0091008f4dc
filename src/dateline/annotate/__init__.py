"""Article → AnnotatedArticle: tokens and their tree, sentences, quotations, times, names."""

from dateline.annotate.parser import Parser
from dateline.annotate.quotations import quotations
from dateline.annotate.times import find_times
from dateline.domain.annotation import AnnotatedArticle
from dateline.domain.article import Article
from dateline.gazetteer import Gazetteer

__all__ = ["Parser", "annotate"]


def annotate(article: Article, parser: Parser, gazetteer: Gazetteer) -> AnnotatedArticle:
    """Everything that can be read off the words themselves."""
    lead = article.dateline.span.end if article.dateline else 0
    tokens, sentences = parser.parse(article.text, lead)
    quoted, depths = quotations(article.text, tokens)
    dateline_date = article.dateline.date if article.dateline else None
    times = find_times(tokens, sentences, article.text, article.published, dateline_date)
    names = gazetteer.match(tokens)
    return AnnotatedArticle(article, tokens, sentences, quoted, times, names, depths)
