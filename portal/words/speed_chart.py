"""What the chart says of how quickly crime is recorded."""

from collections.abc import Sequence

from portal.facts.rows import NationalFigure
from portal.words import record
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.tables import Cell, Table


def words(
    average: NationalFigure,
    far_below: NationalFigure,
    below: int,
    figures: Sequence[tuple[str, str]],
    language: Language,
) -> Words:
    """The average of all forces, and how many are far below it; `figures` are the rows and the figure of each."""
    title = language.gettext(
        "%(average)s of crimes were recorded within 24 hours on average, but %(forces)s recorded fewer than %(below)s",
        average=language.percent(average.value),
        forces=record.figure_value(far_below, language),
        below=language.percent(below),
    )
    subtitle = language.gettext(
        "Share of crimes that a force recorded within 24 hours, %(period)s.",
        period=language.choose(average.period, average.period_cy),
    )
    notes = [language.choose(figure.note, figure.note_cy) or "" for figure in (average, far_below)]
    return Words.of(title, subtitle, notes, [f"{who}: {figure}." for who, figure in figures])


def table(figures: Sequence[NationalFigure], language: Language) -> Table:
    """What each figure counts, the figure, and its time."""
    headings = {
        "figure": language.gettext("What it counts"),
        "value": language.gettext("Figure"),
        "period": language.gettext("Time"),
    }
    cells = [
        (
            Cell(language.choose(figure.name, figure.name_cy), figure.measure),
            Cell(record.figure_value(figure, language), figure.value),
            Cell(language.choose(figure.period, figure.period_cy), figure.period),
        )
        for figure in figures
    ]
    return Table.of(headings, cells)
