"""Fonts are the reader's: what must fit a screen or a sheet fits in DejaVu and Liberation too, as it does in Noto.

Every other test of the layout sees Noto, which the stylesheet asks for first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal.support.kinds import KindOfCrime
from tests.browser.paper import A4, printed
from tests.browser.running import CHROMIUM, FLAGS
from tests.browser.test_first_number import LAST_PIXEL_OF_FIRST_NUMBER
from tests.browser.test_force_page import below_the_first_screen
from tests.browser.walked import SUPPORT
from tests.dataset.facts import rows

FORCES = [row["force_id"] for row in rows("forces")]
KINDS = [kind.value for kind in KindOfCrime if kind is not KindOfCrime.ANY]
LANGUAGES = ("", "/cy")
# The fonts for the letters of other scripts stay.
_NOTO = "".join(f"<glob>*/Noto{kind}-*</glob>" for kind in ("Sans", "SansDisplay", "SansMono", "Serif", "SerifDisplay"))
_CONFIGURATION = """<?xml version="1.0"?>
<fontconfig>
<include>/etc/fonts/fonts.conf</include>
<selectfont><rejectfont>{noto}<glob>*/{other}*/*</glob></rejectfont></selectfont>
</fontconfig>
"""


@pytest.fixture(scope="module", params=["DejaVu", "Liberation"])
def family(request: pytest.FixtureRequest) -> str:
    """The name of a family of fonts that many machines show."""
    return str(request.param)


@pytest.fixture(scope="module")
def machine(browser: Browser, family: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium on a machine that has only this family for our letters."""
    other = "liberation" if family == "DejaVu" else "dejavu"
    configuration = tmp_path_factory.mktemp(family) / "fonts.conf"
    configuration.write_text(_CONFIGURATION.format(noto=_NOTO, other=other))
    chromium = browser.browser_type.launch(
        executable_path=CHROMIUM, args=FLAGS, env=os.environ | {"FONTCONFIG_FILE": str(configuration)}
    )
    yield chromium
    chromium.close()


@pytest.fixture
def phone(machine: Browser) -> Iterator[Page]:
    """A small telephone."""
    page = machine.new_page(viewport={"width": 360, "height": 640})
    yield page
    page.close()


def test_the_page_is_shown_in_this_family(site: str, phone: Page, family: str) -> None:
    phone.goto(f"{site}/forces/kent")
    session = phone.context.new_cdp_session(phone)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for selector in ("h1", ".headline-sentence", ".badge"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert {font["familyName"].split()[0] for font in fonts} == {family}, selector


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_name_grade_and_share_stand_on_the_first_screen(site: str, phone: Page, prefix: str) -> None:
    assert below_the_first_screen(phone, f"{site}{prefix}") == {}


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_the_first_number_stands_on_the_first_screen(site: str, phone: Page, prefix: str) -> None:
    phone.goto(f"{site}{prefix}/support")
    found = phone.evaluate(LAST_PIXEL_OF_FIRST_NUMBER, [FORCES, KINDS])
    assert [each for each in found if each[2] > 640] == []


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_page_with_a_telephone_number_scrolls_one_way(site: str, phone: Page, prefix: str) -> None:
    wide = []
    phone.set_viewport_size({"width": 320, "height": 640})
    for path in (*SUPPORT, "/", "/forces/kent", "/forces/kent/sheet", "/compare?forces=cheshire,kent", "/national"):
        phone.goto(f"{site}{prefix}{path}", wait_until="domcontentloaded")
        if phone.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("path", ["/forces/{}/sheet", "/support/{}/poster"])
@pytest.mark.parametrize("prefix", LANGUAGES)
def test_it_prints_as_one_page_for_every_force(site: str, phone: Page, path: str, prefix: str) -> None:
    assert not_on_one_sheet(phone, [f"{site}{prefix}{path.format(force)}" for force in FORCES]) == []


def test_the_essentials_print_as_one_sheet_in_every_language(site: str, phone: Page) -> None:
    phone.goto(f"{site}/support")
    found = phone.locator("a[href^='/support/in/']").evaluate_all("all => all.map(each => each.href)")
    assert len(set(found)) >= 12
    assert not_on_one_sheet(phone, sorted(set(found))) == []


def not_on_one_sheet(page: Page, addresses: list[str]) -> list[str]:
    """The pages that do not print as one sheet of A4."""
    faults = []
    for address in addresses:
        page.goto(address, wait_until="load")
        if printed(page).sizes != (A4,):
            faults.append(address)
    return faults
