"""When words that fit a pattern are no time after all, told by their neighbours, case, tags and names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.annotate.times.atoms import Atom
from dateline.annotate.times.build import Match
from dateline.domain.annotation import Token

_NAMES = ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "NORP")
_CURRENCY = "$€£¥#№"


@dataclass(frozen=True, slots=True)
class Around:
    """A match in its text. `tokens` are the parser's tokens that it touches; `following` is the one behind."""

    match: Match
    text: str
    tokens: tuple[Token, ...]
    before: Token | None
    following: Token | None

    @property
    def atoms(self) -> Sequence[Atom]:
        return self.match.atoms

    def previous(self, back: int = 1) -> str:
        """The word so many before the match; '' at the beginning of the text."""
        at = self.match.first - back
        return self.atoms[at].word if at >= 0 else ""

    def next(self, on: int = 1) -> str:
        at = self.match.last - 1 + on
        return self.atoms[at].word if at < len(self.atoms) else ""

    def written(self) -> str:
        return self.text[self.atoms[self.match.first].start : self.atoms[self.match.last - 1].end]


def glued(around: Around) -> bool:
    """Whether the match is only part of a longer word, number or code: 'F-16 May', '$2000', '2,012.5'."""
    start = around.atoms[around.match.first].start
    end = around.atoms[around.match.last - 1].end
    text = around.text
    left, right = text[start - 1 : start], text[end : end + 1]
    if left.isalnum() or right.isalnum() or "_" in (left, right) or (left and left in _CURRENCY):
        return True
    first_digit = text[start].isdigit()
    if first_digit and left in ("-", ".", "/", ":", "@") and text[start - 2 : start - 1].isalnum():
        return around.previous(2) not in ("mid", "post", "pre", "early", "late")
    return first_digit and right in ("%",)


def allowed(around: Around, tables: Mapping[str, Any]) -> bool:
    """Whether no guard of the match's rule objects."""
    for name in around.match.rule.get("guard", ()):
        check = _CHECKS.get(name)
        if check is not None and not check(around, tables):
            return False
        if name in tables and not _listed(around, tables[name]):
            return False
    return True


def _listed(around: Around, guard: Mapping[str, Any]) -> bool:
    """The guards that only look at the words next to the match."""
    previous, following = around.previous(), around.next()
    if "after" in guard and around.tokens and previous not in guard["after"]:
        return False
    if previous in guard.get("not_after", ()) or following in guard.get("not_before", ()):
        return False
    if "before" in guard and following and following not in guard["before"]:
        return False
    if guard.get("capital") and not _name_start(around).isupper():
        return False
    if "tags" in guard and around.tokens:
        return around.tokens[0].tag in guard["tags"]
    return True


def _name_start(around: Around) -> str:
    """The first letter of the match, behind 'last', 'the' and the like."""
    words = around.atoms[around.match.first : around.match.last]
    skip = 1 if "side" in around.match.parts or words[0].word == "the" else 0
    return around.text[words[min(skip, len(words) - 1)].start]


def _no_name(around: Around, tables: Mapping[str, Any]) -> bool:
    """Not inside the name of a paper, a person, a film: 'The Sunday Times'."""
    if not around.tokens:
        return True
    first, last = around.tokens[0], around.tokens[-1]
    neighbours = [t for t in (around.before, around.following) if t is not None]
    entity = last.ent[2:]
    if entity in _NAMES and first.sent == last.sent:
        if last.ent.startswith("I-") or any(t.ent == f"I-{entity}" for t in neighbours if t.i > last.i):
            return (
                any(t.ent.startswith("B-") for t in around.tokens if t.ent)
                and last.lower == first.lower
                and (around.following is None or not around.following.ent.startswith("I-"))
            )
        return True
    before, behind = around.before, around.following
    if last.lower == "today" and last.text[0].isupper() and before is not None and before.tag == "NNP":
        return False  # 'USA Today'
    title = behind is not None and behind.text in tables["words_of_papers"]
    return not title


