"""What is not wrong by any rule and still looks wrong: warnings, for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa

from portal.database.engine import reading
from portal.database.tables import Change
from portal.facts.opening_hours import MINUTES_A_DAY, read_hours
from portal.facts.telephone import dial_number
from portal.facts.vocabulary import ChangeKind, WatchEffect
from portal.publishing.parsing import ParsedTable
from portal.publishing.problems import Problem
from portal.statistics import sample_behind

if TYPE_CHECKING:
    from portal.publishing.release_diff import Difference

# A share up to this is a fraction of one, not a percentage; of one up to that the point may have slipped, for no force
# was found to record so little of what was reported.
_LARGEST_FRACTION = Decimal(1)
_LOWEST_SHARE = Decimal(50)
# Audits of one force looked at two thousand reports at most.
_MOST_REPORTS = 10_000

_NOON = MINUTES_A_DAY // 2
_CHANNELS = "support_channels"
# A withdrawn or added row is on record as `service_id=…; address=…; …`.
_ADDRESS = re.compile(r"(?:^|; )address=([^;]+)")


def doubts(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """Every warning, in the order of the files."""
    yield from _unlikely_shares(tables["recording_rates"])
    yield from _unlikely_shares(tables["national_rates"])
    yield from _services_without_a_channel(tables)
    yield from _closed_numbers(tables)
    yield from _days_that_end_in_the_morning(tables["support_channels"])
    yield from _hours_that_never_hold(tables["support_channels"])


def numbers_once_withdrawn(engine: sa.Engine, all_differences: Iterable[Difference]) -> list[Problem]:
    """A warning for each number that comes back after a release took it away; its reason is named."""
    new = [item for item in all_differences if item.table == _CHANNELS and item.kind is not ChangeKind.WITHDRAWN]
    if not new:
        return []
    with reading(engine) as session:
        gone = session.execute(
            sa.select(Change.release_number, Change.kind, Change.column, Change.was, Change.reason)
            .where(Change.table == _CHANNELS, Change.kind != ChangeKind.ADDED)
            .order_by(Change.release_number)
        ).all()
    withdrawn = {}
    for number, kind, column, was, reason in gone:
        address = _address(kind, column, was)
        if address:
            withdrawn[dial_number(address)] = (number, reason)
    warnings = []
    for item in new:
        address = _address(item.kind, item.column, item.now)
        if address and dial_number(address) in withdrawn:
            number, reason = withdrawn[dial_number(address)]
            what = f"Release {number} took this number away{f' ({reason})' if reason else ''}."
            mend = "make sure that it works again before you publish it."
            warnings.append(Problem(f"{_CHANNELS}.csv", what, mend, column="address", value=address))
    return warnings


def _unlikely_shares(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        rate, margin = row.values["rate"], row.values.get("margin")
        if isinstance(rate, Decimal) and 0 < rate <= _LARGEST_FRACTION:
            what = "This looks like a fraction of one; the column is in percent."
            yield row.problem("rate", what, f"write {rate * 100:f}?")
        elif isinstance(rate, Decimal) and rate < _LOWEST_SHARE:
            what = "No share so small is known; its point may be in the wrong place."
            yield row.problem("rate", what, "compare it with its source.")
        if not isinstance(rate, Decimal) or not isinstance(margin, Decimal) or not margin:
            continue
        reports = sample_behind(float(rate), float(margin))
        if reports > _MOST_REPORTS:
            what = f"A margin so narrow would need {reports:,.0f} audited reports."
            yield row.problem("margin", what, "compare it with its source; its point may be in the wrong place.")


def _services_without_a_channel(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    reached = {row.text["service_id"] for row in tables["support_channels"].rows}
    for row in tables["support_services"].rows:
        if row.text["service_id"] not in reached:
            what = "The service has no channel: it is never shown."
            mend = "add a number or an address to support_channels.csv."
            yield row.problem("service_id", what, mend)


def _closed_numbers(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    closed = {
        dial_number(row.text["address"]): row.text["watch_id"]
        for row in tables["support_watch"].rows
        if row.text["effect"] == WatchEffect.NOT_SHOWN and row.text["address"]
    }
    for row in tables["support_channels"].rows:
        address = row.text["address"]
        if address and dial_number(address) in closed:
            what = f"support_watch.csv says that this number is not to be shown ({closed[dial_number(address)]})."
            yield row.problem("address", what, "take the channel away.")


def _days_that_end_in_the_morning(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        hours = row.text["hours"]
        spans = (
            {span for day in (*read_hours(hours).week, *read_hours(hours).holidays) for span in day or ()}
            if hours
            else ()
        )
        if any(start < _NOON and end > MINUTES_A_DAY for start, end in spans):
            what = "By these hours it opens in the morning and answers until the next one."
            yield row.problem("hours", what, "write 17:00 for 5pm.")


def _hours_that_never_hold(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        hours = row.text["hours"]
        rules = re.split("; ?", hours)
        for rule in rules if len(rules) > 1 else ():
            others = "; ".join(other for other in rules if other is not rule)
            # To say that a day is off, on which nothing was open anyway, is no mistake.
            if not rule.endswith("off") and read_hours(others) == read_hours(hours):
                what = f"The rule {rule} never holds, for a later one takes its days."
                mend = f"leave it out, or write a comma for the semicolon where both hold: {', '.join(rules)}"
                yield row.problem("hours", what, mend)


def _address(kind: ChangeKind, column: str | None, text: str | None) -> str | None:
    if kind is ChangeKind.CHANGED:
        return text if column == "address" else None
    match = _ADDRESS.search(text or "")
    return match.group(1) if match else None
