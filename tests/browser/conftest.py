"""A window that the tests of a file share, and machines with other fonts than the stylesheet asks for first."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.running import CHROMIUM, FLAGS, PICTURES_WHEN_SEEN

# The fonts for the letters of other scripts stay.
_NOTO = "".join(f"<glob>*/Noto{kind}-*</glob>" for kind in ("Sans", "SansDisplay", "SansMono", "Serif", "SerifDisplay"))
_CONFIGURATION = """<?xml version="1.0"?>
<fontconfig>
<include>/etc/fonts/fonts.conf</include>
<selectfont><rejectfont>{noto}<glob>*/{other}*/*</glob></rejectfont></selectfont>
</fontconfig>
"""


@pytest.fixture(scope="module")
def shared_window(browser: Browser) -> Iterator[Page]:
    """One window for many tests, each of which opens its page anew: most of a test's time would go into a new one.

    Only for tests that neither listen to it nor leave anything behind.
    """
    page = browser.new_page()
    yield page
    page.close()


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
        executable_path=CHROMIUM,
        args=[*FLAGS, PICTURES_WHEN_SEEN],
        env=os.environ | {"FONTCONFIG_FILE": str(configuration)},
    )
    yield chromium
    chromium.close()


@pytest.fixture
def other_phone(machine: Browser) -> Iterator[Page]:
    """A small telephone with this family."""
    page = machine.new_page(viewport={"width": 360, "height": 640})
    yield page
    page.close()
