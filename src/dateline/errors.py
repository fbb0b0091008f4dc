"""What can go wrong, one root and a branch per stage.

Every message says what is wrong, where, and what to do about it; the command line prints it
as it stands and exits with `exit_code`.
"""


class DatelineError(Exception):
    """Root of all errors that Dateline raises on purpose."""

    exit_code = 1


class InputError(DatelineError):
    """The input cannot be read as an article: empty, binary, too large, not English, malformed."""

    exit_code = 2


class FetchError(DatelineError):
    """A URL could not be fetched, or may not be."""

    exit_code = 3


class ParserError(DatelineError):
    """The language model is missing or cannot be used."""

    exit_code = 4


class ModelError(DatelineError):
    """Trained weights are missing, damaged or unknown."""

    exit_code = 4


class DataError(DatelineError):
    """One of Dateline's own tables or lexicons, or a user's addition to them, is malformed."""

    exit_code = 5


class EvaluationError(DatelineError):
    """A gold set or a prediction file cannot be used."""

    exit_code = 6


class RecordError(DatelineError):
    """A record cannot be opened or written: locked, full, corrupt, foreign, or made by a newer Dateline."""

    exit_code = 7
