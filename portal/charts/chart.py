"""A chart: what it says, the table of its data, and its specification in two widths."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from portal.charts.breaking import lines
from portal.charts.theme import MARKS

Specification = dict[str, Any]
Row = dict[str, Any]
# The tidy rows of a chart, whatever its parts.
ROWS = alt.NamedData(name="rows")


@dataclass(frozen=True)
class Sheet:
    """One of the two widths that charts are drawn for, with its sizes of type; all in pixels."""

    name: str
    width: int
    title_size: int
    subtitle_size: int

    @property
    def is_wide(self) -> bool:
        """Whether this is the sheet for desks rather than for telephones."""
        return self.name == "wide"


WIDE = Sheet("wide", 720, title_size=20, subtitle_size=14)
NARROW = Sheet("narrow", 340, title_size=18, subtitle_size=13)


@dataclass(frozen=True)
class Column:
    """A column of a chart's table: its name in files, and its heading in the chart's language."""

    key: str
    heading: str


@dataclass(frozen=True)
class Cell:
    """One figure of a chart's table: as a reader sees it, and as a file holds it (None where it was not found)."""

    text: str
    value: str | int | Decimal | None


@dataclass(frozen=True)
class Table:
    """The data of a chart, as a reader sees it and as a file holds it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Words:
    """What a chart says: the finding, what is measured, what cannot be known, and all of it for those who do not see.

    `note` stands below the picture, and is empty where nothing has to be said.
    """

    title: str
    subtitle: str
    note: str
    alternative: str

    @classmethod
    def of(cls, title: str, subtitle: str, notes: Sequence[str], sentences: Sequence[str]) -> Words:
        """The words of a chart; its alternative is all of them, with a sentence for each row or part."""
        note = " ".join(filter(None, notes))
        return cls(title, subtitle, note, " ".join(filter(None, [f"{title}.", subtitle, *sentences, note])))


@dataclass(frozen=True)
class Chart:
    """A chart in one language; `wide` and `narrow` are Vega-Lite.

    `name` is the same in every language and unique among the charts of a release. `links` maps the addresses that
    marks lead to onto their accessible names; a chart with links is also drawn to stand inside a page.
    """

    name: str
    language_code: str
    words: Words
    table: Table
    wide: Specification
    narrow: Specification
    links: tuple[tuple[str, str], ...] = ()


def chart_of(
    name: str,
    language_code: str,
    words: Words,
    table: Table,
    rows: Sequence[Row],
    build: Callable[[Sheet], Any],
    *,
    is_small: bool = False,
    links: Sequence[tuple[str, str]] = (),
) -> Chart:
    """The chart that `build` makes of tidy rows for each sheet: an Altair chart of `ROWS`, without a title.

    A small one is the same on both sheets.
    """
    # What is built is checked by the tests; checking each part of it again takes ten times as long as building it.
    with debug_mode(False):
        narrow = _specification(build(NARROW), NARROW, words, rows)
        wide = narrow if is_small else _specification(build(WIDE), WIDE, words, rows)
    return Chart(name, language_code, words, table, wide, narrow, tuple(links))


def shared(**channels: Any) -> Any:
    """Channels that all layers of a chart have in common."""
    return alt.SharedEncoding(**channels)


def _specification(chart: Any, sheet: Sheet, words: Words, rows: Sequence[Row]) -> Specification:
    title = alt.TitleParams(
        text=lines(words.title, sheet.width, sheet.title_size, bold=True),
        subtitle=lines(words.subtitle, sheet.width, sheet.subtitle_size),
        fontSize=sheet.title_size,
        subtitleFontSize=sheet.subtitle_size,
    )
    theme = alt.theme.get()
    assert theme is not None
    specification = {
        "$schema": alt.SCHEMA_URL,
        "config": theme()["config"],
        "padding": 0,
        "title": title.to_dict(validate=False),
        # Parts of Altair's plain specification: an `alt.LayerChart` copies all of its parts again at each step.
        **_bare(chart.to_dict(validate=False, context={"top_level": False, "datasets": {}, "pre_transform": False})),
    }
    return {**specification, "config": _used(specification), "datasets": {"rows": list(rows)}}


def _bare(part: Any) -> Any:
    """Without the empty data that Altair gives to a part which has none of its own: it takes those of the whole."""
    if isinstance(part, list):
        return [_bare(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {key: _bare(value) for key, value in part.items() if (key, value) != ("data", {"name": "empty"})}


def _used(specification: Specification) -> Specification:
    """The configuration without the colours that nothing has, and without marks that are not drawn."""
    config = dict(specification["config"])
    text = json.dumps({**specification, "config": {key: config[key] for key in config if key != "params"}})
    config["params"] = [param for param in config["params"] if re.search(rf"\b{param['name']}\b", text)]
    return {key: value for key, value in config.items() if key not in MARKS or f'"type": "{key}"' in text}
