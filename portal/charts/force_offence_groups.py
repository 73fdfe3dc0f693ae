"""What one force recorded of all crime, of violent crime and of sexual offences, in its newest inspection."""

from __future__ import annotations

from collections.abc import Sequence

from portal.charts.chart import Cell, Chart, Column, Table, Words, chart_of
from portal.charts.interval_dots import axis_of, interval_dots, rate_row, tidy
from portal.charts.rate_table import rate_cells, rate_columns
from portal.facts.rows import Force, RecordingRate
from portal.facts.vocabulary import OffenceGroup
from portal.words import charts as words, rounds, terms
from portal.words.language import Language


def force_offence_groups(force: Force, rates: Sequence[RecordingRate], language: Language) -> Chart:
    """The recording rates of one inspection by offence group; a group without a rate has a dash.

    ValueError where there is no rate, or where they are not of one inspection.
    """
    if len({rate.inspection.inspection_id for rate in rates}) != 1:
        raise ValueError(f"the rates of {force.force_id} must be of one inspection")
    found = {rate.offence_group: rate for rate in rates}
    inspection = rates[0].inspection
    labels = {group: terms.offence_group(group, language) for group in OffenceGroup}
    rows = [rate_row(labels[group], found.get(group), language) for group in OffenceGroup]
    title = language.gettext(
        "%(force)s recorded %(shares)s (%(year)s)",
        force=terms.short_name(force, language),
        shares=language.listing(
            [
                language.gettext(
                    "%(rate)s of %(reported)s",
                    rate=words.rate(found[group], language),
                    reported=words.offences(group, language),
                )
                for group in OffenceGroup
                if group in found
            ]
        ),
        year=rounds.share_year(inspection),
    )
    subtitle = language.gettext(
        "Share of what was reported that the force recorded. %(round)s.",
        round=rounds.round_name(inspection.programme, language),
    )
    said = Words.of(
        title,
        f"{subtitle} {words.axis_start(axis_of(rows)[0], language)}",
        [words.without_margin(list(found.values()), language)],
        [words.sentence(labels[group], found[group], language) for group in OffenceGroup if group in found],
    )
    table = Table(
        (Column("offence_group", language.gettext("What was reported")), *rate_columns(language)),
        tuple((Cell(labels[group], group.value), *rate_cells(found.get(group), language)) for group in OffenceGroup),
    )
    name = f"{force.force_id}-offence-groups"
    return chart_of(
        name,
        language.code,
        said,
        table,
        [tidy(row) for row in rows],
        lambda sheet: interval_dots(rows, sheet, language),
    )
