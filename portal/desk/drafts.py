"""Draft rows of an inspection report: each beside the words that it was read in, and with what is unsure of it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from portal.desk.dataset import forces_named, inspection_id, read_table, round_named, source_id, visit_named
from portal.desk.figures_in_words import Figure, audits_in, estimates_in, rates_in
from portal.desk.grades_in_words import ReportGrade, grades_in
from portal.desk.report import NotAReportError, Report
from portal.facts.vocabulary import InspectionKind

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
# In this many of a report's first lines the force and the round stand, if not in the title.
_FIRST_LINES = 60


@dataclass(frozen=True)
class Draft:
    """A row of a table to start from, the words that it was read in, and why it needs a second look (empty: nothing).

    Columns that are not named are to be filled in by a person.
    """

    table: str
    cells: dict[str, str]
    words: str
    unsure: str = ""


def drafts_of(report: Report, address: str, folder: Path) -> list[Draft]:
    """Draft rows for sources, inspections and what the inspection found, in the order of the report.

    `folder` holds the dataset with the names of forces and questions. Raises NotAReportError where the text names no
    force or no round, or nothing of how crime is recorded.
    """
    forces, head = read_table(folder, "forces"), "\n".join((report.title, *report.lines[:_FIRST_LINES]))
    force_ids = forces_named(report.title, forces) or forces_named(head, forces)
    report_round = round_named(report.title) or round_named(head)
    if not force_ids:
        raise NotAReportError("No police force is named in its title or at its beginning.")
    if report_round is None:
        raise NotAReportError("No round of inspections that we know is named in its title or at its beginning.")
    if not re.search(r"\brecord(?:s|ed|ing)?\b", report.text, re.IGNORECASE):
        raise NotAReportError("It says nothing of how crime is recorded.")
    others = f"the title names {len(force_ids)} forces: {', '.join(force_ids)}" if len(force_ids) > 1 else ""
    kind = visit_named(report.title)
    programme, inspection = report_round.programme_id, inspection_id(force_ids[0], report_round, kind)
    inspection_ids = {row["inspection_id"] for row in read_table(folder, "inspections")}
    again = (
        "an inspection of that name is in the dataset already: a second visit?" if inspection in inspection_ids else ""
    )
    source = source_id(address)
    inspected = _inspection(inspection, force_ids[0], programme, kind, report, source)
    rows = [
        Draft("sources", _source(source, report, address), report.title, "" if report.published_on else "no date seen"),
        Draft("inspections", inspected, report.title, others or again),
    ]
    questions = [row for row in read_table(folder, "questions") if row["programme_id"] == programme]
    rows += [_judgment(item, inspection, source) for item in grades_in(report.lines, questions)]
    sentences = [part for line in report.lines for part in _SENTENCES.split(line)]
    finders: tuple[tuple[str, Callable[[str], Iterator[Figure]]], ...] = (
        ("recording_rates", rates_in),
        ("estimates", estimates_in),
        ("case_audits", audits_in),
    )
    for table, figures_in in finders:
        for sentence in sentences:
            rows += [_figure(table, item, inspection, source) for item in figures_in(sentence)]
    foreign = {force["force_id"] for force in forces} - {force_ids[0]}
    return _with_doubts([_of_another_force(row, forces, foreign) for row in rows])


def _source(source: str, report: Report, address: str) -> dict[str, str]:
    return {
        "source_id": source, "publisher": "HMICFRS", "kind": "inspectorate", "title": report.title, "url": address,
        "published_on": report.published_on,
    }  # fmt: skip


def _inspection(
    inspection: str, force: str, programme: str, kind: InspectionKind, report: Report, source: str
) -> dict[str, str]:
    return {
        "inspection_id": inspection, "force_id": force, "programme_id": programme, "kind": kind.value,
        "published_on": report.published_on, "source_id": source,
    }  # fmt: skip


def _judgment(item: ReportGrade, inspection: str, source: str) -> Draft:
    cells = {"inspection_id": inspection, "question_id": item.question_id, "grade": item.grade, "source_id": source}
    return Draft("judgments", cells, item.words, item.unsure)


def _figure(table: str, item: Figure, inspection: str, source: str) -> Draft:
    return Draft(table, {"inspection_id": inspection, **item.cells, "source_id": source}, item.words, item.unsure)


def _of_another_force(draft: Draft, forces: Sequence[dict[str, str]], foreign: set[str]) -> Draft:
    """A figure in a sentence that names another force may be that force's."""
    if draft.table in ("sources", "inspections") or draft.unsure:
        return draft
    others = [force_id for force_id in forces_named(draft.words, forces) if force_id in foreign]
    return replace(draft, unsure=f"the sentence names another force: {', '.join(others)}") if others else draft


def _with_doubts(rows: Sequence[Draft]) -> list[Draft]:
    """Each row once; rows of one key that say different things say so."""
    distinct = list({(row.table, *row.cells.items()): row for row in reversed(rows)}.values())[::-1]
    keys = Counter(_key(row) for row in distinct)
    return [
        replace(row, unsure=row.unsure or "the report says this in more than one way: compare the drafts")
        if keys[_key(row)] > 1
        else row
        for row in distinct
    ]


def _key(row: Draft) -> tuple[str, ...]:
    parts = ("inspection_id", "question_id", "measure", "offence_group", "subject", "source_id")
    columns = parts[:-1] if row.table not in ("sources",) else parts[-1:]
    return (row.table, *(row.cells.get(name, "") for name in columns))
