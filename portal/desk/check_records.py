"""Adding what was seen of a service's numbers to the checks of the dataset, line by line, at the end of the file."""

import csv
import datetime
import io
from enum import StrEnum
from pathlib import Path

from portal.dataset.description import table_description
from portal.desk.contacts import ChannelFinding, Sighting
from portal.facts.vocabulary import CheckMethod, CheckOutcome

_OUTCOMES = {
    Sighting.THERE: CheckOutcome.CONFIRMED,
    Sighting.OTHER: CheckOutcome.CHANGED,
    Sighting.PAGE_GONE: CheckOutcome.CLOSED,
    Sighting.NOT_SEEN: CheckOutcome.NO_ANSWER,
}


class NotRecorded(StrEnum):
    """Why a finding is no check of today."""

    NOT_READ = "whose page was not read"
    DATED = "whose page is a publication of its day, which says nothing of today"
    STANDS = "checked today already"


class CheckRecords:
    """The file of checks in a folder, to which lines are added for a day; its other lines are left as they are.

    ValueError if the file is not written as `portal export` writes it; OSError if it cannot be read or written.
    """

    def __init__(self, folder: Path, day: datetime.date) -> None:
        table = table_description("support_checks")
        self.path = folder / table.path
        self._day = day.isoformat()
        self._key = table.primary_key
        text = self.path.read_bytes().decode("utf-8")
        columns = [field.name for field in table.fields]
        if "\r" in text or not text.startswith(",".join(columns) + "\n") or not text.endswith("\n"):
            raise ValueError(f"{self.path} is written in another way than `portal export` writes it: edit it by hand.")
        self._columns = columns
        self._known = {tuple(row[name] for name in self._key) for row in csv.DictReader(io.StringIO(text, newline=""))}

    def add(self, finding: ChannelFinding) -> CheckOutcome | NotRecorded:
        """Add what was found at once, so that a check that is stopped loses nothing; returns what was written."""
        outcome = _OUTCOMES.get(finding.sighting)
        if outcome is None:
            return NotRecorded.NOT_READ
        if finding.page_is_dated:
            return NotRecorded.DATED
        cells = {
            "service_id": finding.service_id,
            "channel": finding.number,
            "date": self._day,
            "method": CheckMethod.PAGE.value,
            "outcome": outcome.value,
        }
        key = tuple(cells[name] for name in self._key)
        if key in self._known:
            return NotRecorded.STANDS
        self._known.add(key)
        line = io.StringIO(newline="")
        csv.DictWriter(line, self._columns, lineterminator="\n").writerow(cells)
        with self.path.open("ab") as file:
            file.write(line.getvalue().encode("utf-8"))
        return outcome
