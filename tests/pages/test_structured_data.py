"""What machines read on the pages: JSON-LD, cards, the sitemap, and what robots may read."""

import json
from xml.etree import ElementTree

import pytest
import rdflib

from portal.dataset.description import description
from portal.pages import cards
from portal.support.essentials import all_essentials
from tests.dataset.facts import rows
from tests.house_rules import SITE, Client, Page

# rdflib's own reader of JSON-LD still uses a class that rdflib means to drop.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA = rdflib.Namespace("https://schema.org/")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def graph(page: Page) -> rdflib.Graph:
    """All that rdflib understands of a page's JSON-LD."""
    found = rdflib.Graph()
    for script in page.find(".//script"):
        if script.get("type") == "application/ld+json":
            found.parse(data=script.text, format="json-ld")
    return found


def test_the_data_page_describes_the_dataset_and_each_file(client: Client) -> None:
    found = graph(client.get("/data"))
    subject = rdflib.URIRef(f"{SITE}/data")
    assert (subject, rdflib.RDF.type, SCHEMA.Dataset) in found
    downloads = list(found.subjects(rdflib.RDF.type, SCHEMA.DataDownload))
    assert len(downloads) == 3 + 1 + len(description())
    checksums = {line.split()[0] for line in client.bare.get("/data/releases/1/SHA256SUMS").text.splitlines()}
    for download in downloads:
        assert str(found.value(download, SCHEMA.sha256)) in checksums
        path = str(found.value(download, SCHEMA.contentUrl)).removeprefix(SITE)
        assert client.bare.get(path).status_code == 200


@pytest.mark.parametrize("row", rows("forces"), ids=lambda row: row["force_id"])
def test_a_forces_page_describes_the_force(client: Client, row: dict[str, str]) -> None:
    address = f"{SITE}/forces/{row['force_id']}"
    page = client.get(f"/forces/{row['force_id']}")
    found = graph(page)
    subject = rdflib.URIRef(f"{address}#organization")
    assert str(found.value(subject, SCHEMA.name)) == row["name"]
    website = found.value(subject, SCHEMA.url)
    assert (str(website) if website else "") == row["website"]
    steps = sorted(
        (int(str(found.value(item, SCHEMA.position))), str(found.value(item, SCHEMA.item)))
        for item in found.subjects(rdflib.RDF.type, SCHEMA.ListItem)
    )
    assert steps == [(1, f"{SITE}/"), (2, f"{SITE}/forces")]
    card = {meta.get("property"): meta.get("content") for meta in page.find(".//head/meta") if meta.get("property")}
    assert card["og:title"] == row["name"]
    assert card["og:image"] == f"{address}/card.png"
    assert len(card["og:description"] or "") > 30


def test_a_comparison_has_a_card_of_its_own(client: Client) -> None:
    page = client.get("/compare?forces=kent,surrey", follow_redirects=True)
    card = {meta.get("property"): meta.get("content") for meta in page.find(".//head/meta") if meta.get("property")}
    assert card["og:title"] == "Compared: Kent and Surrey"
    assert (card["og:image"] or "").startswith("https://ontherecord.example/compare.card.png?")
    assert "Kent" in (card["og:description"] or "")


@pytest.mark.parametrize(
    ("path", "picture"),
    [
        ("/", "/card.png"),
        ("/forces", "/card.png"),
        ("/national", "/card.png"),
        ("/compare", "/card.png"),
        ("/compare/cdi-2016-20", "/programmes/cdi-2016-20/card.png"),
        ("/compare/cdi-2016-20/changes", "/programmes/cdi-2016-20/card.png"),
        ("/programmes", "/card.png"),
        ("/programmes/cdi-2016-20", "/programmes/cdi-2016-20/card.png"),
        ("/inspections", "/card.png"),
        ("/inspections/kent-cdi-reinspection", "/forces/kent/card.png"),
        ("/forces/kent/record", "/forces/kent/card.png"),
        ("/gaps", "/card.png"),
        ("/cy/inspections/kent-cdi-reinspection", "/cy/forces/kent/card.png"),
    ],
)
def test_a_link_to_a_page_of_figures_is_shown_with_a_picture(client: Client, path: str, picture: str) -> None:
    page = client.get(path)
    card = {meta.get("property"): meta.get("content") for meta in page.find(".//head/meta") if meta.get("property")}
    assert card["og:image"] == f"{SITE}{picture}"
    assert card["og:title"] in page.text
    assert client.bare.get(picture).mimetype == "image/png"


