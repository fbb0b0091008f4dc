"""Event sentences: `sentences/PREFIX.csv`, one event of one sentence a row (docs/codebook.md, 'Sentences')."""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline import ontology
from dateline.gold.corpus import EventSentence, Party
from dateline.gold.phrases import PhraseError, locate
from dateline.gold.problems import Problem
from dateline.gold.values import state_codes
from dateline.text.spans import Span

COLUMNS = (
    "id", "text", "type", "mode", "auxiliary", "trigger", "actor", "actor_country", "recipient", "recipient_country",
    "note",
)  # fmt: skip
NONE = "none"
_ID = re.compile(r"([a-z][a-z0-9]*(?:-[a-z]+)*-\d{3,5})[a-z]?")
_JOINED = " + "
_NO_COUNTRY = "-"
_TRAIN, _DEV = 60, 80  # of a hundred families, up to which number they go to train, and then to dev


def read_sentences(path: Path) -> tuple[list[EventSentence], list[Problem]]:
    """The rows of one file that are right, and what is wrong with the others."""
    rows, problems = _rows(path)
    sentences = []
    for row in rows:
        reader = _Row(path.name, row)
        sentence = reader.sentence()
        problems += reader.problems
        if sentence is not None:
            sentences.append(sentence)
    return sentences, problems


def disagreements(sentences: list[tuple[str, EventSentence]]) -> Iterator[Problem]:
    """Faults between rows, of any files; each row comes with its file's name."""
    ids: dict[str, str] = {}
    first: dict[str, EventSentence] = {}
    for file, sentence in sentences:
        if sentence.id in ids:
            yield Problem(file, sentence.id, "id", f"already in {ids[sentence.id]}")
        ids.setdefault(sentence.id, file)
        before = first.setdefault(sentence.text, sentence)
        if before is sentence:
            continue
        if before.family != sentence.family:
            yield Problem(file, sentence.id, "text", f"the text of {before.id}: give both one number and letters")
        elif None in (before.type, sentence.type):
            yield Problem(file, sentence.id, "type", f"with {before.id} the text is said to tell an event and none")
        elif (before.type, before.trigger) == (sentence.type, sentence.trigger):
            yield Problem(file, sentence.id, "trigger", f"the same event as {before.id}")


def split_of(family: str) -> str:
    """The split of a family of sentences, by its hash, so that it stays when others are added."""
    number = int(hashlib.sha256(family.encode()).hexdigest()[:8], 16) % 100
    return "train" if number < _TRAIN else "dev" if number < _DEV else "test"


def _rows(path: Path) -> tuple[list[dict[str, str]], list[Problem]]:
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            lines = list(csv.reader(handle, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return [], [Problem(path.name, "", "", f"cannot be read as UTF-8 CSV ({error})")]
    if not lines or tuple(lines[0]) != COLUMNS:
        return [], [Problem(path.name, "", "", f"the header must be {','.join(COLUMNS)}")]
    rows, problems = [], []
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) == len(COLUMNS):
            rows.append(dict(zip(COLUMNS, cells, strict=True)))
        elif cells:
            remedy = "put the text in quotation marks and double those inside"
            what = f"{len(cells)} cells where {len(COLUMNS)} belong; {remedy}"
            problems.append(Problem(path.name, f"row {number} ({cells[0]})", "", what))
    return rows, problems


class _Row:
    """One row on its way."""

    def __init__(self, file: str, row: Mapping[str, str]) -> None:
        self.file = file
        self.row = row
        self.problems: list[Problem] = []

    def sentence(self) -> EventSentence | None:
        row = self.row
        ident = _ID.fullmatch(row["id"])
        if ident is None:
            self._fault("id", "must read PREFIX-0001, with a letter behind it for variants")
        if not row["text"].strip() or row["text"] != " ".join(row["text"].split()):
            self._fault("text", "empty, or with line ends, tabs, double spaces or spaces at its ends")
        self._check_kind()
        trigger = self._phrase("trigger", row["trigger"])
        actors, recipients = self._parties("actor"), self._parties("recipient")
        if self.problems or ident is None or trigger is None:
            return None
        return EventSentence(
            id=row["id"],
            family=ident[1],
            split=split_of(ident[1]),
            text=row["text"],
            type=None if row["type"] == NONE else row["type"],
            mode=row["mode"] or None,
            auxiliary=row["auxiliary"] or None,
            trigger=trigger,
            actors=actors,
            recipients=recipients,
            note=row["note"] or None,
        )

    def _check_kind(self) -> None:
        """Type, mode and auxiliary are PLOVER's; a hard negative has none of what belongs to an event."""
        row, known = self.row, ontology.load()
        if row["type"] == NONE:
            for key in ("mode", "auxiliary", "actor", "actor_country", "recipient", "recipient_country"):
                if row[key]:
                    self._fault(key, f"{row[key]!r}, but the type is none: leave it empty")
            return
        if row["type"] not in known.types:
            self._fault("type", f"{row['type']!r} is not one of {', '.join(known.types)}, {NONE}")
        elif row["mode"] and row["mode"] not in known.types[row["type"]].modes:
            has = ", ".join(known.types[row["type"]].modes) or "none"
            self._fault("mode", f"{row['mode']!r} is no mode of {row['type']}, which has {has}")
        if row["auxiliary"] and row["auxiliary"] not in known.auxiliaries:
            self._fault("auxiliary", f"{row['auxiliary']!r} is not one of {', '.join(known.auxiliaries)}")

    def _parties(self, key: str) -> tuple[Party, ...]:
        phrases = self.row[key].split(_JOINED) if self.row[key] else []
        told = self.row[f"{key}_country"]
        codes = told.split(_JOINED) if told else [_NO_COUNTRY] * len(phrases)
        if len(codes) != len(phrases):
            self._fault(f"{key}_country", f"{len(codes)} for {len(phrases)} phrases; '-' stands for none")
            return ()
        for code in codes:
            if code != _NO_COUNTRY and code not in state_codes():
                self._fault(f"{key}_country", f"{code!r} is no ISO 3166-1 alpha-3 code")
        spans = [self._phrase(key, phrase) for phrase in phrases]
        pairs = zip(spans, codes, strict=True)
        return tuple(Party(span, None if code == _NO_COUNTRY else code) for span, code in pairs if span)

    def _phrase(self, key: str, phrase: str) -> Span | None:
        try:
            return locate(self.row["text"], phrase)
        except PhraseError as error:
            self._fault(key, str(error))
            return None

    def _fault(self, key: str, what: str) -> None:
        self.problems.append(Problem(self.file, self.row["id"], key, what))
