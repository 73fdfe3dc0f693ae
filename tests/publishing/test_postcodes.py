"""The postcode tables from an ONS Postcode Directory, by the operator's command."""

import csv
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.commands.main import main
from portal.dataset.description import DATASET
from portal.publishing.checking import check
from portal.publishing.dataset_files import read_folder
from tests.publishing.directory_generator import HEADER, SCOTLAND, Row, rows_of_dataset, write_directory

TABLES = ("outcodes.csv", "postcode_sectors.csv", "postcode_exceptions.csv")
KENT = ("E23000032", "E07000110")
SUSSEX = ("E23000033", "E07000061")


def test_the_bundled_tables_come_out_of_a_directory_that_holds_them(folder: Path, tmp_path: Path) -> None:
    directory = tmp_path / "ONSPD.csv"
    number = write_directory(directory, rows_of_dataset(DATASET, of_a_sector=9))
    assert number > 100_000
    result = postcodes(directory, folder)
    assert result.exit_code == 0, result.output
    for name in ("postcode_sectors.csv", "postcode_exceptions.csv"):
        assert (folder / name).read_bytes() == (DATASET / name).read_bytes(), name
    # The shares depend on how many postcodes each force has; all else of a district does not.
    before, after = table(DATASET / "outcodes.csv"), table(folder / "outcodes.csv")
    assert [row["outcode"] for row in after] == [row["outcode"] for row in before]
    for old, new in zip(before, after, strict=True):
        assert new["reliability"] == old["reliability"], old
        assert set(new["force_ids"].split(";")) == set(old["force_ids"].split(";")), old
        outside = "share_outside_england_and_wales"
        assert (new[outside] == "0") == (old[outside] == "0"), old
    check(read_folder(folder))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"force_id,name\nkent,Kent\n", "has no column ons_code"),
        ("force_id,ons_code\nk\xe9nt,E\n".encode("latin-1"), "UTF-8"),
    ],
)
def test_forces_that_cannot_be_read_are_told_in_a_line(folder: Path, tmp_path: Path, content: bytes, said: str) -> None:
    directory = tmp_path / "ONSPD.csv"
    write_directory(directory, several("AA1", 5, "", KENT))
    (folder / "forces.csv").write_bytes(content)
    result = postcodes(directory, folder)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


def test_each_rule_of_a_district(folder: Path, tmp_path: Path) -> None:
    directory = tmp_path / "ONSPD.csv"
    write_directory(
        directory,
        [
            *several("AA1", 5, "", KENT),
            *several("AA1", 2, "", ("", ""), "2"),
            *several("AA2", 4, "", KENT),
            *several("AA3", 9, "", KENT, "1"),
            *several("AA3", 3, "", SUSSEX, "2"),
            *several("AA4", 6, "", KENT, "1"),
            *several("AA4", 2, "", SCOTLAND, "2"),
            *several("AA5", 3, "199001", KENT, "1"),
            *several("AA5", 1, "199001", SUSSEX, "2"),
            *several("AA6", 3, "199001", KENT, "1"),
            *several("AA6", 1, "", SCOTLAND, "2"),
            *several("AA10", 5, "", KENT),
            *several("AA10", 8, "199001", SUSSEX, "2"),
            *several("AA7", 5, "", ("", "E07000110")),
            *several("AA8", 5, "", ("E23000001", "E09000001")),
            *several("AA9", 5, "", ("", "")),
        ],
    )
    assert small(directory, folder).exit_code == 0
    assert (folder / "outcodes.csv").read_text().splitlines()[1:] == [
        "AA1,kent,1.0000,0,single",
        "AA2,kent,1.0000,0,thin",
        "AA3,kent;sussex,0.7500;0.2500,0,straddles",
        "AA4,kent,1.0000,0.2500,straddles",
        "AA5,kent;sussex,0.7500;0.2500,0,terminated-only",
        "AA7,kent,1.0000,0,single",
        "AA8,city-of-london,1.0000,0,single",
        "AA10,kent,1.0000,0,single",
    ]


def test_a_sector_of_two_forces_has_exceptions(folder: Path, tmp_path: Path) -> None:
    directory = tmp_path / "ONSPD.csv"
    rows: list[Row] = [
        ("AA1 1AB", "", *SUSSEX),
        ("AA1 1AA", "", *KENT),
        ("AA1 1ZZ", "", *KENT),
        ("AA1 2AA", "", *SUSSEX),
        ("AA1 2AB", "", *KENT),
        ("GIR 0AA", "", *KENT),
    ]
    write_directory(directory, rows)
    assert small(directory, folder).exit_code == 0
    assert (folder / "postcode_sectors.csv").read_text() == "sector,force_ids\nAA1 1,kent;sussex\nAA1 2,kent;sussex\n"
    assert (folder / "postcode_exceptions.csv").read_text() == "postcode,force_id\nAA1 1AB,sussex\nAA1 2AA,sussex\n"


@pytest.mark.parametrize(("area", "council"), [("pfa", "oslaua"), ("pfa23cd", "lad24cd"), ("PFA24CD", "LAD25CD")])
def test_every_edition_s_column_names_are_known(folder: Path, tmp_path: Path, area: str, council: str) -> None:
    directory = tmp_path / "ONSPD.csv"
    write_directory(directory, several("AA1", 5, "", KENT))
    text = directory.read_text(encoding="utf-8")
    header, rest = text.split("\n", 1)
    named = header.replace("pfa", area).replace("oslaua", council)
    directory.write_text(f"\ufeff{named.upper() if area.isupper() else named}\n{rest}", encoding="utf-8")
    assert small(directory, folder).exit_code == 0
    assert (folder / "outcodes.csv").read_text().splitlines()[1:] == ["AA1,kent,1.0000,0,single"]