@pytest.mark.parametrize(
    "path", ["/forces/kent/card.png", "/cy/forces/btp/card.png", "/compare.card.png?forces=kent,surrey"]
)
def test_a_card_is_a_picture_of_the_size_that_others_show(client: Client, path: str) -> None:
    content = client.bare.get(path).data
    assert content.startswith(b"\x89PNG")
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1200, 630)


def test_the_sitemap_names_every_page_with_its_twin(client: Client) -> None:
    root = ElementTree.fromstring(client.bare.get("/sitemap.xml").data)
    twins = {
        url.findtext(f"{SITEMAP}loc", ""): {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for url in root.findall(f"{SITEMAP}url")
    }
    for row in rows("forces"):
        force = row["force_id"]
        for path in (f"forces/{force}", f"forces/{force}/sheet", f"support/{force}", f"support/{force}/poster"):
            english, welsh = f"{SITE}/{path}", f"{SITE}/cy/{path}"
            assert twins[english] == twins[welsh] == {"en": english, "cy": welsh}
    for row in rows("inspections"):
        assert f"{SITE}/inspections/{row['inspection_id']}" in twins
    for path in ("/", "/data", "/charts/kent-timeline", "/data/releases/1", "/support/in/pl"):
        assert f"{SITE}{path}" in twins
    languages = {each.tag: f"{SITE}/support/in/{each.code}" for each in all_essentials()}
    for address in (f"{SITE}/support", f"{SITE}/cy/support", f"{SITE}/support/in/ur"):
        assert twins[address] == {"en": f"{SITE}/support", "cy": f"{SITE}/cy/support", **languages}
    assert not [address for address in twins if "/embed/" in address or "/find" in address]


def test_every_address_of_the_sitemap_answers_and_is_its_own_canonical(client: Client) -> None:
    root = ElementTree.fromstring(client.bare.get("/sitemap.xml").data)
    addresses = [url.findtext(f"{SITEMAP}loc", "") for url in root.findall(f"{SITEMAP}url")]
    # One of each kind of page: the crawl reads them all.
    kinds = {"/".join(address.removeprefix(SITE).split("/")[:-1]): address for address in addresses}
    for address in kinds.values():
        page = client.get(address.removeprefix(SITE))
        canonical = [link.get("href") for link in page.find(".//head/link") if link.get("rel") == "canonical"]
        assert canonical in ([address], [])


def test_robots_may_read_all_but_searches_and_files_of_comparisons(client: Client) -> None:
    lines = client.bare.get("/robots.txt").text.splitlines()
    assert lines == [
        "User-agent: *",
        "Disallow: /find",
        "Disallow: /compare.",
        "Disallow: /cy/find",
        "Disallow: /cy/compare.",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_frames_are_not_to_be_found(client: Client) -> None:
    page = client.get("/embed/force/kent")
    assert any(meta.get("name") == "robots" and meta.get("content") == "noindex" for meta in page.find(".//head/meta"))
    canonical = [link.get("href") for link in page.find(".//head/link") if link.get("rel") == "canonical"]
    assert canonical == [f"{SITE}/forces/kent"]


def test_json_ld_is_json(client: Client) -> None:
    scripts = [s for s in client.get("/forces/kent").find(".//script") if s.get("type") == "application/ld+json"]
    assert [json.loads(script.text or "")["@type"] for script in scripts] == [
        "GovernmentOrganization",
        "BreadcrumbList",
    ]


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ("/programmes/cdi-2016-20/card.png", ["2016–20 inspections", "22 of 43"]),
        ("/compare.card.png?forces=essex,kent,sussex", ["Essex", "Good 2025", "Kent", "Outstanding 2022"]),
    ],
)
def test_a_card_tells_of_its_own_page_and_not_of_the_whole_country(
    client: Client, monkeypatch: pytest.MonkeyPatch, card: str, said: list[str]
) -> None:
    monkeypatch.setattr(cards, "rasterise", lambda svg, scale: svg.encode())
    drawn = client.bare.get(card).text
    assert all(f">{words}<" in drawn for words in said), drawn
    assert "94.8%" not in drawn
