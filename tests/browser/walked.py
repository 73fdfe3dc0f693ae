"""What several walks share: the pages of support, and the rules that axe holds a page to."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SUPPORT = (
    "/support",
    "/support/kent",
    "/support/kent/poster",
    "/support/deaf",
    "/support/young",
    "/support/someone-else",
    "/support/elsewhere",
    "/support/sources",
    "/support/rights",
    "/support/safety",
    "/support/card",
    "/support/in/ur",
    "/recorded",
    "/recorded/in/ur",
)

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults_of_access(page: Page) -> str:
    """What axe finds on a page as it stands, in words; empty for nothing."""
    # What a page keeps is not listed in full: that takes as long as the check itself.
    results = Axe().run(page, options={"runOnly": _RULES, "resultTypes": ["violations"]})
    return results.generate_report() if results.violations_count else ""
