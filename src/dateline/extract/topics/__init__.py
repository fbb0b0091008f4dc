"""Topics: what is on a meeting's agenda, what is called a common interest, what states are at odds over.

A cue of `lexicon/data/agenda.toml` opens an enumeration; each of its items is a topic, put under a
label of the ontology by the words of `lexicon/data/topic_labels.toml`.
"""

from dataclasses import dataclass, replace

from dateline.domain.annotation import Token
from dateline.domain.findings import Meeting, Topic, Why
from dateline.extract.items import is_generic, item_span, items
from dateline.extract.scene import Scene
from dateline.extract.topics.cues import cues, talking
from dateline.extract.topics.labels import label_of
from dateline.extract.topics.slots import asks, colon_behind, item_heads
from dateline.lexicon import Entry
from dateline.text.spans import Span

__all__ = ["find_topics", "with_agenda"]

_CONTINUING = frozenset(("these", "they", "those", "topics", "issues", "this", "among"))
_INCLUDE = frozenset(("include", "be", "range", "comprise"))
_STANDINGS = ("common_interest", "dispute", "agenda")  # which one an issue gets that two cues claim


@dataclass(frozen=True, slots=True)
class _Found:
    """One topic before it has an id: its head token, words, and the cue that brought it."""

    head: Token
    span: Span
    entry: Entry
    cue: Token


def find_topics(scene: Scene) -> tuple[Topic, ...]:
    """All topics, one for each issue and standing, in text order."""
    found: list[_Found] = []
    for cue, entry in cues(scene):
        heads = list(item_heads(scene, cue, entry))
        for head in heads:
            found += _listed(scene, cue, entry, head)
        opened = heads or entry.get("standing") != "agenda"
        if opened and any(is_generic(h) for h in (*heads, *cue.ancestors())):
            found += _continued(scene, cue, entry)
    return _topics(
        scene, sorted(found, key=lambda f: (f.span.start, -f.span.end, _STANDINGS.index(f.entry.get("standing"))))
    )


def with_agenda(scene: Scene, topics: tuple[Topic, ...]) -> tuple[Meeting, ...]:
    """The meetings with the topics on their agenda: of the meeting named beside the cue, else of the main one."""
    agenda: dict[str, list[str]] = {}
    for topic in topics:
        meeting = _meeting_of(scene, topic) if topic.standing == "agenda" else None
        if meeting is not None:
            agenda.setdefault(meeting.id, []).append(topic.id)
    return tuple(replace(m, agenda=tuple(agenda.get(m.id, ()))) for m in scene.meetings)


def _listed(scene: Scene, cue: Token, entry: Entry, head: Token) -> list[_Found]:
    """The enumeration that a phrase opens, up to the end of what the same voice says in that sentence."""
    if entry.get("slot") == "cause":
        return [_Found(head, _core(scene, head), entry, cue)]
    if entry.get("slot") == "claimed":
        return [_Found(head, item_span(scene, head), entry, cue)]
    if (head is cue and entry.get("slot") == "itself") or entry.get("slot") == "modified":
        return [_Found(head, item_span(scene, head), entry, cue)]
    if head.i < cue.i and entry.get("slot") != "modified":
        last = _before_verb(cue) if head.dep == "nsubjpass" and head.head is cue else min(head.right, cue.i - 1)
        found = [_Found(part, span, entry, cue) for part, span in items(scene, head.left, last)]
        return [f for f in found if not entry.get("needs_meeting") or f.head.lemma not in talking()]
    last = scene.sentence(cue).last
    statement = scene.statement_around(cue.span)
    for content in statement.content_spans if statement else ():
        inside = scene.doc.tokens_in(content) if content.contains(cue.span) else ()
        last = min(last, inside[-1].i) if inside else last
    first = cue.i if entry.get("slot") == "listed" else max(head.left, cue.i + 1)
    colon = colon_behind(scene, head) if is_generic(head) or entry.get("slot") == "listed" else None
    first = colon + 1 if colon is not None else first
    if asks(head):
        return [_Found(head, scene.doc.span(first, min(last, head.right)), entry, cue)]
    found = [_Found(part, span, entry, cue) for part, span in items(scene, first, last)]
    found = [f for f in found if f.head.pos not in ("ADJ", "ADV") or f.head.child("det") is not None]
    if entry.get("slot") == "charge":  # a deed is no issue; a policy is
        return [
            f for f in found if label_of(scene, f.head, f.span) and scene.doc.tokens_in(f.span)[0].lower != "having"
        ]
    if entry.get("needs_meeting"):  # 'addressed the opening session', 'took up his post'
        found = [f for f in found if f.head.lemma not in talking() and f.head.lemma not in entry.get("not", ())]
    return [f for f in found if f.head.pos != "VERB" or label_of(scene, f.head, f.span)]


