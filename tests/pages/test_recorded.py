"""Was my crime recorded: a letter with what the reader chose and nothing more, every promise with its source."""

import pytest

from portal.support.essentials import all_essentials
from tests.house_rules import Client, Page, text_of

CHOSEN = {"where": "kent", "when": "early <May>", "told": "number"}


def letter_of(page: Page) -> str:
    return text_of(next(each for each in page.tree.iter("div") if each.get("class") == "letter-paper"))


def test_the_letter_says_what_was_chosen_and_asks_for_the_number(client: Client) -> None:
    text = letter_of(client.post("/recorded", CHOSEN))
    assert "Dear Kent Police," in text
    assert "When: early <May>." in text
    assert "You gave me a number." in text
    assert "What is the crime reference number?" in text
    assert "(Right 2)" in text
    assert "(Right 3)" in text


def test_what_was_not_said_is_a_line_to_write_on(client: Client) -> None:
    for page in (client.get("/recorded"), client.post("/recorded", {"where": "nowhere", "told": "all"})):
        text = letter_of(page)
        assert "Dear police force," in text
        assert "When: ____" in text
        assert "You gave me" not in text


def test_the_record_of_the_force_is_beside_it_and_never_a_verdict_on_the_crime(client: Client) -> None:
    page = client.post("/recorded", CHOSEN)
    sending = page.section("send")
    assert "Kent Police recorded 96.6" in sending
    assert "It does not say what happened to your report." in sending
    assert "https://www.kent.police.uk" in sending
    assert "Kent" not in client.get("/recorded").section("send")


def test_every_promise_and_every_step_has_its_source(client: Client) -> None:
    page = client.get("/recorded")
    assert "source not in this release" not in page.text
    for name in ("promise", "later"):
        section = next(each for each in page.tree.iter("section") if each.get("aria-labelledby") == name)
        items = list(section.iter("li"))
        assert len(items) >= 3
        assert all(item.find("./small") is not None for item in items)


def test_a_force_of_wales_gets_its_letter_in_welsh_and_another_in_english(client: Client) -> None:
    assert "Annwyl Heddlu Gwent," in letter_of(client.post("/cy/recorded", {"where": "gwent"}))
    assert "Dear Kent Police," in letter_of(client.post("/cy/recorded", {"where": "kent"}))


@pytest.mark.parametrize("code", [each.code for each in all_essentials()])
def test_each_language_explains_the_letter_which_stays_english(client: Client, code: str) -> None:
    page = client.post(f"/recorded/in/{code}", CHOSEN)
    assert "Dear Kent Police," in letter_of(page)
    numbers = {link.get("href") for link in page.tree.iter("a")}
    assert {"tel:999", "tel:101", "tel:+448081689111"} <= numbers


def test_it_is_one_step_from_the_support_page_the_home_page_and_a_force(client: Client) -> None:
    for path in ("/", "/support", "/support/kent", "/support/rights", "/forces/kent", "/cy/", "/cy/forces/gwent"):
        prefix = "/cy" if path.startswith("/cy") else ""
        assert f"{prefix}/recorded" in client.get(path).links(), path
