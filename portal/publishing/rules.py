"""The rules of the field that no description of a single column can say."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from portal.facts.partial_date import PartialDate
from portal.facts.vocabulary import Grade, MissingMeasure, OffenceGroup
from portal.publishing.cells import Fault, read_cell
from portal.publishing.parsing import ParsedTable
from portal.publishing.problems import Problem
from portal.publishing.reasons import broken_reasons
from portal.publishing.support_rules import checks_of_nothing, lines_that_are_missing, lines_without_a_voice

_BEGINS_AS_A_NUMBER = re.compile(r"[+(]?[0-9]")
_FEWEST_REPORTS = 10
_ALL = 100
# Each share is rounded to four decimals.
_ROUNDING_OF_A_SHARE = Decimal("0.0001")


def broken_rules(tables: dict[str, ParsedTable]) -> list[Problem]:
    """Every breach of a rule, in the order of the rules."""
    return [
        *_grades_outside_their_scale(tables),
        *_questions_of_another_programme(tables, "judgments"),
        *_rates(tables["recording_rates"]),
        *_case_audits(tables["case_audits"]),
        *_inspection_dates(tables["inspections"]),
        *_channels(tables["support_channels"]),
        *_watched_numbers(tables["support_watch"]),
        *_follow_ups(tables),
        *_questions_of_another_programme(tables, "follow_ups"),
        *_missing_reasons(tables),
        *lines_that_are_missing(tables),
        *checks_of_nothing(tables),
        *lines_without_a_voice(tables),
        *_corrections(tables),
        *broken_reasons(tables),
        *_neighbours(tables["forces"]),
        *_shares(tables["outcodes"]),
    ]


def _grades_outside_their_scale(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    scales = {row.text["programme_id"]: row.text["scale"].split(";") for row in tables["programmes"].rows}
    programmes = {row.text["inspection_id"]: row.text["programme_id"] for row in tables["inspections"].rows}
    for row in tables["judgments"].rows:
        programme = programmes.get(row.text["inspection_id"])
        # An unknown programme is a fault of its own.
        if programme is None or programme not in scales:
            continue
        grade = row.text["grade"]
        if grade != Grade.UNGRADED and grade not in scales[programme]:
            what = f"The programme {programme} has no such grade."
            mend = f"use one of {', '.join(scales[programme])}, or ungraded."
            yield row.problem("grade", what, mend)


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
        if isinstance(rate, Decimal) and isinstance(margin, Decimal) and margin > _widest_margin(rate):
            what = f"A margin so wide beside a rate of {rate} would need fewer than {_FEWEST_REPORTS} audited reports."
            yield row.problem("margin", what, "check both with the source.")
        if isinstance(rate, Decimal) and margin == 0 and 0 < rate < _ALL:
            what = "A margin of 0 would say that every report was audited."
            yield row.problem("margin", what, "leave it empty where none was published.")


def _widest_margin(rate: Decimal) -> float:
    """The half-width of the 95% interval of a share, in points, of the smallest sample that an audit may have."""
    share = float(rate) / 100
    return 196 * math.sqrt(max(share * (1 - share), 0) / _FEWEST_REPORTS)


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


def _inspection_dates(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        start, end = row.values["audit_from"], row.values["audit_to"]
        published = row.values["published_on"]
        if isinstance(start, PartialDate) and isinstance(end, PartialDate) and start.first_day > end.last_day:
            yield row.problem("audit_to", "The audited period ends before it begins.", "check both dates.")
        last = end if isinstance(end, PartialDate) else start
        if isinstance(published, PartialDate) and isinstance(last, PartialDate) and last.first_day > published.last_day:
            what = f"The inspection was published before the audited period {'ended' if last is end else 'began'}."
            yield row.problem("published_on", what, "check both dates.")


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


def _follow_ups(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    published = {row.text["inspection_id"]: row.values["published_on"] for row in tables["inspections"].rows}
    for row in tables["follow_ups"].rows:
        date, before = row.values["date"], published.get(row.text["inspection_id"])
        if isinstance(date, PartialDate) and isinstance(before, PartialDate) and date.last_day < before.first_day:
            what = f"It happened before its inspection was published ({before})."
            yield row.problem("date", what, "check both dates.")
        if bool(row.text["was"]) != bool(row.text["now"]):
            yield row.problem("was", "Only one of the grades before and since is given.", "give both, or neither.")


def _missing_reasons(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    questions = {row.text["question_id"]: row.text["programme_id"] for row in tables["questions"].rows}
    for row in tables["missing_reasons"].rows:
        measure, subject = row.text["measure"], row.text["subject"]
        if measure == MissingMeasure.GRADE and questions.get(subject) != row.text["programme_id"]:
            yield row.problem("subject", "The round asks no such question.", "name a question of that programme.")
        if measure == MissingMeasure.RECORDING_RATE and subject not in list(OffenceGroup):
            yield row.problem("subject", "There is no such offence group.", f"use one of {', '.join(OffenceGroup)}.")


def _corrections(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    for row in tables["corrections"].rows:
        table = tables.get(row.text["table"])
        if table is None:
            what, mend = "There is no such table.", "name a table of the dataset, such as recording_rates."
            yield row.problem("table", what, mend)
        elif row.text["column"] and row.text["column"] not in {field.name for field in table.description.fields}:
            yield row.problem("column", "The table has no such column.", "name the column whose value was altered.")


def _neighbours(parsed: ParsedTable) -> Iterator[Problem]:
    neighbours = {row.text["force_id"]: set(row.text["neighbours"].split(";")) for row in parsed.rows}
    for row in parsed.rows:
        for other in neighbours[row.text["force_id"]] - {""}:
            if row.text["force_id"] not in neighbours.get(other, {row.text["force_id"]}):
                what = f"{other} does not name this force as its neighbour."
                yield row.problem("neighbours", what, "add it there or remove it here.", other)


def _shares(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        forces, shares = row.values["force_ids"], row.values["shares"]
        # A cell that is no list is among the problems already.
        if not isinstance(forces, tuple) or not isinstance(shares, tuple):
            continue
        total = sum((Decimal(share) for share in shares), Decimal())
        if len(shares) != len(forces):
            yield row.problem("shares", f"Forces: {len(forces)}; shares: {len(shares)}.", "give each force its share.")
        elif abs(total - 1) > _ROUNDING_OF_A_SHARE * len(shares):
            yield row.problem("shares", f"The shares add up to {total}, not to 1.", "check them with the source.")
