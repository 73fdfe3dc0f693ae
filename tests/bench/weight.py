"""What a first visit transfers in a real browser, and what moves on the page while it loads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from tests.bench.servers import SITE, gunicorn
from tests.bench.table import Line, not_measured
from tests.browser.running import CHROMIUM, FLAGS

PAGES = {"home": "/", "force": "/forces/kent", "support": "/support"}
KILOBYTES, REQUESTS, KILOBYTES_OF_SCRIPT = 60, 8, 10
_TO_REACH = f"at most {KILOBYTES} KB, {REQUESTS} requests, {KILOBYTES_OF_SCRIPT} KB of script; no layout shift"
_TELEPHONE = {"width": 412, "height": 823}
_COUNT_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Visit:
    """The bytes on the wire of each answer by its kind, and how much moved (the sum of layout shifts)."""

    transferred: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    shifted: float = 0.0

    @property
    def bytes_of_script(self) -> int:
        """The bytes of scripts."""
        return sum(size for name, size in self.transferred.items() if self.kinds[name] == "Script")


def first_visits(database: Path) -> Iterator[Line]:
    """A line for each of the three pages."""
    if not Path(CHROMIUM).exists():
        yield not_measured("first visits", _TO_REACH, f"{CHROMIUM} is not installed")
        return
    with gunicorn(SITE, database) as (port, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, path in PAGES.items():
            yield _line(name, visit(browser, f"http://127.0.0.1:{port}{path}"))
        browser.close()


def visit(browser: Browser, address: str) -> Visit:
    """Visit a page with an empty cache, and scroll through it, so that pictures below the fold are counted too."""
    context = browser.new_context(viewport=_TELEPHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(_COUNT_SHIFTS)
    found = Visit()
    _listen(context.new_cdp_session(page), found)
    page.goto(address, wait_until="networkidle")
    for top in range(0, int(page.evaluate("document.body.scrollHeight")), _TELEPHONE["height"]):
        page.evaluate(f"window.scrollTo(0, {top})")
        page.wait_for_timeout(100)
    page.wait_for_load_state("networkidle")
    found.shifted = float(page.evaluate("window.shifted"))
    context.close()
    return found


def _listen(session: CDPSession, found: Visit) -> None:
    def responded(event: dict[str, Any]) -> None:
        found.kinds[event["requestId"]] = event["type"]

    def finished(event: dict[str, Any]) -> None:
        found.transferred[event["requestId"]] = int(event["encodedDataLength"])

    session.on("Network.responseReceived", responded)
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")


def _line(name: str, found: Visit) -> Line:
    total, script = sum(found.transferred.values()) / 1000, found.bytes_of_script / 1000
    requests = len(found.transferred)
    reached = (
        total <= KILOBYTES and requests <= REQUESTS and script <= KILOBYTES_OF_SCRIPT and round(found.shifted, 4) == 0
    )
    by_kind: dict[str, int] = {}
    for request, size in found.transferred.items():
        by_kind[found.kinds[request]] = by_kind.get(found.kinds[request], 0) + size
    detail = ", ".join(f"{kind} {size / 1000:.1f} KB" for kind, size in by_kind.items())
    what = f"{total:.1f} KB in {requests} requests, {script:.1f} KB of script, shift {found.shifted:.4f}"
    return Line(f"first visit of the {name} page", what, _TO_REACH, reached, detail)
