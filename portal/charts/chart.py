"""A chart: what it says, the table of its data, and its specification for each width that it is drawn for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from portal.charts.theme import theme_config
from portal.pictures.breaking import even_lines
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.tables import Table

Specification = dict[str, Any]
Row = dict[str, Any]
# The tidy rows of a chart, whatever its parts.
ROWS = alt.NamedData(name="rows")


@dataclass(frozen=True)
class Sheet:
    """One of the widths that charts are drawn for, with its sizes of type; all in pixels.

    A wide one is for desks rather than for telephones, a broad one for long charts that must be much wider than high.
    """

    width: int
    title_size: int
    subtitle_size: int
    is_wide: bool = True
    is_broad: bool = False


WIDE = Sheet(720, title_size=20, subtitle_size=14)
NARROW = Sheet(340, title_size=18, subtitle_size=13, is_wide=False)
BROAD = Sheet(1150, title_size=24, subtitle_size=15, is_broad=True)
# What a small chart is drawn for, which is the same everywhere; any other; and one with many rows.
SMALL, USUAL, LONG = (NARROW,), (NARROW, WIDE), (NARROW, WIDE, BROAD)


@dataclass(frozen=True)
class Chart:
    """A chart in one language; `wide` and `narrow` are Vega-Lite.

    `name` is the same in every language and unique among the charts of a release. `links` maps the addresses that
    marks lead to onto their accessible names; a chart with links is also drawn to stand inside a page. A long one has
    a `broad` specification too, for shapes that are wider than high.
    """

    name: str
    language_code: str
    words: Words
    table: Table
    wide: Specification
    narrow: Specification
    links: tuple[tuple[str, str], ...] = ()
    broad: Specification | None = None


def chart_of(
    name: str,
    language: Language,
    words: Words,
    table: Table,
    rows: Sequence[Row],
    build: Callable[[Sheet], alt.SchemaBase],
    *,
    sheets: Sequence[Sheet] = USUAL,
    title_width: int = WIDE.width,
    links: Sequence[tuple[str, str]] = (),
    also: Row | None = None,
) -> Chart:
    """The chart that `build` makes of tidy rows for each sheet: a part of an Altair chart, without data or title.

    The words of one that is not as wide as its sheet are broken into lines of `title_width` pixels. `also` is data
    beside the rows, by name.
    """
    data = {"rows": list(rows), **(also or {})}
    # What is built is checked by the tests; checking each part of it again takes ten times as long as building it.
    with debug_mode(False):
        drawings = {sheet: _specification(build(sheet), sheet, title_width, words, data) for sheet in sheets}
    narrow = drawings[NARROW]
    return Chart(
        name,
        language.code,
        words,
        table,
        drawings.get(WIDE, narrow),
        narrow,
        tuple(links),
        drawings.get(BROAD),
    )


def _specification(chart: alt.SchemaBase, sheet: Sheet, title_width: int, words: Words, data: Row) -> Specification:
    width = sheet.width if sheet.is_broad else min(sheet.width, title_width)
    title = alt.TitleParams(
        text=even_lines(words.title, width, sheet.title_size, bold=True),
        subtitle=even_lines(words.subtitle, width, sheet.subtitle_size),
        lineHeight=sheet.title_size + 5,
        subtitleLineHeight=sheet.subtitle_size + 4,
        fontSize=sheet.title_size,
        subtitleFontSize=sheet.subtitle_size,
    )
    specification = {
        "$schema": alt.SCHEMA_URL,
        "padding": 0,
        "title": title.to_dict(validate=False),
        "data": ROWS.to_dict(validate=False),
        **chart.to_dict(validate=False),
    }
    return {**specification, "config": theme_config(specification), "datasets": data}
