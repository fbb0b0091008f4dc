"""Lines that a web page left between the paragraphs of an article. They stay in the text; this only marks them."""

import re
from dataclasses import dataclass

from dateline.ingest.tables import table
from dateline.text.spans import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_LONGEST = 500  # characters; a longer line is prose


@dataclass(frozen=True, slots=True)
class _Rule:
    match: str  # is, begins, ends, contains
    phrases: tuple[str, ...]
    max_words: int

    def fits(self, line: str, words: int) -> bool:
        if words > self.max_words:
            return False
        if self.match == "begins":
            return line.startswith(self.phrases)
        if self.match == "ends":
            return line.endswith(self.phrases)
        return any(phrase in line for phrase in self.phrases)


_ROWS = table("dateline.ingest", "noise.toml")["noise"]
_WHOLE = frozenset(phrase for row in _ROWS if row["match"] == "is" for phrase in row["phrases"])
_RULES = tuple(_Rule(row["match"], tuple(row["phrases"]), row["max_words"]) for row in _ROWS if row["match"] != "is")


def noise_spans(text: str) -> tuple[Span, ...]:
    """The lines that are buttons, adverts, sign-up forms, photo credits or notices of rights, in order."""
    return tuple(
        Span(*match.span()).trimmed(text)
        for match in _LINE.finditer(text)
        if match.end() - match.start() <= _LONGEST and _is_noise(match.group())
    )


def _is_noise(line: str) -> bool:
    folded = " ".join(line.lower().split())
    if folded.strip("-–—•*>«»[]()|.:… ") in _WHOLE:
        return True
    words = folded.count(" ") + 1
    return any(rule.fits(folded, words) for rule in _RULES)
