"""Words as they are compared across outlets: British and American spelling, contractions and full forms alike.

The forms are keys for comparing, not English: 'hours' becomes 'hors', which harms nothing as long as it always does.
"""

import re

_ENDINGS = (
    (re.compile(r"n't$"), " not"),
    (re.compile(r"'ll$"), " will"),
    (re.compile(r"'re$"), " are"),
    (re.compile(r"'ve$"), " have"),
    (re.compile(r"'m$"), " am"),
)
_IRREGULAR = {"won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not"}
_AMERICAN = (
    (re.compile(r"(?<=\w{3})our(?=s|ed|ing|able|ably|hood|$)"), "or"),
    (re.compile(r"(?<=\w{2})is(?=e$|ed$|es$|ing$|ation$|ations$)"), "iz"),
    (re.compile(r"(?<=\w)ll(?=ed$|ing$|er$|ers$)"), "l"),
    (re.compile(r"(?<=def|off|lic)ence(?=s|$)"), "ense"),
    (re.compile(r"(?<=cent|heat)re(?=s|$)"), "er"),
    (re.compile(r"gramme(?=s|$)"), "gram"),
)


def same_spelling(word: str) -> tuple[str, ...]:
    """The words that a word stands for, in one spelling: “won’t” → will, not; 'neighbours' → neighbors.

    Marks around it must be gone; case is dropped here.
    """
    plain = word.casefold().replace("’", "'")
    whole = _IRREGULAR.get(plain, plain)
    for ending, full in _ENDINGS:
        whole = ending.sub(full, whole)
    return tuple(_american(part) for part in whole.split())


def _american(word: str) -> str:
    if len(word) > 4:
        for british, american in _AMERICAN:
            word = british.sub(american, word)
    return word
