"""CoNLL-style columns: one token a line, an empty line after each sentence, labels as `B-KIND:ID`, `I-KIND:ID`, `O`.

    # article = ID                 before each article, and `# sentence = N` before each sentence
    TOKEN                          as written
    START                          its offset in the article's text, in code points
    SOURCE CUE CONTENT INNER       speaker, cue and content of statements: `B-SOURCE:s1`, `B-CUE:s1`, `B-CONTENT:s1`;
                                   the columns of one statement share its id; INNER is content within other content
    ACTOR                          `B-person:a1`: the kind of actor and its id
    TIME                           `B-DATE:t1`
    PLACE                          `B-PLACE:p1`
    EVENT                          triggers: `B-CONSULT:e1`

Columns are parted by tabs. Where spans of one column overlap, the longer one stands and the other is left out; INNER
takes the content that CONTENT has no room for.
"""

from collections.abc import Iterable, Iterator

from dateline.domain.findings import Findings
from dateline.gold.corpus import GoldArticle
from dateline.gold.tokens import sentences, tokens
from dateline.text.spans import Span

HEADER = ("TOKEN", "START", "SOURCE", "CUE", "CONTENT", "INNER", "ACTOR", "TIME", "PLACE", "EVENT")

Labelled = tuple[Span, str]


def columns(article: GoldArticle) -> str:
    """One article in columns."""
    return "".join(f"{line}\n" for line in _lines(article))


def _lines(article: GoldArticle) -> Iterator[str]:
    text = article.text
    layers = [_by_start(layer) for layer in _layers(article.findings)]
    yield f"# article = {article.id}"
    for number, sentence in enumerate(sentences(text), 1):
        yield f"# sentence = {number}"
        for token in tokens(text, sentence):
            labels = [_label(token, layer) for layer in layers]
            yield "\t".join([token.quote(text), str(token.start), *labels])
        yield ""


def _layers(findings: Findings) -> list[list[Labelled]]:
    """What each column labels, without overlaps."""
    sources = [(s.speaker_span, f"SOURCE:{s.id}") for s in findings.statements if s.speaker_span]
    cues = [(s.cue_span, f"CUE:{s.id}") for s in findings.statements if s.cue_span]
    contents = [(span, f"CONTENT:{s.id}") for s in findings.statements for span in s.content_spans]
    content, crowded_out = _without_overlap(contents)
    inner, _ = _without_overlap(crowded_out)
    actors = [(span, f"{a.kind}:{a.id}") for a in findings.actors for span in a.mentions]
    times = [(t.span, f"{t.type}:{t.id}") for t in findings.times]
    places = [(span, f"PLACE:{p.id}") for p in findings.places for span in p.mentions]
    events = [(e.trigger_span, f"{e.type}:{e.id}") for e in findings.events]
    plain = [_without_overlap(layer)[0] for layer in (sources, cues)]
    return [*plain, content, inner, *(_without_overlap(layer)[0] for layer in (actors, times, places, events))]


def _without_overlap(labelled: Iterable[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Those that stand, the longest first, and those that overlap them."""
    kept: list[Labelled] = []
    left: list[Labelled] = []
    taken: set[int] = set()
    for span, label in sorted(labelled, key=lambda item: (item[0].start - item[0].end, item)):
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            kept.append((span, label))
        else:
            left.append((span, label))
    return kept, left


def _by_start(layer: Iterable[Labelled]) -> dict[int, tuple[str, bool]]:
    """Character → its label, and whether it is the span's first."""
    return {i: (label, i == span.start) for span, label in layer for i in range(*span)}


def _label(token: Span, layer: dict[int, tuple[str, bool]]) -> str:
    """The label of the span that the token lies in, or begins in."""
    for i in range(*token):
        if i in layer:
            label, first = layer[i]
            return f"{'B' if first else 'I'}-{label}"
    return "O"
