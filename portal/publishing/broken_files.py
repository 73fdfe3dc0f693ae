"""What is wrong with a file that is no table, and with lines that are no rows: where, and how to mend it."""

import csv
import re
import unicodedata

from portal.publishing.problems import Problem

_FROM_THE_SPREADSHEET = "save it from the spreadsheet as CSV (UTF-8)."
# How files of other kinds begin, whatever their names: what they are, and how each becomes a table.
_OTHER_FILES = {
    b"PK\x03\x04": ("a spreadsheet or an archive", _FROM_THE_SPREADSHEET),
    b"PK\x05\x06": ("an empty archive", _FROM_THE_SPREADSHEET),
    b"\xd0\xcf\x11\xe0": ("a spreadsheet", _FROM_THE_SPREADSHEET),
    **dict.fromkeys(
        (b"\x1f\x8b", b"BZh91AY&SY", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x28\xb5\x2f\xfd"),
        ("compressed", "unpack it."),
    ),
    b"\x89PNG": ("a picture", "put the table itself in its place."),
    b"%PDF": ("a PDF", "put the table itself in its place."),
    b"SQLite format 3": ("a database", "export the table from it as CSV (UTF-8)."),
    b"<?xml": ("XML", _FROM_THE_SPREADSHEET),
    b"<": ("a web page", "download the file itself: what came may be a page of an error."),
    b"{\\rtf": ("a document with a layout", "save the table itself as CSV (UTF-8)."),
    b"{": ("JSON", "put the table itself in its place."),
    b"[": ("JSON", "put the table itself in its place."),
    b"version https://git-lfs": ("the pointer of a large file", "fetch the file itself: git lfs pull."),
}
_DELIMITERS = ",;\t|"
# A cell in quotation marks, from the comma or line end before it to the one behind it.
_QUOTED_CELL = re.compile(r'(^|[,\n])"((?:[^"]|"")*)"(?=[,\n])')
_QUOTE_WITHIN_A_CELL = re.compile(r'(?:^|[,\n]) *[^",\n ][^",\n]*(")')
_QUOTED = 'put the whole cell in quotation marks and write "" for each within it.'


def decode(content: bytes, path: str) -> str | Problem:
    """The text of a file of whole lines, or why it is none."""
    if not content:
        return Problem(path, "The file is empty: it may have been cut.", "copy it again in full.")
    for beginning, (kind, mend) in _OTHER_FILES.items():
        if content.lstrip(b" \t\r\n").startswith(beginning):
            return Problem(path, f"The file is no table: it is {kind}.", mend)
    if b"\0" in content[:4]:
        return Problem(path, "The file has the encoding UTF-16 or UTF-32.", "save the file with the encoding UTF-8.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        before = content[: error.start].rpartition(b"\n")[2].decode()
        lines = content.decode("cp1252", "replace").split("\n")
        column, bad_line = _column_after(before, lines, line), lines[line - 1]
        what = f"The byte 0x{content[error.start]:02x} is not UTF-8."
        return Problem(path, what, "save the file with the encoding UTF-8.", line, column, bad_line)
    if text.startswith("\ufeff"):
        return Problem(path, "The file begins with a byte order mark.", "save it as UTF-8 without BOM.", 1)
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        what = "The lines end as on Windows." if "\r\n" in text else "A line ends with a carriage return alone."
        return Problem(path, what, "save it with line ends LF.", line)
    if not text.endswith("\n"):
        line = text.count("\n") + 1
        what = "The last line has no end: the file may have been cut."
        # Google Sheets writes its files so; whether the last cell was cut, nobody can tell.
        mend = "copy the file again in full; where its last line is whole, add a line break behind it."
        return Problem(path, what, mend, line)
    return _open_quote(text, path) or text


def _open_quote(text: str, path: str) -> Problem | None:
    """The first line that opens a quotation mark and does not close it, where the file has one too many."""
    if text.count('"') % 2 == 0:
        return None
    lines = text.split("\n")
    number = next(number for number, line in enumerate(lines, 1) if line.count('"') % 2)
    before = lines[number - 1].rpartition('"')[0]
    column = _column_after(before, lines, number)
    if not before or before.endswith((",", '"')):
        what, mend = "A quotation mark opens a cell and is never closed.", "close it, or remove it."
    else:
        what, mend = "A quotation mark stands alone within a cell.", f"close it, or {_QUOTED}"
    return Problem(path, what, mend, number, column, lines[number - 1])


def quote_within(text: str, path: str) -> Problem | None:
    """The first line with a quotation mark in a cell that does not begin with one, which programs read differently."""
    if '"' not in text:
        return None
    bare = _QUOTED_CELL.sub(lambda cell: cell[1] + "\n" * cell[2].count("\n"), text)
    match = _QUOTE_WITHIN_A_CELL.search(bare)
    if match is None:
        return None
    number = bare.count("\n", 0, match.start(1)) + 1
    lines = bare.split("\n")
    before = bare[: match.start(1)].rpartition("\n")[2]
    what = "A quotation mark stands within a cell that does not begin with one."
    return Problem(path, what, _QUOTED, number, _column_after(before, lines, number), text.split("\n")[number - 1])


def _column_after(before: str, lines: list[str], line: int) -> str | None:
    """The column in which that line of a file is after the text; None in the first line, and behind its columns."""
    names, place = lines[0].split(","), before.count(",")
    return names[place] if line > 1 and place < len(names) else None


def unreadable(text: str, line: int, path: str, error: csv.Error) -> Problem:
    """What is wrong with the line at which the reader of CSV stopped."""
    content = text.split("\n")[line - 1]
    if '\\"' in content:
        what = "A quotation mark within a cell has a backslash before it."
        return Problem(path, what, 'write "" for a quotation mark within a cell.', line, value=content)
    if re.search(r'" +(,|$)', content):
        what = "A space stands behind the quotation mark that ends a cell."
        return Problem(path, what, "take the space away.", line, value=content)
    return Problem(path, f"The line cannot be read as CSV ({error}).", _QUOTED, line, value=content)


def header_problem(header: list[str], expected: list[str], path: str, text: str) -> Problem:
    """What is wrong with the first line, with a mend that leaves each cell below its column."""
    first = text.split("\n", 1)[0]
    right = ",".join(expected)
    missing = [name for name in expected if name not in header]
    strange = [name for name in header if name and name not in expected]
    if header and header[0].casefold().startswith("sep="):
        what = "The first line tells a spreadsheet how cells are parted."
        mend = f"take the line {','.join(header)} away."
    elif right in (lines := text.split("\n")[1:]):
        line = lines.index(right) + 2
        what, mend = f"The first line does not name the columns: line {line} does.", "take the lines before it away."
    elif [_plain_name(name) for name in header] == expected:
        what, mend = "The first line does not name the columns as they are written.", f"make the first line {right}"
    elif len(header) == 1 and header[0] != first and header[0].split(",") == expected:
        what, mend = "The whole line is one cell.", "take the quotation marks around each line of the file away."
    elif re.findall(r"\w+", first) == expected and len(header) == 1:
        what, mend = "The cells are not parted by commas.", "part those of each line of the file by commas."
    elif len(header) == len(expected) and len(differing := _differing(header, expected)) == 1:
        what = f"The first line lacks the columns {missing[0]}: it has {differing[0]!r} in the place."
        mend = f"make the first line {right}"
    elif len(missing) == len(expected):
        what, mend = "The first line names none of the columns.", f"put the line {right} before the first row."
    elif missing:
        what = f"The first line lacks the columns {', '.join(missing)}."
        mend = f"add them and their cells, so that the first line is {right}"
    elif strange:
        what = f"The first line has columns that are not known: {', '.join(strange)}."
        mend = f"take them and their cells away, so that the first line is {right}"
    elif "" in header:
        what = "The first line has a column without a name."
        mend = f"take it and its cells away, so that the first line is {right}"
    elif len(header) > len(expected):
        what = "The first line names a column twice."
        mend = f"take one of them and its cells away, so that the first line is {right}"
    else:
        what = "The first line does not name the columns in their order."
        mend = f"move each column with its cells, so that the first line is {right}"
    return Problem(path, what, mend, 1, value=",".join(header))


def _differing(header: list[str], expected: list[str]) -> list[str]:
    """The names that are where another one belongs."""
    return [name for name, right in zip(header, expected, strict=True) if name != right]


def _plain_name(name: str) -> str:
    return re.sub("[ -]", "_", unicodedata.normalize("NFKC", name).strip(" \u200b\ufeff'\"‘’“”").casefold())


def line_problem(path: str, line: int, cells: list[str], expected: list[str]) -> Problem:
    """What is wrong with a line that is no row: too few cells, too many, or the names of the columns again."""
    content = ",".join(cells)
    what = f"The line has {len(cells)} cell{'s' if len(cells) > 1 else ''} where {len(expected)} belong."
    if cells == expected:
        what, mend = "The line names the columns again.", "remove it."
    elif re.match("(<{7}|={7}|>{7})( |$)", content):
        what = "Git left two versions of lines here."
        mend = "keep one version, and take the lines that begin with <<<<<<<, ======= and >>>>>>> away."
    elif len(cells) == 1 and any(content.count(delimiter) == len(expected) - 1 for delimiter in _DELIMITERS):
        what = "The whole line is one cell."
        mend = "part its cells as those of the first line are, without quotation marks around the line."
    elif len(cells) > len(expected) and not any(cells[len(expected) :]):
        mend = "take the commas at its end away."
    elif len(cells) > len(expected) and any(cell.startswith(' "') for cell in cells):
        mend = "take the space before the quotation mark away."
    elif len(cells) > len(expected):
        mend = (
            'put a cell that holds a comma in straight quotation marks, "so, that is", or take away what is too much.'
        )
    else:
        mend = f"write all {len(expected)} cells, {len(expected) - 1} commas between them, or remove the line."
    return Problem(path, what, mend, line, value=content)
