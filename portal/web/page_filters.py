"""The filters that a page passes through: its contents list, and ranges of years that stay on one line."""

import re
from dataclasses import dataclass

from flask import Flask
from markupsafe import Markup

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
# Only in text, so no angle bracket closes before the next one opens; and never where no element may stand. The dash
# comes first: a page has few of them and many digits.
_RANGE = re.compile(
    r"–(?<=\D\d{4}–)\d{2}(?:\d{2})?(?!\d)(?=[^<>]*<(?!/?(?:option|script|style|text|textarea|title|tspan)\b))"
)
_DIGITS_BEFORE = 4


@dataclass(frozen=True)
class Heading:
    """The fragment that leads to a section, and the words above that section without their markup."""

    fragment: str
    words: str


def attach(app: Flask) -> None:
    """Let templates read the headings of what they have written, and keep its ranges of years whole."""
    app.jinja_env.filters["headings"] = headings
    app.jinja_env.filters["whole_year_ranges"] = whole_year_ranges


def headings(page: Markup) -> list[Heading]:
    """The headings of the second level that a link can lead to, in the order of the page."""
    return [Heading(fragment, Markup(words).striptags()) for fragment, words in _HEADING.findall(page)]  # noqa: S704  # nosec B704


def whole_year_ranges(page: Markup) -> Markup:
    """The page with each range of years marked: by an element, as a hidden character would be copied with the text."""
    text, parts, end = str(page), list[str](), 0
    for match in _RANGE.finditer(text):
        start = match.start() - _DIGITS_BEFORE
        parts += (text[end:start], f'<span class="years">{text[start : match.end()]}</span>')
        end = match.end()
    return Markup("".join((*parts, text[end:])))  # noqa: S704  # nosec B704
