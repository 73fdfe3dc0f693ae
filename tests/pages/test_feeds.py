"""The feeds tell of every release, every correction, and what is new of a force."""

import json

import feedparser
import pytest

from tests.dataset.facts import rows
from tests.house_rules import SITE, Client
from tests.pages.conftest import NOTE, REASON

FEEDS = ("/feeds/releases", "/feeds/corrections", "/feeds/forces/kent")


def entries(client: Client, path: str) -> list[feedparser.FeedParserDict]:
    """The entries that a feed reader finds."""
    read = feedparser.parse(client.bare.get(path).data)
    assert not read.bozo, read.get("bozo_exception")
    return list(read.entries)


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("path", FEEDS)
def test_both_forms_say_the_same_and_lead_to_pages(corrected: Client, path: str, prefix: str) -> None:
    response = corrected.bare.get(f"{prefix}{path}.atom")
    assert response.mimetype == "application/atom+xml"
    read = feedparser.parse(response.data)
    content = json.loads(corrected.bare.get(f"{prefix}{path}.json").text)
    assert [entry.id for entry in read.entries] == [item["id"] for item in content["items"]]
    assert [entry.title for entry in read.entries] == [item["title"] for item in content["items"]]
    assert read.feed.language == content["language"] == ("cy" if prefix else "en")
    assert content["feed_url"] == f"{SITE}{prefix}{path}.json"
    for address in {entry.link for entry in read.entries} | {read.feed.link}:
        assert address.startswith(f"{SITE}{prefix}/")
        corrected.get(address.removeprefix(SITE).partition("#")[0])


def test_the_feed_of_releases_lists_them_newest_first(corrected: Client) -> None:
    newest, first = entries(corrected, "/feeds/releases.atom")
    assert newest.title == "Release 2, 1 March 2027"
    assert newest.content[0].value == NOTE
    assert newest.updated == "2027-03-01T12:00:30Z"
    assert newest.link == f"{SITE}/data/releases/2"
    assert first.title.startswith("Release 1,")


def test_an_entry_keeps_its_name_when_a_release_is_added(client: Client, corrected: Client) -> None:
    for path in FEEDS:
        before = {entry.id: entry.title for entry in entries(client, f"{path}.atom")}
        after = {entry.id: entry.title for entry in entries(corrected, f"{path}.atom")}
        assert before.items() <= after.items()


def test_the_feed_of_corrections_says_what_was_what_is_and_why(client: Client, corrected: Client) -> None:
    brought_along = entries(client, "/feeds/corrections.atom")
    assert len(brought_along) == len([row for row in rows("corrections") if not row["column"].endswith("_cy")])
    since = [entry for entry in entries(corrected, "/feeds/corrections.atom") if entry.link.endswith("#release-2")]
    found = {entry.title: entry for entry in since}
    changed = next(entry for title, entry in found.items() if title.startswith("Correction"))
    assert "Kent Police" in changed.title
    assert changed.content[0].value == f"Was: 79.2%. Now: 79.3%. {REASON}"
    withdrawn = next(entry for title, entry in found.items() if title.startswith("Revision"))
    assert "Now: withdrawn." in withdrawn.content[0].value
    assert len(found) == 2
    page = corrected.get("/about/corrections")
    assert changed.link == f"{SITE}/about/corrections#release-2"
    assert any(section.get("id") == "release-2" for section in page.tree.iter())


def test_the_feed_of_a_force_tells_of_that_force_only(corrected: Client) -> None:
    kent = entries(corrected, "/feeds/forces/kent.atom")
    assert [entry.content[0].value for entry in kent] == [
        "Recording rates: 1 row changed.",
        "The first figures of this force.",
    ]
    assert len(entries(corrected, "/feeds/forces/cheshire.atom")) == 2
    for row in rows("forces"):
        if row["force_id"] not in ("kent", "cheshire"):
            news = entries(corrected, f"/feeds/forces/{row['force_id']}.atom")
            assert len([entry for entry in news if "follow-up/" not in entry.id]) == 1


def test_what_happened_since_an_inspection_is_news_of_its_own(client: Client) -> None:
    told = [
        entry
        for row in rows("forces")
        for entry in entries(client, f"/feeds/forces/{row['force_id']}.atom")
        if "follow-up/" in entry.id
    ]
    assert sorted(entry.content[0].value for entry in told) == sorted(row["text"] for row in rows("follow_ups"))
    hertfordshire = next(entry for entry in told if "hertfordshire" in entry.id)
    assert hertfordshire.title == "Hertfordshire Constabulary: Cause of concern closed, 11 July 2025"
    assert hertfordshire.link == f"{SITE}/inspections/hertfordshire-peel-2023-25"


def test_pages_name_their_feeds(client: Client) -> None:
    for path, feeds in (
        ("/", ["/feeds/releases.atom", "/feeds/corrections.atom"]),
        ("/cy/forces/kent", ["/cy/feeds/releases.atom", "/cy/feeds/forces/kent.atom"]),
    ):
        named = [
            link.get("href")
            for link in client.get(path).find(".//head/link")
            if link.get("type") == "application/atom+xml"
        ]
        assert set(feeds) <= set(named)


def test_a_force_that_does_not_exist_has_no_feed(client: Client) -> None:
    client.get("/feeds/forces/nowhere.atom", status=404)