def test_the_published_zip_is_read_from_its_biggest_file(folder: Path, tmp_path: Path) -> None:
    directory = tmp_path / "ONSPD.csv"
    write_directory(directory, several("AA1", 300, "", KENT))
    archive = tmp_path / "ONSPD_FEB_2026.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("Documents/2011 Census codes.csv", "a,b\r\n" * 100_000)
        file.writestr("Data/multi_csv/ONSPD_FEB_2026_UK_AB.csv", "x" * 1_000_000)
        file.writestr("Data/notes.csv", "a,b\r\n")
        file.write(directory, "Data/ONSPD_FEB_2026_UK.csv")
    assert small(archive, folder).exit_code == 0
    assert (folder / "outcodes.csv").read_text().splitlines()[1:] == ["AA1,kent,1.0000,0,single"]


def cut_line(data: bytes) -> bytes:
    return data[: len(data) - 40]


def cut_row(data: bytes) -> bytes:
    return data[: data.rindex(b",", 0, len(data) - 300)] + b"\r\n"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut_line, "The last line of ONSPD.csv has no end"),
        (cut_row, "cells where 52 belong"),
        (lambda data: data.replace(b"doterm", b"ended"), "no column for the ended"),
        (lambda data: data.replace(b",imd,", b",pfa23cd,"), "several columns for the police force area"),
        (lambda data: data.replace(b"AA1 1AA", b"AA1 1A"), "row 2: 'AA1 1A' is not a postcode"),
        (lambda data: data.replace(b"AA1 1AA", b"AA1 \xff1AA"), "is not UTF-8"),
        (lambda data: data.replace(b"E23000032,", b"E23000099,").replace(b"E07000110", b"E07000999"), "E23000099"),
        (lambda data: data.split(b"\n")[0] + b"\n", "no postcode in use"),
        (lambda data: b"", "has no end"),
    ],
)
def test_a_spoilt_directory_changes_nothing(folder: Path, tmp_path: Path, spoil: object, said: str) -> None:
    directory = tmp_path / "ONSPD.csv"
    write_directory(directory, several("AA1", 5, "", KENT))
    assert callable(spoil)
    directory.write_bytes(spoil(directory.read_bytes()))
    result = postcodes(directory, folder)
    assert result.exit_code == 1
    assert said in result.output
    assert unchanged(folder)


@pytest.mark.parametrize("place", [0.3, 0.9])
def test_a_damaged_zip_changes_nothing(folder: Path, tmp_path: Path, place: float) -> None:
    directory = tmp_path / "ONSPD.csv"
    write_directory(directory, several("AA1", 300, "", KENT))
    archive = tmp_path / "ONSPD.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(directory, "Data/ONSPD.csv")
    data = bytearray(archive.read_bytes())
    end = data.rindex(b"PK\x01\x02")
    for position in range(int(end * place), int(end * place) + 8):
        data[position] ^= 0xFF
    archive.write_bytes(bytes(data))
    result = postcodes(archive, folder)
    assert result.exit_code == 1
    assert "again" in result.output
    assert unchanged(folder)


def test_a_zip_without_a_directory_and_a_folder_without_a_dataset_are_refused(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "other.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.csv", "a\n")
    assert "no CSV file in a folder Data" in postcodes(archive, folder).output
    directory = tmp_path / "ONSPD.csv"
    write_directory(directory, several("AA1", 5, "", KENT))
    empty = tmp_path / "empty"
    empty.mkdir()
    result = postcodes(directory, empty)
    assert result.exit_code == 2
    assert "portal export" in result.output
    assert not list(empty.iterdir())


def test_a_directory_that_loses_much_changes_nothing_unless_it_is_meant(folder: Path, tmp_path: Path) -> None:
    directory = tmp_path / "ONSPD.csv"
    write_directory(directory, several("AA1", 5, "", KENT))
    result = postcodes(directory, folder)
    assert result.exit_code == 1
    assert "If it is meant, add --allow-loss." in result.output
    assert unchanged(folder)
    assert small(directory, folder).exit_code == 0


def test_the_header_of_the_generator_is_that_of_a_real_edition() -> None:
    assert len(HEADER) == len(set(HEADER)) == 52


def postcodes(directory: Path, folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["postcodes", str(directory), "--into", str(folder), *options])


def small(directory: Path, folder: Path) -> Result:
    """Read a directory of a few made-up sectors into tables that hold the whole country."""
    return postcodes(directory, folder, "--allow-loss")


def several(outcode: str, number: int, ended: str, place: tuple[str, str], digit: str = "1") -> list[Row]:
    endings = [first + second for first in "ABDEFGHJLNPQRSTUWXYZ" for second in "ABDEFGHJLNPQRSTUWXYZ"]
    return [(f"{outcode} {digit}{ending}", ended, *place) for ending in endings[:number]]


def table(path: Path) -> list[dict[str, str]]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def unchanged(folder: Path) -> bool:
    names = {path.name for path in folder.iterdir()}
    same = all((folder / name).read_bytes() == (DATASET / name).read_bytes() for name in TABLES)
    return same and names == {path.name for path in DATASET.iterdir()}
