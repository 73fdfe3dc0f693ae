"""What several walks share: the pages of support, and the rules that axe holds a page to."""

from __future__ import annotations

from axe_playwright_python.base import AxeResults
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
# What a page keeps is not listed in full: that takes as long as the check itself.
_BRIEFLY = {"resultTypes": ["violations"]}
_CONTRAST = "color-contrast"
# Contrast takes three quarters of axe's time, and most of that goes into texts that look like others: of the same
# colour, large or not, on the same grounds. What is laid over other things stands for itself.
_MARK_NEW_LOOKS = """known => {
  const grounds = new Map([[null, ""]]);
  const found = new Set();
  for (const element of document.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const laidOver = ["absolute", "fixed"].includes(style.position) ? element.className : "";
    const own = [style.backgroundColor, style.backgroundImage, style.opacity, laidOver].join(" ");
    const around = grounds.get(element.parentElement);
    grounds.set(element, own === "rgba(0, 0, 0, 0) none 1 " ? around : `${around} / ${own}`);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const look = [style.color, isLarge, grounds.get(element)].join(" | ");
    const says = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isNew = says && element.checkVisibility() && element.matches("body *") && !known.includes(look);
    element.toggleAttribute("data-new-look", isNew && !found.has(look));
    if (isNew) found.add(look);
  }
  return [...found];
}"""
_looks_without_fault: set[str] = set()


def faults_of_access(page: Page) -> str:
    """What axe finds on a page as it stands, in words; empty for nothing."""
    # Half a megabyte of script: a page that has it already is not given it again.
    axe = Axe() if page.evaluate("!window.axe") else Axe("")
    others = {"runOnly": _RULES, "rules": {_CONTRAST: {"enabled": False}}, **_BRIEFLY}
    return _report(axe.run(page, options=others)) + _faults_of_contrast(page)


def _faults_of_contrast(page: Page) -> str:
    """What axe finds in the texts whose look this process has not met before."""
    looks = page.evaluate(_MARK_NEW_LOOKS, sorted(_looks_without_fault))
    if not looks:
        return ""
    new = {"include": ["[data-new-look]"]}
    faults = _report(Axe("").run(page, new, {"runOnly": [_CONTRAST], **_BRIEFLY}))
    if not faults:
        _looks_without_fault.update(looks)
    return faults


def _report(found: AxeResults) -> str:
    return found.generate_report() if found.violations_count else ""
