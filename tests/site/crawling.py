"""Walking the site as a visitor who follows every link."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from flask import Flask
from werkzeug.test import TestResponse

_ADDRESSES = {("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "srcset")}


@dataclass(frozen=True)
class Visit:
    """A page or file that was reached, and from where."""

    path: str
    linked_from: str
    response: TestResponse

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.response.mimetype == "text/html"


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if value and (tag, name) in _ADDRESSES:
                self.found.append(value)
            if value and name == "id":
                self.names.add(value)


def crawl(app: Flask, site: str, start: tuple[str, ...] = ("/", "/cy/")) -> Iterator[Visit]:
    """Every address of the site that links lead to, each once; an address that differs only in `#…` is the same."""
    client = app.test_client()
    waiting = deque((path, "the start") for path in start)
    seen = set(start)
    while waiting:
        path, origin = waiting.popleft()
        # Buffered, so that the files behind static addresses are closed at once.
        response = client.get(path, buffered=True)
        yield Visit(path, origin, response)
        if response.mimetype != "text/html":
            continue
        for address in links_of(response.text):
            target = urlsplit(urljoin(f"{site}{path}", address))
            if f"{target.scheme}://{target.netloc}" != site:
                continue
            found = target.path + (f"?{target.query}" if target.query else "")
            if found not in seen and not _one_of_many(found, path):
                seen.add(found)
                waiting.append((found, path))


def links_of(html: str) -> list[str]:
    """The addresses that a page links to or loads."""
    parser = _Links()
    parser.feed(html)
    return parser.found


def broken_fragments(html: str, path: str) -> list[str]:
    """The links of a page to a place on itself that is not there."""
    parser = _Links()
    parser.feed(html)
    return [f"{path}: {link}" for link in parser.found if link.startswith("#") and link[1:] not in parser.names]


def _one_of_many(found: str, linked_from: str) -> bool:
    """Whether an address stands for countless others of its kind, of which the crawl follows some only.

    PNG, spreadsheets and archives are made when asked for, and a comparison leads to many others.
    """
    if found.endswith((".png", ".xlsx", ".zip")):
        return "kent" not in found
    if "/compare" in found and "?" in found:
        return not linked_from.endswith(("/forces/kent", "/forces/gwent"))
    return False
