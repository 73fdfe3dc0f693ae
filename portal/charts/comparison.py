"""A few forces of one programme, each rate with its interval, for any selection that a reader makes."""

from __future__ import annotations

from portal.charts.chart import Cell, Chart, Column, Table, Words, chart_of
from portal.charts.interval_dots import axis_of, interval_dots, rate_row, tidy
from portal.charts.rate_table import rate_cells, rate_columns
from portal.facts.comparison import Comparison
from portal.words import charts as words, comparison_chart as said, terms
from portal.words.language import Language


def comparison_chart(comparison: Comparison, language: Language) -> Chart:
    """The forces of a comparison, highest rate first; ValueError where no force has a rate to draw."""
    if not comparison.rates:
        raise ValueError(f"no recording rate of {comparison.offence_group} to compare")
    names = "-".join(sorted(item.force.force_id for item in comparison.forces))
    labels = [terms.short_name(item.force, language) for item in comparison.forces]
    rows = [rate_row(label, item.rate, language) for label, item in zip(labels, comparison.forces, strict=True)]
    subtitle = f"{said.subtitle(comparison, language)} {words.axis_start(axis_of(rows)[0], language)}"
    table = Table(
        (Column("force", language.gettext("Force")), *rate_columns(language)),
        tuple(
            (Cell(label, item.force.force_id), *rate_cells(item.rate, language))
            for label, item in zip(labels, comparison.forces, strict=True)
        ),
    )
    return chart_of(
        f"compare-{comparison.programme.programme_id}-{comparison.offence_group}-{names}",
        language.code,
        Words(
            said.title(comparison, language),
            subtitle,
            said.note(comparison, language),
            said.text_alternative(comparison, language),
        ),
        table,
        [tidy(row) for row in rows],
        lambda sheet: interval_dots(rows, sheet, language),
    )
