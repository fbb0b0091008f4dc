"""Article → AnnotatedArticle: tokens and their tree, sentences, quotations, times, names."""

from dateline.annotate.parser import Parser
from dateline.annotate.quotations import quotations
from dateline.domain.annotation import AnnotatedArticle
from dateline.domain.article import Article
from dateline.gazetteer import Gazetteer

__all__ = ["Parser", "annotate"]


def annotate(article: Article, parser: Parser, gazetteer: Gazetteer) -> AnnotatedArticle:
    """Everything that can be read off the words themselves."""
    tokens, sentences = parser.parse(article.text)
    found, depths = quotations(article.text, tokens)
    return AnnotatedArticle(
        article, tokens, sentences, quotations=found, names=gazetteer.match(tokens), quote_depth=depths
    )
