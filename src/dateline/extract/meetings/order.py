"""Which meeting the text says came before which: 'This follows …', 'prior to Geneva', 'after the talks'."""

from dataclasses import replace

from dateline.domain.annotation import Token
from dateline.domain.findings import Meeting
from dateline.extract.meetings.coreference import Cluster
from dateline.extract.scene import Scene

_BEFORE = ("before", "prior", "ahead")
_AFTER = ("after", "following", "since")


def with_order(scene: Scene, meetings: list[Meeting], of: list[Cluster]) -> tuple[Meeting, ...]:
    """The meetings with `follows`. `of` are the clusters they were made of, in the same order."""
    by_token = {r.token.i: n for n, cluster in enumerate(of) for r in cluster.references}
    first_at: dict[str, int] = {}
    for n, cluster in enumerate(of):
        if cluster.place is not None and cluster.place.lat is not None:  # a town, no country
            first_at.setdefault(cluster.place.id, n)
    by_place = {i: first_at[ident] for i, ident in scene.cast.place_tokens.items() if ident in first_at}
    by_sentence: dict[int, list[Token]] = {}
    for cluster in of:
        for reference in cluster.references:
            by_sentence.setdefault(reference.token.sent, []).append(reference.token)
    follows: dict[int, list[int]] = {}
    for first, second in _pairs(scene, by_token, by_place, by_sentence):
        if first != second and second not in follows.get(first, []) and first not in follows.get(second, []):
            follows.setdefault(first, []).append(second)
    return tuple(replace(m, follows=tuple(meetings[k].id for k in follows.get(n, ()))) for n, m in enumerate(meetings))


def _pairs(
    scene: Scene, by_token: dict[int, int], by_place: dict[int, int], by_sentence: dict[int, list[Token]]
) -> list[tuple[int, int]]:
    """Numbers of meetings (later, earlier)."""
    found: list[tuple[int, int]] = []
    for verb in scene.with_lemma("follow", "succeed"):
        subject = verb.child("nsubj", "nsubjpass")
        thing = verb.child("dobj")
        if subject is not None and thing is not None and subject.i in by_token and thing.i in by_token:
            found.append((by_token[subject.i], by_token[thing.i]))
    for words, earlier in ((_BEFORE, True), (_AFTER, False)):
        for prep in scene.with_lemma(*words):
            anchor = _anchor(prep, by_token, by_place)
            if anchor is None:
                continue
            for token in by_sentence.get(prep.sent, ()):
                other = by_token[token.i]
                if prep.left <= token.i <= prep.right or other == anchor:
                    continue
                found.append((anchor, other) if earlier else (other, anchor))
    return found


def _anchor(prep: Token, by_token: dict[int, int], by_place: dict[int, int]) -> int | None:
    """The meeting behind 'before' or 'after', by its noun or verb or, 'prior to Geneva', by its place."""
    step = prep
    for _ in range(3):
        inner = step.child("pobj", "pcomp", "prep")
        if inner is None:
            break
        if inner.i in by_token:
            return by_token[inner.i]
        if inner.dep == "pobj":
            return by_place.get(inner.i)
        step = inner
    return None
