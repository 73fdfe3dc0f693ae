"""A few forces of one programme, each rate with its interval, for any selection that a reader makes."""

from __future__ import annotations

from portal.charts import comparison_words
from portal.charts.chart import Cell, Chart, Column, Specification
from portal.charts.picture import NARROW, WIDE, Format, Picture
from portal.charts.rate_rows import RateRow, draw_rate_rows
from portal.charts.rate_table import missing_rate_cells, rate_cells, rate_columns
from portal.charts.words import date_words, not_found
from portal.facts.comparison import Comparison
from portal.words import terms
from portal.words.language import Language


def comparison_chart(comparison: Comparison, language: Language) -> Chart:
    """The forces of a comparison, highest rate first; ValueError where no force has a rate to draw."""
    if not comparison.rates:
        raise ValueError(f"no recording rate of {comparison.offence_group} to compare")
    title = comparison_words.title(comparison, language)
    subtitle = comparison_words.subtitle(comparison, language)
    wide, narrow = (_draw(form, comparison, title, subtitle, language) for form in (WIDE, NARROW))
    names = "-".join(sorted(item.force.force_id for item in comparison.forces))
    return Chart(
        name=f"compare-{comparison.programme.programme_id}-{comparison.offence_group}-{names}",
        language_code=language.code,
        title=title,
        subtitle=subtitle,
        text_alternative=comparison_words.text_alternative(comparison, language),
        columns=(Column("force", language.gettext("Force")), *rate_columns(language)),
        rows=tuple(
            (
                Cell(terms.short_name(item.force, language), item.force.force_id),
                *(rate_cells(item.rate, language) if item.rate else missing_rate_cells(language)),
            )
            for item in comparison.forces
        ),
        wide=wide,
        narrow=narrow,
    )


def _draw(form: Format, comparison: Comparison, title: str, subtitle: str, language: Language) -> Specification:
    picture = Picture(form)
    picture.head(title, subtitle)
    rows = [
        RateRow(
            label=terms.short_name(item.force, language),
            rate=item.rate,
            figure=terms.rate(item.rate, language) if item.rate else not_found(language),
            note=date_words(item.rate.inspection.published_on, language) if item.rate else "",
        )
        for item in comparison.forces
    ]
    measured = language.gettext(
        "%(offences)s: recorded, of all that was reported",
        offences=terms.offence_group(comparison.offence_group, language),
    )
    draw_rate_rows(picture, rows, measured, language)
    return picture.specification(title)
