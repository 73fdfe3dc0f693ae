"""Asking the site for everything that it links to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.test import Client, TestResponse

from portal.delivery.freezing.links import links_of

MOST_ADDRESSES = 50_000
_AT_ONCE = 4
_MOST_REDIRECTS = 5


class NotFrozenError(Exception):
    """The site cannot be written out as files; the message says which address failed."""


@dataclass(frozen=True)
class Answer:
    """What the site answered at an address: path and query, content type, body, and the headers that hosts may set."""

    address: str
    mimetype: str
    body: bytes
    policy: str

    @property
    def path(self) -> str:
        """The address without its query."""
        return urlsplit(self.address).path

    @property
    def query(self) -> str:
        """The query of the address; empty for none."""
        return urlsplit(self.address).query


def ask_for_everything(
    app: Flask,
    site: str,
    start: Iterable[str],
    leave_out: Callable[[str], bool],
    progress: Callable[[int, int], None],
) -> dict[str, Answer]:
    """The answer to every address that the first ones lead to, by address; `progress` is told how many of how many.

    Raises NotFrozenError where a link of the site leads to an error.
    """
    answers: dict[str, Answer] = {}
    seen: dict[str, str] = {}
    local = threading.local()

    def ask(address: str) -> Answer:
        if not hasattr(local, "client"):
            local.client = Client(app)
        return _answer(local.client, address, site, seen.get(address, "the start"))

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        asked: set[Future[Answer]] = set()

        def ask_for(addresses: Iterable[str], origin: str) -> None:
            for address in addresses:
                if address not in seen and not leave_out(address):
                    seen[address] = origin
                    asked.add(pool.submit(ask, address))

        ask_for(start, "the start")
        while asked:
            done, asked = wait(asked, return_when=FIRST_COMPLETED)
            for future in done:
                answer = future.result()
                answers[answer.address] = answer
                if not answer.mimetype.startswith(("image/", "application/zip", "text/csv")):
                    text = answer.body.decode("utf-8", "replace")
                    ask_for(links_of(text, answer.mimetype, answer.address, site), answer.address)
            if len(seen) > MOST_ADDRESSES:
                raise NotFrozenError(f"There are more than {MOST_ADDRESSES} addresses, such as {next(reversed(seen))}.")
            progress(len(answers), len(seen))
    return answers


def _answer(client: Client, address: str, site: str, origin: str) -> Answer:
    asked = address
    for _ in range(_MOST_REDIRECTS):
        response = client.get(asked, base_url=site)
        location = response.headers.get("Location")
        if location is None or response.status_code not in (301, 302, 303, 307, 308):
            break
        asked = location.removeprefix(site)
    if response.status_code != 200:
        raise NotFrozenError(f"{address}, which {origin} links to, answers {response.status}.")
    return _made(address, response)


def _made(address: str, response: TestResponse) -> Answer:
    return Answer(
        address, response.mimetype, response.get_data(), response.headers.get("Content-Security-Policy", "")
    )
