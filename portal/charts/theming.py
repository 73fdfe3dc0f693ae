"""A drawn chart settled on light or dark, for a page whose look does not follow the reader's device."""

from __future__ import annotations

import base64
import hashlib
from enum import StrEnum

from portal.charts.palette import DARK_PAPER, dark_rules
from portal.charts.style import STYLE


class Theme(StrEnum):
    """What a drawing looks like; `auto` follows the reader's device."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


_STYLES = {Theme.AUTO: STYLE, Theme.LIGHT: "", Theme.DARK: f":root{{background:{DARK_PAPER}}}{dark_rules()}"}


def style_of(theme: Theme) -> str:
    """The style rules of a drawing in that theme; empty where the drawing's own colours are right."""
    return _STYLES[theme]


def style_source(style: str) -> str:
    """What `style-src` of a Content-Security-Policy must hold for a drawing with these style rules."""
    if not style:
        return "'none'"
    return "'sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() + "'"


def in_theme(svg: str, theme: Theme) -> str:
    """A drawing that `rendering.draw` made, with the style of the theme in place of its own."""
    style = _STYLES[theme]
    return svg.replace(f"<style>{STYLE}</style>", f"<style>{style}</style>" if style else "", 1)
