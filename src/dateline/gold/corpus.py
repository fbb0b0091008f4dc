"""The corpus as it is loaded: articles with gold findings, storylines with what is one record, event sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.domain.findings import Findings
from dateline.gold.schema import schema
from dateline.text.spans import Span

FOLDER = Path(__file__).parent
SPLITS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article. `optional` holds the ids of findings that need not be found.

    `origin`: true (real events in our words), invented, none (no diplomacy in it); `register`: the kind of text.
    """

    id: str
    storyline: str
    register: str
    origin: str
    split: str  # train dev test
    findings: Findings
    optional: frozenset[str]

    @property
    def text(self) -> str:
        return self.findings.article.text

    @property
    def words(self) -> int:
        """Stretches between white space."""
        return len(self.text.split())

    def to_json(self) -> dict[str, Any]:
        """The findings as `dateline/1`, optional ones marked `"optional": true`, with the corpus' own keys in front."""
        data = self.findings.to_json()
        for section in schema().sections:
            for finding in data[section]:
                if finding["id"] in self.optional:
                    finding["optional"] = True
        for key in ("left_out", "sentences"):
            del data[key]
        own = {"storyline": self.storyline, "split": self.split, "register": self.register, "origin": self.origin}
        return {"format": data.pop("format"), **own, **data}


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of several articles of a storyline that are one record; members read 'ARTICLE:FINDING'."""

    section: str
    members: tuple[str, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Members of one record whose `field` differs from article to article."""

    members: tuple[str, ...]
    field: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Storyline:
    """Articles about one and the same happening, and which of their findings are one record."""

    id: str
    about: str
    articles: tuple[str, ...]
    same: tuple[Group, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts in a sentence, or to whom: the words, and the state it acts for where there is one."""

    span: Span
    country: str | None


@dataclass(frozen=True, slots=True)
class EventSentence:
    """One event of one sentence; `type` is None for a hard negative, whose trigger is the word that tempts.

    Rows of one `family` are variants of one sentence, or several events of one; they never cross splits.
    """

    id: str
    family: str
    split: str
    text: str
    type: str | None
    mode: str | None
    auxiliary: str | None
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of it, or one split. `licence` is an SPDX identifier."""

    version: str
    licence: str
    articles: tuple[GoldArticle, ...]
    storylines: tuple[Storyline, ...]
    sentences: tuple[EventSentence, ...]

    def article(self, ident: str) -> GoldArticle | None:
        return next((article for article in self.articles if article.id == ident), None)

    def only(self, splits: Iterable[str]) -> "Corpus":
        """The part that lies in the given splits."""
        wanted = set(splits)
        articles = tuple(article for article in self.articles if article.split in wanted)
        kept = {article.storyline for article in articles}
        return Corpus(
            self.version,
            self.licence,
            articles,
            tuple(storyline for storyline in self.storylines if storyline.id in kept),
            tuple(sentence for sentence in self.sentences if sentence.split in wanted),
        )
