"""A statement while it is being put together, counted in tokens."""

from dataclasses import dataclass, field

from dateline.domain.annotation import Token
from dateline.extract.statements.layout import Range
from dateline.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports, with the entry that says so and the part of its clause that is no content.

    `first` and `last` bound the frame: 'Peskov told the media on Monday'. `anchor` is the verb that the
    frame hangs on: the cue itself, or the 'quoted' of 'was quoted as saying'.
    """

    token: Token
    entry: Entry
    first: int
    last: int
    anchor: Token


@dataclass(slots=True)
class Draft:
    """Who said what, as token ranges. `frame` names the shape of the content."""

    rule: str
    cue: Range | None
    content: list[Range]
    frame: str
    speaker: Token | None = None  # head of the speaker's phrase
    kind: str = "say"
    addressee: Range | None = None
    stance: str = "asserted"
    negated: bool = False
    reporters: list[Token] = field(default_factory=list)  # heads of those who pass it on, nearest first
    frame_range: Range | None = None  # the reporting words, where its time stands
    confidence: float = 0.8
    note: str | None = None  # what else helped to find it
    speaker_range: Range | None = None  # the speaker's phrase, where it is known better than by its head
    evidence: Range | None = None  # the cue with its auxiliaries and particles, where they are known
    continued_by: tuple[str, ...] = ()  # words with which the next sentence may go on: 'These included …'

    def covers(self, i: int) -> bool:
        return any(first <= i <= last for first, last in self.content)
