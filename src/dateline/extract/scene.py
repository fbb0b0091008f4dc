"""What every extractor is given: the annotated article with its cast, and how to read it.

An extractor looks at a verb or a noun and asks the scene who is meant by a phrase, which statement
a span stands in, when and where something is said to happen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dateline.domain.annotation import AnnotatedArticle, Sentence, Token
from dateline.domain.cast import Cast
from dateline.domain.findings import Actor, Meeting, Place, Statement, Time
from dateline.text.spans import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "agent")


@dataclass(frozen=True, slots=True)
class Scene:
    """An annotated article, its cast, and the findings made so far."""

    doc: AnnotatedArticle
    cast: Cast
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    lemma_index: dict[str, list[Token]] = field(default_factory=dict)

    @staticmethod
    def of(doc: AnnotatedArticle, cast: Cast) -> "Scene":
        index: dict[str, list[Token]] = {}
        for token in doc.tokens:
            index.setdefault(token.lemma.lower(), []).append(token)
        return Scene(doc, cast, lemma_index=index)

    def with_statements(self, statements: Iterable[Statement]) -> "Scene":
        return replace(self, statements=tuple(statements))

    def with_meetings(self, meetings: Iterable[Meeting]) -> "Scene":
        return replace(self, meetings=tuple(meetings))

    def with_lemma(self, *lemmas: str) -> Iterator[Token]:
        """Every token with one of these lemmas, lemma by lemma."""
        for lemma in lemmas:
            yield from self.lemma_index.get(lemma, ())

    # --- who ---------------------------------------------------------------------------------

    def who(self, token: Token) -> tuple[Actor, ...]:
        """Whom a noun phrase means, its coordinated phrases included: 'Biden and Putin' → both."""
        found: dict[str, Actor] = {}
        for part in token.conjuncts():
            for actor in self.cast.actors_at(part):
                found.setdefault(actor.id, actor)
        return tuple(found.values())

    def subject(self, verb: Token) -> Token | None:
        """The head of the verb's own, shared or understood subject.

        Own: 'Biden met'. Shared: 'Biden flew … and met'. Understood: 'Biden plans to meet',
        'asked Biden to meet', 'the officials meeting in Vienna'.
        """
        token = verb
        for _ in range(6):
            own = token.child("nsubj", "nsubjpass")
            if own is not None:
                return self.antecedent(own)
            if token.dep == "conj" and token.head.is_verb:
                token = token.head
            elif token.dep in ("xcomp", "advcl", "ccomp") and token.head.pos in ("VERB", "AUX", "ADJ"):
                if token.dep == "ccomp" and token.tag not in ("VB", "VBG"):
                    return None
                governor = token.head.child("dobj") if token.dep == "xcomp" else None
                if governor is not None:
                    return governor
                token = token.head
            elif token.dep in ("acl", "relcl") and token.head.pos in ("NOUN", "PROPN", "PRON"):
                return token.head
            else:
                return None
        return None

    def antecedent(self, token: Token) -> Token:
        """For a relative pronoun the noun it stands for, else the token itself."""
        if token.tag in ("WDT", "WP") and token.head.dep == "relcl":
            return token.head.head
        return token

    # --- when and where ------------------------------------------------------------------------

    def place_in(self, tokens: Iterable[Token]) -> Place | None:
        """The first place named among the tokens."""
        for token in tokens:
            place = self.cast.place_at(token)
            if place is not None:
                return place
        return None

    def time_in(self, span: Span) -> Time | None:
        return self.cast.time_in(span)

    # --- inside whose words ----------------------------------------------------------------------

    def statement_around(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds the span; None in the article's own voice."""
        best: Statement | None = None
        size = 0
        for statement in self.statements:
            for content in statement.content_spans:
                if content.start <= span.start and span.end <= content.end:
                    length = content.end - content.start
                    if best is None or length < size:
                        best, size = statement, length
        return best

    def sentence(self, token: Token) -> Sentence:
        return self.doc.sentence_of(token)

    def clause(self, verb: Token) -> Span:
        """The characters of a verb's clause: its subtree without coordinated clauses and outer punctuation."""
        first, last = verb.left, verb.right
        for child in verb.children:
            if child.dep == "conj" and child.is_verb and child.i > verb.i:
                last = min(last, child.left - 1)
        tokens = self.doc.tokens
        while last > first and tokens[last].dep in ("cc", "punct"):
            last -= 1
        while first < last and tokens[first].dep in ("cc", "punct"):
            first += 1
        return self.doc.span(first, last)
