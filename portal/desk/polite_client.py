"""Asking other people's servers for pages: seldom, one at a time for each host, within limits, never a private one."""

import ipaddress
import socket
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

AGENT = "OnTheRecordDesk"
LARGEST_BYTES = 20 * 1024 * 1024
LONGEST_SECONDS = 20.0
_PAUSE_SECONDS = 1.0
_MOST_REDIRECTIONS = 5
_MOVED = {301, 302, 303, 307, 308}
_HTTP_ERROR = 400


class NotAskedError(Exception):
    """An address that was not asked, or gave nothing that can be used; the message says why."""


@dataclass(frozen=True)
class Answer:
    """What a server gave: where the asking ended, the status, the kind and the bytes of the body."""

    address: str
    status: int
    kind: str
    content: bytes

    @property
    def is_there(self) -> bool:
        """Whether there is such a page."""
        return self.status < _HTTP_ERROR

    @property
    def is_gone(self) -> bool:
        """Whether the server says that there is none any more."""
        return self.status in (404, 410)


class PoliteClient:
    """Asks for pages one after the other, a second apart for each host, as robots.txt allows.

    An address of this machine or of a private network is refused unless `local` allows it, which tests do; then
    nothing waits either.
    """

    def __init__(self, *, local: bool = False) -> None:
        self._local = local
        self._client = httpx.Client(
            headers={"User-Agent": f"{AGENT} (keeps a public record of inspections fresh)"},
            timeout=LONGEST_SECONDS,
            follow_redirects=False,
            trust_env=False,
        )
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def get(self, address: str) -> Answer:
        """The page at an address, redirections followed; raise NotAskedError with the reason if there is no answer."""
        for _ in range(_MOST_REDIRECTIONS + 1):
            if not self._may_ask(address):
                raise NotAskedError(f"{address}: robots.txt of that host asks not to be read.")
            status, headers, content = self._ask(address)
            if status not in _MOVED or "location" not in headers:
                return Answer(address, status, headers.get("content-type", "").partition(";")[0].strip(), content)
            address = urljoin(address, headers["location"])
        raise NotAskedError(f"{address}: more than {_MOST_REDIRECTIONS} redirections.")

    def _may_ask(self, address: str) -> bool:
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._rules:
            rules = RobotFileParser()
            status, _, content = self._ask(f"{host}/robots.txt")
            rules.parse(content.decode("utf-8", "replace").splitlines() if status < _HTTP_ERROR else [])
            self._rules[host] = rules
        return self._rules[host].can_fetch(AGENT, address)

    def _ask(self, address: str) -> tuple[int, httpx.Headers, bytes]:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NotAskedError(f"{address}: not a web address.")
        self._refuse_private(parts.hostname, address)
        self._wait(parts.netloc)
        begin = time.monotonic()
        try:
            with self._client.stream("GET", address) as response:
                self._refuse_private(str(_peer(response) or parts.hostname), address)
                content = bytearray()
                for piece in response.iter_bytes():
                    content += piece
                    if len(content) > LARGEST_BYTES:
                        raise NotAskedError(f"{address}: larger than {LARGEST_BYTES // 1024**2} MB.")
                    if time.monotonic() - begin > LONGEST_SECONDS:
                        raise NotAskedError(f"{address}: not read to its end within {LONGEST_SECONDS:.0f} seconds.")
                return response.status_code, response.headers, bytes(content)
        except httpx.TimeoutException as error:
            raise NotAskedError(f"{address}: no answer within {LONGEST_SECONDS:.0f} seconds.") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotAskedError(f"{address}: {error or type(error).__name__}.") from error

    def _wait(self, host: str) -> None:
        since = time.monotonic() - self._asked.get(host, -_PAUSE_SECONDS)
        if not self._local and since < _PAUSE_SECONDS:
            time.sleep(_PAUSE_SECONDS - since)
        self._asked[host] = time.monotonic()

    def _refuse_private(self, host: str, address: str) -> None:
        if self._local:
            return
        try:
            addresses = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
        except (OSError, UnicodeError) as error:
            raise NotAskedError(f"{address}: there is no host {host}.") from error
        if any(not ipaddress.ip_address(str(each).partition("%")[0]).is_global for each in addresses):
            raise NotAskedError(f"{address}: an address of this machine or of a private network is not asked.")


def _peer(response: httpx.Response) -> str | None:
    """The address that really answered: a name may lead elsewhere between two look-ups."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    return str(peer[0]) if peer else None
