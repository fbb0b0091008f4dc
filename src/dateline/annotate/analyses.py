"""Universal tags and lemmas, looked up by word, tag and dependency.

spaCy's attribute ruler and lemmatizer ask the same questions anew at every token. Here they are asked
once for each different (word, tag, dependency), on a row of such words, and answer for all others.
Pieces with a construction of several words that the ruler knows ('gonna', 'there is') still go to it
as they are. So the answers are spaCy's own, whatever its patterns say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

Analysis = tuple[str, str, str, str]  # Penn tag, universal tag, dependency, lemma
_Key = tuple[int, int, int]  # the same as spaCy's numbers: word, tag, dependency

_ANY_WORD = "word"  # stands for the words that no pattern names
_NAMED = ("attribute_ruler", "lemmatizer")
# Components whose work does not touch what the ruler and the lemmatizer read and write.
_APART = ("tok2vec", "transformer", "tagger", "parser", "ner")


class Analyses:
    """The two components of a pipeline as a table; where that would not be the same, the components themselves."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._table = _Table.of(nlp)
        if self._table is not None:
            for name in _NAMED:
                nlp.disable_pipe(name)

    def of(self, docs: Sequence[Doc]) -> Iterator[list[Analysis]]:
        """For each parsed text the analyses of its tokens."""
        if self._table is not None:
            yield from self._table.look_up(docs)
            return
        for doc in docs:
            yield _named(self._vocab, _rows(doc, TAG, POS, DEP, LEMMA))


class _Table:
    def __init__(self, vocab: Vocab, ruler: AttributeRuler, lemmatizer: Lemmatizer, words: "_Words") -> None:
        self._vocab = vocab
        self._ruler = ruler  # as the model has it
        self._lemmatizer = lemmatizer
        self._words = words
        self._by_word = AttributeRuler(vocab)  # its patterns of one token
        self._opening = Matcher(vocab)  # the first tokens of the others
        for number, pattern in enumerate(_patterns(ruler)):
            single = [p for p in pattern["patterns"] if len(p) == 1]
            if single:
                self._by_word.add(single, pattern["attrs"], pattern["index"])
            longer = [[p[0]] for p in pattern["patterns"] if len(p) > 1]
            if longer:
                self._opening.add(str(number), longer)
        self._known: dict[_Key, Analysis | None] = {}  # None: ask the ruler about the whole text
        self._ruled: dict[_Key, list[int] | None] = {}

    @staticmethod
    def of(nlp: Language) -> "_Table | None":
        """The table of a pipeline, or None where the components look at more than word, tag and dependency."""
        ruler, lemmatizer = (nlp.get_pipe(n) if n in nlp.pipe_names else None for n in _NAMED)
        apart = all(nlp.get_pipe_meta(n).factory in (*_NAMED, *_APART) for n in nlp.pipe_names)
        if not (apart and isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, Lemmatizer)):
            return None
        words = _Words.of(token for p in _patterns(ruler) for tokens in p["patterns"] for token in tokens)
        if words is None or lemmatizer.mode not in ("rule", "lookup"):
            return None
        return _Table(nlp.vocab, ruler, lemmatizer, words)

    def look_up(self, docs: Sequence[Doc]) -> Iterator[list[Analysis]]:
        rows = [_rows(doc, ORTH, TAG, DEP) for doc in docs]
        self._learn(list(dict.fromkeys(key for keys in rows for key in keys if key not in self._known)))
        for doc, keys in zip(docs, rows, strict=True):
            found = [analysis for key in keys if (analysis := self._known[key]) is not None]
            if len(found) == len(keys):
                yield found
            else:
                yield _named(self._vocab, _rows(self._lemmatizer(self._ruler(doc)), TAG, POS, DEP, LEMMA))

    def _learn(self, keys: list[_Key]) -> None:
        """Enter unknown words: by the ruler, then by the lemmatizer."""
        if not keys:
            return
        stand_in = self._vocab.strings.add(_ANY_WORD)
        strings = self._vocab.strings
        kinds = [key if self._words.has(strings[key[0]]) else (stand_in, *key[1:]) for key in keys]
        self._rule([kind for kind in dict.fromkeys(kinds) if kind not in self._ruled])
        plain: list[_Key] = []
        values: list[list[int]] = []
        for key, kind in zip(keys, kinds, strict=True):
            ruled = self._ruled[kind]
            if ruled is None:
                self._known[key] = None
            else:
                plain.append(key)
                values.append(ruled)
        if plain:
            doc = Doc(self._vocab, words=[strings[word] for word, _, _ in plain])
            columns: Any = np.array(values, dtype=np.uint64)
            doc.from_array([TAG, POS, DEP, MORPH, LEMMA], columns)
            found = _rows(self._lemmatizer(doc), TAG, POS, DEP, LEMMA)
            self._known.update(zip(plain, _named(self._vocab, found), strict=True))

    def _rule(self, kinds: list[_Key]) -> None:
        if not kinds:
            return
        words, tags, deps = ([self._vocab.strings[n] for n in column] for column in zip(*kinds, strict=True))
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        opening = {start for _, start, _ in self._opening(doc, allow_missing=True)}
        ruled = _rows(self._by_word(doc), TAG, POS, DEP, MORPH, LEMMA)
        for i, (kind, values) in enumerate(zip(kinds, ruled, strict=True)):
            self._ruled[kind] = None if i in opening else list(values)


class _Words:
    """The words that a ruler's patterns name; all others are alike to it."""

    def __init__(self, words: set[str], expressions: list[re.Pattern[str]]) -> None:
        self._words = words
        self._expressions = expressions

    @staticmethod
    def of(tokens: Iterable[dict[str, Any]]) -> "_Words | None":
        """None when a pattern looks at anything but a token's word, tag, dependency and being white space."""
        words: set[str] = set()
        expressions: list[re.Pattern[str]] = []
        for token in tokens:
            if not token.keys() <= {"LOWER", "TAG", "DEP", "IS_SPACE"}:
                return None
            match token.get("LOWER"):
                case None:
                    continue
                case str(word):
                    words.add(word)
                case {"IN": [*several], **others} if not others:
                    words.update(several)
                case {"REGEX": str(expression), **others} if not others:
                    expressions.append(re.compile(expression))
                case _:
                    return None
        return _Words(words, expressions)

    def has(self, word: str) -> bool:
        lower = word.lower()
        return lower in self._words or lower.isspace() or any(e.search(lower) for e in self._expressions)


def _patterns(ruler: AttributeRuler) -> list[dict[str, Any]]:
    """`patterns`: each a list of tokens, themselves mappings; `attrs` to set at the token `index`."""
    return ruler.patterns


def _rows(doc: Doc, *attributes: int) -> list[Any]:
    """For each token its attributes, as a tuple of numbers."""
    return list(zip(*doc.to_array(list(attributes)).T.tolist(), strict=True))


def _named(vocab: Vocab, rows: Iterable[tuple[int, int, int, int]]) -> list[Analysis]:
    strings = vocab.strings
    return [(strings[tag], strings[pos], strings[dep], strings[lemma]) for tag, pos, dep, lemma in rows]
