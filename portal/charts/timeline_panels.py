"""What a force's timeline holds: for each programme its inspections, each with its grade and its rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.words import date_words, grade_word, programme_and_period
from portal.facts.newest import age_of
from portal.facts.rows import Force, Inspection, Judgment, Programme, RecordingRate
from portal.facts.vocabulary import Grade
from portal.words import terms
from portal.words.language import Language


@dataclass(frozen=True)
class Entry:
    """An inspection, with what it said about crime recording."""

    inspection: Inspection
    grade: Grade | None
    rate: RecordingRate | None

    def date(self, language: Language) -> str:
        """When the inspection was published, in words."""
        return date_words(self.inspection.published_on, language)

    def state(self, language: Language) -> str:
        """The grade in words, or that it was not found; empty for a programme that gives no grades."""
        if self.grade is not None:
            return grade_word(self.grade, language)
        return language.gettext("grade not found") if self.inspection.programme.recording_question_id else ""

    def words(self, language: Language) -> str:
        """The date, the grade and the rate, as far as each was found."""
        parts = [self.date(language), self.state(language)]
        if self.rate is not None:
            parts.append(f"{terms.rate(self.rate, language)} ({terms.short_margin(self.rate, language)})")
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Panel:
    """A programme with the force's inspections in it, oldest first; none where none was found."""

    programme: Programme
    entries: tuple[Entry, ...]

    @property
    def has_grades(self) -> bool:
        """Whether the programme grades crime recording."""
        return bool(self.programme.scale) and self.programme.recording_question_id is not None

    @property
    def rates(self) -> list[RecordingRate]:
        """The rates of the panel's inspections."""
        return [entry.rate for entry in self.entries if entry.rate is not None]

    def sentence(self, language: Language) -> str:
        """All that the panel shows, in words."""
        name = programme_and_period(self.programme, language)
        parts = [entry.words(language) for entry in self.entries] or [language.gettext("no inspection found")]
        return f"{name}: {'; '.join(parts)}."


def panels_of(
    force: Force,
    programmes: Sequence[Programme],
    inspections: Sequence[Inspection],
    judgments: Sequence[Judgment],
    rates: Sequence[RecordingRate],
) -> list[Panel]:
    """The force's panels in the order of the programmes.

    A programme has a panel where the force has an inspection with a grade or a rate in it, or where it graded the crime
    recording of every territorial force, this one included: there a missing inspection is worth saying.
    """
    grades = {judgment.inspection.inspection_id: judgment.grade for judgment in judgments}
    found = {rate.inspection.inspection_id: rate for rate in rates}
    panels = []
    for programme in sorted(programmes, key=lambda programme: programme.position):
        is_graded = programme.recording_question_id is not None
        entries = tuple(
            Entry(inspection, grades.get(inspection.inspection_id), found.get(inspection.inspection_id))
            for inspection in sorted(inspections, key=age_of)
            if inspection.programme.programme_id == programme.programme_id
            and (is_graded or inspection.inspection_id in found)
        )
        if entries or (is_graded and force.tile_column is not None):
            panels.append(Panel(programme, entries))
    return panels


def break_words(before: Sequence[Panel], after: Panel, language: Language) -> str:
    """Why what stands on the two sides of a gap cannot be compared, in the fewest words."""
    earlier_scales = [panel.programme.scale for panel in before if panel.has_grades]
    if after.has_grades and earlier_scales and earlier_scales[-1] != after.programme.scale:
        return language.gettext("new scale, new method: not comparable")
    return language.gettext("new method: not comparable")


def grade_label(grade: Grade, language: Language) -> str:
    """A grade's word as it stands on the axis."""
    return terms.grade_word(grade, language)
