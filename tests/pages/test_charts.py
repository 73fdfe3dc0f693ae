"""A chart's permanent address: its page, its picture, and its figures in every format."""

import csv
import io
import json
import re
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import altair as alt
import openpyxl
import pytest

from portal.pictures.drawing_apart import NotDrawnError
from portal.web.renderer import Renderer, Task
from tests.dataset.facts import rows
from tests.house_rules import Client

CHARTS = (
    "kent-timeline",
    "kent-offence-groups",
    "kent-peers-cdi-2016-20-all",
    "rates-cdi-2016-20-violence",
    "grades-peel-2021-22",
    "tile-map-cdi-2016-20",
)


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("name", CHARTS)
def test_the_page_shows_picture_table_sources_and_formats(client: Client, name: str, prefix: str) -> None:
    page = client.get(f"{prefix}/charts/{name}")
    for suffix in ("svg", "png", "csv", "csv-metadata.json", "xlsx", "json", "zip"):
        assert f"{prefix}/charts/{name}.{suffix}" in page.links()
    images = [image for image in page.find(".//main//img") if "charts/" in image.get("src", "")]
    if name.startswith("tile-map"):
        # A map stands in the page itself, for each force in it is a link.
        assert not images
        assert f"{prefix}/forces/kent" in page.links()
    else:
        assert len(images) == 1
        assert len(images[0].get("alt", "")) > 50
        order = [
            each.tag for each in page.find(".//main//*") if each.tag == "picture" or each.get("class") == "contents"
        ]
        assert order == ["picture", "nav"]
    source_addresses = {row["url"] for row in rows("sources")}
    assert len(source_addresses & set(page.links())) >= 1
    assert f"https://ontherecord.example{prefix}/embed/chart/{name}" in page.section("embed")
    # The words that a desk's own system asks for beside a picture.
    described = ElementTree.fromstring(client.bare.get(f"{prefix}/charts/{name}.svg").text)[1].text or ""
    assert page.section("embed").endswith(" ".join(described.split()))


def test_a_title_that_leaves_the_site_spells_a_name_of_letters_out(client: Client) -> None:
    (title,) = client.get("/charts/btp-timeline").find(".//main//h1")
    assert "".join(title.itertext()).strip().startswith("British Transport Police recorded 97.9%")


@pytest.mark.parametrize(
    ("name", "beside"), [("kent-peers-cdi-2016-20-all", False), ("wiltshire-peers-peel-2023-25-all", True)]
)
def test_a_figure_of_the_country_stands_only_beside_those_of_its_own_years(
    client: Client, name: str, beside: bool
) -> None:
    assert ("england-and-wales" in client.bare.get(f"/charts/{name}.csv").text) == beside


@pytest.mark.parametrize("name", CHARTS)
def test_the_files_hold_the_figures_of_the_page(client: Client, name: str) -> None:
    page = client.get(f"/charts/{name}")
    shown = len(page.find(".//main//tbody/tr"))
    found = list(csv.DictReader(io.StringIO(client.bare.get(f"/charts/{name}.csv").text, newline="")))
    assert len(found) == shown
    sheet = openpyxl.load_workbook(io.BytesIO(client.bare.get(f"/charts/{name}.xlsx").data)).worksheets[0]
    assert sheet.max_row == shown + 1


def test_the_rates_are_those_of_the_dataset(client: Client) -> None:
    found = list(csv.DictReader(io.StringIO(client.bare.get("/charts/kent-peers-cdi-2016-20-all.csv").text)))
    # A desk that makes its own chart of them labels it with the names; whoever joins tables has the codes.
    kent = next(row for row in found if row["force_id"] == "kent")
    assert (kent["force"], kent["rate"], kent["margin"]) == ("Kent", "96.6", "")
    surrey = next(row for row in found if row["force"] == "Surrey")
    assert Decimal(surrey["rate"]) == 93


@pytest.mark.parametrize("name", CHARTS)
def test_the_specification_holds_its_data_and_where_it_comes_from(client: Client, name: str) -> None:
    specification = json.loads(client.bare.get(f"/charts/{name}.json").text)
    # An editor that opens it finds no fault in it.
    assert alt.Chart.from_dict(specification)
    assert specification["datasets"]["rows"]
    assert len(client.bare.get(f"/charts/{name}.json").data) < 12_000
    about = specification["usermeta"]
    assert about["release"] == 1
    assert about["licence"] == "Open Government Licence v3.0"
    assert about["address"] == f"https://ontherecord.example/charts/{name}"
    assert set(about["sources"]) <= {row["url"] for row in rows("sources")}
    assert about["sources"]
    foot = " ".join(specification["vconcat"][0]["title"]["text"])
    assert f"Chart: On the Record, release 1, ontherecord.example/charts/{name}" in foot