def _month_name(around: Around, tables: Mapping[str, Any]) -> bool:
    """'May' the month, not the verb or the prime minister; likewise March, April, June, August, Jan."""
    first, last = around.match.parts["month"]
    month = around.atoms[first]
    if not around.text[month.start].isupper():
        return False
    if around.match.last - around.match.first > last - first:  # a day, a year, 'last' or 'next' goes with it
        return True
    short = month.word in around.match.lexicon.words["MONTHABBR"]
    if short and last - first == 1:  # 'Jan' without a full stop
        return month.word in ("sept",) and around.previous() in tables["before_month"]
    if month.word not in tables["months_that_are_words"]:
        return True
    if around.previous() in tables["before_month"]:
        return not around.tokens or around.tokens[0].ent[2:] != "PERSON"
    token = around.tokens[0] if around.tokens else None
    return token is None or (token.tag == "NNP" and token.ent[2:] in ("DATE", "") and token.dep != "nsubj")


def _year(around: Around, tables: Mapping[str, Any]) -> bool:
    """A bare number as a year: by the word before it, or because nothing that it could count follows."""
    words = around.match.words("year") or ["0"]
    value, previous = int(words[0]), around.previous()
    if not around.tokens:
        return True
    token, behind = around.tokens[0], around.following
    if previous in tables["numbered_things"] or around.next() in tables["counted_things"]:
        return False
    counts = (
        (token.dep == "nummod" and token.head.i > token.i and token.head.tag in ("NNS", "NNPS", "CD"))
        or (behind is not None and behind.tag in ("NNS", "NNPS") and behind.i == token.i + 1)
    )  # fmt: skip
    if previous in tables["before_year"]:
        return not counts or value % 10 != 0
    if not 1500 <= value < 2100 or token.ent[2:] in ("MONEY", "QUANTITY", "PERCENT", "PRODUCT"):
        return False
    if counts and around.previous(2) not in ("post", "pre"):
        return previous in ("the", "s", "his", "its", "their", "a") and value % 10 != 0 and value > 1800
    if token.ent[2:] in ("DATE", "EVENT") or previous in (",", "(", "and", "or", "-", "–"):
        return value > 1800
    return previous in ("the", "s", "a", "his", "its", "their") and value > 1800


def _length(around: Around, tables: Mapping[str, Any]) -> bool:
    """How long something lasts, not how old somebody is, a fraction, a rate or the name of a war."""
    match, following = around.match, around.next()
    if (following == "-" and around.next(2) in ("old", "olds")) or following in ("old", "olds"):
        return False
    if following == "war" and around.text[around.atoms[match.last].start].isupper():
        return False
    if (following == "of" and around.next(2) == "age") or around.previous() in tables["before_age"]:
        return False
    words = [a.word for a in match.atoms[match.first : match.last]]
    if following == "-" and around.next(2).isalpha() and words[0] in match.lexicon.words["A"]:
        return False  # 'a year-earlier loss'
    if ("quarter" in words and ("a" in words or "one" in words)) or (words[0], words[-1]) == ("three", "quarters"):
        return False
    written = around.written()
    if written[0].isdigit() and around.text[match.atoms[match.last - 1].start].isupper():  # '60 Minutes'
        return False
    if "-" in written and written.partition("-")[2][:1].isupper() and written[:1].isupper():
        return False
    single = len(words) == 2 and words[0] in ("a", "an")
    if single and around.tokens:
        return _lasts(around, tables)
    return True


def _lasts(around: Around, tables: Mapping[str, Any]) -> bool:
    """'a day', 'a year' as a length: after a preposition or a verb of lasting, or before 'after', 'before'."""
    before = around.before
    if around.next() in tables["behind_a_length"]:
        return True
    if before is None or before.tag in ("CD", "NN", "NNS", "NNP", "$"):
        return False
    return before.pos in ("ADP", "SCONJ", "ADV") or before.lemma in tables["verbs_of_lasting"]


def _rate(around: Around, tables: Mapping[str, Any]) -> bool:
    """'$1 billion a year', '358,000 a month': behind an amount."""
    if around.match.words("per") or around.atoms[around.match.first].word == "per":
        return True
    return around.before is not None and around.before.tag in ("CD", "NN", "NNS", "$")


def _units_alone(around: Around, tables: Mapping[str, Any]) -> bool:
    """'for years', 'over the years', 'in the days before'."""
    if not around.tokens:
        return True
    if around.atoms[around.match.first].word == "the":
        return around.previous() in tables["before_the_units"]
    if around.previous() == "the":
        return around.next() in tables["behind_the_units"]
    return around.previous() in tables["before_units"]


