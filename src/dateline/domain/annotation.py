"""What `annotate` leaves behind: tokens with their tree, sentences, quotations, times, mentions.

Tokens point at each other, so they cannot be frozen while the tree is built; nobody writes to one
after `annotate` has returned it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.domain.article import Article
from dateline.text.spans import Span


class Token:
    """One word or mark. `i` is its number in the article, `start:end` its characters.

    `tag` is the Penn tag, `pos` the universal one, `dep` the CLEAR dependency label,
    `left`/`right` the first and last token number of its subtree, `sent` its sentence's number.
    The root of a sentence is its own head.
    """

    __slots__ = (
        "children", "dep", "end", "ent", "head", "i", "left", "lemma", "lower",
        "pos", "right", "sent", "start", "tag", "text",
    )  # fmt: skip

    head: "Token"

    def __init__(
        self, i: int, start: int, end: int, text: str, lemma: str, tag: str, pos: str, dep: str, ent: str, sent: int
    ) -> None:
        self.i = i
        self.start = start
        self.end = end
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.tag = tag
        self.pos = pos
        self.dep = dep
        self.ent = ent  # 'B-PERSON', 'I-GPE' … or ''
        self.sent = sent
        self.head = self
        self.children: list[Token] = []
        self.left = i
        self.right = i

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.dep})"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_root(self) -> bool:
        return self.head is self

    @property
    def is_verb(self) -> bool:
        return self.pos in ("VERB", "AUX")

    def ancestors(self) -> Iterator["Token"]:
        """From the head up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def child(self, *deps: str) -> "Token | None":
        """The first child with one of these dependency labels."""
        for child in self.children:
            if child.dep in deps:
                return child
        return None

    def all(self, *deps: str) -> list["Token"]:
        """Every child with one of these dependency labels, in order."""
        return [c for c in self.children if c.dep in deps]

    def conjuncts(self) -> list["Token"]:
        """The token itself and everything coordinated behind it: 'A, B and C' → [A, B, C]."""
        found, queue = [self], [self]
        while queue:
            for child in queue.pop().children:
                if child.dep == "conj":
                    found.append(child)
                    queue.append(child)
        return sorted(found, key=lambda t: t.i)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last`, both included; `paragraph` counts from 0."""

    i: int
    first: int
    last: int
    span: Span
    paragraph: int
    heading: bool = False  # a title, cross-heading or caption: a line without a closing mark


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch inside quotation marks. `span` has the marks, `inner` has not.

    Parts of one quotation that runs over paragraphs share `chain`. `scare` marks single words and
    names in quotation marks that nobody need have said.
    """

    span: Span
    inner: Span
    depth: int  # 0 for an outermost quotation
    chain: int
    closed: bool = True
    scare: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 expression: `type` DATE, TIME, DURATION or SET; `value` and `mod` as in ISO-TimeML."""

    span: Span
    type: str
    value: str
    mod: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of the gazetteer found in the text: tokens `first` to `last`, both included.

    `entries` are ids of gazetteer entries, likeliest first.
    """

    first: int
    last: int
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its tokens, sentences, quotations, times and gazetteer names."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    names: tuple[NameMatch, ...] = ()
    quote_depth: tuple[int, ...] = field(default=())  # per token: how many quotations it stands in

    @property
    def text(self) -> str:
        return self.article.text

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[token.sent]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last + 1]

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens `first` to `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def phrase(self, token: Token) -> Span:
        """Characters of a token's whole subtree."""
        return self.span(token.left, token.right)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside a character span."""
        return self.tokens[self._first_at(span.start) : self._first_at(span.end)]

    def _first_at(self, offset: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low
