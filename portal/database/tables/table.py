"""What every table is made of."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.column_types import ExactDecimal, PartialDateText, TextList, UtcMoment, Word
from portal.facts import vocabulary
from portal.facts.partial_date import PartialDate


class Table(so.DeclarativeBase):
    """The base of every table."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Decimal: ExactDecimal(),
        PartialDate: PartialDateText(),
        tuple[str, ...]: TextList(),
        datetime.datetime: UtcMoment(),
        **{
            words: Word(words)
            for words in vars(vocabulary).values()
            if isinstance(words, type) and issubclass(words, StrEnum) and words is not StrEnum
        },
    }


def dataset_table(name: str) -> sa.Table:
    """The table that holds the rows of the dataset's file of that name; raise KeyError if there is none."""
    return Table.metadata.tables[name]


def key() -> so.MappedColumn[str]:
    """A column of text that is the table's key, or part of it."""
    return so.mapped_column(primary_key=True)
