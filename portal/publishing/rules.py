"""The rules of the field that no description of a single column can say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from portal.dataset.description import FieldDescription
from portal.facts.vocabulary import Grade, MissingMeasure, OffenceGroup
from portal.publishing.area_rules import contradicting_areas
from portal.publishing.cells import Fault, read_cell
from portal.publishing.date_rules import impossible_dates
from portal.publishing.parsing import ParsedRow, ParsedTable
from portal.publishing.problems import Problem
from portal.publishing.reasons import broken_reasons
from portal.publishing.support_rules import (
    checks_of_nothing,
    lines_that_are_missing,
    lines_without_a_voice,
    watches_of_nothing,
)
from portal.statistics import sample_behind

_BEGINS_AS_A_NUMBER = re.compile(r"[+(]?[0-9]")
_FEWEST_REPORTS = 10
_ALL = 100
_COUNTED = ("forces", "reports")


def broken_rules(tables: dict[str, ParsedTable]) -> list[Problem]:
    """Every breach of a rule, in the order of the rules."""
    return [
        *_scales(tables),
        *_grades_outside_their_scale(tables),
        *_questions_of_another_programme(tables, "judgments"),
        *_rates(tables["recording_rates"]),
        *_case_audits(tables["case_audits"]),
        *_channels(tables["support_channels"]),
        *_watched_numbers(tables["support_watch"]),
        *_follow_ups(tables["follow_ups"]),
        *_questions_of_another_programme(tables, "follow_ups"),
        *_missing_reasons(tables),
        *_national_figures(tables["national_figures"]),
        *lines_that_are_missing(tables),
        *checks_of_nothing(tables),
        *watches_of_nothing(tables),
        *lines_without_a_voice(tables),
        *_corrections(tables),
        *broken_reasons(tables),
        *impossible_dates(tables),
        *contradicting_areas(tables),
    ]


def _scales(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    asked_by = {row.text["question_id"]: row.text["programme_id"] for row in tables["questions"].rows}
    for row in tables["programmes"].rows:
        scale = row.values["scale"]
        in_order = [grade for grade in Grade if isinstance(scale, tuple) and grade in scale]
        # A question or a grade that nobody knows is a fault of its own.
        if isinstance(scale, tuple) and set(scale) <= set(in_order) and list(scale) != in_order:
            mend = f"write {';'.join(in_order)}"
            yield row.problem("scale", "The grades do not stand in their order, the best first.", mend)
        question = row.text["recording_question_id"]
        if question and asked_by.get(question, row.text["programme_id"]) != row.text["programme_id"]:
            what = f"The question belongs to {asked_by[question]}."
            yield row.problem("recording_question_id", what, "name a question of this programme.")


def _grades_outside_their_scale(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    scales = {row.text["programme_id"]: row.text["scale"].split(";") for row in tables["programmes"].rows}
    programmes = {row.text["inspection_id"]: row.text["programme_id"] for row in tables["inspections"].rows}
    graded = [("judgments", "grade"), ("follow_ups", "was"), ("follow_ups", "now")]
    for row, column in [(row, column) for name, column in graded for row in tables[name].rows]:
        programme = programmes.get(row.text["inspection_id"])
        # An unknown programme is a fault of its own.
        if programme is None or programme not in scales:
            continue
        grade = row.text[column]
        if grade and grade != Grade.UNGRADED and grade not in scales[programme]:
            what = f"The programme {programme} has no such grade."
            mend = f"use one of {', '.join(scales[programme])}, or ungraded."
            yield row.problem(column, what, mend)


def _questions_of_another_programme(tables: dict[str, ParsedTable], name: str) -> Iterator[Problem]:
    programmes = {row.text["inspection_id"]: row.text["programme_id"] for row in tables["inspections"].rows}
    questions = {row.text["question_id"]: row.text["programme_id"] for row in tables["questions"].rows}
    for row in tables[name].rows:
        question, programme = row.text["question_id"], programmes.get(row.text["inspection_id"])
        # An unknown question or inspection is a fault of its own.
        if programme and questions.get(question, programme) != programme:
            what = f"The question belongs to {questions[question]}, the inspection to {programme}."
            yield row.problem("question_id", what, "correct one of the two.")


def _rates(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        if row.text["margin"] and not row.text["rate"]:
            yield row.problem("margin", "A margin stands without a rate.", "add the rate.")
        if row.text["margin"] and row.text["qualifier"] == "more-than":
            what = "A margin stands beside a figure that says only “more than”."
            mend = "take the margin away, or give the exact rate."
            yield row.problem("margin", what, mend)
        rate, margin = row.values["rate"], row.values["margin"]
        if not isinstance(rate, Decimal) or not isinstance(margin, Decimal):
            continue
        if margin > 0 and sample_behind(float(rate), float(margin)) < _FEWEST_REPORTS:
            what = f"A margin so wide beside a rate of {rate} would need fewer than {_FEWEST_REPORTS} audited reports."
            yield row.problem("margin", what, "check both with the source.")
        if margin == 0 and 0 < rate < _ALL:
            what = "A margin of 0 would say that every report was audited."
            yield row.problem("margin", what, "leave it empty where none was published.")


def _case_audits(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        counts = [row.values["recorded_correctly"], row.values["not_recorded_correctly"]]
        given = [count for count in counts if isinstance(count, int)]
        audited = row.values["audited"]
        if not given:
            what = "One of recorded_correctly and not_recorded_correctly must be given."
            yield Problem(row.file, what, "add the one of the source.", row.line, "recorded_correctly")
        elif isinstance(audited, int) and max(given) > audited:
            what = f"More reports are counted than the {audited} that were audited."
            yield row.problem("audited", what, "check both with the source.", str(max(given)))
        elif len(given) == 2 and sum(given) != audited:
            what = f"The two counts add up to {sum(given)}, not to the {audited} that were audited."
            yield row.problem("audited", what, "check all three with the source.")


def _channels(parsed: ParsedTable) -> Iterator[Problem]:
    field = parsed.description.field("address")
    assert field.check_by is not None
    for row in parsed.rows:
        address, check = row.text["address"], field.check_by.checks.get(row.text[field.check_by.column])
        # A fault of the text itself is among the problems already.
        if address and check and not isinstance(read_cell(address, field), Fault):
            fault = read_cell(address, replace(field, check=check))
            if isinstance(fault, Fault):
                yield row.problem("address", fault.what, fault.mend)


def _watched_numbers(parsed: ParsedTable) -> Iterator[Problem]:
    field = replace(parsed.description.field("address"), check="telephone")
    for row in parsed.rows:
        address = row.text["address"]
        # A number that no channel can have would be shown on, though it is closed.
        fault = read_cell(address, field) if _BEGINS_AS_A_NUMBER.match(address) else None
        if isinstance(fault, Fault):
            yield row.problem("address", fault.what, fault.mend)


def _follow_ups(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        if bool(row.text["was"]) != bool(row.text["now"]):
            yield row.problem("was", "Only one of the grades before and since is given.", "give both, or neither.")
        elif row.text["was"] and row.text["was"] == row.text["now"]:
            yield row.problem("now", "The grade since is the one before.", "check both with the source.")
        if row.text["was"] and not row.text["question_id"]:
            what = "Nobody can tell to which question the two grades were given."
            yield row.problem("question_id", what, "name the question.")


def _missing_reasons(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    questions = {row.text["question_id"]: row.text["programme_id"] for row in tables["questions"].rows}
    inspected = {
        row.text["inspection_id"]: (row.text["force_id"], row.text["programme_id"])
        for row in tables["inspections"].rows
    }
    there = _figures_that_are_there(tables, inspected)
    for row in tables["missing_reasons"].rows:
        measure, subject, inspection = row.text["measure"], row.text["subject"], row.text["inspection_id"]
        if measure == MissingMeasure.GRADE and questions.get(subject) != row.text["programme_id"]:
            yield row.problem("subject", "The round asks no such question.", "name a question of that programme.")
        if measure == MissingMeasure.RECORDING_RATE and subject not in list(OffenceGroup):
            yield row.problem("subject", "There is no such offence group.", f"use one of {', '.join(OffenceGroup)}.")
        of = (row.text["force_id"], row.text["programme_id"])
        # An unknown inspection is a fault of its own.
        if inspected.get(inspection, of) != of:
            what = "The inspection is of another force or round."
            yield row.problem("inspection_id", what, "correct the inspection, or the force and programme.")
        if (inspection or of, measure, subject) in there:
            what = "The figure is in the record: a reader would be told both."
            yield row.problem("subject", what, "take this line away, or the figure.")


def _figures_that_are_there(
    tables: dict[str, ParsedTable], inspected: dict[str, tuple[str, str]]
) -> set[tuple[str | tuple[str, str], str, str]]:
    """What a reason for its absence would contradict, by the inspection and by its force and round."""
    figures = [
        (row.text["inspection_id"], MissingMeasure.GRADE.value, row.text["question_id"])
        for row in tables["judgments"].rows
        if row.text["grade"] != Grade.UNGRADED
    ]
    figures += [
        (row.text["inspection_id"], MissingMeasure.RECORDING_RATE.value, row.text["offence_group"])
        for row in tables["recording_rates"].rows
    ]
    return {
        (of, measure, subject)
        for inspection, measure, subject in figures
        for of in (inspection, inspected.get(inspection, inspection))
    }


def _national_figures(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        value, unit = row.values["value"], row.text["unit"]
        if isinstance(value, Decimal) and unit == "percent" and value > _ALL:
            yield row.problem("value", "There are no more than 100 percent of a whole.", "check value and unit.")
        elif isinstance(value, Decimal) and unit in _COUNTED and value % 1:
            yield row.problem("value", f"The {unit} are counted: there are no parts of one.", "check value and unit.")


def _corrections(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    for row in tables["corrections"].rows:
        table = tables.get(row.text["table"])
        if table is None:
            what, mend = "There is no such table.", "name a table of the dataset, such as recording_rates."
            yield row.problem("table", what, mend)
        elif row.text["column"] and row.text["column"] not in {field.name for field in table.description.fields}:
            yield row.problem("column", "The table has no such column.", "name the column whose value was altered.")
        elif row.text["column"]:
            yield from _figures_of_a_reason(row, table.description.field(row.text["column"]))


def _figures_of_a_reason(row: ParsedRow, field: FieldDescription) -> Iterator[Problem]:
    """A fault for what the figure never was: the reason would stand in the record and explain nothing.

    Words and telephone numbers were kept by other rules in their day.
    """
    if field.type not in ("integer", "number") and not field.partial_date:
        return
    for column in ("was", "now"):
        fault = read_cell(row.text[column], replace(field, required=False))
        if isinstance(fault, Fault):
            yield row.problem(column, f"{field.name} cannot be that. {fault.what}", fault.mend)
