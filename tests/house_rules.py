"""The rules that every page keeps, and a client that holds every response to them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.test import TestResponse

from tests.html import tree_of
from tests.plain_words import words_to_avoid

SITE = "https://ontherecord.example"
_LOADING = {
    "script": ("src",), "img": ("src", "srcset"), "source": ("srcset",), "iframe": ("src",), "video": ("src",),
    "audio": ("src",), "object": ("data",), "embed": ("src",), "form": ("action",),
}  # fmt: skip
_LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
_NAMING = {"for", "aria-labelledby", "aria-describedby", "aria-controls"}


@dataclass(frozen=True)
class Page:
    """A page that kept the rules: its response, its tree and its text."""

    response: TestResponse
    tree: Element

    @property
    def text(self) -> str:
        """What a reader sees, with single spaces."""
        return text_of(self.tree.find("body"))

    def find(self, path: str) -> list[Element]:
        """The elements at a path such as `.//table`."""
        return self.tree.findall(path)

    def section(self, heading_id: str) -> str:
        """The text of the section with that heading."""
        for section in self.tree.iter("section"):
            if section.get("aria-labelledby") == heading_id:
                return text_of(section)
        raise AssertionError(f"no section {heading_id}")

    def links(self) -> list[str]:
        """The addresses of all links."""
        return [link.get("href", "") for link in self.anchors()]

    def anchors(self) -> list[Element]:
        """All links, those inside drawings too."""
        return [*self.tree.iter("a"), *self.tree.iter("{http://www.w3.org/2000/svg}a")]


class Client:
    """Asks the site for pages and holds each to the rules."""

    def __init__(self, app: Flask) -> None:
        self.bare = app.test_client()

    def get(self, path: str, status: int = 200, **options: Any) -> Page:
        """The page at a path, in the language of the path."""
        response = self.bare.get(path, **options)
        # The validator reads every page that a link leads to; here the fast parser does.
        return self._checked(response, tree_of(response.text), path, status)

    def post(self, path: str, data: dict[str, str], status: int = 200) -> Page:
        """The page that answers a form."""
        response = self.bare.post(path, data=data)
        return self._checked(response, parsed(response.text, path), path, status)

    def _checked(self, response: TestResponse, tree: Element, path: str, status: int) -> Page:
        assert response.status_code == status, f"{path}: {response.status}"
        faults = broken_rules(tree, path, dict(response.headers))
        assert not faults, "\n".join([path, *faults])
        return Page(response, tree)


def parsed(html: str, path: str) -> Element:
    """The tree of a page; fails with the place of the first thing that is not HTML5."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    errors = [(place, name) for place, name, _ in parser.errors]
    assert not errors, f"{path}: not HTML5 at {errors[:3]}"
    assert isinstance(tree, Element)
    return tree


def broken_rules(tree: Element, path: str, headers: dict[str, str]) -> list[str]:
    """Every house rule that a page breaks."""
    return [
        *_heading_and_title(tree),
        *_language(tree, path),
        *_identifiers(tree),
        *_inline_code(tree),
        *_other_hosts(tree, path),
        *(_links_of_a_frame(tree) if _is_for_frames(path) else _ways_out(tree)),
        *_framing(headers, path),
        *_headers(headers),
        *_words(tree),
        *words_to_avoid(tree),
    ]


def text_of(element: Element | None) -> str:
    """The text that a reader sees inside an element, with single spaces."""
    return "" if element is None else " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if next(element.iter("script"), None) is None:
        yield from element.itertext()
    elif element.tag != "script":
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _heading_and_title(tree: Element) -> list[str]:
    headings = list(tree.iter("h1"))
    if len(headings) != 1:
        return [f"has {len(headings)} h1"]
    heading, title = text_of(headings[0]), text_of(next(tree.iter("title"), None))
    return [] if heading and title.startswith(heading) else [f"title {title!r} does not start with {heading!r}"]


