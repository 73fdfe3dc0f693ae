"""A chart: what it says, the table of its data, and its two pictures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Specification = dict[str, Any]


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
class Chart:
    """A chart in one language; `wide` and `narrow` are Vega-Lite, with every plotted figure also in `rows`.

    `name` is the same in every language and unique among the charts of a release. `links` maps the addresses that
    marks lead to onto their accessible names; a chart with links is also drawn to stand inside a page.
    """

    name: str
    language_code: str
    title: str
    subtitle: str
    text_alternative: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: Specification
    narrow: Specification
    links: tuple[tuple[str, str], ...] = ()
