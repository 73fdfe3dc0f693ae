"""How a release's values are written in a database column: as text, the same on every database."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from portal.facts.partial_date import PartialDate


class _AsText(sa.types.TypeDecorator[Any]):
    """A value kept as text; an empty cell stays empty."""

    impl = sa.String
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        """Write the value."""
        return None if value is None else self.write(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Any:
        """Read what was written."""
        return None if value is None else self.read(value)


class ExactDecimal(_AsText):
    """A decimal kept with exactly the digits that were published (`3.00` stays `3.00` on every database)."""

    cache_ok = True
    read = Decimal


class PartialDateText(_AsText):
    """A date as precise as its source gave it: `2018`, `2018-12` or `2018-12-04`."""

    cache_ok = True
    read = PartialDate.parse


class UtcMoment(_AsText):
    """A point in time, always in UTC, as ISO 8601."""

    cache_ok = True
    read = datetime.datetime.fromisoformat

    def write(self, value: datetime.datetime) -> str:
        """Write it in UTC."""
        return value.astimezone(datetime.UTC).isoformat()


class Word(_AsText):
    """A word of a fixed vocabulary."""

    cache_ok = True

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def read(self, value: str) -> StrEnum:
        """Read the word."""
        return self.vocabulary(value)


class TextList(_AsText):
    """Several words in one cell, joined as the dataset joins them; an empty cell is no word."""

    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: sa.Dialect) -> str:
        """Join the words."""
        return ";".join(value or ())

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[str, ...]:
        """Part them again."""
        return tuple(value.split(";")) if value else ()
