"""`portal watch` lists what the inspectorate published and the dataset lacks, with the row to start from."""

import pytest
from click.testing import CliRunner, Result

from portal.commands.main import main
from tests.dataset.facts import rows
from tests.desk.conftest import Elsewhere

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Publications</title>
<item><title>PEEL 2025–27: An inspection of Kent Police</title><link>https://inspectorate.example/kent-2025-27/</link>
<pubDate>Tue, 03 Nov 2026 09:30:00 +0000</pubDate></item>
<item><title>Kent Fire and Rescue Service: inspection 2026</title><link>https://inspectorate.example/kent-fire/</link></item>
<item><title>{known_title}</title><link>{known}</link></item>
<item><title>PEEL 2023–25: A re-inspection of West Yorkshire Police</title><link>https://inspectorate.example/wy/</link>
<pubDate>Mon, 02 Nov 2026 09:30:00 +0000</pubDate></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Publications</title>
<entry><title>Crime data integrity: an update</title><link href="https://inspectorate.example/cdi/"/>
<updated>2026-10-01T00:00:00Z</updated></entry></feed>"""


def test_what_is_new_is_listed_newest_first_and_what_is_known_is_not(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    (known,) = (row for row in rows("sources") if "/bedfordshire-police-crime-data-integrity" in row["url"])
    # The same page under another scheme and without its last slash is no new one.
    address = known["url"].replace("https://", "http://").rstrip("/")
    result = watched(elsewhere, RSS.format(known=address, known_title=known["title"]), monkeypatch)
    assert result.exit_code == 1
    assert "2 publications that the dataset does not have." in result.output
    kent, west_yorkshire = (result.output.index(name) for name in ("Kent Police", "West Yorkshire Police"))
    assert kent < west_yorkshire
    assert "kent-peel-2025-27,kent,peel-2025-27,inspection,2026-11-03,,,s" in result.output
    assert (
        "west-yorkshire-peel-2023-25-reinspection,west-yorkshire,peel-2023-25,re-inspection,2026-11-02,,,s"
        in result.output
    )
    assert "Fire" not in result.output
    assert "Bedfordshire" not in result.output


def test_an_atom_feed_that_names_a_round_alone_is_read(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    result = watched(elsewhere, ATOM, monkeypatch)
    assert result.exit_code == 1
    assert "2026-10-01  Crime data integrity: an update" in result.output


def test_nothing_new_is_status_0(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    result = watched(elsewhere, RSS.split("<item>", maxsplit=1)[0] + "</channel></rss>", monkeypatch)
    assert (result.exit_code, result.output) == (0, "0 publications that the dataset does not have.\n")


def test_what_is_no_feed_is_said_plainly(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    result = watched(elsewhere, "<html><p>Hello</p></html>", monkeypatch)
    assert result.exit_code == 1
    assert "neither an RSS nor an Atom feed" in result.output
    assert "Traceback" not in result.output


def watched(elsewhere: Elsewhere, feed: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setenv("PUBLICATIONS_FEED", elsewhere.page("/feed", feed, "application/xml"))
    return CliRunner().invoke(main, ["watch"])
