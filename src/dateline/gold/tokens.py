"""Sentences and tokens for the columns: by rule alone, so that the export is the same whatever parses elsewhere."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from dateline.text.paragraphs import paragraphs
from dateline.text.spans import Span

# A word with what joins its parts (U.S., Yoo Chong-ha, Côte d'Ivoire, 3.5), a possessive, or one mark.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|['’]s\b|\w+(?:[-.,'’](?!s\b)\w+)*|[^\w\s]")
_END = re.compile(r"[.!?…][”\"'’)\]]*\s+(?=[“\"'‘(\[]*[A-Z0-9])")
_LOOK_BACK = 12  # characters: no shortened word with its stop and space is longer


def sentences(text: str) -> Iterator[Span]:
    """The sentences, paragraph by paragraph; a colon or a line of a headline ends none."""
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end in _END.finditer(text, paragraph.start, paragraph.end):
            if not _shortened().search(text, max(start, end.end() - _LOOK_BACK), end.end()):
                yield Span(start, end.end()).trimmed(text)
                start = end.end()
        yield Span(start, paragraph.end)


def tokens(text: str, sentence: Span) -> Iterator[Span]:
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        yield Span(*match.span())


@cache
def _shortened() -> re.Pattern[str]:
    """A shortened word, or one capital letter, whose stop ends no sentence, with what follows it."""
    listed = (resources.files(__package__) / "abbreviations.txt").read_text(encoding="utf-8").split()
    return re.compile(rf"\b(?:{'|'.join(listed)}|[A-Z])\.\s+$")
