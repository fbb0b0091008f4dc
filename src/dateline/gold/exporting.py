"""The corpus as files that other programs read: JSONL (`dateline/1`) or CoNLL-style columns, a file a split."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dateline.gold.columns import HEADER, columns
from dateline.gold.corpus import SPLITS, Corpus, EventSentence

FORMATS = ("jsonl", "conll")


def exported(corpus: Corpus, form: str) -> Iterator[tuple[str, str]]:
    """(file name, content): articles by split, and for JSONL also storylines and sentences, and what it all is."""
    for split in SPLITS:
        articles = [article for article in corpus.articles if article.split == split]
        if form == "conll":
            yield f"{split}.conll", f"# columns = {' '.join(HEADER)}\n" + "".join(map(columns, articles))
        else:
            yield f"{split}.jsonl", _jsonl(article.to_json() for article in articles)
    if form == "jsonl":
        yield "storylines.jsonl", _jsonl(asdict(storyline) for storyline in corpus.storylines)
        yield "sentences.jsonl", _jsonl(map(sentence_json, corpus.sentences))
    about = {"version": corpus.version, "licence": corpus.licence, "form": form}
    yield "about.json", json.dumps(about, indent=2) + "\n"


def sentence_json(sentence: EventSentence) -> dict[str, Any]:
    """A sentence as JSON; `sentence` holds its text, as the task `events` has it."""
    data = asdict(sentence)
    text = data.pop("text")
    return {"id": data.pop("id"), "sentence": text, **data}


def _jsonl(rows: Iterator[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