def _before_verb(cue: Token) -> int:
    """The number of the last token before a verb and its auxiliaries."""
    return min([c.i for c in cue.children if c.dep in ("aux", "auxpass", "neg", "advmod")] + [cue.i]) - 1


def _core(scene: Scene, verb: Token) -> Span:
    """A clause without its marker, relative clauses and adjuncts: the deed that states quarrel about."""
    first, last = verb.left, verb.i
    mark = verb.child("mark")
    first = mark.i + 1 if mark is not None and mark.i == first else first
    for child in verb.children:
        if child.i > verb.i and child.dep in ("dobj", "prep", "xcomp", "attr", "prt"):
            last = max(last, next((c.left - 2 for c in child.children if c.dep == "relcl"), child.right))
    return scene.doc.span(first, last)


def _continued(scene: Scene, cue: Token, entry: Entry) -> list[_Found]:
    """'These included the pandemic, …' in the sentence behind one that only announced issues."""
    number = cue.sent + 1
    if number >= len(scene.doc.sentences):
        return []
    words = scene.doc.words(scene.doc.sentences[number])
    verb = next((t for t in words if t.lemma in _INCLUDE and t.child("nsubj") is not None), None)
    subject = verb.child("nsubj") if verb is not None else None
    if verb is None or subject is None or words[subject.left - words[0].i].lower not in _CONTINUING:
        return []
    last = scene.doc.sentences[number].last
    return [
        _Found(part, span, entry, cue)
        for head in verb.all("dobj", "attr")[:1]
        for part, span in items(scene, max(head.left, verb.i + 1), last)
    ]


def _topics(scene: Scene, found: list[_Found]) -> tuple[Topic, ...]:
    topics: list[Topic] = []
    told: set[str] = set()
    covered: set[Span] = set()
    for item in found:
        standing = item.entry.get("standing")
        text = item.span.quote(scene.doc.text)
        key = " ".join(text.lower().split()).removeprefix("the ")
        if key in told or item.span in covered or not any(c.isalpha() for c in text):
            continue
        told.add(key)
        covered.add(item.span)
        statement = scene.statement_around(item.span)
        label = label_of(scene, item.head, item.span)
        topics.append(
            Topic(
                f"k{len(topics) + 1}", label, text, item.span, standing,
                statement.id if statement else None,
                "reported" if statement or _is_hearsay(scene, item.head) else "stated",
                Why(item.entry.rule, (item.cue.span,), (statement.id,) if statement else (), 0.7 if label else 0.5,
                    note=f"label by topic_labels.{label}" if label else None),
            )
        )  # fmt: skip
    return tuple(topics)


def _is_hearsay(scene: Scene, token: Token) -> bool:
    return any(t.lower in ("reportedly", "allegedly", "apparently") for t in scene.doc.words(scene.sentence(token)))


def _meeting_of(scene: Scene, topic: Topic) -> Meeting | None:
    """The meeting mentioned nearest before the topic in its sentence; else the main one."""
    if not scene.meetings:
        return None
    sentence = scene.sentence(scene.doc.tokens_in(topic.span)[0])
    near = min(scene.meetings_in(sentence.span), key=lambda p: abs(topic.span.start - p[0].end), default=None)
    return near[1] if near is not None else max(scene.meetings, key=lambda m: len(m.mentions))
