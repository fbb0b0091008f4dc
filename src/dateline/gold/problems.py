"""What is wrong with an annotation, said so that it can be mended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: in which file, at which finding or row ('' for the file itself), under which key, and what it is.

    `grave` faults keep the file from being loaded; the others are doubts, things that are mostly slips.
    """

    file: str
    where: str
    key: str
    what: str
    grave: bool = True

    def __str__(self) -> str:
        place = ", ".join(filter(None, (self.where, self.key)))
        return f"{self.file}: {place + ': ' if place else ''}{self.what}"
