"""Visits to pages that nobody named one by one: as robots.txt allows, and not too often."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from dateline.errors import FetchError
from dateline.ingest.fetch import AGENT, Answer, RefusedError, request
from dateline.settings import Settings

_ROBOTS_BYTES = 512_000  # what RFC 9309 asks to be read at least
_MISSING = range(400, 500)  # no rules (RFC 9309, 2.3.1.3); what cannot be reached now is not visited (2.3.1.4)
_LONGEST_DELAY = 60.0


class DisallowedError(FetchError):
    """The site's robots.txt does not allow the visit."""


class Visitor:
    """Fetches pages, one request to a host at a time and with a pause between two."""

    def __init__(
        self,
        settings: Settings,
        allow_private: bool = False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._allow_private = allow_private
        self._clock = clock
        self._sleep = sleep
        self._rules: dict[str, RobotFileParser | FetchError] = {}
        self._visited: dict[str, float] = {}

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Answer:
        """The page, see `request`. DisallowedError when robots.txt forbids it, other FetchErrors when it fails."""
        rules = self._rules_for(url)
        if not rules.can_fetch(AGENT, url):
            raise DisallowedError(f"{url} may not be visited: the site's robots.txt forbids it to programs")
        delay = min(float(rules.crawl_delay(AGENT) or 0), _LONGEST_DELAY)
        return self._paced(url, max(delay, self._settings.visit_seconds), etag, modified)

    def _rules_for(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._asked(site)
        rules = self._rules[site]
        if isinstance(rules, FetchError):
            raise rules
        return rules

    def _asked(self, site: str) -> RobotFileParser | FetchError:
        """The rules of a site; none where it has no robots.txt."""
        rules = RobotFileParser()
        try:
            answer = self._paced(f"{site}/robots.txt", self._settings.visit_seconds)
        except RefusedError as refused:
            if refused.status not in _MISSING:
                return FetchError(f"{site} does not tell its robots.txt ({refused.status}); it is visited later")
            answer = None
        except FetchError as error:
            return error
        told = answer.body[:_ROBOTS_BYTES].decode("utf-8", "replace") if answer else ""
        rules.parse(told.splitlines())
        return rules

    def _paced(self, url: str, pause: float, etag: str | None = None, modified: str | None = None) -> Answer:
        host = urlsplit(url).netloc
        if host in self._visited and (left := self._visited[host] + pause - self._clock()) > 0:
            self._sleep(left)
        try:
            return request(
                url, settings=self._settings, allow_private=self._allow_private, etag=etag, modified=modified
            )
        finally:
            self._visited[host] = self._clock()
