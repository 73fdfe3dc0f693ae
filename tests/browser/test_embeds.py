"""Another site shows what is made to be shown, and cannot show the rest."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

_PAGE = """<!doctype html><html lang="en"><title>Another site</title><h1>News</h1>
<iframe id="frame" src="{site}/embed/force/kent?theme=dark" title="Kent" width="360" height="440"></iframe>
<iframe id="chart" src="{site}/cy/embed/chart/kent-timeline" title="Kent" width="640" height="800"></iframe>
<iframe id="page" src="{site}/forces/kent" title="Kent" width="640" height="400"></iframe>
<img id="badge" src="{site}/embed/badge/kent.svg" alt="Kent">
<img id="picture" src="{site}/embed/chart/kent-timeline.svg" alt="Kent">
<img id="png" src="{site}/embed/chart/kent-timeline.png" alt="Kent">
"""


@pytest.fixture
def another_site(site: str, tmp_path: Path) -> Iterator[str]:
    """A page of another origin that shows parts of the site."""
    (tmp_path / "index.html").write_text(_PAGE.format(site=site), encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    # Another host name, so that it is another site and not only another port of the same.
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_frames_and_pictures_show_and_a_page_does_not(browser: Browser, another_site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(another_site)
    page.wait_for_load_state("networkidle")
    frame = page.frame_locator("#frame")
    assert frame.locator("h1").inner_text() == "Kent Police"
    assert frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(22, 23, 27)"
    assert page.frame_locator("#chart").locator("img").evaluate("image => image.naturalWidth") > 300
    # What stands there instead is the browser's own page that says that it was refused.
    assert "Kent" not in page.frame_locator("#page").locator("body").inner_text()
    for name in ("badge", "picture", "png"):
        assert page.locator(f"#{name}").evaluate("image => image.naturalWidth") > 100
    assert context.cookies() == []
    context.close()


def test_a_link_in_a_frame_opens_outside_of_it(browser: Browser, another_site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(another_site)
    with context.expect_page() as opened:
        page.frame_locator("#frame").get_by_role("link", name="All figures of Kent Police").click()
    opened.value.wait_for_load_state()
    assert opened.value.title().startswith("Kent Police")
    assert opened.value.evaluate("window.opener") is None
    assert page.frame_locator("#frame").locator("h1").inner_text() == "Kent Police"
    context.close()


@pytest.mark.parametrize(
    "path", ["/embed/force/kent", "/embed/force/btp", "/embed/national", "/embed/chart/rates-cdi-2016-20-all"]
)
def test_no_frame_scrolls_sideways(site: str, browser: Browser, path: str) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 440})
    page.goto(f"{site}{path}")
    for width in (640, 360, 280):
        page.set_viewport_size({"width": width, "height": 440})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize(
    "path", ["/forces/hertfordshire/embed", "/cy/forces/hertfordshire/embed", "/national", "/charts/kent-timeline"]
)
@pytest.mark.parametrize("width", [360, 640])
def test_a_frame_as_it_is_copied_shows_all_of_it_on_a_phone_too(
    site: str, another_site: str, tmp_path: Path, browser: Browser, path: str, width: int
) -> None:
    page = browser.new_page()
    page.goto(f"{site}{path}")
    snippet = page.locator("code", has_text="<iframe").first.inner_text()
    page.close()
    page = browser.new_page(viewport={"width": width, "height": 900})
    news = f"<!doctype html><html lang=en><title>News</title><body style='margin:0'>{snippet}</body></html>"
    (tmp_path / "news.html").write_text(news, encoding="utf-8")
    page.goto(f"{another_site}news.html")
    shown = page.frame_locator("iframe").locator("main")
    end, room = shown.evaluate("main => [main.lastElementChild.getBoundingClientRect().bottom, innerHeight]")
    page.close()
    assert end <= room
