"""Under `/cy/` everything is Welsh, except what is marked as English."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask

from portal.language import language
from portal.partial_date import PartialDate
from tests.house_rules import SITE, Client
from tests.site.crawling import Visit
from tests.translations.welsh_pages import english_left, welsh_pages, welsh_texts

pytestmark = [pytest.mark.xdist_group("welsh"), pytest.mark.timeout(600)]

ENGLISH_DATE = re.compile(
    r"(?<![-\w])(January|February|March|April|June|July|August|September|October|November|December)(?![-\w])"
)


@pytest.fixture(scope="module")
def pages(app: Flask) -> list[Visit]:
    """Every Welsh page."""
    return list(welsh_pages(app))


def test_no_english_is_left(pages: list[Visit]) -> None:
    left: dict[str, str] = {}
    for visit in pages:
        for text in welsh_texts(visit):
            english = english_left(text)
            if english:
                left.setdefault(english, visit.path)
    assert len(pages) > 200
    assert not left, "\n".join(f"{path}: {english}" for english, path in left.items())


def test_dates_are_welsh(pages: list[Visit]) -> None:
    faults = {
        f"{visit.path}: {text.strip()}" for visit in pages for text in welsh_texts(visit) if ENGLISH_DATE.search(text)
    }
    assert not faults, "\n".join(sorted(faults)[:40])


def test_a_date_is_written_as_in_welsh(client: Client) -> None:
    assert language("cy").date(PartialDate.parse("2019-01-15")) == "15 Ionawr 2019"
    assert "15 Ionawr 2019" in client.get("/cy/forces/kent").text


def test_each_page_and_its_english_twin_name_each_other(pages: list[Visit], app: Flask) -> None:
    twins = app.test_client()
    named = {visit.path: _alternates(visit.response.text) for visit in pages}
    faults = []
    for path, own in named.items():
        if not own:
            continue
        english = own.get("en", "").removeprefix(SITE) or "/"
        if own.get("cy", "").removeprefix(SITE) != path:
            faults.append(f"{path}: says that its Welsh is {own.get('cy')}")
        elif _alternates(twins.get(english).text) != own:
            faults.append(f"{path}: {english} does not name it")
    assert not faults, "\n".join(faults[:20])
    assert sum(1 for own in named.values() if own) > 200


def _alternates(html: str) -> dict[str, str]:
    found = re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', html)
    return {code: unescape(address) for code, address in found}
