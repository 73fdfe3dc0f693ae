"""From the tables' rows to the typed rows that the rest of the portal reads, with the rows that they refer to.

A typed row is made of the columns that are named like its fields. A field that is itself a typed row, such as the
inspection and the source of a rate, is read once: most figures share them. Read with each figure by a join, they would
be read and made hundreds of times for one page, by questions too long to be kept compiled.
"""

from __future__ import annotations

import dataclasses
import types
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.release_cache import release_answers
from portal.database.tables import table_named
from portal.facts import rows, support_rows
from portal.facts.vocabulary import ServiceRole

# Below the number of values that any database takes in one question.
_KEYS_AT_ONCE = 1000
Row = TypeVar("Row")


@dataclass(frozen=True)
class _OwnedField:
    """A field that is made of rows which name the row that it belongs to.

    Their type, the column that is the key of both, and what the field takes of them.
    """

    row_type: type[Any]
    key: str
    take: Callable[[tuple[Any, ...]], Any]


_OWNED = {
    (rows.Inspection, "scope"): _OwnedField(rows.Scope, "inspection_id", lambda members: next(iter(members), None)),
    (support_rows.SupportService, "channels"): _OwnedField(
        support_rows.SupportChannel, "service_id", lambda members: members
    ),
    (support_rows.SupportService, "checks"): _OwnedField(
        support_rows.SupportCheck, "service_id", lambda members: members
    ),
    (support_rows.SupportService, "role"): _OwnedField(
        support_rows.SupportRole, "service_id", lambda members: members[0].role if members else ServiceRole.VICTIMS
    ),
    (support_rows.SupportService, "worried_too"): _OwnedField(
        support_rows.SupportRole, "service_id", lambda members: any(item.worried_too == "yes" for item in members)
    ),
}
_TABLES: dict[type[Any], str] = {
    rows.Source: "sources", rows.Force: "forces", rows.Programme: "programmes", rows.Question: "questions",
    rows.RoundNote: "rounds", rows.AccountabilityNote: "accountability", rows.Inspection: "inspections",
    rows.Scope: "scopes", rows.Judgment: "judgments", rows.RecordingRate: "recording_rates",
    rows.Estimate: "estimates", rows.CaseAudit: "case_audits", rows.Finding: "findings", rows.FollowUp: "follow_ups",
    rows.MissingReason: "missing_reasons", rows.NationalRate: "national_rates",
    rows.NationalFigure: "national_figures", support_rows.SupportService: "support_services",
    support_rows.SupportChannel: "support_channels", support_rows.SupportCheck: "support_checks",
    support_rows.SupportRole: "support_roles", support_rows.SupportWatch: "support_watch",
    rows.Release: "releases", rows.Change: "changes",
}  # fmt: skip


def table_of(row_type: type[Any]) -> sa.Table:
    """The table whose rows a typed row is made of."""
    return table_named(_TABLES[row_type])


def all_of(row_type: type[Any]) -> sa.Select[Any]:
    """The question for every row of a type, to be narrowed and ordered."""
    return sa.select(table_of(row_type))


def ask(session: so.Session, row_type: type[Row], question: sa.Select[Any]) -> list[Row]:
    """The typed rows that a question finds, in its order."""
    return typed(session, row_type, session.execute(question).all())


def ask_for_all(session: so.Session, row_type: type[Row], *order: Any, **values: str) -> list[Row]:
    """Every typed row of a type that has these values in its columns, ordered by those columns."""
    return ask(session, row_type, all_of(row_type).filter_by(**values).order_by(*order))


def ask_for_one(session: so.Session, row_type: type[Row], **values: str | int) -> Row:
    """The one typed row that has these values; raise sqlalchemy.exc.NoResultFound if there is none."""
    return typed(session, row_type, [session.execute(all_of(row_type).filter_by(**values)).one()])[0]


def typed(session: so.Session, row_type: type[Row], plain_rows: Sequence[Any]) -> list[Row]:
    """Typed rows of what was found in their table, with what they refer to."""
    related = session.info.get(_Related)
    if related is None:
        of_release = release_answers(session)
        common = of_release.answer(_Related, _nothing_known) if of_release else _nothing_known()
        related = session.info[_Related] = _Related(session, common)
    return cast(_Related, related).rows_of(row_type, plain_rows)


