"""A page that is watched: what it asked for and sent, what the browser complained of, and what Back leads to."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page


@dataclass
class Watched:
    """A page, with every address that it asked for, what it sent there, and what the browser complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def watch(page: Page) -> Watched:
    """Watch a page from now on."""
    found = Watched(page)
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("request", lambda request: found.sent.append(request.post_data or ""))
    page.on("console", lambda message: found.complaints.append(message.text))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    return found


def follow(link: Locator) -> None:
    """Click what leads to another page, and wait until that page is whole: a click alone waits for its address only."""
    with link.page.expect_navigation():
        link.click()


def send(box: Locator) -> None:
    """Press Enter in a box, and wait until the page that answers is whole."""
    with box.page.expect_navigation():
        box.press("Enter")


def history(context: BrowserContext, page: Page) -> list[str]:
    """The addresses behind the Back button, and this one."""
    entries: list[dict[str, Any]] = context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"]
    return [entry["url"] for entry in entries if entry["url"] != "about:blank"]
