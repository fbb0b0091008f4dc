"""Under which label of the ontology a topic belongs: the words of `lexicon/data/topic_labels.toml` decide."""

from collections.abc import Sequence
from functools import cache

from dateline.domain.annotation import Token
from dateline.extract.scene import Scene
from dateline.lexicon import load
from dateline.lexicon.phrases import PhraseIndex
from dateline.text.spans import Span


@cache
def _labels() -> PhraseIndex:
    return PhraseIndex(load("topic_labels"))


def label_of(scene: Scene, head: Token, span: Span) -> str | None:
    """The label that the words of a topic speak for.

    A phrase weighs as much as its words squared; words in the head's own phrase, before its complements,
    weigh more than those behind it.
    """
    weights: dict[str, float] = {}
    tokens = scene.doc.tokens_in(span)
    for i, token in enumerate(tokens):
        for last, entry in _labels().at(tokens, i):
            near = 1.0 if token.i <= head.i else 0.45
            weights[entry.id] = weights.get(entry.id, 0.0) + near * (last - i + 1) ** 2
    if not weights and _is_land(scene, head, tokens):
        return "regional_security"  # 'discussed Mali': what goes on there
    return max(weights, key=lambda label: weights[label]) if weights else None


def _is_land(scene: Scene, head: Token, tokens: Sequence[Token]) -> bool:
    """Whether an item is the bare name of a country or region."""
    named = scene.cast.place_at(head) is not None or any(a.kind == "state" for a in scene.cast.actors_at(head))
    return named and all(t.pos in ("PROPN", "DET", "ADP", "PUNCT") for t in tokens)


@cache
def labelled_words() -> frozenset[str]:
    """The single words that speak for some label of a topic."""
    return frozenset(lemma for entry in load("topic_labels").entries for lemma in entry.lemmas if " " not in lemma)
