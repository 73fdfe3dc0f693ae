"""What is cited, embedded and indexed is the permanent address: of its query only what the page itself knows."""

import pytest

from tests.house_rules import Client, Page, text_of

JUNK = 'utm_source=x&b={evil}"'
# The address that somebody asks for, and what of its query is the page's own.
PAGES = [
    ("/", ""),
    ("/cy/forces/kent", ""),
    ("/forces", ""),
    ("/forces?region=Wales&grade={evil}", "region=Wales"),
    ("/charts/kent-timeline", ""),
    ("/compare/cdi-2016-20?offences=violence&region={evil}", "offences=violence"),
    ("/compare/cdi-2016-20/changes?offences=sexual", "offences=sexual"),
    ("/inspections", ""),
    ("/programmes/cdi-2016-20", ""),
    ("/data", ""),
]


@pytest.mark.parametrize(("asked", "own"), PAGES)
def test_no_page_takes_what_somebody_put_into_its_address(client: Client, asked: str, own: str) -> None:
    path = asked.partition("?")[0]
    page = client.get(f"{asked}{'&' if '?' in asked else '?'}{JUNK}")
    bare = path.removeprefix("/cy")
    query = f"?{own}" if own else ""
    [canonical] = [link.get("href") for link in page.find(".//link") if link.get("rel") == "canonical"]
    assert canonical == f"https://ontherecord.example{path}{query}"
    others = {link.get("hreflang"): link.get("href") for link in page.find(".//link") if link.get("hreflang")}
    assert others["cy"] == f"https://ontherecord.example/cy{bare}{query}"
    assert others["en"] == f"https://ontherecord.example{bare}{query}"
    said = [text_of(section) for section in page.find(".//section[@class='citation']")]
    for address in [*_addresses(page), *said]:
        assert "utm_source" not in address
        assert "evil" not in address


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("/", "/cy/"),
        ("/cy/forces/kent", "/forces/kent"),
        ("/find", "/cy/find"),
        ("/support", "/cy/support"),
        ("/cy/support/kent", "/support/kent"),
        ("/recorded", "/cy/recorded"),
        ("/forces?region=Wales&sort=rate&order=descending", "/cy/forces?region=Wales&sort=rate&order=descending"),
        ("/cy/forces?programme=cdi-2016-20&nation=Wales", "/forces?programme=cdi-2016-20&nation=Wales"),
        ("/forces?region=nowhere", "/cy/forces"),
        ("/compare?forces=essex,gwent", "/cy/compare?forces=essex,gwent"),
        ("/compare?forces=essex,gwent&programme=peel-2021-22", "/cy/compare?forces=essex,gwent&programme=peel-2021-22"),
        ("/compare?forces=essex&offences=violence", "/cy/compare?forces=essex&offences=violence"),
        ("/compare/cdi-2016-20?offences=violence", "/cy/compare/cdi-2016-20?offences=violence"),
        (
            "/cy/compare/cdi-2016-20?region=Wales&grade=good&force=gwent&explore=yes",
            "/compare/cdi-2016-20?region=Wales&grade=good&force=gwent&explore=yes",
        ),
        ("/compare/cdi-2016-20?region=nowhere&force=nobody", "/cy/compare/cdi-2016-20"),
        ("/compare/cdi-2016-20/changes?offences=sexual", "/cy/compare/cdi-2016-20/changes?offences=sexual"),
    ],
)
def test_in_the_other_language_a_reader_finds_what_they_chose_and_nothing_else(
    client: Client, asked: str, other: str
) -> None:
    # From a comparison's other addresses one is led to its own.
    junk = "" if asked.startswith("/compare?") else f"{'&' if '?' in asked else '?'}{JUNK}"
    assert _in_the_other_language(client.get(asked + junk)) == other


def test_of_a_comparison_with_an_unknown_force_the_known_one_is_kept(client: Client) -> None:
    page = client.get(f"/compare?forces=nowhere,essex&{JUNK}", status=400)
    assert _in_the_other_language(page) == "/cy/compare?forces=essex"


def test_a_page_that_is_not_there_is_so_in_the_other_language(client: Client) -> None:
    page = client.get("/nowhere%3Fx%22?utm_source=x", status=404)
    assert _in_the_other_language(page) == "/cy/nowhere%3Fx%22"


def test_a_citation_file_names_only_what_the_page_knows(client: Client) -> None:
    [address] = [line for line in client.bare.get(f"/forces/citation.bib?{JUNK}").text.splitlines() if "url" in line]
    assert address.strip() == 'url = "https://ontherecord.example/forces"'


def test_a_number_is_written_in_one_way(client: Client) -> None:
    with client.bare.application.test_request_context("/", environ_overrides={"portal.language": "en"}):
        ngettext = client.bare.application.jinja_env.globals["ngettext"]
        assert ngettext("%(num)s force", "%(num)s forces", 12345) == "12,345 forces"  # type: ignore[operator]


def _in_the_other_language(page: Page) -> str:
    [link] = page.find(".//a[@class='language']")
    return str(link.get("href"))


def _addresses(page: Page) -> list[str]:
    """Every address in the page."""
    return [each.get(name, "") for each in page.tree.iter() for name in ("href", "src", "content") if each.get(name)]
