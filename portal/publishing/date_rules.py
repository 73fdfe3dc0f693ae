"""What dates say of each other: nothing is known before it happened, and a second visit follows a first."""

import datetime
import itertools
from collections.abc import Iterator

from portal.facts.partial_date import PartialDate
from portal.facts.vocabulary import InspectionKind
from portal.publishing.parsing import ParsedTable
from portal.publishing.problems import Problem

# The column with the day of what a row tells; its source was read on that day or later.
_DATES = {
    "sources": "published_on",
    "inspections": "published_on",
    "follow_ups": "date",
    "accountability": "date",
    "support_watch": "date",
}


def impossible_dates(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """A fault for each date that another one contradicts, whichever of the two is wrong."""
    yield from _read_before_it_happened(tables)
    yield from _audited_after_the_inspection(tables["inspections"])
    yield from _before_the_round(tables)
    yield from _rounds_out_of_order(tables["programmes"])
    yield from _second_before_the_first(tables["inspections"])
    yield from _followed_before_it_was_published(tables)


def _read_before_it_happened(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    read_on = {row.text["source_id"]: row.values["accessed_on"] for row in tables["sources"].rows}
    for name, column in _DATES.items():
        for row in tables[name].rows:
            date, read = row.values[column], read_on.get(row.text["source_id"])
            if isinstance(date, PartialDate) and isinstance(read, datetime.date) and date.first_day > read:
                yield row.problem(column, f"The source was read before that, on {read}.", "check both dates.")


def _audited_after_the_inspection(inspections: ParsedTable) -> Iterator[Problem]:
    for row in inspections.rows:
        start, end = row.values["audit_from"], row.values["audit_to"]
        published = row.values["published_on"]
        if isinstance(start, PartialDate) and isinstance(end, PartialDate) and start.first_day > end.last_day:
            yield row.problem("audit_to", "The audited period ends before it begins.", "check both dates.")
        last = end if isinstance(end, PartialDate) else start
        if isinstance(published, PartialDate) and isinstance(last, PartialDate) and last.first_day > published.last_day:
            what = f"The inspection was published before the audited period {'ended' if last is end else 'began'}."
            yield row.problem("published_on", what, "check both dates.")


def _before_the_round(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    began = {row.text["programme_id"]: row.text["period"][:4] for row in tables["programmes"].rows}
    for row in tables["inspections"].rows:
        published, year = row.values["published_on"], began.get(row.text["programme_id"], "")
        if isinstance(published, PartialDate) and year.isdecimal() and published.year < int(year):
            what = f"The inspection was published before its round began ({year})."
            yield row.problem("published_on", what, "check the date and the programme.")


def _rounds_out_of_order(programmes: ParsedTable) -> Iterator[Problem]:
    """By its position the newest round is known, whose grades are shown first."""
    rows = [(row.values["position"], row) for row in programmes.rows if row.text["period"][:4].isdecimal()]
    placed = sorted(((place, row) for place, row in rows if isinstance(place, int)), key=lambda item: item[0])
    for (_, before), (_, row) in itertools.pairwise(placed):
        if row.text["period"][:4] < before.text["period"][:4]:
            what = f"By its period the round began before {before.text['programme_id']}, by its position after it."
            yield row.problem("position", what, "number the rounds in the order in which they began.")


def _second_before_the_first(inspections: ParsedTable) -> Iterator[Problem]:
    first = {
        (row.text["force_id"], row.text["programme_id"]): row.values["published_on"]
        for row in inspections.rows
        if row.text["kind"] == InspectionKind.INSPECTION
    }
    for row in inspections.rows:
        date, before = row.values["published_on"], first.get((row.text["force_id"], row.text["programme_id"]))
        if row.text["kind"] != InspectionKind.RE_INSPECTION:
            continue
        if isinstance(date, PartialDate) and isinstance(before, PartialDate) and date.last_day < before.first_day:
            what = f"The second visit was published before the first inspection of its round ({before})."
            yield row.problem("published_on", what, "check both dates, and which of the two came first.")


def _followed_before_it_was_published(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    published = {row.text["inspection_id"]: row.values["published_on"] for row in tables["inspections"].rows}
    for row in tables["follow_ups"].rows:
        date, before = row.values["date"], published.get(row.text["inspection_id"])
        if isinstance(date, PartialDate) and isinstance(before, PartialDate) and date.last_day < before.first_day:
            what = f"It happened before its inspection was published ({before})."
            yield row.problem("date", what, "check both dates.")
