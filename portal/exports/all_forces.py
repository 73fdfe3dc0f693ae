"""The table of all forces in one programme, as the page of all forces shows it."""

from __future__ import annotations

from collections.abc import Iterable

from portal.exports.figures import bound, sources_of
from portal.exports.tables import Column, Table, Value
from portal.facts.rows import Force, Judgment, Programme, RecordingRate
from portal.facts.uncertainty import interval_of
from portal.words import terms
from portal.words.caveats import caveats
from portal.words.language import Language

Result = tuple[Force, Judgment | None, RecordingRate | None]


def all_forces_table(programme: Programme, results: Iterable[Result], language: Language) -> Table:
    """Each force with its newest grade for recording and its newest rate of all crime, in the order given."""
    listed = list(results)
    figures = [figure for _, judgment, rate in listed for figure in (judgment, rate) if figure]
    gettext = language.gettext
    return Table(
        name="forces",
        title=all_forces_title(programme, language),
        columns=(
            Column("force_id", gettext("Force, as a code")),
            Column("force", gettext("Force")),
            Column("region", gettext("Region")),
            Column("nation", gettext("Nation")),
            Column("programme_id", gettext("Programme, as a code")),
            Column("inspection_id", gettext("Inspection, as a code")),
            Column("published_on", gettext("Published")),
            Column("grade", gettext("Grade for recording")),
            Column("rate", gettext("Recorded, all crime"), "%"),
            Column("qualifier", gettext("How the source puts it")),
            Column("margin", gettext("Margin"), gettext("percentage points")),
            Column("interval_low", gettext("Interval (95%) from"), "%"),
            Column("interval_high", gettext("Interval (95%) to"), "%"),
            Column("source_of_grade", gettext("Source of the grade")),
            Column("source_of_rate", gettext("Source of the rate")),
        ),
        rows=tuple(_row(programme, *result, language) for result in listed),
        sources=sources_of(figure.source for figure in figures),
        notes=caveats(language),
    )


def all_forces_title(programme: Programme, language: Language) -> str:
    """What the table is called."""
    return language.gettext("All forces, %(programme)s", programme=terms.name_of(programme, language))


def _row(
    programme: Programme, force: Force, judgment: Judgment | None, rate: RecordingRate | None, language: Language
) -> tuple[Value, ...]:
    found = judgment or rate
    published = found.inspection.published_on if found else None
    bounds = interval_of(rate) if rate else None
    return (
        force.force_id,
        terms.force_name(force, language),
        terms.region(force.region, language) if force.region else None,
        terms.nation(force.nation, language),
        programme.programme_id,
        found.inspection.inspection_id if found else None,
        str(published) if published else None,
        judgment.grade.value if judgment else None,
        rate.rate if rate else None,
        rate.qualifier.value if rate else None,
        rate.margin if rate else None,
        bound(bounds.low) if bounds else None,
        bound(bounds.high) if bounds else None,
        judgment.source.url if judgment else None,
        rate.source.url if rate else None,
    )
