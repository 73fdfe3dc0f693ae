"""What the tests of the support pages share: the moment they are asked for at, and the services on a page."""

import datetime

import pytest

from portal.support.open_now import LONDON
from tests.house_rules import Page, text_of

NATIONAL = "Victim Support Supportline"
MONDAY_MORNING = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)


@pytest.fixture
def monday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page is asked for on a Monday at ten."""
    clock(monkeypatch, MONDAY_MORNING)


def clock(monkeypatch: pytest.MonkeyPatch, moment: datetime.datetime) -> None:
    """Let the pages believe that it is this moment."""
    monkeypatch.setattr("portal.pages.support.now", lambda: moment)
    monkeypatch.setattr("portal.pages.service_cards.now", lambda: moment)


def names(page: Page, heading_id: str) -> list[str]:
    """The names of the services in a section, in their order."""
    for section in page.tree.iter("section"):
        if section.get("aria-labelledby") == heading_id:
            return [text_of(article[0]) for article in section.iter("article")]
    return []


def card_of(page: Page, name: str) -> str:
    """The text of the first card with that heading."""
    return next(text_of(article) for article in page.tree.iter("article") if text_of(article[0]) == name)
