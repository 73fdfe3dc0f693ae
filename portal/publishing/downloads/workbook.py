"""The dataset as one spreadsheet: cover, contents, notes, and one table a sheet, in both languages at once."""

import io
from decimal import Decimal

import xlsxwriter

from portal.dataset.description import DESCRIPTION_FILE, FieldDescription, TableDescription, title_of
from portal.dataset.licences import package_licences
from portal.exports.citation import Citation, plain, publisher
from portal.exports.spreadsheets import DATE_FORMAT, finish_table, sheet_name, write_value
from portal.facts.rows import Release
from portal.publishing.checking import CheckedDataset
from portal.publishing.parsing import ParsedTable
from portal.words.caveats import caveats
from portal.words.language import LANGUAGE_CODES, language

_SPOKEN = tuple(map(language, LANGUAGE_CODES))
_WIDTHS = {"integer": 10, "number": 10}


def workbook_bytes(dataset: CheckedDataset, release: Release) -> bytes:
    """The workbook; every text is written as text, and the same dataset and release give the same bytes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties(
            {
                "title": title_of(dataset.files[DESCRIPTION_FILE], _SPOKEN[0].code),
                "author": publisher(_SPOKEN[0]),
                "created": release.published_at,
            }
        )
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        date = workbook.add_format(DATE_FORMAT)
        _write_lines(workbook, "Cover", _cover(dataset, release), bold)
        _write_lines(workbook, "Contents", _contents(dataset), bold)
        _write_lines(workbook, "Notes", _notes(dataset), bold)
        for parsed in dataset.tables.values():
            _write_table(workbook, parsed, bold, date)
    return content.getvalue()


def _cover(dataset: CheckedDataset, release: Release) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = [("", *(spoken.locale.languages[spoken.locale.language] for spoken in _SPOKEN))]
    titles = [title_of(dataset.files[DESCRIPTION_FILE], spoken.code) for spoken in _SPOKEN]
    lines.append(("Title", *titles))
    cited = (plain(Citation(title, None, release, spoken)) for title, spoken in zip(titles, _SPOKEN, strict=True))
    lines.append(("How to cite", *cited))
    for texts in zip(*(caveats(spoken) for spoken in _SPOKEN), strict=True):
        lines.append(("Caveat", *texts))
    for item in package_licences(dataset.files[DESCRIPTION_FILE]):
        lines.append(("Licence", f"{item.attribution} {item.title}: {item.address}"))
    lines.append(("SHA-256", dataset.content_hash))
    return lines


def _contents(dataset: CheckedDataset) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = [("Sheet", "Rows", "Title", "Teitl", "What a row is", "Beth yw rhes")]
    for parsed in dataset.tables.values():
        table = parsed.description
        lines.append((sheet_name(table.name), str(len(parsed.rows)), *_meaning(table)))
    return lines


def _notes(dataset: CheckedDataset) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = [("Sheet", "Column", "Type", "Unit", "Title", "Teitl", "Meaning", "Ystyr")]
    for parsed in dataset.tables.values():
        sheet = sheet_name(parsed.description.name)
        for field in parsed.description.fields:
            lines.append((sheet, field.name, field.type, field.unit or "", *_meaning(field)))
    return lines


def _meaning(described: TableDescription | FieldDescription) -> tuple[str, ...]:
    return described.title, described.title_cy, described.description, described.description_cy


def _write_lines(
    workbook: xlsxwriter.Workbook, name: str, lines: list[tuple[str, ...]], bold: xlsxwriter.format.Format
) -> None:
    sheet = workbook.add_worksheet(name)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for place in range(max(map(len, lines))):
        longest = max((len(line[place]) for line in lines if place < len(line)), default=0)
        sheet.set_column(place, place, min(max(longest + 2, 8), 70))
    for number, line in enumerate(lines):
        for place, text in enumerate(line):
            sheet.write_string(number, place, text, bold if number == 0 or place == 0 else wrapped)
    sheet.freeze_panes(1, 1)


def _write_table(
    workbook: xlsxwriter.Workbook,
    parsed: ParsedTable,
    bold: xlsxwriter.format.Format,
    date: xlsxwriter.format.Format,
) -> None:
    table = parsed.description
    sheet = workbook.add_worksheet(sheet_name(table.name))
    for place, field in enumerate(table.fields):
        sheet.write_string(0, place, field.name, bold)
        sheet.set_column(place, place, max(_WIDTHS.get(field.type, 24), len(field.name) + 2))
    for number, row in enumerate(parsed.rows, 1):
        for place, field in enumerate(table.fields):
            write_value(sheet, number, place, _value(row.text[field.name], field), date)
    finish_table(sheet, len(parsed.rows), len(table.fields))


def _value(text: str, field: FieldDescription) -> str | Decimal | None:
    if text == "":
        return None
    return Decimal(text) if field.type in ("integer", "number") else text
