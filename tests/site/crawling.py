"""Walking the site as a visitor who follows every link."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from werkzeug.test import TestResponse

_ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "srcset"}
_LINKS = ", ".join(f"{tag}[{name}]" for tag, name in _ADDRESSES.items())


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
    return _links_in(LexborHTMLParser(html))


def broken_fragments(html: str, path: str) -> list[str]:
    """The links of a page to a place on itself that is not there."""
    page = LexborHTMLParser(html)
    names = {element.id for element in page.css("[id]")}
    return [f"{path}: {link}" for link in _links_in(page) if link.startswith("#") and link[1:] not in names]


def _links_in(page: LexborHTMLParser) -> list[str]:
    found = (element.attributes[_ADDRESSES[element.tag or ""]] for element in page.css(_LINKS))
    return [address for address in found if address]


def _one_of_many(found: str, linked_from: str) -> bool:
    """Whether an address stands for countless others of its kind, of which the crawl follows some only.

    PNG, spreadsheets and archives are made when asked for, and a comparison leads to many others.
    """
    if found.endswith((".png", ".xlsx", ".zip")):
        return "kent" not in found
    if "/compare" in found and "?" in found:
        return not linked_from.endswith(("/forces/kent", "/forces/gwent"))
    return False
