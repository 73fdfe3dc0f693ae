"""Rates one below the other on a common axis, each a dot with its interval, and its figure at the end of the row."""

import json
import math
from collections.abc import Sequence
from typing import Any

import altair as alt

from portal.charts.chart import LONG, USUAL, Chart, Row, Sheet, chart_of
from portal.charts.marks import at_end, below_name, layer, percent_axis, rows_of
from portal.charts.theme import colour_of
from portal.facts.rows import RecordingRate
from portal.facts.uncertainty import interval_of
from portal.facts.vocabulary import Qualifier
from portal.words import charts as wording, rounds, terms
from portal.words.charts import Certainty, Words
from portal.words.language import Language
from portal.words.tables import MISSING, Table

_SHAPES = ("circle", "circle", "diamond", "triangle-right", "triangle-left")
# Among more rows than this, one that lies this many percentage points below all others would squeeze them.
_MANY, _FAR = 5, 4.0
# More rows than this are too many for a shape that is wider than high.
_LONG = 14
# Where one row is highlighted, the others step back.
_IS_MARKED, _OTHERS = "datum.force === highlight", "highlight ? quiet : mark"
_NAMED, _COLOUR = alt.ExprRef(f"{_IS_MARKED} ? mark : ink"), alt.ExprRef(f"{_IS_MARKED} ? mark : {_OTHERS}")
_BOLD = {"test": "datum.value === highlight", "value": "bold"}
_SHOWN = "(!region || datum.region === region) && (!grade || datum.grade === grade)"


def rate_row(label: str, rate: RecordingRate | None, language: Language) -> Row:
    """The row of a recording rate with the names of the field; None stands for one that was not found."""
    if rate is None:
        return {"force": label, "figure": MISSING.text}
    row: Row = {"force": label, "rate": float(rate.rate), "figure": terms.rounded_rate(rate, language)}
    if bounds := interval_of(rate):
        row |= {"low": round(bounds.low, 2), "high": round(bounds.high, 2)}
    if rate.qualifier is not Qualifier.EXACT:
        row |= {"certainty": wording.certainties(language)[Certainty(rate.qualifier)]}
    return row | {"year": rounds.share_year(rate.inspection)}


def axis_of(rows: Sequence[Row]) -> list[int]:
    """Ticks up to 100, 2 or 5 points apart; among many rates, one far below all others stays outside."""
    lows = sorted(row["low"] if "low" in row else row["rate"] for row in rows if "rate" in row)
    lowest = lows[1] if len(lows) > _MANY and lows[1] - lows[0] > _FAR else lows[0]
    step = 2 if lowest >= 88 else 5
    return list(range(max(0, math.floor((lowest - 0.2) / step) * step), 101, step))


def outside(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The name and the figure of each row whose rate the axis does not reach."""
    start = axis_of(rows)[0]
    return [(row["force"], row["figure"]) for row in rows if row.get("rate", start) < start]


def interval_dots(
    name: str, words: Words, table: Table, rows: Sequence[Row], language: Language, highlight: str = ""
) -> Chart:
    """The rows in their order; where one is highlighted by its label, the others step back. One row has a rate."""
    too_low = {"certainty": wording.certainties(language)[Certainty.OUTSIDE]}
    start = axis_of(rows)[0]
    dots = [row | too_low if row.get("rate", start) < start else row for row in rows]
    sheets = LONG if len(rows) > _LONG else USUAL
    return chart_of(name, language, words, table, dots, lambda s: _draw(dots, s, language, highlight), sheets=sheets)


def _draw(rows: Sequence[Row], sheet: Sheet, language: Language, highlight: str) -> alt.SchemaBase:
    below = below_name(sheet)
    interval: Row = {"x": percent_axis("low", axis_of(rows)), "x2": alt.X2("high:Q")}
    # What a reader may set: the force that stands out, and what all shown forces have in common.
    params = {"highlight": highlight, "region": "", "grade": ""}
    return rows_of(
        "force",
        len(rows),
        at_end(sheet, "datum.year ? datum.figure + ', ' + datum.year : datum.figure", color=_NAMED),
        *([layer("rect", {"fill": colour_of("raised")}, _IS_MARKED)] if sheet.is_wide else []),
        layer("rule", {**below, "color": _COLOUR}, "isValid(datum.low)", **interval),
        _dots(rows, below, sheet, language),
        sheet=sheet,
        step=38 if not sheet.is_wide else 18 if len(rows) > _LONG else 26,
        names={"color": _NAMED, "fontWeight": alt.ExprRef(f"{_IS_MARKED} ? 'bold' : 'normal'")},
        axis={"labelFontWeight": {"condition": _BOLD, "value": "normal"}},
        transform=[alt.FilterTransform(_SHOWN)],
        params=[alt.VariableParameter(name=key, value=value) for key, value in params.items()],
    )


def _dots(rows: Sequence[Row], look: Row, sheet: Sheet, language: Language) -> alt.UnitSpec:
    """A filled dot for a rate with its interval; hollow shapes, showing the paper, where less is known."""
    keys = wording.certainties(language)
    firm, unknown = keys[Certainty.INTERVAL], keys[Certainty.NO_MARGIN]
    certainties = {row.get("certainty", firm if "low" in row else unknown) for row in rows if "rate" in row}
    shapes = {key: shape for key, shape in zip(keys.values(), _SHAPES, strict=True) if key in certainties}
    fills = [alt.ExprRef(_OTHERS) if key == firm else colour_of("paper") for key in shapes]
    legend = alt.Legend(columns=len(shapes) if sheet.is_broad else 2 if sheet.is_wide else 1)

    def with_key(channel: Any, values: Sequence[Any], marked_where: str = "") -> Any:
        scale = alt.Scale(domain=list(shapes), range=list(values))
        condition = {"test": marked_where, "value": {"expr": "mark"}} if marked_where else alt.Undefined
        return channel("known:N", scale=scale, legend=legend, condition=condition)

    dots = layer(
        "point",
        look,
        x=alt.X("rate:Q", title=None),
        shape=with_key(alt.Shape, list(shapes.values())),
        stroke=with_key(alt.Stroke, [alt.ExprRef(_OTHERS)], _IS_MARKED),
        fill=with_key(alt.Fill, fills, f"{_IS_MARKED} && datum.known === {json.dumps(firm, ensure_ascii=False)}"),
        tooltip=[
            alt.Tooltip("force:N", title=language.gettext("Force")),
            alt.Tooltip("figure:N", title=language.gettext("Recorded")),
            alt.Tooltip("low:Q", title=language.gettext("Interval from"), format=".1f"),
            alt.Tooltip("high:Q", title=language.gettext("Interval to"), format=".1f"),
            alt.Tooltip("year:N", title=language.gettext("Published")),
        ],
    )
    calculated = f"datum.certainty || {json.dumps([firm, unknown], ensure_ascii=False)}[isValid(datum.low) ? 0 : 1]"
    dots.transform = [alt.CalculateTransform(calculate=calculated, **{"as": "known"})]
    return dots
