"""Ranges of years such as 2016–20 stay on one line: a browser may break a line after their dash."""

from __future__ import annotations

import re

from flask import Flask
from markupsafe import Markup

# Only in text, so no angle bracket closes before the next one opens; and never where no element may stand. The dash
# comes first: a page has few of them and many digits.
_RANGE = re.compile(
    r"–(?<=\D\d{4}–)\d{2}(?:\d{2})?(?!\d)(?=[^<>]*<(?!/?(?:option|script|style|text|textarea|title|tspan)\b))"
)
_DIGITS_BEFORE = 4


def attach(app: Flask) -> None:
    """Let the frames of pages keep the ranges of years within them whole."""
    app.jinja_env.filters["whole_year_ranges"] = whole_year_ranges


def whole_year_ranges(page: Markup) -> Markup:
    """The page with each range of years marked: by an element, as a hidden character would be copied with the text."""
    text, parts, end = str(page), list[str](), 0
    for match in _RANGE.finditer(text):
        start = match.start() - _DIGITS_BEFORE
        parts += (text[end:start], f'<span class="years">{text[start : match.end()]}</span>')
        end = match.end()
    return Markup("".join((*parts, text[end:])))  # noqa: S704  # nosec B704
