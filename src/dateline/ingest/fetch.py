"""One page from the web, within limits of time and size, and from public addresses only.

Host names are resolved here, every address is checked, and the connection goes to the address that was
checked: a name that resolves to something else a moment later (DNS rebinding) gains nothing. The
resolver keeps its own time limit; everything after it shares one deadline.
"""

import ipaddress
import socket
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import httpcore
import httpx

from dateline.errors import FetchError
from dateline.settings import Settings

AGENT = "Dateline"  # the name by which robots.txt may address it
USER_AGENT = f"{AGENT}/{version('dateline')} (reads articles at a reader's request)"
_READABLE = ("text/", "application/xhtml+xml", "application/json", "application/x-ndjson", "application/jsonl")
_LISTS = (
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
)
_PACKED = ("application/gzip", "application/x-gzip")  # sitemaps
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_CONNECT_SECONDS = 10.0

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Answer:
    """A page. `body` is empty when the server says that it has not changed (status 304)."""

    status: int
    body: bytes
    media: str | None
    url: str  # where it was found in the end
    etag: str | None = None
    modified: str | None = None


class RefusedError(FetchError):
    """The server answered with a status that brings no page. `wait` is for how many seconds it asks to be left."""

    def __init__(self, message: str, status: int, wait: float | None) -> None:
        super().__init__(message)
        self.status = status
        self.wait = wait


def fetch(url: str, *, settings: Settings, allow_private: bool = False) -> tuple[bytes, str | None, str]:
    """The content of a page, its media type as declared, and the address it was found at in the end.

    FetchError says what stood in the way: the address, the host, the time, the status, the size.
    """
    answer = request(url, settings=settings, allow_private=allow_private)
    return answer.body, answer.media, answer.url


def request(
    url: str,
    *,
    settings: Settings,
    allow_private: bool = False,
    etag: str | None = None,
    modified: str | None = None,
) -> Answer:
    """As `fetch`; `etag` and `modified` are what an earlier answer had, so that an unchanged page is not sent again."""
    deadline = time.monotonic() + settings.fetch_seconds
    backend = _CheckedBackend(deadline, allow_private)
    headers = _headers(etag, modified)
    current, seen = _checked_url(url), set[str]()
    with httpcore.ConnectionPool(network_backend=backend, ssl_context=httpx.create_ssl_context()) as pool:
        while True:
            if str(current) in seen:
                raise FetchError(f"{url} redirects in a circle; open it in a browser and save the article")
            seen.add(str(current))
            if len(seen) > settings.max_redirects + 1:
                raise FetchError(f"{url} redirects more than {settings.max_redirects} times")
            try:
                with pool.stream("GET", str(current), headers=headers, extensions=_timeouts(deadline)) as raw:
                    head = httpx.Headers(raw.headers)
                    if raw.status in _REDIRECTS and "location" in head:
                        current = _checked_url(head["location"], base=current)
                        continue
                    body = b""
                    if raw.status != HTTPStatus.NOT_MODIFIED or not (etag or modified):
                        _check_head(str(current), raw.status, head, settings)
                        body = _body(str(current), raw.status, head, raw.iter_stream(), settings)
                    media, tag, when = (head.get(name) for name in ("content-type", "etag", "last-modified"))
                    return Answer(raw.status, body, media, str(current), tag or etag, when or modified)
            except httpcore.TimeoutException as error:
                message = f"{current} did not answer within {settings.fetch_seconds:g} s; try again later"
                raise FetchError(message) from error
            except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
                raise FetchError(f"{current} cannot be fetched: {str(error) or type(error).__name__}") from error


def _checked_url(url: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        parsed = httpx.URL(url) if base is None else base.join(url)
    except (httpx.InvalidURL, ValueError) as error:  # ValueError: a port that is no number, a host that is no name
        raise FetchError(f"{url[:200]!r} is not a web address: {error}") from error
    if parsed.scheme not in ("http", "https"):
        raise FetchError(f"{str(parsed)[:200]!r} is not an http or https address; only those are fetched")
    if not parsed.host or not 0 < (parsed.port or 80) < 65_536:
        raise FetchError(f"{url[:200]!r} names no host, or a port that does not exist")
    if parsed.userinfo:
        raise FetchError("the address holds a user name or password; leave them out, Dateline sends none")
    return parsed.copy_with(fragment=None)


def _headers(etag: str | None, modified: str | None) -> Mapping[bytes | str, bytes | str]:
    told = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {
        **{name: value for name, value in told.items() if value},
        "User-Agent": USER_AGENT,
        "Accept": "text/html, application/xhtml+xml, application/json;q=0.9, application/xml;q=0.9, text/plain;q=0.8",
        "Accept-Language": "en",
        "Accept-Encoding": "gzip",
    }


def _timeouts(deadline: float) -> dict[str, Any]:
    left = max(0.001, deadline - time.monotonic())
    return {"timeout": {"connect": min(left, _CONNECT_SECONDS), "read": left, "write": left, "pool": left}}


def _check_head(url: str, status: int, head: httpx.Headers, settings: Settings) -> None:
    if status != HTTPStatus.OK:
        wait = head.get("retry-after", "")
        raise RefusedError(
            f"{url} answers {status} {_PHRASES.get(status, '')}; check the address, or save the article as a file",
            status,
            float(wait[:9]) if wait.isdecimal() else None,
        )
    media = head.get("content-type", "").split(";")[0].strip().lower()
    if media and not media.startswith((*_READABLE, *_LISTS, *_PACKED)) and not media.endswith("+json"):
        raise FetchError(f"{url} is {media}, not an article; Dateline reads HTML, text and JSON")
    length = head.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > settings.max_fetch_bytes:
        raise _too_large(url, settings)


def _body(url: str, status: int, head: httpx.Headers, stream: Iterable[bytes], settings: Settings) -> bytes:
    """The body, decompressed, as long as it stays within the limit."""
    response = httpx.Response(status, headers=head, content=stream)
    body = bytearray()
    try:
        for chunk in response.iter_bytes(65_536):
            body += chunk
            if len(body) > settings.max_fetch_bytes:
                raise _too_large(url, settings)
    except httpx.DecodingError as error:
        raise FetchError(f"{url} is compressed in a way that cannot be undone: {error}") from error
    return bytes(body)


def _too_large(url: str, settings: Settings) -> FetchError:
    return FetchError(
        f"{url} is larger than {settings.max_fetch_bytes:,} bytes; save the article, or raise DATELINE_MAX_FETCH_BYTES"
    )


class _CheckedBackend(httpcore.SyncBackend):
    """Connects to addresses that were checked, and to nothing past the deadline."""

    def __init__(self, deadline: float, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no address")
        for address in _resolved(host, port, self._allow_private):
            try:
                limit = min(_left(self._deadline), _CONNECT_SECONDS)
                stream = super().connect_tcp(str(address), port, limit, local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step is held to one deadline, so that a slow drip of bytes ends too."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return left


def _resolved(host: str, port: int, allow_private: bool) -> list[Address]:
    """The addresses of a host. FetchError when there are none, or when one of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host {host} is not found; check the address and the connection") from error
    addresses = list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            raise FetchError(f"{host} is the address {address} inside a private network; only public pages are fetched")
    return addresses


def is_public(address: Address) -> bool:
    """Whether an address, and the IPv4 address that it may carry inside, belongs to the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.is_site_local or not all(is_public(inner) for inner in carried if inner):
            return False
        if address.ipv4_mapped:
            return True
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )
