"""Fetching, against a server on the loopback address that the tests open by hand."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from dateline.errors import FetchError
from dateline.ingest import Given, read_url
from dateline.ingest.fetch import fetch, is_public
from dateline.settings import Settings

PLAIN = b"The envoy has left."
QUICK = Settings(fetch_seconds=0.6, max_fetch_bytes=5_000, max_redirects=2)


class Handler(BaseHTTPRequestHandler):
    """Answers by path; `seen` keeps the headers of the last request."""

    seen: dict[str, str]

    def do_GET(self) -> None:
        type(self).seen = dict(self.headers)
        kind, _, rest = self.path.strip("/").partition("/")
        if kind == "to":
            self._send(302, b"", Location=rest if "://" in rest else f"/{rest}")
        elif kind == "circle":
            self._send(302, b"", Location="/circle")
        elif kind == "hop":
            self._send(302, b"", Location=f"/hop/{int(rest) + 1}")
        elif kind == "status":
            self._send(int(rest), b"no")
        elif kind == "gzip":
            self._send(200, gzip.compress(PLAIN), **{"Content-Encoding": "gzip"})
        elif kind == "bomb":
            self._send(200, gzip.compress(b"x" * 1_000_000), **{"Content-Encoding": "gzip"})
        elif kind == "broken":
            self._send(200, b"not gzip at all", **{"Content-Encoding": "gzip"})
        elif kind == "large":
            self._send(200, b"x" * 6_000)
        elif kind == "pdf":
            self._send(200, b"%PDF", **{"Content-Type": "application/pdf"})
        elif kind == "drip":
            self._drip()
        else:
            self._send(200, PLAIN)

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/plain", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        """Headers that never end: each byte comes well within any time limit for a single read."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def get(url: str) -> bytes:
    return fetch(url, settings=QUICK, allow_private=True)[0]


def test_a_page(server: str) -> None:
    (article,) = read_url(f"{server}/page#part", Given(publisher="P"), allow_private=True)
    assert article.text == PLAIN.decode()
    assert article.url == f"{server}/page"
    assert article.publisher == "P"
    assert Handler.seen["User-Agent"].startswith("Dateline/")
    assert Handler.seen["Host"] == server.removeprefix("http://")


def test_redirects_and_compression(server: str) -> None:
    body, media, url = fetch(f"{server}/to/gzip", settings=QUICK, allow_private=True)
    assert (body, media, url) == (PLAIN, "text/plain", f"{server}/gzip")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("circle", "in a circle"),
        ("hop/1", "more than 2 times"),
        ("status/404", "answers 404 Not Found"),
        ("status/503", "answers 503"),
        ("large", "larger than 5,000 bytes"),
        ("bomb", "larger than 5,000 bytes"),
        ("broken", "cannot be undone"),
        ("pdf", "is application/pdf, not an article"),
        ("drip", "did not answer within 0.6 s"),
        ("to/ftp://example.org/", "not an http or https address"),
        ("to/http://user:secret@example.org/", "user name or password"),
    ],
)
def test_what_stands_in_the_way_is_named(server: str, path: str, says: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match=says):
        get(f"{server}/{path}")
    assert time.monotonic() - start < 3


def test_private_addresses_are_refused(server: str) -> None:
    with pytest.raises(FetchError, match="private network"):
        read_url(f"{server}/page")
    with pytest.raises(FetchError, match="private network"):
        read_url(server.replace("127.0.0.1", "localhost"))
    with pytest.raises(FetchError, match="private network"):
        read_url(server.replace("127.0.0.1", "2130706433"))  # the same address as one number


def test_a_redirect_to_a_private_address_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host passes as public, the host it redirects to is checked again."""
    checked: list[str] = []

    def first_is_public(address: object) -> bool:
        checked.append(str(address))
        return len(checked) == 1

    monkeypatch.setattr("dateline.ingest.fetch.is_public", first_is_public)
    port = server.rpartition(":")[2]
    with pytest.raises(FetchError, match="private network"):
        fetch(f"{server}/to/http://localhost:{port}/page", settings=QUICK)
    assert len(checked) >= 2


def test_the_checked_address_is_the_one_that_is_connected_to(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host name is looked up once; what a second look-up would say plays no part."""
    asked: list[str] = []

    def resolve(host: str, port: int, *rest: object, **options: object) -> list[object]:
        asked.append(host)
        address = "192.0.2.1" if asked.count("news.example") > 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr("dateline.ingest.fetch.socket.getaddrinfo", resolve)
    monkeypatch.setattr("dateline.ingest.fetch.is_public", lambda address: str(address) == "127.0.0.1")
    assert fetch(server.replace("127.0.0.1", "news.example"), settings=QUICK)[0] == PLAIN
    assert asked.count("news.example") == 1


def test_dead_host_and_closed_port() -> None:
    with pytest.raises(FetchError, match=r"host no-such-host\.invalid is not found"):
        get("http://no-such-host.invalid/")
    with pytest.raises(FetchError, match="cannot be fetched"):
        get("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org", "http://", "http://[", "http://a:b@c/", "http://x:99999999/", ""]
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(FetchError):
        read_url(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "100.64.0.1", "192.0.2.1", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1",
        "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_public(address: str) -> None:
    assert is_public(ip_address(address))
