"""A few forces of one programme, each rate with its interval, for any selection that a reader makes."""

from __future__ import annotations

from portal.charts.chart import Chart, Words
from portal.charts.interval_dots import measured, rate_row, rates_chart
from portal.facts.comparison import Comparison
from portal.words import comparison_chart as said, terms
from portal.words.language import Language


def comparison_chart(comparison: Comparison, language: Language) -> Chart:
    """The forces of a comparison, highest rate first; ValueError where no force has a rate to draw."""
    if not comparison.rates:
        raise ValueError(f"no recording rate of {comparison.offence_group} to compare")
    names = "-".join(sorted(item.force.force_id for item in comparison.forces))
    rows = [
        rate_row(terms.short_name(item.force, language), item.force.force_id, item.rate, language)
        for item in comparison.forces
    ]
    words = Words(
        said.title(comparison, language),
        measured(said.subtitle(comparison, language), rows, language),
        said.note(comparison, language),
        said.text_alternative(comparison, language),
    )
    name = f"compare-{comparison.programme.programme_id}-{comparison.offence_group}-{names}"
    return rates_chart(name, words, ("force", language.gettext("Force")), rows, language)
