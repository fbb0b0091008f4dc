"""Article → AnnotatedArticle: tokens and their tree, sentences, quotations, times, names."""

from dateline.annotate.parser import Parser
from dateline.annotate.quotations import quotations
from dateline.domain.annotation import AnnotatedArticle
from dateline.domain.article import Article

__all__ = ["Parser", "annotate"]


def annotate(article: Article, parser: Parser) -> AnnotatedArticle:
    """Everything that can be read off the words themselves."""
    tokens, sentences = parser.parse(article.text)
    found, depths = quotations(article.text, tokens)
    return AnnotatedArticle(article, tokens, sentences, quotations=found, quote_depth=depths)
