"""Statements: who is reported to say, claim, want, believe or deny what, and to whom, when and through whom.

One statement for each cue. Content is found by the place of the cue in its sentence first and by the
parse second, since parsers stumble over quotations; the lexicon `reporting` says which words are cues.
"""

from dateline.domain.findings import Omission, Statement
from dateline.extract.scene import Scene
from dateline.extract.statements.chains import Nesting, Sources, settle, share_speakers, via_of
from dateline.extract.statements.finish import finish
from dateline.extract.statements.layout import Layout
from dateline.extract.statements.learned import learned_drafts
from dateline.extract.statements.nominal import adverb_drafts, headline_drafts, noun_drafts, phrase_drafts
from dateline.extract.statements.quotes import attach_beginnings, attach_enumerations, attach_quotations, content_range
from dateline.extract.statements.verbs import adjective_drafts, verb_drafts
from dateline.models import AttributionReader

__all__ = ["find_statements"]


def find_statements(
    scene: Scene, reader: AttributionReader | None = None
) -> tuple[tuple[Statement, ...], tuple[Omission, ...]]:
    """All statements in order of their content, and the quotations that are in none.

    With a reader, it says what is reported and by whom, and the rules help out; without one, the rules read alone.
    """
    layout = Layout.of(scene.doc)
    drafts = [
        *verb_drafts(scene, layout),
        *adjective_drafts(scene, layout),
        *noun_drafts(scene, layout),
        *adverb_drafts(scene, layout),
        *phrase_drafts(scene, layout),
        *headline_drafts(scene, layout),
    ]
    share_speakers(drafts, layout)
    if reader is not None:
        drafts = learned_drafts(reader.read(scene.doc.text), reader, drafts, scene, layout)
    drafts = settle(drafts, scene, layout)
    drafts.sort(key=lambda d: d.cue or (0, 0))
    attach_enumerations(drafts, layout)
    attach_beginnings(drafts, layout)
    unattributed, omissions = attach_quotations(drafts, layout)
    drafts = sorted([*drafts, *unattributed], key=content_range)
    nesting = Nesting(drafts, layout)
    sources = Sources()
    found: list[Statement] = []
    for draft in drafts:
        via = sources.via(draft, via_of(draft, nesting, scene), scene)
        statement = finish(f"s{len(found) + 1}", draft, via, scene, layout)
        if statement is not None:
            found.append(statement)
    return tuple(found), tuple(omissions)
