"""What other sites may show: bare pages and pictures without a script, and nothing else of the site."""

import json
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.dataset.facts import rows
from tests.house_rules import SITE, Client
from tests.html import tree_of

FORCES = [row["force_id"] for row in rows("forces")]


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_every_force_has_a_frame_that_keeps_the_rules_of_frames(client: Client, prefix: str) -> None:
    for force_id in FORCES:
        page = client.get(f"{prefix}/embed/force/{force_id}")
        assert f"{prefix}/forces/{force_id}" in page.links()
        assert page.response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_frame_of_kent_says_figure_grade_date_and_source(client: Client) -> None:
    page = client.get("/embed/force/kent")
    for said in ("In 2018, Kent Police recorded 96.6%", "Outstanding 2022", "Source:", "Release 1"):
        assert said in page.text


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("", "94.8% of the crimes reported to the police were recorded (2025 estimate)"), ("/cy", "94.8% o'r troseddau")],
)
def test_the_frame_of_the_country_says_the_newest_share_and_the_first(client: Client, prefix: str, words: str) -> None:
    page = client.get(f"{prefix}/embed/national")
    assert words in page.text
    assert "80.5%" in page.text
    assert len(page.find(".//main//a[@rel='noopener noreferrer external']")) >= 1
    assert f"{prefix}/national" in page.links()


@pytest.mark.parametrize("theme", ["light", "dark", "auto", "nonsense", "'><script>"])
def test_a_theme_is_settled_by_the_address_and_an_unknown_one_is_light(client: Client, theme: str) -> None:
    page = client.get(f"/embed/chart/kent-timeline?theme={quote(theme)}")
    expected = theme if theme in ("auto", "dark") else "light"
    assert page.tree.get("class") == f"theme-{expected}"
    image = page.find(".//img")[0]
    assert f"theme={expected}" in image.get("src", "")
    svg = client.bare.get(image.get("src", "")).text
    assert ("prefers-color-scheme" in svg) == (expected == "auto")
    assert ("fill:#ecebe6" in svg) == (expected != "light")


def test_an_unknown_frame_is_bare_and_says_so(client: Client) -> None:
    page = client.get("/embed/force/nowhere", status=404)
    assert "names nothing that we have" in page.text


@pytest.mark.parametrize("path", ["/", "/forces/kent", "/data", "/charts/kent-timeline", "/forces/kent/embed"])
def test_no_other_page_may_be_framed(client: Client, path: str) -> None:
    headers = client.get(path).response.headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_the_badge_says_the_grade_in_word_and_shape(client: Client) -> None:
    response = client.bare.get("/embed/badge/kent.svg")
    assert response.mimetype == "image/svg+xml"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    root = ElementTree.fromstring(response.data)
    texts = [element.text for element in root.iter() if element.text]
    assert "Kent Police" in texts
    assert "Outstanding 2022" in texts
    assert "Recording crime, 2021–22 inspections" in texts
    sign = next(element for element in root.iter() if element.tag.endswith("path"))
    assert sign.get("d", "").count("M") == 5


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_every_force_has_a_badge(client: Client, prefix: str, theme: str) -> None:
    graded = {row["inspection_id"] for row in rows("judgments")}
    assert graded
    for force_id in FORCES:
        response = client.bare.get(f"{prefix}/embed/badge/{force_id}.svg?theme={theme}")
        root = ElementTree.fromstring(response.data)
        assert root.get("lang") == ("cy" if prefix else "en")
        assert float(root.get("width", "0")) > 150


def test_the_snippets_are_whole_and_their_addresses_work(client: Client) -> None:
    for path in ("/forces/kent/embed", "/cy/forces/kent/embed", "/charts/rates-cdi-2016-20-all"):
        snippets = ["".join(code.itertext()) for code in client.get(path).find(".//pre/code")]
        html = [text for text in snippets if text.startswith("<")]
        assert len(html) == 2
        for text in html:
            tree = tree_of(text)
            assert "<script" not in text
            for element in tree.iter():
                address = element.get("src")
                if address:
                    assert address.startswith(f"{SITE}/")
                    assert client.bare.get(address.removeprefix(SITE)).status_code == 200
                if element.tag == "iframe":
                    assert element.get("title")
                if element.tag == "img":
                    assert element.get("alt")


@pytest.mark.parametrize(
    ("path", "title", "provider"),
    [
        ("/forces/kent", "Kent Police", "On the Record"),
        ("/cy/forces/gwent", "Heddlu Gwent", "Ar Gofnod"),
        ("/charts/kent-timeline", None, "On the Record"),
        ("/national", "England and Wales", "On the Record"),
        ("/cy/national", "Cymru a Lloegr", "Ar Gofnod"),
        ("/cy/charts/kent-timeline", None, "Ar Gofnod"),
    ],
)
def test_oembed_answers_for_the_page_that_names_it(client: Client, path: str, title: str | None, provider: str) -> None:
    page = client.get(path)
    named = [
        link.get("href", "") for link in page.find(".//head/link") if link.get("type") == "application/json+oembed"
    ]
    assert len(named) == 1
    response = client.bare.get(named[0].removeprefix(SITE))
    content = json.loads(response.text)
    assert content["version"] == "1.0"
    assert content["type"] == "rich"
    assert content["title"] == title or title is None
    assert content["provider_name"] == provider
    assert content["width"] <= 640
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    frame = tree_of(content["html"]).find(".//iframe")
    assert frame is not None
    client.get(str(frame.get("src")).removeprefix(SITE))


def test_oembed_keeps_to_the_width_that_is_asked_for(client: Client) -> None:
    address = f"/oembed?url={quote(SITE + '/forces/kent')}&maxwidth=300&maxheight=200"
    content = json.loads(client.bare.get(address).text)
    assert (content["width"], content["height"]) == (300, 200)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("url=https://elsewhere.example/forces/kent", 404),
        (f"url={SITE}/forces/nowhere", 404),
        (f"url={SITE}/about", 404),
        ("url=//[", 404),
        ("", 404),
        (f"url={SITE}/forces/kent&format=xml", 501),
    ],
)
def test_oembed_refuses_what_it_cannot_show(client: Client, query: str, status: int) -> None:
    # An answer for a program, not a page.
    answer = client.bare.get(f"/oembed?{query}")
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    if status == 404:
        assert (answer.json["status"], answer.json["detail"].partition(" on ")[0]) == (
            404,
            "Name the page of a force, of a chart or of England and Wales",
        )
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_every_error_of_oembed_is_one_for_programs(client: Client) -> None:
    wrong, long = client.bare.post("/oembed"), client.bare.get(f"/cy/oembed?url={'x' * 3000}")
    assert (wrong.status_code, wrong.mimetype, "GET" in wrong.headers["Allow"]) == (405, "application/json", True)
    assert (long.status_code, long.json["title"], long.headers["Content-Language"]) == (
        414,
        "Mae'r cyfeiriad yn rhy hir",
        "cy",
    )
