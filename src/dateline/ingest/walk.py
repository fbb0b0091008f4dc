"""From one input to its articles, along the addresses that feeds, OPML lists and sitemaps name."""

from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.domain.article import Article
from dateline.errors import DatelineError, InputError
from dateline.ingest.listings import Link
from dateline.ingest.reader import iter_items
from dateline.ingest.records import Failure, Given
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.ingest.polite import Visitor

_DEEPEST = 3  # lists inside lists: an index of sitemaps, a sitemap, its pages


class Walk:
    """Reads inputs, and what they lead to: every address once, and no more of them than the settings allow."""

    def __init__(
        self,
        settings: Settings,
        places: Container[str] | None = None,
        follow: bool = False,
        allow_private: bool = False,
        visitor: "Visitor | None" = None,
        known: Callable[[str], bool] | None = None,
    ) -> None:
        """`known` tells the pages that need not be visited."""
        self._settings = settings
        self._places = places
        self._follow = follow
        self._allow_private = allow_private
        self._visitor = visitor
        self._known = known
        self._seen: set[str] = set()

    def named(self, url: str, given: Given) -> Iterator[Article | Failure]:
        """What is at an address that the user named. FetchError when it cannot be fetched."""
        from dateline.ingest.fetch import fetch  # the web client loads in 0.2 s; few need it

        data, media, final = fetch(url, settings=self._settings, allow_private=self._allow_private)
        yield from self.content(data, url, replace(given, url=given.url or final), media)

    def content(
        self, data: bytes, name: str, given: Given, media: str | None, depth: int = 0
    ) -> Iterator[Article | Failure]:
        """The articles in the bytes of an input, and behind the addresses in it."""
        items = iter_items(
            data, name=name, given=given, media_type=media, settings=self._settings, places=self._places,
            follow=self._follow,
        )  # fmt: skip
        for item in items:
            if not isinstance(item, Link):
                yield item
            elif item.url in self._seen or (item.kind == "page" and self._known and self._known(item.url)):
                continue
            elif len(self._seen) >= self._settings.max_links:
                limit = f"{name} leads to more than {self._settings.max_links:,} addresses"
                yield Failure(name, InputError(f"{limit}; name fewer, or raise DATELINE_MAX_LINKS"))
                return
            elif depth >= _DEEPEST:
                yield Failure(item.url, InputError(f"{item.url} is a list inside lists inside lists; name it yourself"))
            else:
                self._seen.add(item.url)
                yield from self._linked(item, given, depth + 1)

    def _linked(self, link: Link, given: Given, depth: int) -> Iterator[Article | Failure]:
        from dateline.ingest.polite import Visitor

        self._visitor = self._visitor or Visitor(self._settings, self._allow_private)
        try:
            answer = self._visitor.get(link.url)
        except DatelineError as error:
            yield Failure(link.url, error)
            return
        # What is given for a list is not said of one page in it, but for who published it.
        here = Given(published=given.published, publisher=given.publisher, url=answer.url)
        for found in self.content(answer.body, link.url, here, answer.media, depth):
            yield completed(found, link) if isinstance(found, Article) and link.kind == "page" else found


def completed(article: Article, link: Link) -> Article:
    """A page's article with what the list says of it where the page says nothing."""
    from dateline.ingest.dates import publication_date

    published = article.published
    if published is None and link.published:
        try:
            published = publication_date(link.published)
        except InputError:
            published = None
    return replace(
        article,
        published=published,
        title=article.title or link.title,
        publisher=article.publisher or link.publisher,
    )
