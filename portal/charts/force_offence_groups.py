"""What one force recorded of all crime, of violent crime and of sexual offences, in its newest inspection."""

from __future__ import annotations

from collections.abc import Sequence

from portal.charts.chart import Chart, Words
from portal.charts.interval_dots import measured, rate_row, rates_chart
from portal.facts.rows import Force, RecordingRate
from portal.facts.vocabulary import OffenceGroup
from portal.words import charts as words, terms
from portal.words.language import Language


def force_offence_groups(force: Force, rates: Sequence[RecordingRate], language: Language) -> Chart:
    """The recording rates of one inspection by offence group; a group without a rate has a dash.

    ValueError where there is no rate, or where they are not of one inspection.
    """
    if len({rate.inspection.inspection_id for rate in rates}) != 1:
        raise ValueError(f"the rates of {force.force_id} must be of one inspection")
    found = {rate.offence_group: rate for rate in rates}
    labels = {group: terms.offence_group(group, language) for group in OffenceGroup}
    rows = [rate_row(labels[group], group.value, found.get(group), language) for group in OffenceGroup]
    in_order = [found[group] for group in OffenceGroup if group in found]
    said = Words.of(
        words.of_offence_groups(in_order, language),
        measured(words.by_offence_group(rates[0].inspection.programme, language), rows, language),
        [words.without_margin(in_order, language)],
        [words.sentence(labels[rate.offence_group], rate, language) for rate in in_order],
    )
    first = ("offence_group", language.gettext("What was reported"))
    return rates_chart(f"{force.force_id}-offence-groups", said, first, rows, language)
