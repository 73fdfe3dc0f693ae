"""Under `/cy/` everything is Welsh, except what is marked as English."""

import re
from html import unescape

import pytest
from flask import Flask

from portal.facts.partial_date import PartialDate
from portal.words.language import language
from tests.house_rules import SITE, Client
from tests.site.crawling import Visit
from tests.translations.welsh_pages import english_left, texts_of, welsh_pages, without_names

pytestmark = pytest.mark.xdist_group("crawl")

ENGLISH_DATE = re.compile(
    r"(?<![-\w])(January|February|March|April|June|July|August|September|October|November|December)(?![-\w])"
)


@pytest.fixture(scope="module")
def pages(visits: list[Visit]) -> list[Visit]:
    """Every Welsh page."""
    return list(welsh_pages(visits))


@pytest.fixture(scope="module")
def texts(pages: list[Visit]) -> dict[str, str]:
    """Every text of the Welsh pages that stands in Welsh, and the first page that has it."""
    found: dict[str, str] = {}
    for visit in pages:
        for text in texts_of(visit.response.text):
            found.setdefault(text, visit.path)
    return found


def test_no_english_is_left(pages: list[Visit], texts: dict[str, str]) -> None:
    left: dict[str, str] = {}
    for text, path in texts.items():
        english = english_left(text)
        if english:
            left.setdefault(english, path)
    assert len(pages) > 200
    assert not left, "\n".join(f"{path}: {english}" for english, path in left.items())


@pytest.mark.parametrize("typed", ["", "x" * 200, "Newport", "TD15", "AL3", "ZZ9 9ZZ", "Edinburgh", "qqqq", "Cumbira"])
def test_no_english_is_left_in_an_answer_of_the_finder(client: Client, typed: str) -> None:
    assert not _english_of(client.post("/cy/find", {"q": typed}).response.text)


@pytest.mark.parametrize("path", ["/cy/nothing", "/cy/forces/nowhere"])
def test_no_english_is_left_in_an_error(client: Client, path: str) -> None:
    assert not _english_of(client.get(path, status=404).response.text)


@pytest.mark.parametrize(
    ("query", "status"),
    [("forces=kent", 200), ("forces=kent,nowhere", 400), ("forces=kent,surrey&programme=x&offences=y", 400)],
)
def test_no_english_is_left_where_a_comparison_is_not_possible(client: Client, query: str, status: int) -> None:
    assert not _english_of(client.get(f"/cy/compare?{query}", status=status).response.text)


def test_no_english_is_left_in_a_chart(visits: list[Visit]) -> None:
    charts = {visit.path: visit.response.text for visit in visits if re.fullmatch(r"/cy/.+\.svg(\?.*)?", visit.path)}
    texts = {path: "\n".join(re.findall(r">([^<>]+)</(?:text|tspan|title)>", chart)) for path, chart in charts.items()}
    left = {
        f"{path}: {english}"
        for path, text in texts.items()
        for line in without_names(unescape(text)).splitlines()
        if (english := english_left(line))
    }
    assert len(charts) > 100
    assert not left, "\n".join(sorted(left)[:40])


def test_dates_are_welsh(texts: dict[str, str]) -> None:
    faults = {f"{path}: {text.strip()}" for text, path in texts.items() if ENGLISH_DATE.search(text)}
    assert not faults, "\n".join(sorted(faults)[:40])


def test_a_date_is_written_as_in_welsh(client: Client) -> None:
    assert language("cy").date(PartialDate.parse("2019-01-15")) == "15 Ionawr 2019"
    assert "15 Ionawr 2019" in client.get("/cy/forces/kent").text


def test_each_page_and_its_english_twin_name_each_other(pages: list[Visit], visits: list[Visit], app: Flask) -> None:
    client, visited = app.test_client(), {visit.path: visit.response for visit in visits}
    named = {visit.path: _alternates(visit.response.text) for visit in pages}
    faults = []
    for path, own in named.items():
        if not own:
            continue
        english = own.get("en", "").removeprefix(SITE) or "/"
        if own.get("cy", "").removeprefix(SITE) != path:
            faults.append(f"{path}: says that its Welsh is {own.get('cy')}")
        elif _alternates((visited.get(english) or client.get(english)).text) != own:
            faults.append(f"{path}: {english} does not name it")
    assert not faults, "\n".join(faults[:20])
    assert sum(1 for own in named.values() if own) > 200


def _english_of(html: str) -> list[str]:
    return [english for english in map(english_left, texts_of(html)) if english]


def _alternates(html: str) -> dict[str, str]:
    found = re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', html)
    return {code: unescape(address) for code, address in found}
