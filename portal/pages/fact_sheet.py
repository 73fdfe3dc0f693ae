"""What the fact sheet of a force shows: its inspections line by line, its newest grades, and numbered sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.facts import rows
from portal.facts.newest import age_of, is_of_recording
from portal.facts.vocabulary import OffenceGroup
from portal.queries.profiles import Profile, ProgrammeRecord


@dataclass(frozen=True)
class SheetLine:
    """One inspection: its grade for recording and its recording rates, each None or absent where none was found."""

    inspection: rows.Inspection
    judgment: rows.Judgment | None
    rates: dict[OffenceGroup, rows.RecordingRate]


@dataclass(frozen=True)
class SheetProgramme:
    """The inspections of one programme, oldest first."""

    programme: rows.Programme
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True)
class FactSheet:
    """The sheet: programmes oldest first, the newest programme that graded more than recording, and the sources."""

    programmes: tuple[SheetProgramme, ...]
    newest_grades: ProgrammeRecord | None
    sources: tuple[rows.Source, ...]

    def number_of(self, source: rows.Source) -> int:
        """The number under which a source is on the sheet, from 1."""
        return self.sources.index(source) + 1


def fact_sheet(profile: Profile) -> FactSheet:
    """The fact sheet of a force."""
    programmes = tuple(_programme(profile, record) for record in profile.records)
    graded = [record for record in profile.records if not all(is_of_recording(item) for item in record.judgments)]
    newest_grades = graded[-1] if graded else None
    return FactSheet(programmes, newest_grades, tuple(dict.fromkeys(_sources(profile, programmes, newest_grades))))


def _programme(profile: Profile, record: ProgrammeRecord) -> SheetProgramme:
    inspections = sorted(record.inspections, key=age_of)
    return SheetProgramme(record.programme, tuple(_line(profile, inspection) for inspection in inspections))


def _line(profile: Profile, inspection: rows.Inspection) -> SheetLine:
    rates = {rate.offence_group: rate for rate in profile.rates if rate.inspection == inspection}
    return SheetLine(inspection, profile.recording_judgment_of(inspection), rates)


def _sources(
    profile: Profile, programmes: tuple[SheetProgramme, ...], newest_grades: ProgrammeRecord | None
) -> Iterator[rows.Source]:
    headline = profile.headline
    if headline:
        yield headline.source
        yield from (item.source for item in profile.estimates if item.inspection == headline.inspection)
    for line in (line for programme in programmes for line in programme.lines):
        if line.judgment:
            yield line.judgment.source
        yield from (rate.source for rate in line.rates.values())
    if newest_grades:
        yield from (item.source for item in newest_grades.judgments)
