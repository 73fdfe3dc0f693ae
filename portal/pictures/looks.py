"""The one style block of a drawn chart, which settles it on light or dark, and what allows it under a strict policy."""

from __future__ import annotations

import base64
import hashlib

from portal.pictures.palette import DARK, Look, dark_rules

_DARK = f":root{{background:{DARK['paper']}}}{dark_rules()}"
# Print stays light: paper does not turn dark with the screen. In the dark a drawing brings its own ground, since some
# browsers tell it what the reader prefers even where the page around it is light.
_STYLES = {Look.AUTO: f"@media screen and (prefers-color-scheme:dark){{{_DARK}}}", Look.DARK: _DARK}


def style_of(look: Look) -> str:
    """The style rules of a drawing in that look; empty where the drawing's own colours are right."""
    return _STYLES.get(look, "")


def policy_of(look: Look, framed_by: str = "'none'") -> str:
    """The Content-Security-Policy of a drawing that is opened by itself: its own style, and who may frame it."""
    policy = f"default-src 'none'; frame-ancestors {framed_by}"
    style = style_of(look)
    if not style:
        return policy
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"{policy}; style-src 'sha256-{digest}'"


def in_look(svg: str, look: Look) -> str:
    """A drawing without a style, with the style of the look."""
    style = style_of(look)
    return svg.replace("</desc>", f"</desc><style>{style}</style>", 1) if style else svg
