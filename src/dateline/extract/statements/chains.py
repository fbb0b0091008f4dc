"""Who passed whose words on: statements inside statements, and agencies that vouch for a whole sentence."""

from dateline.extract.scene import Scene
from dateline.extract.statements.draft import Draft
from dateline.extract.statements.layout import Layout
from dateline.extract.statements.speakers import phrase

SHARING = ("behind", "infinitive", "objinf", "gerund", "as")  # frames whose content stands behind the cue


def drop_carriers(drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Without the 'AP reported' over a sentence that has a speaker of its own: it becomes that one's reporter."""
    kept: list[Draft] = []
    for draft in drafts:
        inner = [d for d in drafts if d is not draft and d.speaker is not None and d.cue and draft.covers(d.cue[0])]
        if draft.frame in ("before", "around", "phrase") and inner and _is_outlet(draft, scene):
            for one in inner:
                if draft.speaker is not None:
                    one.reporters.append(draft.speaker)
        else:
            kept.append(draft)
    return kept


def _is_outlet(draft: Draft, scene: Scene) -> bool:
    speaker = draft.speaker
    if speaker is None:
        return False
    actors = scene.cast.actors_at(speaker)
    if actors:
        return actors[0].kind == "media"
    return draft.rule == "reporting.report" and speaker.pos == "PROPN"


def via_of(draft: Draft, drafts: list[Draft], scene: Scene, layout: Layout) -> tuple[str, ...]:
    """Names of those between the article and the speaker, nearest to the article first."""
    names: list[str] = []
    if draft.cue is not None:
        around = [d for d in drafts if d is not draft and d.cue and d.covers(draft.cue[0]) and d.speaker is not None]
        around.sort(key=lambda d: -sum(last - first for first, last in d.content))
        for outer in around:
            names += [_name(outer, i, scene, layout) for i in range(len(outer.reporters) + 1)]
    names += [_name(draft, i, scene, layout) for i in range(len(draft.reporters))]
    return tuple(dict.fromkeys(n for n in names if n))


def _name(draft: Draft, number: int, scene: Scene, layout: Layout) -> str:
    """The name of a draft's reporter of that number, or of its speaker behind them."""
    head = draft.reporters[number] if number < len(draft.reporters) else draft.speaker
    if head is None:
        return ""
    actors = scene.who(head)
    return actors[0].name if actors else scene.doc.span(*phrase(head, layout)).quote(scene.doc.text)


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
        while layout.lower(i) in (",", "and", "but", "while", "also", "then"):
            i -= 1
        earlier = by_end.get(i)
        if earlier is not None and earlier is not draft and i < draft.frame_range[0] - 1:
            draft.speaker = earlier.speaker
