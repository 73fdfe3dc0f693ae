"""The support pages in other languages than English: each is found by its own name and has the same numbers."""

import pytest

from portal.support.essentials import all_essentials, words_of
from tests.house_rules import Client, text_of
from tests.pages.supporting import NATIONAL, monday_morning, names  # noqa: F401

pytestmark = pytest.mark.usefixtures("monday_morning")


@pytest.mark.parametrize("path", ["/support", "/support/kent"])
def test_every_language_is_reached_by_its_own_name(client: Client, path: str) -> None:
    page = client.get(path)
    links = {link.get("href"): link for link in page.tree.iter("a")}
    for each in all_essentials():
        link = links[f"/support/in/{each.code}"]
        assert (text_of(link), link.get("lang"), link.get("dir")) == (each.name, each.tag, each.direction)


@pytest.mark.parametrize("code", [each.code for each in all_essentials()])
def test_a_language_has_its_page_with_the_numbers_of_the_dataset(client: Client, code: str) -> None:
    page = client.get(f"/support/in/{code}")
    chosen = next(each for each in all_essentials() if each.code == code)
    assert (page.tree.get("lang"), page.tree.get("dir")) == (chosen.tag, chosen.direction)
    assert text_of(next(page.tree.iter("h1"))) == words_of(code)["title"]
    numbers = ("999", "+448081689111", "+448082000247", "+448088010800", "+448085002222")
    assert {"/support/deaf", *(f"tel:{number}" for number in numbers)} <= set(page.links())
    for name in ("line_always", "line_free", "line_confidential", "no_report", "status_machine"):
        assert words_of(code)[name] in page.text
    assert "55" in page.section("danger")
    assert "not yet reviewed" in page.text


def test_an_unknown_force_or_language_is_not_found(client: Client) -> None:
    client.get("/support/nowhere", status=404)
    assert client.bare.get("/support/in/xx").status_code == 404
    for place in ("support", "recorded"):
        assert client.bare.get(f"/{place}/in/pl-pl").headers["Location"] == f"/{place}/in/pl"


def test_the_welsh_page_says_the_same_in_its_frame(client: Client) -> None:
    page = client.get("/cy/support/kent")
    assert page.tree.get("lang") == "cy"
    assert names(page, "call") == ["Victim Support Kent", "Cymorth i Ddioddefwyr (Victim Support)"]
    english = [span for span in page.tree.iter("span") if text_of(span) == "Victim Support Kent"]
    assert english
    assert all(span.get("lang") == "en" for span in english)
