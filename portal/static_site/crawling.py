"""Asking the site for everything that it links to."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.test import Client

from portal.static_site.links import links_of, mentions_of, table_description

MOST_ADDRESSES = 50_000
_AT_ONCE = 4
_MOST_TURNS = 30


class NotFrozenError(Exception):
    """The site cannot be written out as files; the message says which address failed."""


@dataclass(frozen=True)
class Answer:
    """What the site answered at an address (path and query), with the headers that differ from place to place.

    The body is kept in a file named by its SHA-256: all of them together are too large for a small machine's memory.
    """

    address: str
    mimetype: str
    file: Path
    policy: str
    is_for_all_sites: bool

    @property
    def body(self) -> bytes:
        """The content, read anew each time."""
        return self.file.read_bytes()

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
    keep_in: Path,
    progress: Callable[[int, int], None],
) -> dict[str, Answer]:
    """The answer to every address that the first ones lead to, by address; `progress` is told how many of how many.

    `keep_in` is a folder for their bodies. Raises NotFrozenError where a link of the site leads to an error.
    """
    answers: dict[str, Answer] = {}
    origins: dict[str, str] = {}
    local = threading.local()

    def ask(address: str) -> Answer | None:
        if not hasattr(local, "client"):
            local.client = Client(app)
        return _answer(local.client, address, site, origins.get(address, "the start"), keep_in)

    with ThreadPoolExecutor(_AT_ONCE) as pool, _given_up_at_once(pool):
        # To wait for any of thousands of futures would lock each of them for every answer.
        done, waiting = SimpleQueue[Future[Answer | None]](), 0

        def ask_for(addresses: Iterable[str], origin: str) -> None:
            nonlocal waiting
            for address in addresses:
                # What is at an address without its query is asked for too: a server of files knows no queries.
                for each in (address, address.partition("?")[0]):
                    if each not in origins and not leave_out(each):
                        origins[each] = origin if each == address else ""
                        pool.submit(ask, each).add_done_callback(done.put)
                        waiting += 1

        ask_for(start, "the start")
        while waiting:
            answer = done.get().result()
            waiting -= 1
            if answer is None:
                continue
            answers[answer.address] = answer
            if not answer.mimetype.startswith(("image/", "application/zip", "text/csv")):
                text = answer.body.decode("utf-8", "replace")
                ask_for(links_of(text, answer.mimetype, answer.address, site), answer.address)
            if answer.mimetype == "text/csv":
                ask_for([table_description(answer.address)], answer.address)
            if answer.mimetype == "text/html":
                ask_for(mentions_of(text, site), "")
            if len(origins) > MOST_ADDRESSES:
                raise NotFrozenError(
                    f"There are more than {MOST_ADDRESSES} addresses, such as {next(reversed(origins))}."
                )
            progress(len(answers), len(origins))
    return answers


@contextmanager
def _given_up_at_once(pool: ThreadPoolExecutor) -> Iterator[None]:
    """Leave what still waits in the pool undone where something fails: the message must not wait for all of it."""
    try:
        yield
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise


def _answer(client: Client, address: str, site: str, origin: str, keep_in: Path) -> Answer | None:
    path = address
    for turn in range(_MOST_TURNS):
        response = client.get(path, base_url=site)
        if response.status_code == 503:
            # What draws pictures takes a few at a time; this program asks for all of them at once.
            time.sleep(turn)
            continue
        location = response.headers.get("Location")
        if location is None or response.status_code not in (301, 302, 303, 307, 308):
            break
        path = location.removeprefix(site)
    if response.status_code != 200 and not origin:
        return None
    if response.status_code != 200:
        raise NotFrozenError(f"{address}, which {origin} links to, answers {response.status}.")
    body = response.get_data()
    file = keep_in / hashlib.sha256(body).hexdigest()
    # Two addresses may have the same body at the same time, and a third thread may be reading it.
    part = file.with_name(f"{file.name}.{threading.get_ident()}")
    part.write_bytes(body)
    part.replace(file)
    return Answer(
        address,
        response.mimetype or "application/octet-stream",
        file,
        response.headers.get("Content-Security-Policy", ""),
        response.headers.get("Access-Control-Allow-Origin") == "*",
    )
