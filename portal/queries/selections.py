"""The rows of one table, narrowed, ordered and taken page by page in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.column_types import ExactDecimal, TextList
from portal.facts.rows import Change
from portal.queries.change_lists import changes_at, changes_by_time, is_of_changes_by_time, known_total
from portal.queries.related import typed
from portal.queries.selectable import Selectable, selectable

# There are more questions than could be remembered: each that is kept compiled, with its loading of related rows, takes
# a fifth of a megabyte. So the keys are asked for without keeping the question, and the rows by one that never changes.
_NOT_KEPT: dict[str, Any] = {"compiled_cache": None}
_WITHOUT_LETTERS = (sa.Integer, sa.Boolean, sa.Date, sa.DateTime)


@dataclass(frozen=True)
class Order:
    """A column to order by; rows without a value there come last in either direction."""

    column: str
    descending: bool = False


@dataclass(frozen=True)
class Selection:
    """How many rows match in all, and one page of them as rows of `portal.facts.rows`."""

    total: int
    rows: tuple[Any, ...]


def select(
    session: so.Session,
    table: str,
    where: Mapping[str, Sequence[str | int]],
    order: Sequence[Order],
    limit: int,
    offset: int = 0,
) -> Selection:
    """The rows in which each column of `where` has one of its values.

    A column that holds a list matches where the list holds one of the values. Rows that the order leaves equal follow
    each other by the table's key. KeyError for a table or a column that is not there.
    """
    source = selectable(table)
    key = [source.columns[name] for name in source.key]
    narrowed = source.question.with_only_columns(*key)
    for name, values in where.items():
        narrowed = narrowed.where(_is_one_of(source.columns[name], values))
    # What a column orders a second time it orders no more, and would keep the database from its index.
    directions: dict[str, bool] = {}
    for item in (*order, *(Order(name) for name in source.key)):
        directions.setdefault(item.column, item.descending)
    clauses = [_clause(session, source.columns[name], descending) for name, descending in directions.items()]
    page = narrowed.order_by(*clauses).limit(limit).offset(offset)
    total = known_total(session, table, where)
    if total is None:
        counted = sa.select(sa.func.count()).select_from(narrowed.subquery())
        total = session.scalar(counted, execution_options=_NOT_KEPT) or 0
    if is_of_changes_by_time(table, directions):
        keys = changes_by_time(session, where, limit, offset)
    else:
        keys = [tuple(row) for row in session.execute(page, execution_options=_NOT_KEPT)]
    return Selection(total, tuple(typed(session, source.row_type, _rows(session, source, keys))))


def exists(session: so.Session, table: str, column: str, value: str | int) -> bool:
    """Whether a row of the table has the value in the column; KeyError as for `select`."""
    attribute = selectable(table).columns[column]
    return session.scalar(sa.select(sa.literal(1)).where(attribute == value).limit(1)) is not None


def _rows(session: so.Session, source: Selectable, keys: list[tuple[Any, ...]]) -> list[Any]:
    if not keys:
        return []
    columns = [source.columns[name] for name in source.key]
    options: dict[str, Any] = {}
    if source.row_type is Change:
        # There are too many of them to be read through for some, as SQLite does for pairs.
        of_keys, options = changes_at(keys), _NOT_KEPT
    else:
        of_keys = columns[0].in_([key[0] for key in keys]) if len(columns) == 1 else sa.tuple_(*columns).in_(keys)
    rows = session.execute(source.question.where(of_keys), execution_options=options)
    by_key = {tuple(getattr(row, name) for name in source.key): row for row in rows}
    return [by_key[key] for key in keys]


def _is_one_of(column: sa.ColumnElement[Any], values: Sequence[str | int]) -> sa.ColumnElement[bool]:
    if isinstance(column.type, TextList):
        joined = sa.literal(";") + sa.type_coerce(column, sa.String) + ";"
        return sa.or_(*(joined.contains(f";{value};", autoescape=True) for value in values))
    return column.in_(values)


def _clause(session: so.Session, column: sa.ColumnElement[Any], descending: bool) -> sa.ColumnElement[Any]:
    is_never_empty = isinstance(column, sa.Column) and not column.nullable
    if isinstance(column.type, ExactDecimal):
        # The digits are kept as text, in which 9.5 would come after 89.5.
        column = sa.cast(sa.type_coerce(column, sa.String), sa.Numeric)
    elif not isinstance(column.type, _WITHOUT_LETTERS) and session.get_bind().dialect.name == "postgresql":
        # As in SQLite: by code point, whatever the machine's locale.
        column = sa.type_coerce(column, sa.String).collate("C")
    ordered = column.desc() if descending else column.asc()
    # Where there is nothing to come last, to say so would keep PostgreSQL from its index.
    return ordered if is_never_empty else ordered.nulls_last()
