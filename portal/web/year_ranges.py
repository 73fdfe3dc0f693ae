"""Ranges of years such as 2016–20 stay on one line: a browser may break a line after their dash."""

from __future__ import annotations

import re

from flask import Flask
from markupsafe import Markup

# Only in text, so no angle bracket closes before the next one opens; and never where no element may stand.
_RANGE = re.compile(
    r"(?<!\d)\d{4}–\d{2}(?:\d{2})?(?!\d)(?=[^<>]*<(?!/?(?:option|script|style|text|textarea|title|tspan)\b))"
)


def attach(app: Flask) -> None:
    """Let the frames of pages keep the ranges of years within them whole."""
    app.jinja_env.filters["whole_year_ranges"] = whole_year_ranges


def whole_year_ranges(page: Markup) -> Markup:
    """The page with each range of years marked: by an element, as a hidden character would be copied with the text."""
    return Markup(_RANGE.sub(r'<span class="years">\g<0></span>', str(page)))  # noqa: S704  # nosec B704
