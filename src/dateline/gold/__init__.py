"""An open corpus of diplomatic reporting: articles, storylines and event sentences with gold findings (CC BY 4.0).

Annotations are written as phrases in TOML, one file an article, and compiled to spans when the corpus is loaded;
docs/codebook.md tells how they are written, docs/corpus-card.md what the corpus is for.
"""

from dateline.gold.compiling import Annotation
from dateline.gold.corpus import (
    FOLDER,
    Contradiction,
    Corpus,
    EventSentence,
    GoldArticle,
    Group,
    Party,
    Storyline,
)
from dateline.gold.loading import annotations, check, compile_second, load

__all__ = [
    "FOLDER",
    "Annotation",
    "Contradiction",
    "Corpus",
    "EventSentence",
    "GoldArticle",
    "Group",
    "Party",
    "Storyline",
    "annotations",
    "check",
    "compile_second",
    "load",
]
