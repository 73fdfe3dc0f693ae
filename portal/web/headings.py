"""What a page's contents list is made of: its own headings, so that the two cannot differ."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Flask
from markupsafe import Markup

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """The fragment that leads to a section, and the words above that section without their markup."""

    fragment: str
    words: str


def attach(app: Flask) -> None:
    """Let templates read the headings of what they have written."""
    app.jinja_env.filters["headings"] = headings


def headings(page: Markup) -> list[Heading]:
    """The headings of the second level that a link can lead to, in the order of the page."""
    return [Heading(fragment, Markup(words).striptags()) for fragment, words in _HEADING.findall(page)]  # noqa: S704  # nosec B704
