"""A feed of what is new, as Atom (RFC 4287) and as JSON Feed 1.1."""

import datetime
import json
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from portal.dataset.licences import INSPECTORATE_LICENCE

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """One piece of news; `name` tells it from every other entry of the site, for ever."""

    name: str
    title: str
    text: str
    address: str
    published_at: datetime.datetime


@dataclass(frozen=True)
class Feed:
    """News in one language, newest first; `began_at` is the feed's date while it has no entry.

    `host` and `name` make the identifier (a tag URI, RFC 4151), which stays the same wherever the site moves its pages.
    """

    host: str
    name: str
    title: str
    subtitle: str
    author: str
    page_address: str
    atom_address: str
    json_address: str
    language_code: str
    began_at: datetime.datetime
    entries: tuple[Entry, ...]

    @property
    def updated_at(self) -> datetime.datetime:
        """When the newest entry was published."""
        return max((entry.published_at for entry in self.entries), default=self.began_at)

    def tag(self, name: str) -> str:
        """The identifier of the feed or of one of its entries."""
        return f"tag:{self.host},2026:{name}/{self.language_code}"


def atom_bytes(feed: Feed) -> bytes:
    """The feed as an Atom document."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language_code})
    SubElement(root, "id").text = feed.tag(feed.name)
    SubElement(root, "title").text = feed.title
    SubElement(root, "subtitle").text = feed.subtitle
    SubElement(root, "updated").text = _moment(feed.updated_at)
    SubElement(SubElement(root, "author"), "name").text = feed.author
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.atom_address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page_address})
    SubElement(root, "rights").text = f"{INSPECTORATE_LICENCE.attribution} {INSPECTORATE_LICENCE.address}"
    for entry in feed.entries:
        element = SubElement(root, "entry")
        SubElement(element, "id").text = feed.tag(entry.name)
        SubElement(element, "title").text = entry.title
        SubElement(element, "published").text = _moment(entry.published_at)
        SubElement(element, "updated").text = _moment(entry.published_at)
        SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.address})
        SubElement(element, "content", {"type": "text"}).text = entry.text
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def json_feed_bytes(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.page_address,
        "feed_url": feed.json_address,
        "language": feed.language_code,
        "authors": [{"name": feed.author}],
        "items": [
            {
                "id": feed.tag(entry.name),
                "url": entry.address,
                "title": entry.title,
                "content_text": entry.text,
                "date_published": _moment(entry.published_at),
                "date_modified": _moment(entry.published_at),
            }
            for entry in feed.entries
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _moment(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
