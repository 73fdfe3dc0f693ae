"""What several walks share: the pages of support, and the rules that axe holds a page to."""

from __future__ import annotations

SUPPORT = (
    "/support",
    "/support/kent",
    "/support/kent/poster",
    "/support/rights",
    "/support/safety",
    "/support/card",
    "/support/in/ur",
)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