def _in_the(around: Around, tables: Mapping[str, Any]) -> bool:
    """'in the year', 'for the quarter', 'end of the month', but not 'man of the year', 'the day of reckoning'."""
    if not around.tokens:
        return around.next() != "of"
    if around.next() in tables["no_period_before"] or _in_compound(around.following):
        return False
    if around.previous() == "of":
        return around.previous(2) in tables["parts_of_a_period"]
    possessive = around.next() in around.match.lexicon.words["APOS"] and around.next(2) == "s"
    return possessive or around.previous() in tables["before_the_period"]


def _in_compound(following: Token | None) -> bool:
    """'the day care centre', 'the year 2000'."""
    if following is None or following.tag not in ("NN", "NNP", "CD"):
        return False
    return following.head.i > following.i - 3 and following.dep in ("compound", "nummod", "pobj", "dobj")


def _nothing_behind(around: Around, tables: Mapping[str, Any]) -> bool:
    following = around.following
    return following is None or following.pos in ("PUNCT", "CCONJ") or following.sent != around.tokens[0].sent


def _day_alone(around: Around, tables: Mapping[str, Any]) -> bool:
    """'on the 16th', with nothing that is the sixteenth behind it."""
    following = around.following
    if around.tokens and around.previous() not in tables["before_day"]:
        return False
    return following is None or following.pos not in ("NOUN", "PROPN", "ADJ", "NUM")


def _season(around: Around, tables: Mapping[str, Any]) -> bool:
    """'the winter', not 'the Winter Olympics', 'the fall of Kabul', 'the fall in prices'."""
    behind = around.following
    last = around.atoms[around.match.last - 1]
    if around.text[last.start].isupper() and behind is not None and behind.tag in ("NNP", "NNPS"):
        return False
    if around.match.word("season") != "fall" or "side" in around.match.parts:
        return True
    dated = around.next(2).isdigit() or around.next(2) in around.match.lexicon.words["SIDE"]
    return around.next() != "in" and (around.next() != "of" or dated)


def _season_alone(around: Around, tables: Mapping[str, Any]) -> bool:
    digits = around.next(2) if around.next() in ("of", ",") else around.next()
    dated = len(digits) == 4 and digits.isdigit()
    noun = not around.tokens or around.tokens[0].tag in ("NN", "NNP")
    return noun and (dated or not around.tokens or around.previous() in tables["before_season"])


def _glued_number(around: Around, tables: Mapping[str, Any]) -> bool:
    first = around.match.first
    return around.atoms[first].end == around.atoms[first + 1].start and int(around.atoms[first + 1].word) < 5


def _count_behind(around: Around, tables: Mapping[str, Any]) -> bool:
    """'June 3 and 12 people': the second number counts what follows."""
    last = around.tokens[-1] if around.tokens else None
    return last is None or not (last.dep == "nummod" and last.head.i > last.i)


def _no_newspaper(around: Around, tables: Mapping[str, Any]) -> bool:
    """'the daily reported', 'the daily El Pais': a paper, not a rhythm."""
    if not around.tokens:
        return True
    token, behind = around.tokens[0], around.following
    named = behind is not None and behind.tag in ("NNP", "NNPS")
    return not named and not (token.tag in ("NN", "NNP") and token.dep not in ("compound", "amod", "nmod"))


def _soon(around: Around, tables: Mapping[str, Any]) -> bool:
    """Not 'as soon as', 'soon after', and not in what has happened: 'soon became'."""
    if around.written().lower() != "soon":
        return True
    if around.previous() in tables["not_before_soon"] or around.next() in tables["not_behind_soon"]:
        return False
    if not around.tokens:
        return True
    verb = around.tokens[0].head
    return verb.tag != "VBD" and not any(c.tag == "VBD" for c in verb.children)


_CHECKS: dict[str, Callable[[Around, Mapping[str, Any]], bool]] = {
    "name": _no_name,
    "month-name": _month_name,
    "year": _year,
    "length": _length,
    "rate": _rate,
    "units-alone": _units_alone,
    "in-the": _in_the,
    "nothing-behind": _nothing_behind,
    "day-alone": _day_alone,
    "season": _season,
    "season-alone": _season_alone,
    "glued-number": _glued_number,
    "count-behind": _count_behind,
    "soon": _soon,
    "no-newspaper": _no_newspaper,
}
