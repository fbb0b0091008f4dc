"""Finding the words and phrases of a lexicon in tokens, by lemma or as written, in linear time."""

from collections.abc import Iterator, Sequence

from dateline.domain.annotation import Token
from dateline.lexicon import Entry, Lexicon


class PhraseIndex:
    """The lemmas of a lexicon, one word or several, found longest first at each token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in lexicon.entries:
            for lemma in entry.lemmas:
                words = tuple(lemma.split())
                self._phrases.setdefault(words[0], []).append((words, entry))
        for found in self._phrases.values():
            found.sort(key=lambda p: -len(p[0]))

    def at(self, tokens: Sequence[Token], i: int) -> Iterator[tuple[int, Entry]]:
        """Every phrase that begins at token `i` as (last token, entry), longest first."""
        token = tokens[i]
        for first in dict.fromkeys((token.lemma.lower(), token.lower)):
            for words, entry in self._phrases.get(first, ()):
                last = i + len(words) - 1
                if last < len(tokens) and all(
                    word in (tokens[i + k].lower, tokens[i + k].lemma.lower()) for k, word in enumerate(words[1:], 1)
                ):
                    yield last, entry

    def found(self, tokens: Sequence[Token]) -> Iterator[tuple[Token, Token, Entry]]:
        """The longest phrase at each token, none inside another: (first token, last token, entry)."""
        i = 0
        while i < len(tokens):
            hit = next(self.at(tokens, i), None)
            if hit is None:
                i += 1
                continue
            yield tokens[i], tokens[hit[0]], hit[1]
            i = hit[0] + 1
