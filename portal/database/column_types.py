"""How a release's values are written in a database column, the same on every database."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa

from portal.facts.partial_date import PartialDate


class ExactDecimal(sa.types.TypeDecorator[Decimal]):
    """A decimal kept with exactly the digits that were published (`3.00` stays `3.00` on every database)."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> str | None:
        """Write the digits."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Decimal | None:
        """Read the digits."""
        return None if value is None else Decimal(value)


class PartialDateText(sa.types.TypeDecorator[PartialDate]):
    """A date as precise as its source gave it."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: sa.Dialect) -> str | None:
        """Write `2018`, `2018-12` or `2018-12-04`."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> PartialDate | None:
        """Read what was written."""
        return None if value is None else PartialDate.parse(value)


class TextList(sa.types.TypeDecorator[tuple[str, ...]]):
    """Several words in one cell, joined as the dataset joins them."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: sa.Dialect) -> str:
        """Join the words."""
        return ";".join(value or ())

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[str, ...]:
        """Part them again."""
        return tuple(value.split(";")) if value else ()


class UtcMoment(sa.types.TypeDecorator[datetime.datetime]):
    """A point in time, always in UTC."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: datetime.datetime | None, dialect: sa.Dialect) -> str | None:
        """Write it as ISO 8601."""
        return None if value is None else value.astimezone(datetime.UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> datetime.datetime | None:
        """Read ISO 8601."""
        return None if value is None else datetime.datetime.fromisoformat(value)


class Word(sa.types.TypeDecorator[StrEnum]):
    """A word of a fixed vocabulary."""

    impl = sa.String
    cache_ok = True

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: StrEnum | None, dialect: sa.Dialect) -> str | None:
        """Write the word."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> StrEnum | None:
        """Read the word."""
        return None if value is None else self.vocabulary(value)
