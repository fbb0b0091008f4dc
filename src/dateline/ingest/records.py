"""What one article brings along, in whatever form it came, before it becomes an `Article`."""

from dataclasses import dataclass

from dateline.errors import DatelineError


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about the input; it wins over what the input says about itself."""

    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """An article as its form tells it: `published` not yet checked, `publisher` a name or a host name.

    One that is `listed` stands in a feed with others, and its address is its own, not the feed's.
    """

    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why. The rest of a batch is not touched by it."""

    name: str
    error: DatelineError
