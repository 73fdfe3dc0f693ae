"""The addresses that an answer of the site leads to, and a page with some of them changed."""

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

_ATTRIBUTE = re.compile(
    r"""(?P<start>\s(?:(?:href|src|srcset|data-rows|data-blank|data-told)="|content="(?=https?://)))(?P<value>[^"]*)"""
)


def own_address(address: str, origin: str, site: str) -> str | None:
    """The path and query that an address found on the page `origin` leads to; None where it leaves the site."""
    if address.startswith("#"):
        return None
    if address.startswith("/") and "//" not in address and "/." not in address:
        # Nearly all of them are whole paths, and a site has hundreds of thousands.
        return address.partition("#")[0]
    target = urlsplit(urljoin(f"{site}{origin}", address))
    if f"{target.scheme}://{target.netloc}" != site:
        return None
    return (target.path or "/") + (f"?{target.query}" if target.query else "")


def links_of(body: str, mimetype: str, origin: str, site: str) -> Iterator[str]:
    """Every own address that a page, the map of the site, or a feed names."""
    if mimetype == "text/html":
        addresses = [html.unescape(match["value"]) for match in _ATTRIBUTE.finditer(body)]
    elif mimetype.endswith("xml") and not mimetype.startswith("image/"):
        # What is read here is what this program has just written.
        tree = ElementTree.fromstring(body)  # noqa: S314  # nosec B314
        addresses = [element.text or "" for element in tree.iter() if element.tag.endswith("}loc")]
        addresses += [value for element in tree.iter() for name, value in element.attrib.items() if name == "href"]
    else:
        addresses = []
    for address in addresses:
        own = own_address(address, origin, site)
        if own:
            yield own


def mentions_of(body: str, site: str) -> Iterator[str]:
    """Every own address that a page only tells the reader of, such as in a snippet to copy; it may be an example."""
    for match in re.finditer(re.escape(site) + r"(/[^\s\"'<>&);,?#]*)", html.unescape(body)):
        yield match[1]


def table_description(address: str) -> str:
    """Where the columns of the CSV file at an address are described: the page on the data promises it beside each."""
    path, mark, query = address.partition("?")
    return f"{path}-metadata.json{mark}{query}"


def with_links(body: str, origin: str, site: str, moved: Callable[[str], str | None]) -> str:
    """The page with those links changed for which `moved` names another address."""

    def changed(match: re.Match[str]) -> str:
        address = html.unescape(match["value"])
        own = own_address(address, origin, site)
        new = moved(own) if own else None
        whole = site if address.startswith(site) else ""
        return match[0] if new is None else f"{match['start']}{html.escape(whole + new)}"

    return _ATTRIBUTE.sub(changed, body)