@pytest.mark.parametrize(
    ("name", "largest"),
    [
        ("rates-cdi-2016-20-all", 12_000),
        ("newest-grades", 12_000),
        ("tile-map-peel-2021-22", 12_000),
        ("sussex-timeline", 12_000),
        # The boundaries of 43 areas.
        ("newest-grades-map", 29_000),
    ],
)
def test_the_largest_specifications_stay_small_enough_to_read(client: Client, name: str, largest: int) -> None:
    for prefix in ("", "/cy"):
        assert len(client.bare.get(f"{prefix}/charts/{name}.json").data) <= largest


@pytest.mark.parametrize("address", ["/charts/{}.svg", "/charts/{}.4x5.svg", "/embed/chart/{}.svg"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_that_leaves_the_site_says_where_it_comes_from(client: Client, name: str, address: str) -> None:
    root = ElementTree.fromstring(client.bare.get(address.format(name)).text)
    said = " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "Source: " in said
    assert " report" in said
    assert f"Chart: On the Record, release 1, ontherecord.example/charts/{name}" in said
    assert "Open Government Licence" in said
    # Light, whatever the device of its reader is, unless the address asks otherwise.
    assert root.find("{http://www.w3.org/2000/svg}style") is None
    dark = ElementTree.fromstring(client.bare.get(address.format(name), query_string={"theme": "dark"}).text)
    assert "#16171b" in (dark.findtext("{http://www.w3.org/2000/svg}style") or "")


@pytest.mark.parametrize(("size", "sides"), [("16x9", (1200, 675)), ("1x1", (1080, 1080)), ("4x5", (1080, 1350))])
def test_newsrooms_have_three_shapes(client: Client, size: str, sides: tuple[int, int]) -> None:
    root = ElementTree.fromstring(client.bare.get(f"/charts/kent-timeline.{size}.svg").text)
    assert (int(root.attrib["width"]), int(root.attrib["height"])) == sides


@pytest.mark.parametrize(("size", "side"), [("16x9", 1200), ("1x1", 1080), ("4x5", 1080)])
@pytest.mark.parametrize(
    "name", [*CHARTS, "rates-cdi-2016-20-all", "newest-grades", "newest-grades-map", "newest-grades-by-region"]
)
def test_every_letter_can_be_read_in_a_newsroom(client: Client, name: str, size: str, side: int) -> None:
    for prefix in ("", "/cy"):
        svg = client.bare.get(f"{prefix}/charts/{name}.{size}.svg").text
        scale = re.search(r"scale\(([\d.]+)\)", svg)
        assert scale is not None
        inside = svg[scale.start() : svg.rindex("</g>")]
        smallest = min(float(found) for found in re.findall(r'font-size="([\d.]+)', inside))
        assert smallest * float(scale[1]) >= 12 * side / 1200, (prefix, smallest, scale[1])


def test_the_zip_holds_every_format_and_says_what_they_are(client: Client) -> None:
    with zipfile.ZipFile(io.BytesIO(client.bare.get("/charts/kent-offence-groups.zip").data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    readme = files.pop("README.md").decode()
    assert set(files) == {
        f"kent-offence-groups.{suffix}" for suffix in ("csv", "csv-metadata.json", "json", "svg", "png")
    }
    for name in files:
        assert f"`{name}`" in readme
    assert files["kent-offence-groups.csv"] == client.bare.get("/charts/kent-offence-groups.csv").data
    assert files["kent-offence-groups.png"].startswith(b"\x89PNG")
    ElementTree.fromstring(files["kent-offence-groups.svg"])


@pytest.mark.parametrize("page", ["/forces/kent", "/programmes/cdi-2016-20"])
def test_a_chart_on_another_page_leads_to_its_own(client: Client, page: str) -> None:
    links = [link for link in client.get(page).links() if link.startswith("/charts/") and "." not in link]
    assert links
    for link in links:
        client.get(link)


@pytest.mark.parametrize("suffix", ["", ".svg", ".png", ".csv", ".csv-metadata.json", ".json", ".xlsx", ".zip"])
def test_a_chart_that_was_never_drawn_is_not_found(client: Client, suffix: str) -> None:
    client.get(f"/charts/nowhere-timeline{suffix}", status=404)


@pytest.mark.parametrize(
    "path", ["/charts/kent-timeline.png", "/forces/kent/card.png", "/embed/chart/kent-timeline.png"]
)
def test_a_picture_that_cannot_be_made_now_is_refused_for_a_moment(
    client: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_slow(self: Renderer, task: Task, asker: str) -> bytes:
        raise NotDrawnError("no picture after 20 seconds")

    monkeypatch.setattr(Renderer, "draw", too_slow)
    response = client.bare.get(path)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
