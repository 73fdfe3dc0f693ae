"""Bad input gets an error that says what is wrong, where, and how to mend it."""

from pathlib import Path

import pytest

from portal.dataset.description import DATASET
from portal.publishing.checking import check
from portal.publishing.dataset_files import read_folder
from portal.publishing.problems import DatasetError, Problem
from tests.publishing.editing import replace


def test_the_bundled_dataset_has_no_fault() -> None:
    assert len(check(read_folder(DATASET)).tables["forces"].rows) == 44


@pytest.mark.parametrize(
    ("file", "old", "new", "column", "value", "what"),
    [
        ("recording_rates.csv", "kent-cdi,all,83.6,1.85", "kent-cdi,all,101,1.85", "rate", "101", "outside"),
        ("recording_rates.csv", "kent-cdi,all,83.6,1.85", "kent-cdi,all,-1,1.85", "rate", "-1", "outside"),
        ("recording_rates.csv", "kent-cdi,all,83.6,1.85", "kent-cdi,all,,1.85", "rate", "", "empty"),
        ("recording_rates.csv", "kent-cdi,all,83.6", "kent-cdi,all,83.6 %", "rate", "83.6 %", "not a number"),
        ("recording_rates.csv", "all,83.6,1.85,exact,", "all,83.6,1.85,more-than,", "margin", "1.85", "beside"),
        ("recording_rates.csv", "kent-cdi,all,83.6,1.85", "kent-cdi,all,83.6,0.00", "margin", "0", "every report"),
        ("inspections.csv", "2017-06-15,2016-06-01", "2017-02-30,2016-06-01", "published_on", "2017-02-30", "date"),
        ("inspections.csv", "2017-06-15,2016-06-01", "2016-10-31,2016-06-01", "published_on", "2016-10-31", "ended"),
        ("inspections.csv", "kent-cdi,kent,", "kent-cdi,atlantis,", "force_id", "atlantis", "no such entry"),
        ("judgments.csv", "kent-cdi,cdi-overall,in", "kent-cdi,cdi-overall,", "grade", "adequate", "no such grade"),
        ("judgments.csv", "kent-cdi,cdi-overall,inadequate,s24e426e2", "kent-cdi,cdi-overall,inadequate,s00000000",
         "source_id", "s00000000", "no such entry"),
        ("support_channels.csv", "0808 168 9276", "0808 168 927", "address", "0808 168 927", "telephone"),
        ("support_channels.csv", "0808 168 9276", "+44 808 168 9276", "address", "+44", "international"),
        ("findings.csv", "Leaders have changed", "=HYPERLINK(1)", "text", "=HYPERLINK", "formula"),
        ("findings.csv", "Leaders have changed", "Leaders\u202ehave changed", "text", "\\u202e", "cannot be seen"),
        ("findings.csv", "Leaders have changed", "Leaders\x00have changed", "text", "\\x00", "cannot be seen"),
        ("sources.csv", "https://", "javascript://", "url", "javascript", "web address"),
        ("forces.csv", "kent,Kent Police", "kent, Kent Police", "name", " Kent Police", "space"),
        ("case_audits.csv", "reinspection,rape,63,62", "reinspection,rape,61,62", "audited", "62", "More"),
        ("support_channels.csv", "Mo-Fr 08:00-20:00", "Mo-Fr 08:00-25:00", "hours", "25:00", "rule"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_line_column_value_and_mend(
    small_folder: Path, file: str, old: str, new: str, column: str, value: str, what: str
) -> None:
    content = (small_folder / file).read_text(encoding="utf-8")
    assert old in content
    line = content.count("\n", 0, content.index(old)) + 1
    (small_folder / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    problems = problems_of(small_folder)
    assert {(problem.file, problem.line) for problem in problems} == {(file, line)}
    problem = problems[0]
    assert problem.column == column
    assert what in problem.what
    assert value in str(problem)
    assert problem.mend


def test_every_fault_is_reported_at_once(folder: Path) -> None:
    replace(folder / "recording_rates.csv", "83.6", "183.6")
    replace(folder / "inspections.csv", "2017-06-15", "2017-06-31")
    replace(folder / "forces.csv", "https://www.kent.police.uk", "kent.police.uk")
    assert {problem.file for problem in problems_of(folder)} == {"recording_rates.csv", "inspections.csv", "forces.csv"}


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "forces.csv").unlink()
    [problem] = problems_of(folder)
    assert (problem.file, problem.what) == ("forces.csv", "The file is missing.")
    assert problem.mend == f"put forces.csv into {folder}."
    (folder / "Forces.csv.txt").touch()
    assert problems_of(folder)[0].mend == "make forces.csv of Forces.csv.txt, which is there."
    (folder / "forces.csv").symlink_to("nowhere")
    assert problems_of(folder)[0].what == "It is a link that leads nowhere, or no file."


def test_a_key_that_stands_twice_is_named_with_both_lines(folder: Path) -> None:
    path = folder / "recording_rates.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    [problem] = problems_of(folder)
    assert problem.line == len(lines) + 1
    assert "line 2 already" in problem.what


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda content: content.replace("–", "\x96").encode("cp1252", "replace"), "not UTF-8"),
        (lambda content: content.encode()[:-7], "may have been cut"),
        (lambda content: content[: content.rindex('"')].encode() + b"\n", "never closed"),
        (lambda content: b"", "may have been cut"),
        (lambda content: content.replace("force_id,", "forceid,", 1).encode(), "lacks the columns force_id"),
        (lambda content: content.replace("kent,Kent Police,", "kent,", 1).encode(), "cells where"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_whole_is_refused(folder: Path, spoil: object, what: str) -> None:
    path = folder / ("programmes.csv" if what == "not UTF-8" else "forces.csv")
    path.write_bytes(spoil(path.read_text(encoding="utf-8")))  # type: ignore[operator]
    assert what in " ".join(problem.what for problem in problems_of(folder))


@pytest.mark.parametrize("spoilt", [b"\xe9\n", b'"a"b\n'])
@pytest.mark.parametrize("name", ["councils.csv", "forces.csv", "programmes.csv", "questions.csv", "sources.csv"])
def test_a_file_that_cannot_be_read_is_the_only_problem(name: str, spoilt: bytes) -> None:
    files = read_folder(DATASET)
    lines = files[name].splitlines(keepends=True)
    with pytest.raises(DatasetError) as caught:
        check({**files, name: b"".join([*lines[:2], spoilt, *lines[2:]])})
    [problem] = caught.value.problems
    assert problem.file == name


def test_a_key_that_is_unique_besides_is_named_once(folder: Path) -> None:
    path = folder / "forces.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    columns = [problem.column for problem in problems_of(folder)]
    assert columns.count("force_id") == 1
    assert len(columns) == len(set(columns))


def test_another_description_than_the_site_s_own_is_refused(folder: Path) -> None:
    replace(folder / "datapackage.json", '"maximum": 100', '"maximum": 1000')
    [problem] = problems_of(folder)
    assert problem.file == "datapackage.json"


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DatasetError) as caught:
        check(read_folder(folder))
    return caught.value.problems


def test_a_crime_that_many_suffer_never_loses_its_line(folder: Path) -> None:
    line = "rape-crisis-247,1,phone,0808 500 2222"
    replace(folder / "support_channels.csv", line, "rape-crisis-247,1,email,help@example.org")
    problems = problems_of(folder)
    assert ["sexual-violence in England" in problem.what for problem in problems] == [True]
