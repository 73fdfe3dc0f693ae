"""What is not wrong by any rule and still looks wrong: warnings, for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from portal.facts.telephone import dialled
from portal.facts.vocabulary import WatchEffect
from portal.publishing.parsing import ParsedTable
from portal.publishing.problems import Problem

# No force was found to record so little of what was reported: a share below is a fraction of one, not a percentage.
_LOWEST_SHARE = Decimal(1)


def doubts(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """Every warning, in the order of the files."""
    yield from _fractions(tables["recording_rates"])
    yield from _fractions(tables["national_rates"])
    yield from _services_without_a_channel(tables)
    yield from _closed_numbers(tables)


def _fractions(parsed: ParsedTable) -> Iterator[Problem]:
    for row in parsed.rows:
        rate = row.values["rate"]
        if isinstance(rate, Decimal) and 0 < rate <= _LOWEST_SHARE:
            what = "This looks like a fraction of one; the column is in percent."
            yield _warning(parsed.description.path, row.line, "rate", str(rate), what, f"write {rate * 100:f}?")


def _services_without_a_channel(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    reached = {row.text["service_id"] for row in tables["support_channels"].rows}
    for row in tables["support_services"].rows:
        if row.text["service_id"] not in reached:
            what = "The service has no channel: it is never shown."
            mend = "add a number or an address to support_channels.csv."
            yield _warning("support_services.csv", row.line, "service_id", row.text["service_id"], what, mend)


def _closed_numbers(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    closed = {
        dialled(row.text["address"]): row.text["watch_id"]
        for row in tables["support_watch"].rows
        if row.text["effect"] == WatchEffect.NOT_SHOWN and row.text["address"]
    }
    for row in tables["support_channels"].rows:
        address = row.text["address"]
        if address and dialled(address) in closed:
            what = f"support_watch.csv says that this number is not to be shown ({closed[dialled(address)]})."
            yield _warning("support_channels.csv", row.line, "address", address, what, "take the channel away.")


def _warning(path: str, line: int | None, column: str, value: str, what: str, mend: str) -> Problem:
    return Problem(path, line, column, value, what, mend, is_warning=True)
