"""What several walks share: the pages of support, and the rules that axe holds a page to."""

from axe_playwright_python.base import AXE_SCRIPT
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
# A link must differ from the words around it by more than its colour: by how much the two colours differ, which takes
# axe longer than all else, does not matter then. Nor is the source of every element written down that has no fault.
_STRICTER_AND_BRIEF = """axe.configure({
  noHtml: true,
  rules: [{id: "link-in-text-block", any: ["link-in-text-block-style"]}],
});"""
# Contrast takes three quarters of axe's time, and most of that goes into texts that look like others: of the same
# colour, large or not, on the same grounds. What is laid over other things stands for itself.
_FAULTS = """async ([rules, known]) => {
  const brief = {resultTypes: ["violations"], reporter: "no-passes"};
  const said = ({any, all, none}) => [...any, ...all, ...none].map(check => check.message).join("; ");
  const faults = async (where, options) => (await axe.run(where, {...brief, ...options})).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.target}: ${said(node)}`));
  const markNewLooks = known => {
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
  };
  const others = await faults(document, {runOnly: rules, rules: {"color-contrast": {enabled: false}}});
  const looks = markNewLooks(known);
  const contrast = looks.length ? await faults("[data-new-look]", {runOnly: ["color-contrast"]}) : [];
  return {others, contrast, looks};
}"""
_looks_without_fault: set[str] = set()


def faults_of_access(page: Page) -> str:
    """What axe finds on a page as it stands, in words; empty for nothing.

    Contrast is looked at where a text has a look that this process has not met before.
    """
    # Half a megabyte of script: a page that has it already is not given it again.
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT + _STRICTER_AND_BRIEF)
    found = page.evaluate(_FAULTS, [_RULES, sorted(_looks_without_fault)])
    if not found["contrast"]:
        _looks_without_fault.update(found["looks"])
    return "\n".join(found["others"] + found["contrast"])
