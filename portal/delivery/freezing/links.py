"""The addresses that an answer of the site leads to, and a page with some of them changed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

_ATTRIBUTE = re.compile(r"""(?P<start>\s(?:href|src|srcset|data-live-src|data-rows|data-vega)=")(?P<value>[^"]*)""")
_SELECT = re.compile(r"<select\b[^>]*\bname=\"(?P<name>[^\"]+)\"[^>]*>(?P<options>.*?)</select>", re.DOTALL)
_OPTION = re.compile(r"<option\b[^>]*\bvalue=\"(?P<value>[^\"]+)\"")
_GET_FORM = re.compile(r"<form\b(?=[^>]*\bmethod=\"get\")[^>]*\baction=\"(?P<action>[^\"]+)\"[^>]*>(?P<inside>.*?)</form>", re.DOTALL)


def own_address(address: str, origin: str, site: str) -> str | None:
    """The path and query that an address found on the page `origin` leads to; None where it leaves the site."""
    target = urlsplit(urljoin(f"{site}{origin}", address))
    if f"{target.scheme}://{target.netloc}" != site or address.startswith("#"):
        return None
    return (target.path or "/") + (f"?{target.query}" if target.query else "")


def links_of(body: str, mimetype: str, origin: str, site: str) -> Iterator[str]:
    """Every own address that a page, the map of the site, or a feed names."""
    if mimetype == "text/html":
        found = [html.unescape(match["value"]) for match in _ATTRIBUTE.finditer(body)]
        found += _choices(body)
    elif mimetype.endswith("xml") and not mimetype.startswith("image/"):
        # What is read here is what this program has just written.
        tree = ElementTree.fromstring(body)  # noqa: S314  # nosec B314
        found = [element.text or "" for element in tree.iter() if element.tag.endswith("}loc")]
        found += [value for element in tree.iter() for name, value in element.attrib.items() if name == "href"]
    else:
        found = []
    for address in found:
        own = own_address(address, origin, site)
        if own:
            yield own


def with_links(body: str, origin: str, site: str, moved: Callable[[str], str | None]) -> str:
    """The page with those links changed for which `moved` names another address."""

    def changed(match: re.Match[str]) -> str:
        own = own_address(html.unescape(match["value"]), origin, site)
        new = moved(own) if own else None
        return match[0] if new is None else f"{match['start']}{html.escape(new)}"

    return _ATTRIBUTE.sub(changed, body)


def _choices(body: str) -> Iterator[str]:
    """Each single choice that a form offers which puts its answer into an address."""
    for form in _GET_FORM.finditer(body):
        for select in _SELECT.finditer(form["inside"]):
            for option in _OPTION.finditer(select["options"]):
                yield f"{html.unescape(form['action'])}?{select['name']}={html.unescape(option['value'])}"
