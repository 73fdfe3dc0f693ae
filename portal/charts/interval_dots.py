"""Rates one below the other on a common axis, each a dot with its interval, and its figure at the end of the row."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from portal.charts.chart import (
    MISSING,
    RISE,
    Cell,
    Row,
    Sheet,
    below_name,
    layer,
    name_above,
    percent_axis,
    rows_of,
)
from portal.charts.rate_table import rate_cells
from portal.charts.theme import colour_of, colour_where
from portal.facts.rows import RecordingRate
from portal.facts.uncertainty import interval_of
from portal.facts.vocabulary import Qualifier
from portal.pictures.breaking import width_of
from portal.statistics import Interval
from portal.words import charts as words, rounds
from portal.words.language import Language

_SHAPES = ("circle", "circle", "diamond", "triangle-right", "triangle-left")
# Among more rows than this, one that lies this many percentage points below all others would squeeze them.
_MANY, _FAR = 5, 4.0
_LONG = 14
_FIRM = words.Certainty.INTERVAL
# Where one row is highlighted, the others step back.
_OTHERS, _IS_MARKED = "highlight ? quiet : mark", "datum.force === highlight"


@dataclass(frozen=True)
class RateRow:
    """One row, in percent; `cells` are those of the table, `facts` what else the reader may filter by.

    Without a value it says its figure only.
    """

    label: str
    figure: str
    year: str = ""
    value: float | None = None
    bounds: Interval | None = None
    qualifier: Qualifier = Qualifier.EXACT
    cells: tuple[Cell, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


def rate_row(
    label: str, key: str, rate: RecordingRate | None, language: Language, facts: Mapping[str, str] | None = None
) -> RateRow:
    """The row of a recording rate, which the table knows by its key; None stands for one that was not found."""
    cells = (Cell(label, key), *rate_cells(rate, language))
    if rate is None:
        return RateRow(label, MISSING.text, cells=cells)
    return RateRow(
        label,
        words.rate(rate, language),
        rounds.share_year(rate.inspection),
        float(rate.rate),
        interval_of(rate),
        rate.qualifier,
        cells,
        facts or {},
    )


def is_long(rows: Sequence[RateRow]) -> bool:
    """Whether the rows are more than a shape that is wider than high has room for."""
    return len(rows) > _LONG


def axis_of(rows: Sequence[RateRow]) -> list[int]:
    """Ticks up to 100, 2 or 5 points apart; among many rates, one far below all others stays outside."""
    lows = sorted(row.bounds.low if row.bounds else row.value for row in rows if row.value is not None)
    lowest = lows[1] if len(lows) > _MANY and lows[1] - lows[0] > _FAR else lows[0]
    step = 2 if lowest >= 88 else 5
    return list(range(max(0, math.floor((lowest - 0.2) / step) * step), 101, step))


def measured(what: str, rows: Sequence[RateRow], language: Language) -> str:
    """The subtitle of a chart: what is measured, and where its axis starts."""
    return f"{what} {words.axis_start(axis_of(rows)[0], language)}"


def interval_dots(
    rows: Sequence[RateRow], sheet: Sheet, language: Language, highlight: str = ""
) -> alt.TopLevelLayerSpec:
    """The rows in their order; where one is highlighted by its label, the others step back. One row has a rate."""
    ticks, below = axis_of(rows), below_name(sheet)
    band = layer("rect", {"strokeWidth": 0, "fill": colour_of("raised"), "cornerRadius": 0}, _IS_MARKED)
    rule = layer(
        "rule",
        below,
        where="isValid(datum.low)",
        x=percent_axis("low", ticks, clamp=True),
        x2=alt.X2("high:Q"),
        color=alt.ColorValue(alt.ExprRef(_OTHERS), condition=colour_where(_IS_MARKED, "mark")),
    )
    drawn: alt.TopLevelLayerSpec = rows_of(
        "force",
        len(rows),
        *(
            [_figures(rows, sheet), band]
            if sheet.is_wide
            else [name_above("force", color=_in_colour()), _figures(rows, sheet)]
        ),
        rule,
        _dots(rows, ticks[0], below, sheet, language),
        sheet=sheet,
        step=44 if not sheet.is_wide else 18 if is_long(rows) else 26,
        has_names=sheet.is_wide,
        transform=[
            alt.CalculateTransform(calculate="datum.figure || format(datum.rate, '.3~r') + '%'", **{"as": "figure"}),
            alt.FilterTransform("(!region || datum.region === region) && (!grade || datum.grade === grade)"),
        ],
        # What a reader may set: the force that stands out, and what all shown forces have in common.
        params=[
            alt.VariableParameter(name=name, value=value)
            for name, value in (("highlight", highlight), ("region", ""), ("grade", ""))
        ],
    )
    return drawn


def _dots(rows: Sequence[RateRow], start: int, look: Row, sheet: Sheet, language: Language) -> Any:
    """A filled dot for a rate with its interval; hollow shapes, showing the paper, where less is known."""
    keys = words.certainties(language)
    used = [key for key in keys if any(_certainty(row, start) == key for row in rows if row.value is not None)]
    domain = [keys[key] for key in used]
    legend = alt.Legend(columns=len(used) if sheet.is_broad else 2 if sheet.is_wide else 1)
    others = alt.ExprRef(_OTHERS)

    def by_certainty(channel: Any, values: Sequence[Any], **condition: Any) -> Any:
        return channel("certainty:N", scale=alt.Scale(domain=domain, range=list(values)), legend=legend, **condition)

    filled = f"{_IS_MARKED} && datum.certainty === {json.dumps(domain[0])}" if used[0] == _FIRM else "false"
    dots = layer(
        "point",
        look,
        x=alt.X("rate:Q", title=None),
        shape=by_certainty(alt.Shape, [_SHAPES[list(keys).index(key)] for key in used]),
        stroke=by_certainty(alt.Stroke, [others], condition=colour_where(_IS_MARKED, "mark")),
        fill=by_certainty(
            alt.Fill,
            [others if key == _FIRM else colour_of("paper") for key in used],
            condition=colour_where(filled, "mark"),
        ),
        tooltip=[
            alt.Tooltip("force:N", title=language.gettext("Force")),
            alt.Tooltip("figure:N", title=language.gettext("Recorded")),
            alt.Tooltip("low:Q", title=language.gettext("Interval from"), format=".1f"),
            alt.Tooltip("high:Q", title=language.gettext("Interval to"), format=".1f"),
            alt.Tooltip("year:N", title=language.gettext("Published")),
        ],
    )
    dots.transform = [alt.CalculateTransform(calculate=_by_certainty(start, keys), **{"as": "certainty"})]
    return dots


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


def _in_colour() -> alt.ColorValue:
    return alt.ColorValue(colour_of("ink"), condition=colour_where(_IS_MARKED, "mark"))


def _figures(rows: Sequence[RateRow], sheet: Sheet) -> Any:
    """Figure and year at the end of the row; on a phone above it, where the name is too."""
    room = max(width_of(f"{row.figure}, {row.year}", 13) for row in rows) + 18
    return layer(
        "text",
        {"align": "right", "x": "width"} | ({"dx": round(room)} if sheet.is_wide else {"dy": -RISE}),
        said="datum.year ? datum.figure + ', ' + datum.year : datum.figure",
        color=_in_colour(),
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
