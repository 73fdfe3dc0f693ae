"""The Welsh pages of the site, and what they hold that is not Welsh."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask import Flask

from tests.house_rules import SITE, parsed
from tests.site.crawling import Visit, links_of
from tests.translations.catalogue import PLACE, english_of, messages, welsh_of

# Words that Welsh does not have, and that no English text of some length goes without.
ENGLISH_WORDS = {"the", "of", "and", "for", "with", "which", "that", "from", "this", "are", "by", "not", "or", "their"}

_HOST = urlsplit(SITE).netloc
# Files have an ending; pages have none.
_PAGE = re.compile(r"/cy/[^.]*")
_READ_ALOUD = ("alt", "aria-label", "title", "placeholder", "data-label", "content")
_UNREAD = {"script", "style", "code", "pre"}


def welsh_pages(app: Flask) -> Iterator[Visit]:
    """Every page under `/cy/` that links lead to; of addresses that differ only in their query, one of each path."""
    client = app.test_client()
    waiting = deque([("/cy/", "the start")])
    seen = {("/cy/", False)}
    while waiting:
        address, origin = waiting.popleft()
        visit = Visit(address, origin, client.get(address))
        if not visit.is_page:
            continue
        yield visit
        for link in links_of(visit.response.text):
            target = urlsplit(urljoin(SITE + address, link))
            known = (target.path, bool(target.query))
            if target.netloc == _HOST and _PAGE.fullmatch(target.path) and known not in seen:
                seen.add(known)
                waiting.append((target.path + (f"?{target.query}" if target.query else ""), address))


def welsh_texts(visit: Visit) -> Iterator[str]:
    """Every text of a page that a reader sees or hears and that is not marked as another language."""
    tree = parsed(visit.response.text, visit.path)
    yield from _texts(tree, tree.get("lang", ""))


def english_left(text: str) -> str | None:
    """The English message that a text shows, or the text itself where its words are English; None for Welsh."""
    plain = re.sub(r"\s+", " ", text).strip()
    for message, pattern in _english_patterns():
        if pattern.search(plain):
            return message
    words = re.findall(r"[a-z]+", plain.casefold())
    return plain if len(ENGLISH_WORDS & set(words)) > 1 else None


@cache
def _english_patterns() -> list[tuple[str, re.Pattern[str]]]:
    """A pattern for every message whose Welsh differs: long ones anywhere in a text, short ones as the whole of it."""
    found = []
    for message in messages():
        for english in english_of(message):
            if english in welsh_of(message) or not re.search(r"[a-zA-Z]{3}", PLACE.sub("", english)):
                continue
            pattern = PLACE.sub("\0", english).replace("%%", "%")
            pattern = re.escape(re.sub(r"\s+", " ", pattern)).replace("\0", ".+").replace(r"\ ", r"\s")
            long = len(re.findall(r"[a-zA-Z]{2,}", PLACE.sub("", english))) > 3
            found.append((english, re.compile(pattern if long else rf"\A{pattern}\Z")))
    return found


def _texts(element: Element, code: str) -> Iterator[str]:
    code = element.get("lang", code)
    if element.tag in _UNREAD or not isinstance(element.tag, str):
        return
    if code.startswith("cy"):
        if element.text:
            yield element.text
        yield from (element.get(name, "") for name in _READ_ALOUD if element.get("name") not in ("viewport", "robots"))
    for child in element:
        yield from _texts(child, code)
        if child.tail and code.startswith("cy"):
            yield child.tail
