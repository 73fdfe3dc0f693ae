"""An ONS Postcode Directory: the big CSV file, alone or in the ZIP that the ONS publishes, read row by row."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# Column names vary by edition: `pfa` or `pfa23cd`, `lad23cd` or, before 2020, `oslaua`.
_COLUMNS = {
    "postcode": re.compile(r"pcds"),
    "ended": re.compile(r"doterm"),
    "police force area": re.compile(r"pfa\d*(cd)?"),
    "council": re.compile(r"lad\d\dcd|oslaua"),
}
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?|NPT) [0-9][A-Z]{2}")
# The one postcode of another form, which belonged to a bank.
_ODD_POSTCODE = "GIR 0AA"
_MEMBER = re.compile(r"(.*/)?data/[^/]+\.csv", re.IGNORECASE)
_ROWS_BETWEEN_REPORTS = 20_000
Progress = Callable[[int], None]


class DirectoryError(Exception):
    """A file that cannot be read as a postcode directory; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One postcode: whether it is in use, and the codes of its police force area and its council."""

    postcode: str
    in_use: bool
    police_force_area: str
    council: str


@dataclass(frozen=True, slots=True)
class Directory:
    """A postcode directory: the name of its CSV file and how many bytes that holds."""

    name: str
    size: int
    _path: Path
    _member: str | None

    def entries(self, progress: Progress = lambda done: None) -> Iterator[Entry]:
        """Every postcode; `progress` is told, now and then, how many bytes are read. Raise DirectoryError."""
        with self._open() as file:
            try:
                yield from _entries(file, self.name, progress)
            except (zipfile.BadZipFile, zlib.error, EOFError) as error:
                raise DirectoryError(f"{self.name} is damaged ({error}). Download it again.") from error
            except UnicodeDecodeError as error:
                raise DirectoryError(f"{self.name} is not UTF-8 text ({error}).") from error
            except csv.Error as error:
                raise DirectoryError(f"{self.name} cannot be read as CSV ({error}).") from error

    @contextmanager
    def _open(self) -> Iterator[IO[bytes]]:
        if self._member is None:
            with open(self._path, "rb") as file:
                yield file
        else:
            with zipfile.ZipFile(self._path) as archive, archive.open(self._member) as file:
                yield file


def open_directory(path: Path) -> Directory:
    """The directory in a CSV file, or the biggest CSV file of a folder `Data` in a ZIP; raise DirectoryError."""
    if not zipfile.is_zipfile(path):
        _refuse_if_cut(path)
        return Directory(path.name, path.stat().st_size, path, None)
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if _MEMBER.fullmatch(member.filename)]
    if not members:
        raise DirectoryError(f"{path.name} holds no CSV file in a folder Data. Give the ZIP as the ONS publishes it.")
    biggest = max(members, key=lambda member: member.file_size)
    return Directory(biggest.filename, biggest.file_size, path, biggest.filename)


def _refuse_if_cut(path: Path) -> None:
    with open(path, "rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - 1))
        if file.read() != b"\n":
            raise DirectoryError(f"The last line of {path.name} has no end: it may have been cut. Get it again.")


def _entries(file: IO[bytes], name: str, progress: Progress) -> Iterator[Entry]:
    with io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
        rows = csv.reader(text, strict=True)
        header = next(rows, [])
        postcode, ended, area, council = _columns(header, name)
        for number, row in enumerate(rows, 2):
            if len(row) != len(header):
                raise DirectoryError(
                    f"{name}, row {number}: {len(row)} cells where {len(header)} belong. "
                    "It may have been cut: get it again."
                )
            if row[postcode] == _ODD_POSTCODE:
                continue
            if not _POSTCODE.fullmatch(row[postcode]):
                raise DirectoryError(f"{name}, row {number}: {row[postcode]!r} is not a postcode such as ME14 1XX.")
            yield Entry(row[postcode], not row[ended], row[area], row[council])
            if number % _ROWS_BETWEEN_REPORTS == 0:
                progress(file.tell())
        progress(file.tell())


def _columns(header: list[str], name: str) -> list[int]:
    columns: list[int] = []
    for meaning, pattern in _COLUMNS.items():
        places = [place for place, column in enumerate(header) if pattern.fullmatch(column.strip().lower())]
        if len(places) != 1:
            state = "no column" if not places else "several columns"
            raise DirectoryError(
                f"{name} has {state} for the {meaning} (a name like {pattern.pattern}). "
                "Is it an ONS Postcode Directory?"
            )
        columns += places
    return columns
