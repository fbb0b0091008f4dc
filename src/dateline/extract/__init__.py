"""AnnotatedArticle and Cast → Findings, one module for each kind of finding.

Statements come first, because everything else asks in whose words it stands; meetings next, because
events, topics, trips and outlooks refer to them.
"""

from dateline.domain.annotation import AnnotatedArticle
from dateline.domain.cast import Cast
from dateline.domain.findings import Findings
from dateline.extract.events import find_events
from dateline.extract.measures import find_measures
from dateline.extract.meetings import find_meetings
from dateline.extract.outlooks import find_outlooks
from dateline.extract.relations import find_relations
from dateline.extract.scene import Scene
from dateline.extract.statements import find_statements
from dateline.extract.topics import find_topics, with_agenda
from dateline.extract.trips import find_trips
from dateline.models import AttributionReader, EventTyper
from dateline.text.spans import Span


def extract(
    doc: AnnotatedArticle, cast: Cast, attributions: AttributionReader | None = None, typer: EventTyper | None = None
) -> Findings:
    """All findings of one annotated article. Without a reader of attributions, statements are read by rules; without
    a typer, events by frames."""
    scene = Scene.of(doc, cast)
    said, unsaid = find_statements(scene, attributions)
    scene = scene.with_statements(said)
    meetings = find_meetings(scene)
    scene = scene.with_meetings(meetings.found)
    topics = find_topics(scene)
    measures = find_measures(scene)
    return Findings(
        article=doc.article,
        actors=cast.actors,
        places=cast.places,
        times=cast.times,
        statements=scene.statements,
        events=find_events(scene, typer),
        meetings=with_agenda(scene, topics),
        trips=find_trips(scene),
        measures=measures,
        topics=topics,
        outlooks=find_outlooks(scene, measures),
        relations=find_relations(scene),
        left_out=(*unsaid, *meetings.left_out),
        sentences=_sentences(doc),
    )


def _sentences(doc: AnnotatedArticle) -> tuple[Span, ...]:
    """The sentences as a reader counts them: a line like 'GENEVA (AP) —' belongs to the first one."""
    spans = [sentence.span for sentence in doc.sentences]
    line = doc.article.dateline
    if line is not None and len(spans) > 1 and line.span.contains(spans[0]):
        spans[:2] = [Span(spans[0].start, spans[1].end)]
    return tuple(spans)
