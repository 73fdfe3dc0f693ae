"""How a force's crime recording was judged over the years: a panel for each programme, and gaps that divide them."""

from __future__ import annotations

from collections.abc import Sequence

from portal.charts.chart import Cell, Chart, Column
from portal.charts.picture import NARROW, WIDE
from portal.charts.rate_marks import axis_start
from portal.charts.rate_table import missing_rate_cells, rate_cells, rate_columns
from portal.charts.timeline_drawing import draw_timeline
from portal.charts.timeline_panels import Entry, Panel, panels_of
from portal.charts.words import not_found, programme_name
from portal.facts.rows import Force, Inspection, Judgment, Programme, RecordingRate
from portal.facts.vocabulary import OffenceGroup
from portal.words import terms
from portal.words.language import Language


def force_timeline(
    force: Force,
    programmes: Sequence[Programme],
    inspections: Sequence[Inspection],
    judgments: Sequence[Judgment],
    rates: Sequence[RecordingRate],
    language: Language,
) -> Chart:
    """One force's inspections: `judgments` on the recording questions, `rates` of all crime.

    Within a panel, inspections stand in their order, not to a scale of time, as some dates are not known.
    ValueError for a rate of another offence group, or a force without any panel.
    """
    if any(rate.offence_group is not OffenceGroup.ALL for rate in rates):
        raise ValueError("a timeline holds rates of all crime only")
    panels = panels_of(force, programmes, inspections, judgments, rates)
    if not panels:
        raise ValueError(f"no inspection of {force.force_id} to draw")
    title = _title(force, panels, language)
    subtitle = _subtitle(panels, language)
    wide, narrow = (draw_timeline(form, panels, title, subtitle, language) for form in (WIDE, NARROW))
    return Chart(
        name=f"{force.force_id}-timeline",
        language_code=language.code,
        title=title,
        subtitle=subtitle,
        text_alternative=" ".join([f"{title}.", subtitle, *(panel.sentence(language) for panel in panels)]),
        columns=(
            Column("programme", language.gettext("Programme")),
            Column("inspection", language.gettext("Inspection")),
            Column("grade", language.gettext("Grade")),
            *rate_columns(language),
        ),
        rows=tuple(_row(panel, entry, language) for panel in panels for entry in panel.entries or (None,)),
        wide=wide,
        narrow=narrow,
    )


def _title(force: Force, panels: Sequence[Panel], language: Language) -> str:
    """What became of the force on the newest scale on which it was graded twice, and its newest grade or rate."""
    name = terms.short_name(force, language)
    graded = [[entry for entry in panel.entries if entry.grade is not None] for panel in panels]
    twice = next((entries for entries in reversed(graded) if len(entries) > 1), None)
    newest = next((entries[-1] for entries in reversed(graded) if entries), None)
    if newest is None:
        return _title_of_rate(name, panels, language)
    words = {"force": name, "newest": newest.state(language), "newest_date": newest.date(language)}
    if twice is None:
        programme = programme_name(newest.inspection.programme, language)
        return language.gettext(
            "%(force)s: %(newest)s at recording crime (%(newest_date)s, %(programme)s)", **words, programme=programme
        )
    words |= {"before": twice[0].state(language), "before_date": twice[0].date(language)}
    words |= {"after": twice[-1].state(language), "after_date": twice[-1].date(language)}
    if newest is twice[-1]:
        return language.gettext(
            "%(force)s: %(before)s at recording crime (%(before_date)s), then %(after)s (%(after_date)s)",
            **words,
        )
    return language.gettext(
        "%(force)s: %(before)s at recording crime (%(before_date)s), then %(after)s (%(after_date)s);"
        " in a later programme: %(newest)s (%(newest_date)s)",
        **words,
    )


def _title_of_rate(name: str, panels: Sequence[Panel], language: Language) -> str:
    rated = [entry for panel in panels for entry in panel.entries if entry.rate is not None]
    if not rated or rated[-1].rate is None:
        return language.gettext("%(force)s: no grade for recording crime was found", force=name)
    return language.gettext(
        "%(force)s: %(rate)s of reported crime recorded (%(date)s)",
        force=name,
        rate=terms.rate(rated[-1].rate, language),
        date=rated[-1].date(language),
    )


def _subtitle(panels: Sequence[Panel], language: Language) -> str:
    rates = [rate for panel in panels for rate in panel.rates]
    parts = []
    if any(panel.has_grades for panel in panels):
        parts.append(language.gettext("Grades for recording crime, by date of publication."))
    if rates:
        parts.append(
            language.gettext(
                "Rates: estimated share of all reported crime that was recorded, in percent, with its 95 per cent"
                " interval where a margin was found; the axis starts at %(start)s.",
                start=language.percent(axis_start(rates)),
            )
        )
    if len(panels) > 1:
        parts.append(language.gettext("Each programme has its own method: compare within a panel, never across a gap."))
    return " ".join(parts)


def _row(panel: Panel, entry: Entry | None, language: Language) -> tuple[Cell, ...]:
    programme = Cell(programme_name(panel.programme, language), panel.programme.programme_id)
    if entry is None:
        missing = Cell(not_found(language), None)
        return (programme, missing, missing, *missing_rate_cells(language))
    no_grades = Cell(language.gettext("gives no grades"), None)
    rate = rate_cells(entry.rate, language) if entry.rate else missing_rate_cells(language)
    published = entry.inspection.published_on
    name = f"{terms.kind_of(entry.inspection, language)}, {terms.published(entry.inspection, language)}"
    return (
        programme,
        Cell(name, entry.inspection.inspection_id),
        Cell(entry.state(language), entry.grade) if panel.has_grades else no_grades,
        *rate[:-1],
        Cell(entry.date(language), str(published) if published else None),
    )
