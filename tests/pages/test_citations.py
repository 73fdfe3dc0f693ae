"""Every page of figures can be cited, with the release that its figures come from."""

import json
from urllib.parse import unquote

import pytest

from tests.house_rules import SITE, Client

PAGES = ("/forces/kent", "/programmes/cdi-2016-20", "/inspections/kent-cdi", "/charts/kent-timeline", "/data")


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("path", PAGES)
def test_the_page_and_its_files_cite_it_alike(client: Client, path: str, prefix: str) -> None:
    page = client.get(prefix + path)
    cited = page.section("cite")
    bib = client.bare.get(f"{prefix}{path}/citation.bib")
    (item,) = json.loads(client.bare.get(f"{prefix}{path}/citation.json").text)
    assert {f"{prefix}{path}/citation.bib", f"{prefix}{path}/citation.json"} <= set(page.links())
    assert item["URL"] == f"{SITE}{prefix}{path}"
    assert item["version"] == "1"
    assert "".join(page.find(".//h1")[0].itertext()).strip() == item["title"]
    assert " ".join(bib.text.split()) in cited
    assert f'url = "{SITE}{prefix}{path}"' in bib.text
    assert item["note"] in cited


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize(
    "path",
    [
        "/forces?programme=peel-2021-22&nation=Wales",
        "/inspections",
        "/about/method",
        "/compare?forces=cheshire,kent&offences=violence",
        "/compare/cdi-2016-20?offences=sexual",
        "/compare/peel-2021-22/changes",
    ],
)
def test_lists_and_comparisons_are_cited_with_what_was_chosen(client: Client, path: str, prefix: str) -> None:
    page = client.get(prefix + path)
    (bib,) = [link for link in page.links() if link.partition("?")[0].endswith(".bib")]
    (csl,) = [link for link in page.links() if "citation.json" in link]
    assert " ".join(client.bare.get(bib).text.split()) in page.section("cite")
    (item,) = json.loads(client.bare.get(csl).text)
    assert unquote(item["URL"]) == f"{SITE}{prefix}{path}"


def test_a_name_with_an_ampersand_is_cited_as_it_is_written(client: Client) -> None:
    cited = client.get("/forces/devon-and-cornwall/newsroom").section("cite")
    assert cited.startswith("How to cite this page On the Record, “Devon & Cornwall Police: for newsrooms”")
    assert "&amp;" not in cited


def test_one_table_has_one_name_however_its_address_is_written(client: Client) -> None:
    plain = client.bare.get("/compare/cdi-2016-20/citation.bib").text
    assert client.bare.get("/compare/cdi-2016-20/citation.bib?offences=all").text == plain


def test_two_comparisons_have_two_names_in_a_bibliography(client: Client) -> None:
    names = {
        client.bare.get(f"/compare.bib?forces={forces}").text.split(",")[0]
        for forces in ("cheshire,kent", "essex,kent", "cheshire,essex,kent")
    }
    assert len(names) == 3


def test_a_new_release_is_named(corrected: Client) -> None:
    assert "release 2 of the figures, 1 March 2027" in corrected.get("/forces/kent").section("cite")
    assert 'year = "2027"' in corrected.bare.get("/forces/kent/citation.bib").text


@pytest.mark.parametrize(
    "path",
    [
        "/forces/nowhere/citation.bib",
        "/charts/nothing/citation.json",
        "/compare.bib?forces=kent",
        "/compare/cdi-2016-20/changes/citation.bib?offences=nonsense",
    ],
)
def test_what_is_not_there_cannot_be_cited(client: Client, path: str) -> None:
    client.get(path, status=404)
