"""The support pages tell nothing on a reader, and give a source for what they say of privacy and of rights."""

import re

import pytest

from tests.house_rules import Client, text_of
from tests.pages.supporting import monday_morning  # noqa: F401

pytestmark = pytest.mark.usefixtures("monday_morning")

PAGES = (
    "/support",
    "/support/kent",
    "/support/kent/poster",
    "/support/card",
    "/support/deaf",
    "/support/young",
    "/support/someone-else",
    "/support/elsewhere",
    "/support/sources",
    "/support/rights",
    "/support/safety",
    "/support/in/ur",
    "/recorded",
    "/cy/recorded",
    "/recorded/in/en-simple",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_support_page_is_not_stored_and_names_nothing_in_the_history(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.response.headers["Cache-Control"] == "no-store"
    title = text_of(next(page.tree.iter("title"))).lower()
    telling = ("victim", "crime", "abuse", "support", "police", "record", "kent")
    assert not any(word in title for word in telling)
    relations = {link.get("rel") for link in page.tree.iter("link")}
    assert not relations & {"canonical", "alternate"}
    icon = next(link.get("href", "") for link in page.tree.iter("link") if link.get("rel") == "icon")
    assert icon.startswith("/static/blank.")


@pytest.mark.parametrize("path", PAGES)
def test_the_way_out_is_second_in_the_tab_order(client: Client, path: str) -> None:
    page = client.get(path)
    links = list(page.tree.iter("a"))
    exits = [place for place, link in enumerate(links) if "data-exit" in link.attrib]
    assert len(exits) == 1
    assert exits[0] <= 1
    assert {links[place].get("href") for place in exits} == {"https://www.bbc.co.uk/weather"}


def test_the_page_on_privacy_says_what_remains(client: Client) -> None:
    page = client.get("/support/safety")
    assert "It does not delete the history." in page.section("exit")
    assert "https://ontherecord.example" in page.section("remove")
    assert "nothing on this page helps" in page.section("watched")


def test_the_card_has_the_numbers_and_no_name(client: Client) -> None:
    card = next(
        section
        for section in client.post("/support/card", {"where": "kent"}).tree.iter("section")
        if section.get("class") == "wallet"
    )
    text = text_of(card)
    assert "0808 168 9276" in text
    assert "0808 168 9111" in text
    assert not re.search(r"victim|support|crime|police|kent", text, re.IGNORECASE)


def test_every_claim_on_rights_and_privacy_has_its_source(client: Client) -> None:
    for path in ("/support/rights", "/support/safety"):
        page = client.get(path)
        assert "source not in this release" not in page.text
        numbers = [link.get("href") for link in page.find(".//small/a")]
        listed = [f"#{item.get('id')}" for item in page.find(".//section[@class='source-list']/ol/li")]
        assert listed
        # Numbered as a reader meets them.
        assert list(dict.fromkeys(numbers)) == listed
        # No name of a website stands between a victim and what to do.
        assert {re.sub(r"\d+", "1", text_of(note)) for note in page.find(".//small")} <= {
            "[Source 1]", "[Source 1, Source 1]", "[Source 1, Source 1, Source 1]"
        }  # fmt: skip
    rights = client.get("/support/rights")
    assert "Partnership working and confidentiality, Victim Support" in rights.section("sources")
    claims = [item for item in rights.tree.iter("li") if text_of(item) and item.find("./small") is not None]
    sections = [section for section in rights.find(".//main/section") if section.get("class") != "source-list"]
    lists = [item for section in sections for item in section.iter("li")]
    assert claims == lists
    assert len(claims) >= 25
