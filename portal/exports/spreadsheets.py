"""Tables as a spreadsheet (Office Open XML): a sheet for each table, and a sheet that says what they are."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from portal.exports.tables import Provenance, Table, Value, file_description

if TYPE_CHECKING:
    import xlsxwriter

_WIDEST = 60
# A whole date is a date to a spreadsheet too, shown as it is in every other file; a year or a month alone stays text.
DATE_FORMAT = {"num_format": "yyyy-mm-dd"}
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile("[0-9]{4}")


def xlsx_bytes(tables: Table | Sequence[Table], provenance: Provenance) -> bytes:
    """The tables as a workbook: one sheet each, headings in the first row, then "About" with source and licence.

    Every text is written as text, so that none can run as a formula; the same input gives the same bytes.
    """
    # Loaded for the first spreadsheet: few readers ask for one, and nobody waits for it when the site starts.
    import xlsxwriter  # noqa: PLC0415

    sheets = [tables] if isinstance(tables, Table) else list(tables)
    content = io.BytesIO()
    # `in_memory`: nothing is left on the disk of a web worker, and no file's time enters the workbook.
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        date = workbook.add_format(DATE_FORMAT)
        workbook.set_properties(
            {
                "title": sheets[0].title,
                "author": provenance.language.gettext("On the Record"),
                "created": provenance.release.published_at,
            }
        )
        for table in sheets:
            _write_table(workbook.add_worksheet(sheet_name(table.name)), table, bold, date)
        _write_about(workbook.add_worksheet(provenance.language.gettext("About")), sheets, provenance, bold, wrapped)
    return content.getvalue()


def write_value(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, date: xlsxwriter.format.Format
) -> None:
    """Write one cell: a number as a number, a whole date as a date, other text as text, nothing where nothing is."""
    if isinstance(value, int | Decimal):
        sheet.write_number(row, column, float(value))
    elif value and _DATE.fullmatch(value):
        sheet.write_datetime(row, column, datetime.fromisoformat(value), date)
    elif value:
        sheet.write_string(row, column, value)


def finish_table(sheet: xlsxwriter.worksheet.Worksheet, rows: int, columns: int) -> None:
    """Keep the headings in sight, offer to filter by each, and mark no text of digits as a mistake."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, columns - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{rows + 1}"})


def sheet_name(name: str) -> str:
    """A name as a sheet may bear it: at most 31 characters, none of those that Excel forbids."""
    return "".join("-" if character in "[]:*?/\\'" else character for character in name)[:31]


def _write_table(
    sheet: xlsxwriter.worksheet.Worksheet,
    table: Table,
    bold: xlsxwriter.format.Format,
    date: xlsxwriter.format.Format,
) -> None:
    for place, column in enumerate(table.columns):
        heading = f"{column.heading} ({column.unit})" if column.unit else column.heading
        sheet.write_string(0, place, heading, bold)
        longest = max([len(heading), *(len(str(row[place])) for row in table.rows if row[place] is not None)])
        sheet.set_column(place, place, min(longest + 2, _WIDEST))
    for line, row in enumerate(table.rows, 1):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            write_value(sheet, line, place, _as_year(value) if column.key.endswith("year") else value, date)
    finish_table(sheet, len(table.rows), len(table.columns))


def _as_year(value: Value) -> Value:
    """A year as a number, for to a formula every text is greater than any number; several years stay text."""
    return int(value) if isinstance(value, str) and _YEAR.fullmatch(value) else value


def _write_about(
    sheet: xlsxwriter.worksheet.Worksheet,
    tables: Sequence[Table],
    provenance: Provenance,
    bold: xlsxwriter.format.Format,
    wrapped: xlsxwriter.format.Format,
) -> None:
    gettext = provenance.language.gettext
    about = file_description(tables[0], provenance)
    lines: list[tuple[str, str]] = [(gettext("Title"), table.title) for table in tables]
    lines += [
        (gettext("Publisher"), about["publisher"]),
        (gettext("Release"), about["release"]["name"]),
        (gettext("Address"), about["address"]),
        (gettext("Licence"), f"{about['licence']['title']}, {about['licence']['address']}"),
        (gettext("Acknowledgement"), about["licence"]["attribution"]),
    ]
    notes = dict.fromkeys(note for table in tables for note in table.notes)
    lines += [(gettext("Caveat"), note) for note in notes]
    sources = dict.fromkeys(source for table in tables for source in table.sources)
    for source in sources:
        parts = [source.title, source.publisher, str(source.published_on or ""), source.url]
        lines.append((gettext("Source"), ", ".join(part for part in parts if part)))
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 100)
    for line, (label, text) in enumerate(lines):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, text, wrapped)
