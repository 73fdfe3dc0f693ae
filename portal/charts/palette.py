"""The colours of the charts, by role: the same as the stylesheet's, in light and in dark."""

from __future__ import annotations

from portal.facts.vocabulary import Grade

INK = "#1d1b20"
QUIET = "#57535c"
HAIRLINE = "#d8d3c7"
EDGE = "#827d87"
RAISED = "#f1eee6"
MARK = "#7a1f56"
PAPER = "#fbfaf6"
DARK_PAPER = "#16171b"

# One step away from ink: text on a pale grade stays dark when the ink around it turns light.
ON_PALE = "#1d1b21"
ON_DEEP = "#ffffff"

# Darker is better: the order survives greyscale and every kind of colour blindness.
GRADE_FILLS = {
    Grade.OUTSTANDING: "#143a52",
    Grade.GOOD: "#1f7a80",
    Grade.ADEQUATE: "#729f8a",
    Grade.REQUIRES_IMPROVEMENT: "#e0ac55",
    Grade.INADEQUATE: "#ffe4a8",
}
ON_GRADE = {
    Grade.OUTSTANDING: ON_DEEP,
    Grade.GOOD: ON_DEEP,
    Grade.ADEQUATE: ON_PALE,
    Grade.REQUIRES_IMPROVEMENT: ON_PALE,
    Grade.INADEQUATE: ON_PALE,
}

# Each role's name in the class attributes of a drawing, with its colour in the dark. Grades keep theirs.
ROLES = {
    INK: ("ink", "#ecebe6"),
    QUIET: ("quiet", "#b4b1ab"),
    HAIRLINE: ("hairline", "#3a3c44"),
    EDGE: ("edge", "#85828a"),
    RAISED: ("raised", "#22242a"),
    MARK: ("mark", "#d888b3"),
}


def dark_rules() -> str:
    """The style rules that turn a drawing dark: `f-` classes colour the fill, `s-` classes the stroke."""
    return "".join(f".f-{name}{{fill:{dark}}}.s-{name}{{stroke:{dark}}}" for name, dark in ROLES.values())
