"""A page in the place of another one of its kind, which costs a fraction of a page that is loaded from its start."""

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page

# As the server sent it: no script of the page has a part in it. Stylesheets are those of the page before.
_SHOW = """async address => {
  const styles = page => [...page.querySelectorAll("link[rel=stylesheet]")].map(link => link.getAttribute("href"));
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (String(styles(page)) !== String(styles(document))) throw new Error(`${address} has other stylesheets`);
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceWith(page.body);
  const pictures = [...document.images].filter(picture => picture.loading !== "lazy");
  await Promise.all(pictures.map(picture => picture.decode()));
}"""


_MEASURE = f"""async addresses => {{
  const show = {_SHOW};
  const found = [];
  for (const address of addresses) {{
    await show(address);
    found.push((MEASURE)());
  }}
  return found;
}}"""


def show(page: Page, address: str) -> None:
    """Show the page at an address; what is open must be a page of the same site with the same stylesheets."""
    page.evaluate(_SHOW, address)


def measured(page: Page, addresses: Iterable[str], script: str) -> dict[str, Any]:
    """Show one page after the other, and what a script, a function without arguments, says of each."""
    asked = list(addresses)
    return dict(zip(asked, page.evaluate(_MEASURE.replace("MEASURE", script), asked), strict=True))
