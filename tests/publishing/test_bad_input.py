"""What hands, spreadsheets and mistakes put into files: named with a mend, passed over and told, or warned of."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from portal.dataset.description import DATASET, table_description
from portal.publishing.checking import check
from portal.publishing.dataset_files import read_folder
from portal.publishing.parsing import parse_table
from portal.publishing.problems import DatasetError, Problem
from portal.publishing.spreadsheet_files import plain_file
from tests.dataset.written import columns_of, rows_of, written

# The tables of postcodes and places are most of the dataset, and nothing here is about them.
LEFT_OUT = ("outcodes.csv", "postcode_sectors.csv", "postcode_exceptions.csv", "places.csv")
HEADER = "inspection_id,offence_group,rate,margin,qualifier,source_id"
ROW = "example,all,90.4,1.49,exact,s00000001"
LONG = "x" * 300_000
SOURCES = "source_id,publisher,kind,title,url,published_on,accessed_on"


@pytest.mark.parametrize(
    ("table", "content", "line", "column", "mend"),
    [
        ("sources", f'{SOURCES}\ns00000001,Example,press,An "unclosed title,https://example.org/1,,2026-01-01\n'
                    "s00000002,Example,press,Second,https://example.org/2,,2026-01-01\n", 2, "title", "close it"),
        ("sources", f'{SOURCES}\ns00000001,Example,press,"A \\"quoted\\" title, here",https://example.org/1,,2026-01-01\n',
         2, None, 'write ""'),
        ("recording_rates", f"sep=,\n{HEADER}\n{ROW}\n", 1, None, "take the line sep=, away"),
        ("recording_rates", f"{HEADER}\n{ROW}\n\n", 3, None, "remove it"),
        ("recording_rates", f"{HEADER}\n{ROW}\n,,,,,\n", 3, None, "remove it"),
        ("recording_rates", f"{HEADER}\n{ROW}\n   \n", 3, None, "remove it"),
        ("recording_rates", f"{HEADER}\n{ROW},,\n", 2, None, "take the commas at its end away"),
        ("recording_rates", f"{HEADER}\n{LONG},all,90.4,1.49,exact,s00000001\n", 2, "inspection_id", "shorten"),
        ("recording_rates", f'{HEADER}\n"{LONG}\n",all,90.4,1.49,exact,s00000001\n', 2, "inspection_id", "shorten"),
        ("recording_rates", f"SEP=;\n{HEADER.replace(',', ';')}\n", 1, None, "take the line SEP=; away"),
        ("recording_rates", f"Rates 2026,,,,,\n\n{HEADER}\n{ROW}\n", 1, None, "take the lines before it away"),
        ("recording_rates", f"{ROW}\n", 1, None, f"put the line {HEADER} before"),
        ("recording_rates", f"{HEADER.upper().replace('_', ' ')}\n{ROW}\n", 1, None, f"make the first line {HEADER}"),
        ("recording_rates", f"{HEADER.replace('margin,', '')}\n{ROW}\n", 1, None, "add them and their cells"),
        ("recording_rates", f"{HEADER},note\n{ROW},x\n", 1, None, "take them and their cells away"),
        ("recording_rates", f",{HEADER}\n1,{ROW}\n", 1, None, "take it and its cells away"),
        ("recording_rates", f"rate,{HEADER}\n1,{ROW}\n", 1, None, "take one of them and its cells away"),
        ("recording_rates", f"{','.join(HEADER.split(',')[::-1])}\n{ROW}\n", 1, None, "move each column"),
        ("recording_rates", "", None, None, "copy it again"),
        ("recording_rates", f"{HEADER}\n{HEADER}\n", 2, None, "remove it"),
        ("recording_rates", f"{HEADER.replace('margin', 'margn')}\n{ROW}\n", 1, None, f"make the first line {HEADER}"),
        ("recording_rates", f"{HEADER.replace('margin', 'rate')}\n{ROW}\n", 1, None, f"make the first line {HEADER}"),
        ("recording_rates", f"{HEADER.replace('margin', '')}\n{ROW}\n", 1, None, f"make the first line {HEADER}"),
        ("recording_rates", f"{HEADER.replace('rate,margin', 'margn,rate')}\n{ROW}\n", 1, None, "and their cells"),
        ("recording_rates", f"‘{HEADER.replace(',', '’,‘')}’\n{ROW}\n", 1, None, f"make the first line {HEADER}"),
        ("recording_rates", f'"{HEADER}"\n"{ROW}"\n', 1, None, "quotation marks around each line"),
        ("recording_rates", f"{HEADER}\n{ROW}\n".replace(",", ":"), 1, None, "by commas"),
        ("recording_rates", f'{HEADER}\n"{ROW}"\n', 2, None, "without quotation marks around"),
        ("recording_rates", f"{HEADER}\n{ROW.replace(',', ';')}\n", 2, None, "as those of the first line"),
        ("recording_rates", f"{HEADER}\n<<<<<<< HEAD\n{ROW}\n", 2, None, "keep one version"),
        ("recording_rates", f"{HEADER}\n# A note.\n{ROW}\n", 2, None, "write all 6 cells"),
        ("recording_rates", f"{HEADER}\n{ROW},x\n", 2, None, "take away what is too much"),
        ("sources", f'{SOURCES}\ns00000001,Example,press, "A, b",https://a.example,,2026-01-01\n',
         2, None, "the space before"),
        ("sources", f'{SOURCES}\ns00000001,Example,press,"A, b" ,https://a.example,,2026-01-01\n',
         2, None, "the space away"),
        ("sources", f'{SOURCES}\ns00000001,Example,press,A 5" pipe,https://a.example,,2026-01-01\n',
         2, "title", 'write ""'),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_the_one_that_is_named(
    table: str, content: str, line: int, column: str | None, mend: str
) -> None:
    described = table_description(table)
    [problem] = parse_table(plain_file(content.encode(), described).content, described).problems
    assert (problem.line, problem.column) == (line, column)
    assert mend in problem.mend


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "spreadsheet"),
        (b"\x1f\x8b\x08\x00\x00\x00", "compressed"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "compressed"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"%PDF-1.4\n", "PDF"),
        (b"PK\x05\x06\x00\x00\x00\x00", "archive"),
        (b"SQLite format 3\x00", "database"),
        (b'<?xml version="1.0"?>\n<Workbook/>\n', "XML"),
        (b"{\\rtf1\\ansi a,b}\n", "document"),
        (b"\r\n \n<HTML>\n", "web page"),
        (b"<!DOCTYPE html>\n", "web page"),
        (b'[{"rate": 96.6}]\n', "JSON"),
        (b"version https://git-lfs.github.com/spec/v1\n", "pointer"),
    ],
)
def test_a_file_that_is_no_table_is_called_what_it_is(content: bytes, kind: str) -> None:
    [problem] = parse_table(content, table_description("recording_rates")).problems
    assert kind in problem.what
    assert problem.line is None


def test_a_table_whose_first_column_is_called_like_the_beginning_of_an_archive_is_read_as_a_table() -> None:
    [problem] = parse_table(b"PK,rate\n1,96.6\n", table_description("recording_rates")).problems
    assert "archive" not in problem.what
    assert problem.line == 1


def test_a_file_whose_last_line_has_no_end_says_what_to_do_where_it_is_whole() -> None:
    [problem] = parse_table(f"{HEADER}\n{ROW}".encode(), table_description("recording_rates")).problems
    assert problem.line == 2
    assert "where its last line is whole, add a line break" in (problem.mend or "")


def test_a_byte_of_another_encoding_is_named_with_its_column() -> None:
    content = f"{SOURCES}\ns00000001,Example,press,Café,https://a.example,,2026-01-01\n".encode("latin-1")
    [problem] = parse_table(content, table_description("sources")).problems
    assert (problem.line, problem.column) == (2, "title")
    assert "Café" in (problem.value or "")


@pytest.mark.parametrize(("title", "line"), [('A "quoted" title', 2), ('"two,\n"" lines",,,\nx,x,x,A "B" C', 4)])
def test_a_quotation_mark_that_programs_read_differently_is_named(title: str, line: int) -> None:
    header = ",".join(field.name for field in table_description("sources").fields)
    content = f"{header}\ns00000001,Example,press,{title},https://example.org/1,,2026-01-01\n"
    problems = parse_table(content.encode(), table_description("sources")).problems
    [problem] = [each for each in problems if "quotation mark" in each.what]
    assert (problem.line, problem.column) == (line, "title")
    assert 'write ""' in (problem.mend or "")


def test_a_folder_in_the_place_of_a_file_is_no_missing_file(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").mkdir()
    with pytest.raises(DatasetError) as caught:
        read_folder(tmp_path)
    assert "It is a folder." in [problem.what for problem in caught.value.problems if problem.file == "sources.csv"]


@pytest.mark.parametrize(
    ("content", "passed_over"),
    [
        (f"\ufeff{HEADER}\r\n{ROW}\r\n", ("a byte order mark", "the line ends of Windows")),
        (f"{HEADER}\r\r\n{ROW}\r\r\n", ("the line ends of Windows",)),
        (f"{HEADER.replace(',', ';')}\nexample;all;90,4;1,49;exact;s00000001\n", ("cells parted by semicolons",)),
        (
            '"' + f"{HEADER}\nexample,all,90.4,1.49,exact,s00000001".replace(",", '";"').replace("\n", '"\n"') + '"\n',
            ("cells parted by semicolons",),
        ),
        (f"{HEADER},\n{ROW},\n", ("empty columns at the end",)),
        (f"{HEADER},,\n{ROW},,\n", ("empty columns at the end",)),
        (f"{HEADER},\n{ROW}\n", ("empty columns at the end",)),
        (f"{HEADER},\n{ROW},\n".replace(",", ";"), ("cells parted by semicolons", "empty columns at the end")),
        (f"{HEADER}\n{ROW}\n".replace(",", "\t"), ("cells parted by tabs",)),
        (f"{HEADER}\n{ROW}\n".replace(",", "|"), ("cells parted by vertical bars",)),
    ],
)
def test_a_file_as_a_spreadsheet_writes_it_is_read_and_published_plain(
    content: str, passed_over: tuple[str, ...]
) -> None:
    plain = plain_file(content.encode(), table_description("recording_rates"))
    assert plain.content == f"{HEADER}\n{ROW}\n".encode()
    assert plain.passed_over == passed_over


def test_what_a_spreadsheet_did_to_the_whole_dataset_changes_nothing() -> None:
    plain = check(lean())
    path = "recording_rates.csv"
    spoilt = check(lean() | {path: b"\xef\xbb\xbf" + lean()[path].replace(b"\n", b"\r\n")})
    assert spoilt.content_hash == plain.content_hash
    assert list(spoilt.passed_over) == [path]


def test_what_stands_in_a_line_that_cannot_be_read_is_missed_nowhere_else() -> None:
    spoilt = lean()["forces.csv"].replace(b"\ncambridgeshire,", b"\ncambridgeshire,,", 1)
    [problem] = problems_of({"forces.csv": spoilt})
    assert (problem.file, problem.line, problem.column) == ("forces.csv", 4, None)


def test_keys_that_are_equal_by_value_are_the_same() -> None:
    path = "support_channels.csv"
    found = rows_of(lean()[path])
    problems = problems_of({path: written(columns_of(lean()[path]), [*found, found[0] | {"position": "01"}])})
    assert any("line 2 already" in problem.what for problem in problems)
    assert all(problem.line == len(found) + 2 for problem in problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "column", "what"),
    [
        ("support_channels.csv", "0808 168 9276", "0909 879 0000", "address", "telephone number"),
        ("support_channels.csv", "0808 168 9276", "070 1234 5678", "address", "telephone number"),
        ("support_channels.csv", "0808 168 9276", "85258", "address", "only typed words"),
        ("support_channels.csv", "0808 168 9276", "18001 0808 168 9276", "address", "only typed words"),
        ("support_watch.csv", ",0808 196 8416,not-shown", ",808 196 8416,not-shown", "address", "telephone number"),
        ("recording_rates.csv", "kent-cdi,all,83.6,1.85", "kent-cdi,all,83.6,83", "margin", "A margin so wide"),
        ("follow_ups.csv", ",2025-07-11,", ",2024-07-11,", "date", "before its inspection"),
        ("follow_ups.csv", "2025-07-11", "2162-07-11", "date", "future"),
        ("missing_reasons.csv", "recording-rate,all", "recording-rate,theft", "subject", "no such offence group"),
        ("support_checks.csv", "emergency-999,all", "emergency-999,0808 168 9276", "channel", "no such number"),
        ("support_checks.csv", "emergency-999,all", "emergency-998,all", "service_id", "no such entry"),
        ("support_checks.csv", "emergency-999,all,2025-01-30,", "emergency-999,all,2025-01-30,page,closed\n"
         "emergency-999,all,2025-01-30,", "method", "already"),
        ("case_audits.csv", "318,255,63", "318,255,62", "audited", "add up to 317"),
        ("outcodes.csv", "ity\n", "ity\nAL1,hertfordshire,1.0000;0.2000,0,single\n", "shares", "Forces: 1; shares: 2."),
        ("outcodes.csv", "ity\n", "ity\nAL1,kent;gwent,1.0000;1.0000,0,straddles\n", "shares", "add up to 2.0000"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named(file: str, old: str, new: str, column: str, what: str) -> None:
    [problem] = problems_of(edited(file, old, new))
    assert (problem.file, problem.column) == (file, column)
    assert problem.line
    assert what in problem.what
    assert problem.value
    assert problem.mend


# What each cell may hold and another row contradicts: file, old and new text, the column that is named, the fault.
CONTRADICTIONS = (
    ("forces.csv", ",5,9,KEN", ",1,8,KEN", "tile_row", "avon-and-somerset stands there"),
    ("forces.csv", ",4,7,BED", ",,7,BED", "tile_column", "Half of the place"),
    ("forces.csv", ",1,7,GWE", ",1,7,", "tile_label", "no label"),
    ("forces.csv", "E23000032,South East,England", "E23000032,Wales,England", "region", "not one of England"),
    ("forces.csv", ",W15000002,", ",E15000002,", "ons_code", "not one of Wales"),
    ("forces.csv", ",metropolitan;surrey;sussex", ",kent;metropolitan;surrey;sussex", "neighbours", "its own"),
    ("support_services.csv", "yn yr ardal hon sydd wedi dioddef trosedd,england,",
     "yn yr ardal hon sydd wedi dioddef trosedd,wales,", "area", "nobody there"),
    ("places.csv", "population\n", "population\nX,,,Kent,Gravesham,essex,,\n", "force_id", "is policed by kent"),
    ("postcode_sectors.csv", "force_ids\n", "force_ids\nME14 1,kent\n", "force_ids", "gives ME14 no postcode"),
    ("programmes.csv", "outstanding;good;requires", "good;outstanding;requires", "scale", "in their order"),
    ("programmes.csv", ",cdi-overall,", ",peel-2021-22-recording-crime,", "recording_question_id", "belongs to peel"),
    ("programmes.csv", "cdi-2014-15,1,", "cdi-2014-15,11,", "position", "began before peel-2025-27"),
    ("inspections.csv", "2017-02-09,2015-10-01,2016-03-31", "2015,,", "published_on", "before its round began (2016)"),
    ("inspections.csv", "re-inspection,2019-01-15,2018-04,2018-06", "re-inspection,2016-12,,", "published_on",
     "before the first"),
    ("sources.csv", ",2025-01,2026-11-28", ",2025-01,2024-11-28", "published_on", "on 2024-11-28"),
    ("follow_ups.csv", ",adequate,requires-improvement", ",adequate,adequate", "now", "the one before"),
    ("follow_ups.csv", "-cdi,1,cdi-overall,", "-cdi,1,,", "question_id", "to which question"),
    ("follow_ups.csv", ",requires-improvement,good", ",adequate,good", "was", "no such grade"),
    ("missing_reasons.csv", ",cambridgeshire-peel-2023-25,", ",kent-cdi,", "inspection_id", "another force or round"),
    ("missing_reasons.csv", "kent,peel-2023-25,grade,peel-2023-25-recording-crime,",
     "kent,peel-2023-25,grade,peel-2023-25-investigating-crime,", "subject", "told both"),
    ("support_watch.csv", "0300 303 3706", "0300 303 3707", "address", "no such number"),
    ("support_watch.csv", "dorset-paragon,dorset-you-first-domestic-abuse-service,", "dorset-paragon,,", "service_id",
     "Nothing is watched"),
    ("national_figures.csv", ",78,percent", ",780,percent", "value", "no more than 100"),
    ("national_figures.csv", ",5,forces", ",5.5,forces", "value", "no parts"),
    ("corrections.csv", ",rate,91,91.02,", ",rate,191,91.02,", "was", "cannot be that"),
)  # fmt: skip


def test_rows_that_contradict_each_other_are_named() -> None:
    files = dict(lean())
    for file, old, new, *_ in CONTRADICTIONS:
        assert old.encode() in files[file], old
        files[file] = files[file].replace(old.encode(), new.encode(), 1)
    problems = problems_of(files)
    assert all(problem.line and problem.mend for problem in problems)
    for file, _, _, column, what in CONTRADICTIONS:
        assert any((each.file, each.column) == (file, column) and what in each.what for each in problems), what


def test_a_main_kind_of_crime_without_a_national_line_is_refused() -> None:
    path = "support_channels.csv"
    line = ("national-stalking-helpline", "phone")
    kept = [row for row in rows_of(lean()[path]) if (row["service_id"], row["kind"]) != line]
    problems = problems_of({path: written(columns_of(lean()[path]), kept)})
    assert {problem.what for problem in problems} == {
        f"No national service for stalking in {nation} has a telephone number that was seen."
        for nation in ("England", "Wales")
    }


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("recording_rates,kent-cdi/all,rate,83.6,99,correction,A slip.,,2026-11-28", "matches nothing: rate"),
        ("recording_rates,atlantis/all,rate,83.6,99,correction,A slip.,,2026-11-28", "has no row atlantis/all"),
        ("recording_rates,staffordshire-cdi/all,rate,90,91.02,correction,A slip.,,2026-11-28", "does not follow"),
        ("recording_rates,kent-cdi/all,,,,correction,A slip.,,2026-11-28", "is there"),
    ],
)
def test_a_reason_that_matches_nothing_is_refused(line: str, what: str) -> None:
    [problem] = problems_of({"corrections.csv": lean()["corrections.csv"] + f"{line}\n".encode()})
    assert problem.file == "corrections.csv"
    assert what in problem.what


def test_the_same_reason_twice_is_refused() -> None:
    content = lean()["corrections.csv"]
    lines = content.splitlines(keepends=True)
    problems = problems_of({"corrections.csv": content + lines[-1]})
    assert any(f"stands in line {len(lines)} already" in problem.what for problem in problems)


def test_doubts_are_warnings_and_stop_nothing() -> None:
    share = edited("recording_rates.csv", "kent-cdi,all,83.6,1.85", "kent-cdi,all,0.836,")
    share["recording_rates.csv"] = share["recording_rates.csv"].replace(b"90.4,1.49", b"9.04,0.149", 1)
    closed = edited("support_channels.csv", "0808 168 9276", "0808 196 8416")
    closed["support_channels.csv"] = closed["support_channels.csv"].replace(
        b"Mo-Fr 09:00-17:00", b"Mo-Fr 18:00-20:00; Mo-Fr 09:00-05:00", 1
    )
    warnings = check(lean() | share | closed).warnings
    found = {(warning.file, warning.value) for warning in warnings}
    said = [warning.what for warning in warnings if "09:00-05:00" in (warning.value or "")]
    assert said == [
        "By these hours it opens in the morning and answers until the next one.",
        "The rule Mo-Fr 18:00-20:00 never holds, for a later one takes its days.",
    ]
    assert {("recording_rates.csv", value) for value in ("0.836", "9.04", "0.149")} <= found
    assert ("support_channels.csv", "0808 196 8416") in found
    assert ("support_services.csv", "signhealth-domestic-abuse") in found


def test_problems_of_a_file_are_bounded() -> None:
    content = lean()["places.csv"]
    row = dict.fromkeys(columns_of(content), "x") | {"population": "", "forces_within_2km": ""}
    problems = problems_of({"places.csv": written(columns_of(content), [row] * 300)})
    assert len(problems) == 200
    assert "more problems in this file" in problems[-1].what


@cache
def lean() -> dict[str, bytes]:
    files = read_folder(DATASET)
    return files | {path: files[path].splitlines(keepends=True)[0] for path in LEFT_OUT}


def edited(path: str, old: str, new: str) -> dict[str, bytes]:
    assert old.encode() in lean()[path]
    return {path: lean()[path].replace(old.encode(), new.encode(), 1)}


def problems_of(changed: dict[str, bytes]) -> tuple[Problem, ...]:
    with pytest.raises(DatasetError) as caught:
        check(lean() | changed)
    return caught.value.problems


@pytest.fixture(params=[1_000, 1_000_000])
def longest_cell(request: pytest.FixtureRequest) -> Iterator[int]:
    """The longest cell that Python reads, which is the same in the whole process and set by other libraries."""
    before = csv.field_size_limit(request.param)
    yield request.param
    csv.field_size_limit(before)


def test_a_cell_that_is_too_long_is_named_whatever_another_library_allows(longest_cell: int) -> None:
    described = table_description("recording_rates")
    content = f"{HEADER}\n{'x' * (150_000 + longest_cell // 10)},all,90.4,1.49,exact,s00000001\n".encode()
    [problem] = parse_table(content, described).problems
    assert (problem.line, problem.column) == (2, "inspection_id")
    assert "shorten" in problem.mend


@pytest.mark.usefixtures("longest_cell")
def test_a_file_of_one_long_line_that_is_no_text_is_told_and_breaks_nothing() -> None:
    [problem] = parse_table(LONG.encode() + b"\xff\n", table_description("sources")).problems
    assert (problem.line, problem.column) == (1, None)
    assert "0xff is not UTF-8" in problem.what
