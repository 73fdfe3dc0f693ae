"""The charts that were drawn for a release, as its archive describes them."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy.orm as so

from portal.queries.releases import files_of_release, release_file
from portal.words.tables import Column

_FOLDER = "charts/"
_SUFFIX = ".json"


@dataclass(frozen=True)
class ChartVariant:
    """One drawing: its size in pixels, and a version that changes with its content."""

    width: int
    height: int
    version: str


@dataclass(frozen=True)
class ChartFile:
    """A chart of a release in one language.

    `cell_texts` are its rows as a reader sees them, `rows` as a file holds them.
    """

    name: str
    title: str
    subtitle: str
    note: str
    text_alternative: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | int | Decimal | None, ...], ...]
    cell_texts: tuple[tuple[str, ...], ...]
    source_ids: tuple[str, ...]
    programme_id: str | None
    force_id: str | None
    specification: dict[str, Any]
    variants: dict[str, ChartVariant]


def chart_file(session: so.Session, release_number: int, language_code: str, name: str) -> ChartFile:
    """The chart of that name; raise sqlalchemy.exc.NoResultFound if the release has none."""
    described = json.loads(release_file(session, release_number, f"{_FOLDER}{language_code}/{name}{_SUFFIX}"))
    is_number = [column["is_number"] for column in described["columns"]]
    return ChartFile(
        name=name,
        title=described["title"],
        subtitle=described["subtitle"],
        # A release that an earlier program drew has no notes.
        note=described.get("note", ""),
        text_alternative=described["text_alternative"],
        columns=tuple(Column(column["key"], column["heading"]) for column in described["columns"]),
        rows=tuple(
            tuple(_value(cell["value"], number) for cell, number in zip(row, is_number, strict=True))
            for row in described["rows"]
        ),
        cell_texts=tuple(tuple(cell["text"] for cell in row) for row in described["rows"]),
        source_ids=tuple(described["source_ids"]),
        programme_id=described["programme_id"],
        force_id=described["force_id"],
        specification=described["specification"],
        variants={variant: ChartVariant(**described[variant]) for variant in ("wide", "narrow")},
    )


def chart_names(session: so.Session, release_number: int) -> list[str]:
    """The names of all charts of a release, in the order of the alphabet."""
    folder = f"{_FOLDER}en/"
    paths = [file.path for file in files_of_release(session, release_number, folder)]
    return [path.removeprefix(folder).removesuffix(_SUFFIX) for path in paths if path.endswith(_SUFFIX)]


def _value(value: str | int | None, is_number: bool) -> str | int | Decimal | None:
    # JSON has no decimals that keep their places, so the archive holds them as text.
    return Decimal(value) if is_number and isinstance(value, str) else value
