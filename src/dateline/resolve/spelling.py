"""Names compared without regard to case, accents, hyphens and spacing."""

import re
import unicodedata

_MARKS = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """A name without case, accents and marks: 'Moon Jae-In' and 'MOON JAE IN' are one."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _MARKS.sub("", plain or name).casefold()


def slug(name: str) -> str:
    """The name as the last part of a key: 'Dmitry Peskov' → 'dmitry-peskov'."""
    return "-".join(_MARKS.sub(" ", name.casefold()).split())


def tidy(name: str) -> str:
    """'Ban Ki- moon' → 'Ban Ki-moon': the spacing that some archives leave behind hyphens."""
    return re.sub(r"\s+", " ", re.sub(r"-\s+", "-", name))
