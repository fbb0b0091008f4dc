"""Is this English? A share of function words answers for nearly every article; the identifier for the rest."""

import re

from dateline.errors import InputError
from dateline.ingest.tables import table

_TABLE = table("dateline.ingest", "languages.toml")
_FUNCTION_WORDS = frozenset(_TABLE["function_words"])
_NAMES: dict[str, str] = _TABLE["names"]
_WORD = re.compile(r"[^\W\d_]+")
_WINDOW = 2_000  # characters that are looked at
_FEW_WORDS = 20  # too few to tell a language by its words
# Of 1,249 English news texts 12 have a share under 0.16 and one, a list of names, under 0.11; paragraphs of
# news in 13 neighbouring languages have at most 0.055.
_ENGLISH_SHARE = 0.13
_DOUBTFUL_SHARE = 0.07


def require_english(text: str, *, name: str) -> None:
    """InputError when the text is in another language; a text of few words in Latin script is let through."""
    sample = text[:_WINDOW]
    words = [word.lower() for word in _WORD.findall(sample)]
    latin = sum(word[0] < "\u0250" for word in words)
    if latin < 0.5 * len(words) or (not words and _letters(sample)):
        raise InputError(_message(name, _identify(sample)))
    if len(words) < _FEW_WORDS:
        return
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    if share >= _ENGLISH_SHARE:
        return
    language = _identify(sample)
    if language != "en" and share < _DOUBTFUL_SHARE:
        raise InputError(_message(name, language))


def _letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _message(name: str, code: str) -> str:
    known = code in _NAMES and code != "en"
    return f"{name} looks like {f'{_NAMES[code]} ({code})' if known else 'another language'}; Dateline reads English"


def _identify(sample: str) -> str:
    """The ISO 639 code of the likeliest language."""
    import py3langid  # its model takes 0.9 s and 90 MB to load, so only when a text is in doubt

    return str(py3langid.classify(sample)[0])
