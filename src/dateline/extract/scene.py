"""What every extractor is given: the annotated article with its cast, and how to read it.

An extractor looks at a verb or a noun and asks the scene who is meant by a phrase, which statement
a span stands in, when and where something is said to happen.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dateline.domain.annotation import AnnotatedArticle, Sentence, Token
from dateline.domain.cast import Cast
from dateline.domain.findings import Actor, Meeting, Place, Statement, Time
from dateline.text.spans import Span

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """An annotated article, its cast, and the findings made so far."""

    doc: AnnotatedArticle
    cast: Cast
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    main_pair: Pair | None = None  # the two countries that the article names together most often
    lemma_index: dict[str, list[Token]] = field(default_factory=dict)
    _told_in: dict[int, tuple[Statement, ...]] = field(default_factory=dict)  # token → statements around it
    _cued_by: dict[int, Statement] = field(default_factory=dict)  # first character of a cue's token → its statement
    _mentions: tuple[tuple[Span, Meeting], ...] = ()  # of meetings, in text order

    @staticmethod
    def of(doc: AnnotatedArticle, cast: Cast) -> "Scene":
        index: dict[str, list[Token]] = {}
        for token in doc.tokens:
            index.setdefault(token.lemma.lower(), []).append(token)
        scene = Scene(doc, cast, lemma_index=index)
        return replace(scene, main_pair=scene._pair_named_most())

    def with_statements(self, statements: Iterable[Statement]) -> "Scene":
        known = tuple(statements)
        told: dict[int, tuple[Statement, ...]] = {}
        for statement in known:
            for content in statement.content_spans:
                for token in self.doc.tokens_in(content):
                    told[token.i] = (*told.get(token.i, ()), statement)
        cued = {t.start: s for s in known if s.cue_span is not None for t in self.doc.tokens_in(s.cue_span)}
        return replace(self, statements=known, _told_in=told, _cued_by=cued)

    def with_meetings(self, meetings: Iterable[Meeting]) -> "Scene":
        known = tuple(meetings)
        mentions = sorted(((span, m) for m in known for span in m.mentions), key=lambda p: p[0])
        return replace(self, meetings=known, _mentions=tuple(mentions))

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
            elif token.dep == "acomp" and token.head.is_verb:  # 'is due to meet'
                token = token.head
            elif token.dep == "pcomp" and token.tag == "VBG" and token.head.head.is_verb:  # 'before flying to'
                token = token.head.head
            elif token.dep in ("acl", "relcl") and token.head.pos in ("NOUN", "PROPN", "PRON"):
                return token.head
            else:
                return None
        return None

    def antecedent(self, token: Token) -> Token:
        """For a relative pronoun the noun it stands for, else the token itself.

        Behind a comma an actor named right before it is meant, whatever noun the parser took: 'its friendship with
        Egypt irritates Ethiopia, which has …'.
        """
        if token.tag not in ("WDT", "WP"):
            return token
        noun = token.head.head if token.head.dep == "relcl" else None
        if noun is not None and self.who(noun):
            return noun
        return self._named_before(token) or noun or token

    def _named_before(self, pronoun: Token) -> Token | None:
        if pronoun.i < 2 or self.doc.tokens[pronoun.i - 1].text != ",":
            return None
        last = self.doc.tokens[pronoun.i - 2]
        mention = self.cast.mention_covering(last)
        return self.doc.tokens[mention.head] if mention is not None and mention.last == last.i else None

    # --- which countries -----------------------------------------------------------------------

    def countries_in(self, span: Span) -> list[str]:
        """The different countries of the actors mentioned in a stretch, in text order."""
        found: dict[str, None] = {}
        for token in self.doc.tokens_in(span):
            mention = self.cast.mention_covering(token)
            for ident in mention.actors if mention is not None else ():
                country = self.cast.country(ident)
                if country:
                    found.setdefault(country)
        return list(found)

    def pair_in(self, span: Span) -> Pair | None:
        """The pair, in alphabetical order, when a stretch speaks of just two countries."""
        found = self.countries_in(span)
        return ordered(found[0], found[1]) if len(found) == 2 else None

    def pair_near(self, token: Token) -> Pair | None:
        """The pair of the token's phrase, else of its sentence, else of one of the two before, else of the article."""
        return self.pair_in(self.doc.phrase(token)) or self.pair_around(token) or self.main_pair

    def pair_around(self, token: Token) -> Pair | None:
        """The pair that the token's sentence speaks of, else one of the two sentences before, the nearest first."""
        for sentence in reversed(self.doc.sentences[max(0, token.sent - 2) : token.sent + 1]):
            found = self.pair_in(sentence.span)
            if found is not None:
                return found
        return None

    def _pair_named_most(self) -> Pair | None:
        together: Counter[Pair] = Counter()
        for sentence in self.doc.sentences:
            found = self.countries_in(sentence.span)[:5]
            together.update(ordered(a, b) for n, a in enumerate(found) for b in found[n + 1 :])
        return max(together, key=lambda pair: (together[pair], pair)) if together else None

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
        inside = self.doc.tokens_in(span)
        best: Statement | None = None
        size = 0
        for statement in self._told_in.get(inside[0].i, ()) if inside else ():
            for content in statement.content_spans:
                length = content.end - content.start
                if content.contains(span) and (best is None or length < size):
                    best, size = statement, length
        return best

    def statement_cued_by(self, token: Token) -> Statement | None:
        """The statement whose cue a token is: 'hopes' in 'he hopes that …'."""
        return self._cued_by.get(token.start)

    def meetings_in(self, span: Span) -> list[tuple[Span, Meeting]]:
        """The mentions of meetings inside a stretch, in text order."""
        at = bisect_left(self._mentions, span.start, key=lambda p: p[0].start)
        found = []
        while at < len(self._mentions) and self._mentions[at][0].start < span.end:
            if self._mentions[at][0].end <= span.end:
                found.append(self._mentions[at])
            at += 1
        return found

    def sentence(self, token: Token) -> Sentence:
        return self.doc.sentence_of(token)

    def clause(self, verb: Token) -> Span:
        """The characters of a verb's clause: its subtree without coordinated clauses and outer punctuation."""
        first, last = verb.left, verb.right
        for child in verb.children:
            if child.dep == "conj" and child.is_verb and child.i > verb.i:
                last = max(verb.i, min(last, child.left - 1))
        tokens = self.doc.tokens
        while last > first and tokens[last].dep in ("cc", "punct"):
            last -= 1
        while first < last and tokens[first].dep in ("cc", "punct"):
            first += 1
        return self.doc.span(first, last)


def ordered(a: str, b: str) -> Pair:
    """A pair of country codes in alphabetical order."""
    return (a, b) if a < b else (b, a)
