"""The one style block of a drawn chart, which fits it to a dark screen, and its hash for a policy that allows it."""

from __future__ import annotations

import base64
import hashlib

from portal.charts.palette import DARK_PAPER, dark_rules

# Print stays light: paper does not turn dark with the screen. In the dark a drawing brings its own ground, since some
# browsers tell it what the reader prefers even where the page around it is light.
STYLE = f"@media screen and (prefers-color-scheme:dark){{:root{{background:{DARK_PAPER}}}{dark_rules()}}}"
# What a Content-Security-Policy must allow where a drawing is opened by itself: `style-src 'sha256-…'`.
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
