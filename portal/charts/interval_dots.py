"""Rates one below the other on a common axis, each a dot with its interval, and its figure at the end of the row."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from portal.charts.breaking import width_of
from portal.charts.chart import ROWS, Row, Sheet, shared
from portal.charts.theme import colour_of, colour_where
from portal.facts.rows import RecordingRate
from portal.facts.uncertainty import interval_of
from portal.facts.vocabulary import Qualifier
from portal.statistics import Interval
from portal.words import charts as words, rounds
from portal.words.language import Language

_SHAPES = ("circle", "circle", "diamond", "triangle-right", "triangle-left")
# Among more rows than this, one that lies this many percentage points below all others would squeeze them.
_MANY, _FAR = 5, 4.0
_FIRM = words.Certainty.INTERVAL
# Where one row is highlighted, the others step back.
_OTHERS = "highlight ? quiet : mark"


@dataclass(frozen=True)
class RateRow:
    """One row, in percent; `facts` are what else the reader may filter by. Without a value it says its figure only."""

    label: str
    figure: str
    year: str = ""
    value: float | None = None
    bounds: Interval | None = None
    qualifier: Qualifier = Qualifier.EXACT
    source_id: str = ""
    facts: dict[str, str] = field(default_factory=dict)


def rate_row(
    label: str, rate: RecordingRate | None, language: Language, facts: dict[str, str] | None = None
) -> RateRow:
    """The row of a recording rate; None stands for one that was not found."""
    if rate is None:
        return RateRow(label, "–")
    return RateRow(
        label,
        words.rate(rate, language),
        rounds.share_year(rate.inspection),
        float(rate.rate),
        interval_of(rate),
        rate.qualifier,
        rate.source.source_id,
        facts or {},
    )


def axis_of(rows: Sequence[RateRow]) -> list[int]:
    """Ticks up to 100, 2 or 5 points apart; among many rates, one far below all others stays outside."""
    lows = sorted(row.bounds.low if row.bounds else row.value for row in rows if row.value is not None)
    lowest = lows[1] if len(lows) > _MANY and lows[1] - lows[0] > _FAR else lows[0]
    step = 2 if lowest >= 88 else 5
    return list(range(max(0, math.floor((lowest - 0.2) / step) * step), 101, step))


def interval_dots(
    rows: Sequence[RateRow], sheet: Sheet, language: Language, highlight: str = ""
) -> alt.TopLevelLayerSpec:
    """The rows in their order; where one is highlighted by its label, the others step back. One row has a rate."""
    ticks = axis_of(rows)

    x = alt.X(
        "low:Q",
        axis=alt.Axis(values=ticks, labelExpr="datum.value + '%'"),
        scale=alt.Scale(domain=[ticks[0], 100], nice=False, zero=False, clamp=True),
        title=None,
    )
    base, is_marked = alt.Chart(), "datum.force === highlight"
    band = base.mark_rect(strokeWidth=0, fill=colour_of("raised"), cornerRadius=0).transform_filter(is_marked)
    rule = base.mark_rule().encode(
        x=x, x2=alt.X2("high:Q"), color=alt.ColorValue(alt.ExprRef(_OTHERS), condition=colour_where(is_marked, "mark"))
    )
    tooltip = [
        alt.Tooltip("force:N", title=language.gettext("Force")),
        alt.Tooltip("figure:N", title=language.gettext("Recorded")),
        alt.Tooltip("low:Q", title=language.gettext("Interval from"), format=".1f"),
        alt.Tooltip("high:Q", title=language.gettext("Interval to"), format=".1f"),
        alt.Tooltip("year:N", title=language.gettext("Published")),
    ]
    dots = _dots(rows, ticks[0], sheet, language).encode(x=alt.X("rate:Q", title=None), tooltip=tooltip)
    return alt.TopLevelLayerSpec(
        layer=[band, rule.transform_filter("isValid(datum.low)"), dots, _figures(rows, sheet)],
        data=ROWS,
        # The order is given once for all layers: one that lacks some rows would otherwise change it.
        encoding=shared(y=alt.Y("force:N", sort=[row.label for row in rows], title=None)),
        transform=[
            alt.CalculateTransform(calculate="datum.figure || format(datum.rate, '.3~r') + '%'", **{"as": "figure"}),
            alt.FilterTransform("(!region || datum.region === region) && (!grade || datum.grade === grade)"),
        ],
        params=[alt.VariableParameter(name=name, value=value) for name, value in _parameters(highlight)],
        width=sheet.width,
        height=(26 if sheet.is_wide else 36) * len(rows),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )


def _parameters(highlight: str) -> tuple[tuple[str, str], ...]:
    """What a reader may set: the force that stands out, and what all shown forces have in common."""
    return ("highlight", highlight), ("region", ""), ("grade", "")


def _dots(rows: Sequence[RateRow], start: int, sheet: Sheet, language: Language) -> Any:
    """A filled dot for a rate with its interval; hollow shapes, showing the paper, where less is known."""
    keys = words.certainties(language)
    used = [key for key in keys if any(_certainty(row, start) == key for row in rows if row.value is not None)]
    domain = [keys[key] for key in used]
    legend = alt.Legend(columns=2 if sheet.is_wide else 1)

    def scale(values: Sequence[Any]) -> alt.Scale:
        return alt.Scale(domain=domain, range=list(values))

    def by_certainty(channel: type[alt.Stroke] | type[alt.Fill], own: str, values: Sequence[Any]) -> object:
        return channel("certainty:N", scale=scale(values), legend=legend, condition=colour_where(own, "mark"))

    others, is_marked = alt.ExprRef(_OTHERS), "datum.force === highlight"
    return (
        alt.Chart()
        .mark_point()
        .transform_calculate(certainty=_by_certainty(start, keys))
        .encode(
            shape=alt.Shape(
                "certainty:N", scale=scale([_SHAPES[list(keys).index(key)] for key in used]), legend=legend
            ),
            stroke=by_certainty(alt.Stroke, is_marked, [others]),
            fill=by_certainty(
                alt.Fill,
                f"{is_marked} && datum.certainty === {json.dumps(domain[0])}" if used[0] == _FIRM else "false",
                [others if key == _FIRM else colour_of("paper") for key in used],
            ),
        )
    )


def _certainty(row: RateRow, start: int) -> words.Certainty:
    if row.value is not None and row.value < start:
        return words.Certainty.OUTSIDE
    return words.certainty_of(row.qualifier, row.bounds is not None)


def _by_certainty(start: int, keys: Mapping[words.Certainty, str]) -> str:
    """How firm a rate is, as an expression in the words of the key."""
    said = {key: json.dumps(text, ensure_ascii=False) for key, text in keys.items()}
    return (
        f"datum.rate < {start} ? {said[words.Certainty.OUTSIDE]} : "
        f"datum.qualifier === 'around' ? {said[words.Certainty.AROUND]} : "
        f"datum.qualifier === 'more-than' ? {said[words.Certainty.MORE_THAN]} : "
        f"isValid(datum.low) ? {said[words.Certainty.INTERVAL]} : {said[words.Certainty.NO_MARGIN]}"
    )


def _figures(rows: Sequence[RateRow], sheet: Sheet) -> Any:
    """Figure and year at the end of the row, beside each other on a desk and one below the other on a phone."""
    between = ", " if sheet.is_wide else "\n"
    room = max(width_of(part, 13) for row in rows for part in f"{row.figure}{between}{row.year}".split("\n"))
    return (
        alt.Chart()
        .mark_text(
            align="right",
            x=alt.ExprRef(f"width + {round(room) + 18}"),
            lineBreak="\n",
            dy=0 if sheet.is_wide else -7,
        )
        .encode(
            text=alt.Text("said:N"),
            color=alt.ColorValue(colour_of("ink"), condition=colour_where("datum.force === highlight", "mark")),
        )
        .transform_calculate(said=f"datum.year ? datum.figure + {json.dumps(between)} + datum.year : datum.figure")
    )


def tidy(row: RateRow) -> Row:
    """One row with the names of the field; what is not known is left out."""
    known: Row = {"force": row.label, "rate": row.value}
    if row.bounds is not None:
        known |= {"low": round(row.bounds.low, 2), "high": round(row.bounds.high, 2)}
    if row.value is None or row.qualifier is not Qualifier.EXACT:
        known |= {"qualifier": row.qualifier.value, "figure": row.figure}
    known |= {"year": row.year, **row.facts}
    return {name: value for name, value in known.items() if value not in ("", None)}
