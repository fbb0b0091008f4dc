"""One parsed piece of text → our own tokens with their tree, and their sentences."""

from spacy.attrs import ENT_IOB, ENT_TYPE, HEAD, IDX, LENGTH, SENT_START
from spacy.tokens import Doc

from dateline.annotate.analyses import Analysis
from dateline.domain.annotation import Sentence, Token
from dateline.text.spans import Span

_COLUMNS = [IDX, LENGTH, HEAD, ENT_IOB, ENT_TYPE, SENT_START]
_ENTITY = {1: "I-", 3: "B-"}  # spaCy's numbers for being inside and at the beginning of a name
HEADING = 25  # words; a longer line without a closing mark is no heading


class Trees:
    """Tokens and sentences of a text, as its pieces are added in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []

    def add(self, doc: Doc, analyses: list[Analysis], offset: int, paragraph: int) -> None:
        """Add a piece that begins at character `offset`. White-space tokens are left out."""
        rows = doc.to_array(_COLUMNS).tolist()
        strings, text = doc.vocab.strings, self._text
        base = len(self.tokens)
        sent = len(self.sentences) - 1
        made: list[Token] = []
        starts: list[int] = []
        by_row: list[Token | None] = []
        for (idx, length, _, iob, kind, opens), (tag, pos, dep, lemma) in zip(rows, analyses, strict=True):
            if opens == 1 or not by_row:
                sent += 1
                starts.append(len(made))
            if tag == "_SP":
                by_row.append(None)
                continue
            start = offset + idx
            end = start + length
            entity = _ENTITY[iob] + strings[kind] if iob in _ENTITY else ""
            token = Token(base + len(made), start, end, text[start:end], lemma, tag, pos, dep, entity, sent)
            by_row.append(token)
            made.append(token)
        _hang(by_row, [_signed(row[2]) for row in rows])
        _set_edges(made)
        self.tokens += made
        if made:
            self._add_sentences(made, starts, paragraph)

    def _add_sentences(self, made: list[Token], starts: list[int], paragraph: int) -> None:
        text, base = self._text, made[0].i
        bounds = [*starts[1:], len(made)]
        for first, behind in zip(starts, bounds, strict=True):
            if first == behind:  # only white space; keep the numbering dense
                first = max(first - 1, 0)
                behind = first + 1
            span = Span(made[first].start, made[behind - 1].end)
            last_mark = text[span.start : span.end].rstrip("”\"'’)")[-1:]
            heading = len(starts) == 1 and last_mark not in ".!?:;,…" and behind - first < HEADING
            self.sentences.append(
                Sentence(len(self.sentences), base + first, base + behind - 1, span, paragraph, heading)
            )


def _signed(value: int) -> int:
    """spaCy hands relative heads over as unsigned 64-bit numbers."""
    return value - (1 << 64) if value >= (1 << 63) else value


def _hang(by_row: list[Token | None], heads: list[int]) -> None:
    """Give every token its head; what hangs on white space hangs on what that hangs on."""
    for row, token in enumerate(by_row):
        if token is None:
            continue
        below, head = row, row + heads[row]
        while by_row[head] is None and head != below:
            below, head = head, head + heads[head]
        owner = by_row[head]
        if owner is not None and owner is not token:
            token.head = owner
            owner.children.append(token)


def _set_edges(made: list[Token]) -> None:
    """Set the first and last token of every subtree, leaves first."""
    base = made[0].i if made else 0
    waiting = [len(t.children) for t in made]
    ready = [t for t in made if not t.children]
    while ready:
        token = ready.pop()
        head = token.head
        if head is token:
            continue
        head.left = min(head.left, token.left)
        head.right = max(head.right, token.right)
        waiting[head.i - base] -= 1
        if not waiting[head.i - base]:
            ready.append(head)