def _nothing_known() -> dict[type[Any], dict[Any, Any]]:
    return defaultdict(dict)


class _Related:
    """What the rows of a session refer to.

    `known`: what other sessions have read of the same release, by type and key; what this one reads is added to it.
    """

    def __init__(self, session: so.Session, common: dict[type[Any], dict[Any, Any]]) -> None:
        self._session = session
        self._known = common

    def rows_of(self, row_type: type[Row], plain_rows: Iterable[Any]) -> list[Row]:
        """Typed rows of these; first all that they refer to and was not read yet is read."""
        plain_rows = list(plain_rows)
        shape = _shape_of(cast(Hashable, row_type))
        for _, referred, column in shape.referred:
            self._read(referred, {getattr(row, column) for row in plain_rows} - {None})
        for _, owned in shape.owned:
            self._read_owned(owned, {getattr(row, owned.key) for row in plain_rows})
        return [self._row_of(row_type, shape, row) for row in plain_rows]

    def _row_of(self, row_type: type[Row], shape: _Shape, row: Any) -> Row:
        values = {name: make(getattr(row, name)) if make else getattr(row, name) for name, make in shape.plain}
        for name, referred, column in shape.referred:
            key = getattr(row, column)
            values[name] = None if key is None else self._known[referred][key]
        for name, owned in shape.owned:
            values[name] = owned.take(self._known[owned.row_type][getattr(row, owned.key)])
        return row_type(**values)

    def _read(self, row_type: type[Any], keys: set[Any]) -> None:
        rows_by_key = self._known[row_type]
        (key,) = table_of(row_type).primary_key
        for some in _in_parts(keys - rows_by_key.keys()):
            plain_rows = self._session.execute(all_of(row_type).where(key.in_(some))).all()
            names = [getattr(row, key.name) for row in plain_rows]
            rows_by_key.update(zip(names, self.rows_of(row_type, plain_rows), strict=True))

    def _read_owned(self, owned: _OwnedField, keys: set[Any]) -> None:
        rows_by_key = self._known[owned.row_type]
        table = table_of(owned.row_type)
        by_key: dict[Any, list[Any]] = defaultdict(list)
        missing = keys - rows_by_key.keys()
        for some in _in_parts(missing):
            question = all_of(owned.row_type).where(table.columns[owned.key].in_(some))
            plain_rows = self._session.execute(question.order_by(*table.primary_key)).all()
            for row, typed_row in zip(plain_rows, self.rows_of(owned.row_type, plain_rows), strict=True):
                by_key[getattr(row, owned.key)].append(typed_row)
        for key in missing:
            rows_by_key[key] = tuple(by_key[key])


@dataclass(frozen=True)
class _Shape:
    """Where the fields of a typed row come from: columns (some to be made into words), other rows, owned rows."""

    plain: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    referred: tuple[tuple[str, type[Any], str], ...]
    owned: tuple[tuple[str, _OwnedField], ...]


@cache
def _shape_of(row_type: Any) -> _Shape:
    hints = get_type_hints(row_type)
    plain: list[tuple[str, Callable[[Any], Any] | None]] = []
    referred, owned = [], []
    for field in dataclasses.fields(row_type):
        hint = _without_none(hints[field.name])
        if (row_type, field.name) in _OWNED:
            owned.append((field.name, _OWNED[row_type, field.name]))
        elif hint in _TABLES:
            referred.append((field.name, hint, f"{field.name}_id"))
        else:
            plain.append((field.name, _maker(hint)))
    return _Shape(tuple(plain), tuple(referred), tuple(owned))


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def _maker(hint: Any) -> Callable[[Any], Any] | None:
    """What makes the words of a list of a column that holds them as text."""
    words = get_args(hint)[0] if get_origin(hint) is tuple else None
    if isinstance(words, type) and issubclass(words, StrEnum):
        return lambda texts: tuple(words(text) for text in texts)
    return None


def _in_parts(keys: set[Any]) -> Iterable[list[Any]]:
    in_order = sorted(keys)
    for start in range(0, len(in_order), _KEYS_AT_ONCE):
        yield in_order[start : start + _KEYS_AT_ONCE]
