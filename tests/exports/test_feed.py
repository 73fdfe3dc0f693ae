"""Feeds that others' readers take: complete, stable, and harmless."""

import datetime
import json
from xml.etree import ElementTree

import feedparser
import pytest

from portal.exports.feed import Entry, Feed, atom_bytes, json_feed_bytes
from tests.exports.made import HOSTILE

ATOM = "{http://www.w3.org/2005/Atom}"
BEGAN = datetime.datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=datetime.UTC)
ENTRIES = tuple(
    Entry(f"release/{n}", text, f"About {text}", f"https://site.example/{n}?a=1&b=2", BEGAN + datetime.timedelta(n))
    for n, text in enumerate(HOSTILE)
)


def feed(*entries: Entry) -> Feed:
    """A feed with these entries."""
    return Feed(
        host="site.example",
        name="feed/releases",
        title="Releases & <more>",
        subtitle="All of them",
        author="On the Record",
        page_address="https://site.example/data",
        atom_address="https://site.example/feeds/releases.atom",
        json_address="https://site.example/feeds/releases.json",
        language_code="en",
        began_at=BEGAN,
        entries=entries,
    )


@pytest.mark.parametrize("entries", [(), ENTRIES])
def test_atom_holds_what_the_standard_requires(entries: tuple[Entry, ...]) -> None:
    root = ElementTree.fromstring(atom_bytes(feed(*entries)))
    assert root.tag == f"{ATOM}feed"
    for required in ("id", "title", "updated", "author"):
        assert len(root.findall(f"{ATOM}{required}")) == 1
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == "https://site.example/feeds/releases.atom"
    found = root.findall(f"{ATOM}entry")
    assert len(found) == len(entries)
    for element in found:
        for required in ("id", "title", "updated", "content"):
            assert len(element.findall(f"{ATOM}{required}")) == 1
        assert [link.get("rel") for link in element.findall(f"{ATOM}link")] == ["alternate"]
    identifiers = [element.findtext(f"{ATOM}id") for element in (root, *found)]
    assert len(set(identifiers)) == len(identifiers)


def test_a_feed_reader_finds_every_entry_and_no_fault() -> None:
    read = feedparser.parse(atom_bytes(feed(*ENTRIES)))
    assert not read.bozo, read.get("bozo_exception")
    assert read.feed.id == "tag:site.example,2026:feed/releases/en"
    assert [entry.link for entry in read.entries] == [entry.address for entry in ENTRIES]
    assert read.feed.updated == "2026-12-04T09:30:15Z"


def test_no_text_of_an_entry_is_markup() -> None:
    root = ElementTree.fromstring(atom_bytes(feed(*ENTRIES)))
    for element, entry in zip(root.findall(f"{ATOM}entry"), ENTRIES, strict=True):
        title, content = element.find(f"{ATOM}title"), element.find(f"{ATOM}content")
        assert title is not None
        assert content is not None
        assert title.text == entry.title
        assert title.get("type", "text") == content.get("type") == "text"
        assert not list(title)
        assert not list(content)


def test_a_feed_without_entries_keeps_its_first_date() -> None:
    assert feedparser.parse(atom_bytes(feed())).feed.updated == "2026-11-23T09:30:15Z"


def test_the_json_feed_says_the_same() -> None:
    content = json.loads(json_feed_bytes(feed(*ENTRIES)))
    assert content["version"] == "https://jsonfeed.org/version/1.1"
    assert content["feed_url"] == "https://site.example/feeds/releases.json"
    assert [item["id"] for item in content["items"]] == [f"tag:site.example,2026:{e.name}/en" for e in ENTRIES]
    assert [item["content_text"] for item in content["items"]] == [entry.text for entry in ENTRIES]
