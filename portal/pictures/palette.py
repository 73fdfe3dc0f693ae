"""The colours of the whole site, by role, in light and in dark: charts take them from here, and site.css says the same;
and the one style block of a drawing, which settles it on light or dark.

Grades diverge from grey to teal and to rust. Both ends stand out from the paper alike, in light, dark and greyscale,
so that the worst grade weighs as much as the best; word and diamonds tell them apart.
"""

import base64
import hashlib
from enum import StrEnum

from portal.facts.vocabulary import Grade

FONT_FAMILY = "'Liberation Sans',Arial,Helvetica,sans-serif"


class Look(StrEnum):
    """What a chart is drawn for; `auto` follows the reader's device."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"
    AUTO = "auto"


# Each role with its colour in light and in dark, named as the stylesheet's custom property. No two are the same in
# light: a drawing knows by its colour what may change in the dark.
ROLES = {
    "ink": ("#1d1b20", "#ecebe6"),
    "quiet": ("#57535c", "#b4b1ab"),
    "hairline": ("#d8d3c7", "#3a3c44"),
    "edge": ("#827d87", "#85828a"),
    "raised": ("#f1eee6", "#22242a"),
    "paper": ("#fbfaf6", "#16171b"),
    "mark": ("#7a1f56", "#d888b3"),
    "grade-outstanding": ("#064a4f", "#70d5cf"),
    "on-grade": ("#ffffff", "#0d0e11"),
    "grade-good": ("#317e80", "#389494"),
    "grade-adequate": ("#c7c5c0", "#504d49"),
    "on-adequate": ("#1d1b21", "#f4f3ee"),
    "grade-requires-improvement": ("#ad5727", "#cf6b31"),
    "grade-inadequate": ("#78270a", "#f6b893"),
}
LIGHT = {role: light for role, (light, _) in ROLES.items()}
DARK = {role: dark for role, (_, dark) in ROLES.items()}
PAPER_OF = {Look.LIGHT: LIGHT["paper"], Look.DARK: DARK["paper"], Look.PRINT: "#ffffff"}


def grade_fill(grade: Grade | None) -> str:
    """The role of a grade's ground; that of a raised panel where there is no grade."""
    return f"grade-{grade}" if f"grade-{grade}" in ROLES else "raised"


def on_grade(grade: Grade | None) -> str:
    """The role of what is written on a grade."""
    if grade is Grade.ADEQUATE:
        return "on-adequate"
    return "on-grade" if f"grade-{grade}" in ROLES else "quiet"


def parameter(role: str) -> str:
    """A role's name in a Vega expression."""
    return role.replace("-", "_")


def colours(look: Look) -> dict[str, str]:
    """Every role's colour in one look; `auto` begins as light."""
    return DARK if look is Look.DARK else {**LIGHT, "paper": PAPER_OF.get(look, LIGHT["paper"])}


def dark_rules() -> str:
    """The style rules that turn a drawing dark: `f-` classes colour the fill, `s-` classes the stroke."""
    return "".join(f".f-{role}{{fill:{dark}}}.s-{role}{{stroke:{dark}}}" for role, dark in DARK.items())


def style_of(look: Look) -> str:
    """The style rules of a drawing in that look; empty where the drawing's own colours are right."""
    # Print stays light: paper does not turn dark with the screen. In the dark a drawing brings its own ground, since
    # some browsers tell it what the reader prefers even where the page around it is light.
    dark = f":root{{background:{DARK['paper']}}}{dark_rules()}"
    styles = {Look.AUTO: f"@media screen and (prefers-color-scheme:dark){{{dark}}}", Look.DARK: dark}
    return styles.get(look, "")


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
