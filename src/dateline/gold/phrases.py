"""Phrases instead of offsets: how an annotation points into its text.

`words` is their first occurrence, `words#2` the second, `context >> words` their first occurrence inside the first
occurrence of the context. Occurrences are counted letter by letter, those inside longer words included ('he#2' in
'the man, he' is the pronoun); but what is meant must not cut a word.
"""

import re

from dateline.text.spans import Span

_NUMBERED = re.compile(r"(.*)#(\d+)", re.DOTALL)
_INSIDE = " >> "


class PhraseError(ValueError):
    """A phrase does not stand in the text, or cuts a word. The message shows the phrase."""


def locate(text: str, phrase: str) -> Span:
    """Where the phrase stands. PhraseError when it does not, or not as whole words."""
    context, inside, words = phrase.partition(_INSIDE)
    if not inside:
        return _find(text, phrase, Span(0, len(text)))
    if _INSIDE in words:
        raise PhraseError(f"{phrase!r} has more than one '>>'")
    return _find(text, words, _find(text, context, Span(0, len(text))))


def _find(text: str, phrase: str, within: Span) -> Span:
    numbered = _NUMBERED.fullmatch(phrase)
    words, number = (numbered[1], int(numbered[2])) if numbered else (phrase, 1)
    if not words or number < 1:
        raise PhraseError(f"{phrase!r} names no words")
    at = within.start - 1
    for _ in range(number):
        at = text.find(words, at + 1, within.end)
        if at < 0:
            raise PhraseError(f"{phrase!r} does not stand in the {'text' if within.start == 0 else 'context'}")
    span = Span(at, at + len(words))
    if cuts_word(text, span):
        raise PhraseError(f"{phrase!r} cuts a word: '{_around(text, span)}'")
    return span


def cuts_word(text: str, span: Span) -> bool:
    """Whether the span begins or ends between two letters or digits."""
    return any(0 < i < len(text) and text[i - 1].isalnum() and text[i].isalnum() for i in span)


def _around(text: str, span: Span) -> str:
    return text[max(0, span.start - 12) : span.end + 12].replace("\n", " ")
