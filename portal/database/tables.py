"""The tables: what the current release holds, as `datapackage.json` describes it, and the archive of every release."""

import datetime
from enum import StrEnum
from typing import Any, ClassVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.column_types import ExactDecimal, PartialDateText, TextList, UtcMoment, Word
from portal.dataset.description import FieldDescription, TableDescription, description
from portal.facts import vocabulary
from portal.facts.vocabulary import ChangeKind, CorrectionKind

_VOCABULARIES = [
    words
    for words in vars(vocabulary).values()
    if isinstance(words, type) and issubclass(words, StrEnum) and words is not StrEnum
]
# Their rows are kept in the order of the file, which is their key: several may be alike.
_NUMBERED = ("places", "settlements", "corrections")
# What pages look rows up by, beside the key and the source.
_LOOKED_UP_BY = {("inspections", "force_id"), ("inspections", "programme_id"), ("settlements", "search_name")}


class Table(so.DeclarativeBase):
    """The base of the tables of the archive; its metadata holds those of the dataset too."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime.datetime: UtcMoment(),
        **{words: Word(words) for words in _VOCABULARIES},
    }


def table_named(name: str) -> sa.Table:
    """The table of that name; of the dataset, the one that holds the rows of that file. KeyError if there is none."""
    return Table.metadata.tables[name]


def _make_dataset_tables() -> None:
    keys: dict[str, tuple[str, ...]] = {}
    for table in description():
        columns = [_column(field, table, keys) for field in table.fields]
        if table.name in _NUMBERED:
            columns.append(sa.Column("row", sa.Integer, primary_key=True, autoincrement=False))
        sa.Table(table.name, Table.metadata, *columns)
        keys[table.name] = table.primary_key


def _column(field: FieldDescription, table: TableDescription, keys: dict[str, tuple[str, ...]]) -> sa.Column[Any]:
    """A column; it refers to the key of a table that was described before (`keys`), never to one that refers to it."""
    references = [
        sa.ForeignKey(f"{item.table}.{item.target_columns[0]}")
        for item in table.foreign_keys
        if item.columns == (field.name,) and item.target_columns == keys.get(item.table)
    ]
    in_key = field.name in table.primary_key and table.name not in _NUMBERED
    return sa.Column(
        field.name,
        _type_of(field),
        *references,
        primary_key=in_key,
        autoincrement=False,
        nullable=not (field.required or field.list_separator or in_key),
        index=(field.name == "source_id" and not in_key) or (table.name, field.name) in _LOOKED_UP_BY,
    )


def _type_of(field: FieldDescription) -> sa.types.TypeEngine[Any]:
    if field.list_separator:
        return TextList()
    if field.partial_date:
        return PartialDateText()
    if field.type != "string":
        return {"integer": sa.Integer(), "number": ExactDecimal(), "date": sa.Date()}[field.type]
    vocabularies = [words for words in _VOCABULARIES if field.words and set(field.words) <= set(words)]
    return Word(vocabularies[0]) if vocabularies else sa.String()


_make_dataset_tables()


def _key() -> so.MappedColumn[str]:
    """A column of text that is the table's key, or part of it."""
    return so.mapped_column(primary_key=True)


# The archive of every release: its files, its changes and the reasons for them.


class Release(Table):
    """One published state of the dataset; the highest number is the current one."""

    __tablename__ = "releases"
    number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    published_at: so.Mapped[datetime.datetime]
    content_hash: so.Mapped[str]
    note: so.Mapped[str]
    restored_from: so.Mapped[int | None]


class StoredFile(Table):
    """The bytes of a file, kept once under their own hash, compressed with zlib."""

    __tablename__ = "stored_files"
    sha256: so.Mapped[str] = _key()
    compressed: so.Mapped[bytes]


class ReleaseFile(Table):
    """A file of a release: `dataset/forces.csv`, `charts/en/kent-timeline.wide.svg`."""

    __tablename__ = "release_files"
    release_number: so.Mapped[int] = so.mapped_column(sa.ForeignKey("releases.number"), primary_key=True)
    path: so.Mapped[str] = _key()
    sha256: so.Mapped[str] = so.mapped_column(sa.ForeignKey("stored_files.sha256"))
    size: so.Mapped[int]


class Change(Table):
    """One difference between a release and the one before it."""

    __tablename__ = "changes"
    __table_args__ = (
        sa.Index("changes_by_row", "table", "key", "release_number", "kind"),
        # The page of corrections reads the newest of some tables, however many there are of others.
        sa.Index(
            "changes_of_a_table_with_a_reason",
            "table",
            sa.text("release_number DESC"),
            "position",
            sqlite_where=sa.text("reason IS NOT NULL"),
            postgresql_where=sa.text("reason IS NOT NULL"),
        ),
        # The API lists the newest first: all, or those of a kind.
        sa.Index("changes_newest_first", sa.text("release_number DESC"), "position"),
        sa.Index("changes_of_a_kind", "table", "kind", "reason_kind", sa.text("release_number DESC"), "position"),
    )
    release_number: so.Mapped[int] = so.mapped_column(sa.ForeignKey("releases.number"), primary_key=True)
    position: so.Mapped[int] = so.mapped_column(primary_key=True)
    table: so.Mapped[str]
    key: so.Mapped[str]
    kind: so.Mapped[ChangeKind]
    column: so.Mapped[str | None]
    was: so.Mapped[str | None]
    now: so.Mapped[str | None]
    reason_kind: so.Mapped[CorrectionKind | None]
    reason: so.Mapped[str | None]
    reason_cy: so.Mapped[str | None]


class RowHistory(Table):
    """In which releases a row of the current release was first shown and last changed; others are as in the first."""

    __tablename__ = "row_histories"
    table: so.Mapped[str] = _key()
    key: so.Mapped[str] = so.mapped_column(primary_key=True)
    first_release: so.Mapped[int]
    last_release: so.Mapped[int]


class ReleaseSummary(Table):
    """A release whose changes were counted, and how many gaps of the record it closed."""

    __tablename__ = "release_summaries"
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    gaps_closed: so.Mapped[int]


class ChangedRows(Table):
    """How many rows of a table a release added, changed or withdrew: of a force, or in all (no `force_id`: empty).

    `position` is that of the first of these changes.
    """

    __tablename__ = "changed_rows"
    force_id: so.Mapped[str] = _key()
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    table: so.Mapped[str] = _key()
    kind: so.Mapped[ChangeKind] = so.mapped_column(primary_key=True)
    position: so.Mapped[int]
    row_count: so.Mapped[int]


class ForceChange(Table):
    """One of the first explained changes of a release that concern a force."""

    __tablename__ = "force_changes"
    force_id: so.Mapped[str] = _key()
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    position: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)


class ChangeCount(Table):
    """How many changes of a table, a kind and a kind of reason (empty: none) a release made; release 0: all of them."""

    __tablename__ = "change_counts"
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    table: so.Mapped[str] = _key()
    kind: so.Mapped[ChangeKind] = so.mapped_column(primary_key=True)
    reason_kind: so.Mapped[str] = _key()
    changes: so.Mapped[int]
