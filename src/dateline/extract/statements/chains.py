"""How the statements of one sentence hang together: shared speakers, speech inside speech, agencies that vouch."""

from dateline.extract.scene import Scene
from dateline.extract.statements.draft import Draft
from dateline.extract.statements.layout import Layout, Range
from dateline.extract.statements.speakers import phrase

ATTITUDES = frozenset(("belief", "hope", "fear", "intention"))
SHARING = frozenset(("behind", "infinitive", "objinf", "gerund", "as"))  # frames whose content is behind the cue
JOINTS = frozenset((",", "and", "but", "while", "also", "then"))


class Nesting:
    """Which statements stand inside which. Only those of one sentence can: cues in quotations are none."""

    def __init__(self, drafts: list[Draft], layout: Layout) -> None:
        self._layout = layout
        self._by_unit: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.cue is not None:
                self._by_unit.setdefault(layout.unit(draft.cue[0]), []).append(draft)

    def around(self, draft: Draft) -> list[Draft]:
        """The statements with a speaker whose content holds this one's cue, widest first."""
        if draft.cue is None:
            return []
        cue = draft.cue[0]
        found = [d for d in self._beside(draft) if d.speaker is not None and d.covers(cue)]
        return sorted(found, key=lambda d: -sum(last - first for first, last in d.content))

    def inside(self, draft: Draft) -> list[Draft]:
        """The statements with a speaker whose cue stands in this one's content."""
        return [d for d in self._beside(draft) if d.speaker is not None and d.cue and draft.covers(d.cue[0])]

    def _beside(self, draft: Draft) -> list[Draft]:
        unit = self._layout.unit(draft.cue[0]) if draft.cue is not None else -1
        return [d for d in self._by_unit.get(unit, ()) if d is not draft]


def share_speakers(drafts: list[Draft], layout: Layout) -> None:
    """'X said A and added B': a cue right behind another's content, without a subject of its own, has its speaker."""
    by_end = {d.content[-1][1]: d for d in drafts if d.frame in SHARING and d.speaker is not None}
    for draft in drafts:
        if draft.cue is None or draft.frame_range is None:
            continue
        verb = layout.tokens[draft.cue[0]]
        if verb.child("nsubj", "nsubjpass", "agent") is not None or draft.frame_range[0] < verb.i - 3:
            continue
        i = draft.frame_range[0] - 1
        while layout.lower(i) in JOINTS:
            i -= 1
        earlier = by_end.get(i)
        if earlier is not None and earlier is not draft and i < draft.frame_range[0] - 1:
            draft.speaker = earlier.speaker


def settle(drafts: list[Draft], scene: Scene, layout: Layout) -> list[Draft]:
    """The drafts that stay statements of their own."""
    return _without_attitudes(_without_doubles(_without_carriers(drafts, scene, layout)), layout)


def _without_carriers(drafts: list[Draft], scene: Scene, layout: Layout) -> list[Draft]:
    """Without the 'AP reported' over a sentence that has a speaker of its own: it becomes that one's reporter."""
    nesting = Nesting(drafts, layout)
    kept: list[Draft] = []
    for draft in drafts:
        carries = draft.frame in ("before", "around", "phrase") and _is_outlet(draft, scene)
        inner = nesting.inside(draft) if carries else []
        for one in inner:
            if draft.speaker is not None:
                one.reporters.append(draft.speaker)
        if not inner:
            kept.append(draft)
    return kept


def _is_outlet(draft: Draft, scene: Scene) -> bool:
    if draft.speaker is None:
        return False
    actors = scene.cast.actors_at(draft.speaker)
    if actors:
        return actors[0].kind == "media"
    return draft.rule == "reporting.report" and draft.speaker.pos == "PROPN"


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Of two cues with the same content ('said before adding: “…”') the one beside it."""
    best: dict[tuple[Range, ...], Draft] = {}
    for draft in drafts:
        key = tuple(draft.content)
        other = best.get(key)
        if other is None or _distance(draft) < _distance(other):
            best[key] = draft
    return [d for d in drafts if best[tuple(d.content)] is d]


def _distance(draft: Draft) -> int:
    return min(abs(edge - draft.cue[0]) for part in draft.content for edge in part) if draft.cue else 1 << 30


def _without_attitudes(drafts: list[Draft], layout: Layout) -> list[Draft]:
    """Without what somebody is merely said to believe, want or fear: the statement around it says so.

    Nor what a verb inside somebody's words seems to report under the same subject, for want of its own.
    """
    nesting = Nesting(drafts, layout)
    kept: list[Draft] = []
    for draft in drafts:
        around = nesting.around(draft)
        if any(outer.speaker is draft.speaker for outer in around):
            continue
        quoted = any(layout.quote(i) >= 0 for part in draft.content for i in part)
        if draft.kind not in ATTITUDES or quoted or not around:
            kept.append(draft)
    return kept


class Sources:
    """Through whom an unnamed source was first heard; what it says later came the same way."""

    def __init__(self) -> None:
        self._heard: dict[str, tuple[str, ...]] = {}

    def via(self, draft: Draft, own: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
        """The chain of a draft, completed from what the same anonymous speaker was quoted by before."""
        actors = scene.who(draft.speaker) if draft.speaker is not None else ()
        unnamed = [a.id for a in actors if a.anonymous]
        for ident in unnamed:
            if own:
                self._heard.setdefault(ident, own)
            elif ident in self._heard:
                return self._heard[ident]
        return own


def via_of(draft: Draft, nesting: Nesting, scene: Scene) -> tuple[str, ...]:
    """Names of those between the article and the speaker, nearest to the article first."""
    names: list[str] = []
    for outer in nesting.around(draft):
        names += [_name(outer, i, scene) for i in range(len(outer.reporters) + 1)]
    names += [_name(draft, i, scene) for i in range(len(draft.reporters))]
    return tuple(dict.fromkeys(n for n in names if n))


def _name(draft: Draft, number: int, scene: Scene) -> str:
    """The name of a draft's reporter of that number, or of its speaker behind them."""
    head = draft.reporters[number] if number < len(draft.reporters) else draft.speaker
    if head is None:
        return ""
    actors = scene.who(head)
    return actors[0].name if actors else scene.doc.span(*phrase(head, scene.doc.tokens)).quote(scene.doc.text)
