"""All look of a chart: one Altair theme for each look, whose colours are parameters that a reader's page may set."""

import json
import re
from typing import Any

import altair as alt

from portal.pictures.palette import FONT_FAMILY, LIGHT, parameter

_TEXT = 13
_MARKS = ("bar", "geoshape", "rule", "line", "point", "square", "text")
# What a specification says where it has a part that the theme has a look for: an axis is that of a place which does not
# begin with leaving it out.
_WHERE = {
    **{mark: f'"type": "{mark}"' for mark in _MARKS},
    **dict.fromkeys(("axis", "axisDiscrete", "axisQuantitative"), r'"[xy]": \{"(?!axis": null)'),
    **dict.fromkeys(("facet", "header"), '"facet"'),
    "concat": 'concat"',
}


def colour_of(role: str) -> Any:
    """A role of the palette as a property of a mark, an axis or a scale."""
    return alt.ExprRef(parameter(role))


@alt.theme.register("on-the-record", enable=True)
def on_the_record() -> alt.theme.ThemeConfig:
    """The look of every chart, in light."""
    ink, quiet, hairline = ({"expr": name} for name in ("ink", "quiet", "hairline"))
    labels: dict[str, Any] = {"labelColor": ink, "labelFontSize": _TEXT, "labelLimit": 0}
    config: Any = {
        "params": [{"name": parameter(role), "value": value} for role, value in LIGHT.items()],
        "background": {"expr": "paper"},
        "aria": False,
        "font": FONT_FAMILY.replace("'", ""),
        "view": {"stroke": None},
        "title": {"anchor": "start", "color": ink, "subtitleColor": quiet, "subtitlePadding": 6, "offset": 12},
        "axis": {
            **labels,
            "domain": False,
            "ticks": False,
            "grid": False,
            "labelPadding": 8,
            "titleColor": quiet,
            "titleFontSize": _TEXT,
            "titleFontWeight": "normal",
        },
        "axisDiscrete": {"gridColor": hairline, "gridDash": [1, 3]},
        "axisQuantitative": {
            "grid": True,
            "gridColor": hairline,
            "labelColor": quiet,
            "labelFontSize": 12,
            "labelFlush": False,
            "labelOverlap": True,
            "labelPadding": 4,
            "orient": "top",
            "titleAnchor": "start",
        },
        "legend": {
            **labels,
            "orient": "top",
            "symbolStrokeColor": ink,
            "symbolSize": 110,
            "title": None,
            "columnPadding": 16,
        },
        "header": {**labels, "labelFontWeight": "bold", "title": None},
        "facet": {"spacing": 28},
        "concat": {"spacing": 12},
        "bar": {"stroke": ink, "strokeWidth": 1},
        "geoshape": {"stroke": {"expr": "paper"}, "strokeWidth": 1},
        "rule": {"strokeWidth": 3, "color": quiet},
        "line": {"strokeWidth": 2, "color": quiet},
        "point": {"size": 80, "opacity": 1, "strokeWidth": 2, "color": quiet},
        "square": {"opacity": 1, "stroke": ink, "strokeWidth": 1.2},
        "text": {"fontSize": _TEXT, "color": ink},
    }
    return {"config": config}


def theme_config(specification: dict[str, Any]) -> dict[str, Any]:
    """The configuration of the enabled theme, without the colours and the parts that the chart does not have."""
    theme = alt.theme.get()
    assert theme is not None
    text = json.dumps(specification)
    config: dict[str, Any] = {
        key: value for key, value in theme()["config"].items() if re.search(_WHERE.get(key, ""), text)
    }
    expressions = " ".join(re.findall(r'"expr": "((?:[^"\\]|\\.)*)"', text + json.dumps(config)))
    config["params"] = [param for param in config["params"] if re.search(rf"\b{param['name']}\b", expressions)]
    return config
