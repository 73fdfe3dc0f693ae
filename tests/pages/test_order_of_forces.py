"""Whatever lists forces by name lists them alphabetically, in the reader's language and by the names that it shows."""

from functools import cache
from xml.etree.ElementTree import Element

import pytest

from portal.words.language import language
from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of

PAGES = (
    "/",
    "/forces",
    "/forces?programme=peel-2023-25&nation=Wales",
    "/forces/gwent",
    "/forces/cheshire",
    "/find",
    "/support",
    "/support/gwent",
    "/compare",
    "/compare/cdi-2016-20",
    "/compare/cdi-2016-20?explore=yes",
    "/compare/victim-service?offences=violence",
    "/charts/tile-map-cdi-2016-20",
    *(f"/programmes/{row['programme_id']}" for row in rows("programmes")),
)
# The captions of tables that have the highest rate first: of ranks, of charts.
BY_RATE = ("ranks-", "table-")
ITEMS = {"select": "option", "ul": "li", "ol": "li", "tbody": "tr", "fieldset": "label", "p": "a"}
both_languages = pytest.mark.parametrize("code", ["en", "cy"])


@both_languages
@pytest.mark.parametrize("path", PAGES)
def test_the_forces_of_every_list_stand_in_alphabetical_order(client: Client, path: str, code: str) -> None:
    for listed in lists_of_forces(shown(client, path, code), code):
        assert listed == sorted(listed, key=language(code).sort_key)


@both_languages
def test_every_list_of_all_forces_is_looked_at(client: Client, code: str) -> None:
    whole = {path: max(map(len, lists_of_forces(shown(client, path, code), code)), default=0) for path in PAGES}
    forces = rows("forces")
    with_territory = [row for row in forces if row["region"]]
    assert {path for path, number in whole.items() if number == len(forces)} >= {"/forces", "/find", "/support"}
    assert whole["/compare"] == len(with_territory) == whole["/charts/tile-map-cdi-2016-20"]
    assert whole["/forces/gwent"] > 1


@both_languages
@pytest.mark.parametrize(
    ("path", "name"), [("/forces", "region"), ("/forces", "nation"), ("/compare/cdi-2016-20", "region")]
)
def test_regions_and_nations_stand_in_alphabetical_order(client: Client, path: str, name: str, code: str) -> None:
    [select] = [each for each in shown(client, path, code).find(".//select") if each.get("name") == name]
    offered = [text_of(option) for option in select if option.get("value")]
    assert len(offered) > 1
    assert offered == sorted(offered, key=language(code).sort_key)


def shown(client: Client, path: str, code: str) -> Page:
    """The page in a language."""
    return client.get(f"{language(code).path_prefix}{path}")


def lists_of_forces(page: Page, code: str) -> list[list[str]]:
    """The names of the forces in each list, table and select of a page that names two or more, as they stand."""
    by_rate = [table.find("tbody") for table in page.find(".//table") if table[0].get("id", "").startswith(BY_RATE)]
    containers = [each for tag in ITEMS for each in page.tree.iter(tag) if each not in by_rate]
    found = [[name for item in each.findall(ITEMS[each.tag]) if (name := force_of(item, code))] for each in containers]
    return [names for names in found if len(names) > 1]


def force_of(item: Element, code: str) -> str:
    """The name of a force that is the heading, the link or all of an item of a list; empty where none is."""
    parts = (item.find("th"), item.find("a"), item)
    name = text_of(next(part for part in parts if part is not None))
    return name if name in names_of_forces(code) else ""


@cache
def names_of_forces(code: str) -> set[str]:
    """The full and short names of all forces in a language."""
    names = [(row[name], row[f"{name}_cy"]) for row in rows("forces") for name in ("name", "short_name")]
    return {welsh if welsh and code == "cy" else english for english, welsh in names}