def _language(tree: Element, path: str) -> list[str]:
    expected = "cy" if re.match(r"/cy(/|$|\?)", path) else "en"
    match = re.fullmatch(r"(?:/cy)?/(?:support|recorded)/in/([a-z-]+)", path)
    expected = match[1] if match else expected
    found = tree.get("lang", "")
    return [] if found.startswith(expected) else [f"lang is {found!r}, not {expected!r}"]


def _identifiers(tree: Element) -> list[str]:
    names = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    faults = [f"id {name!r} stands {count} times" for name, count in names.items() if count > 1]
    for element in tree.iter():
        for attribute in _NAMING.intersection(element.keys()):
            faults += [
                f"{attribute}={name!r} names no id" for name in element.get(attribute, "").split() if name not in names
            ]
    return faults


def _inline_code(tree: Element) -> list[str]:
    faults = ["has a style element" for _ in tree.iter("style")]
    for element in tree.iter():
        faults += [f"{element.tag} has {name}" for name in element.attrib if name == "style" or name.startswith("on")]
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/ld+json":
            faults.append("has an inline script")
    return faults


def _other_hosts(tree: Element, path: str) -> list[str]:
    faults = []
    for element in tree.iter():
        loaded = [element.get(name) for name in _LOADING.get(element.tag, ()) if element.get(name)]
        if element.tag == "link" and _LOADING_LINKS & set(element.get("rel", "").split()):
            loaded.append(element.get("href"))
        for address in loaded:
            if urlsplit(urljoin(SITE + path, address)).netloc != urlsplit(SITE).netloc:
                faults.append(f"{element.tag} loads {address}")
    return faults


def _ways_out(tree: Element) -> list[str]:
    faults = []
    exits = [link for link in tree.iter("a") if "data-exit" in link.attrib]
    if not exits:
        faults.append("has no quick exit")
    if not any(link.get("href") == "tel:+448081689111" for link in tree.iter("a")):
        faults.append("has no line for victims")
    faults += ["opens a new window" for link in tree.iter("a") if link.get("target")]
    faults += ["has an image without a text" for image in tree.iter("img") if image.get("alt") is None]
    return faults


def _is_for_frames(path: str) -> bool:
    return re.match(r"(/cy)?/embed/", path) is not None


def _links_of_a_frame(tree: Element) -> list[str]:
    # A page of ours cannot be shown in a frame, so a link must leave it; the page that it leaves learns nothing.
    links = list(tree.iter("a"))
    faults = [] if links else ["leads nowhere"]
    for link in links:
        if link.get("target") != "_blank" or not {"noopener", "noreferrer"} <= set(link.get("rel", "").split()):
            faults.append(f"keeps {link.get('href')} inside the frame")
    faults += ["has a script" for _ in tree.iter("script")]
    faults += ["has a form" for _ in tree.iter("form")]
    faults += ["has an image without a text" for image in tree.iter("img") if image.get("alt") is None]
    return faults


def _framing(headers: dict[str, str], path: str) -> list[str]:
    policy, old = headers.get("Content-Security-Policy", ""), headers.get("X-Frame-Options")
    if _is_for_frames(path):
        return [] if "frame-ancestors *" in policy and old is None else [f"cannot be framed: {policy!r}, {old!r}"]
    return [] if "frame-ancestors 'none'" in policy and old == "DENY" else [f"can be framed: {policy!r}, {old!r}"]


def _headers(headers: dict[str, str]) -> list[str]:
    faults = []
    policy = headers.get("Content-Security-Policy", "")
    if not policy.startswith("default-src 'none'") or "unsafe" in policy:
        faults.append(f"weak policy {policy!r}")
    if "Set-Cookie" in headers:
        faults.append("sets a cookie")
    for name, value in (("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff")):
        if headers.get(name) != value:
            faults.append(f"{name} is {headers.get(name)!r}")
    return faults


def _words(tree: Element) -> list[str]:
    # The name of a header is no missing value.
    text = text_of(tree.find("body")).replace("If-None-Match", "")
    return [f"shows {fault!r}" for fault in ("None", "%(", "Undefined", "{{", "}}", "nan %") if fault in text]
