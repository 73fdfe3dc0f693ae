"""Charts of recording rates: all forces of a round, one among the others, a few compared, by offence, nationally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portal.charts.chart import MISSING, Cell, Chart, Table, Words, chart_of
from portal.charts.interval_dots import RateRow, axis_of, interval_dots, is_long, measured, rate_row, tidy
from portal.charts.rate_table import rate_columns
from portal.facts.comparison import Comparison
from portal.facts.rows import Force, NationalRate, Programme, RecordingRate
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.words import charts as words, comparison_chart as of_comparison, terms
from portal.words.language import Language

_MOST_PEERS = 8


def rates_of_programme(
    programme: Programme,
    offence_group: OffenceGroup,
    rates: Sequence[RecordingRate],
    grades: Mapping[str, Grade],
    language: Language,
) -> Chart:
    """The latest rate of each force in one programme and offence group, highest first.

    One row of `rates` for each force; `grades` are their grades in the programme, by force. ValueError without a rate.
    """
    if not rates:
        raise ValueError(f"no recording rate of {offence_group} in {programme.programme_id} to draw")
    ordered = _ordered(rates, language)
    name = f"rates-{programme.programme_id}-{offence_group}"
    return _chart(name, words.of_all(ordered, language), ordered, language, grades=grades)


def peers(
    programme: Programme,
    rates: Sequence[RecordingRate],
    force_id: str,
    national: NationalRate | None,
    language: Language,
) -> Chart:
    """One force with its neighbours, the highest and the lowest rate of all crime, and the country: 8 rows at most.

    ValueError where the force has no rate.
    """
    ordered = _ordered(rates, language)
    own = next((rate for rate in ordered if rate.inspection.force.force_id == force_id), None)
    if own is None:
        raise ValueError(f"{force_id} has no recording rate in {programme.programme_id}")
    neighbours = [rate for rate in ordered if rate.inspection.force.force_id in own.inspection.force.neighbour_ids]
    room = _MOST_PEERS - (national is not None)
    chosen = list(dict.fromkeys(map(id, (own, ordered[0], ordered[-1], *neighbours))))[:room]
    few = [rate for rate in ordered if id(rate) in chosen]
    name = f"{force_id}-peers-{programme.programme_id}-{OffenceGroup.ALL}"
    title, note = words.of_peer(own, ordered, language), words.peer_note(own, ordered, language)
    highlight = terms.short_name(own.inspection.force, language)
    return _chart(name, title, few, language, note, highlight, national)


def comparison_chart(comparison: Comparison, language: Language) -> Chart:
    """The forces of a comparison, highest rate first; ValueError where no force has a rate to draw."""
    if not comparison.rates:
        raise ValueError(f"no recording rate of {comparison.offence_group} to compare")
    names = "-".join(sorted(item.force.force_id for item in comparison.forces))
    rows = [
        rate_row(terms.short_name(item.force, language), item.force.force_id, item.rate, language)
        for item in comparison.forces
    ]
    said = Words(
        of_comparison.title(comparison, language),
        measured(of_comparison.subtitle(comparison, language), rows, language),
        of_comparison.note(comparison, language),
        of_comparison.text_alternative(comparison, language),
    )
    name = f"compare-{comparison.programme.programme_id}-{comparison.offence_group}-{names}"
    return _rates_chart(name, said, ("force", language.gettext("Force")), rows, language)


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
    return _rates_chart(f"{force.force_id}-offence-groups", said, first, rows, language)


def national_share(rates: Sequence[NationalRate], language: Language) -> Chart:
    """The national estimates of all crime, newest first; ValueError where there is none."""
    if not rates:
        raise ValueError("no national estimate to draw")
    ordered = sorted(rates, key=lambda rate: -rate.year)
    rows = [RateRow(str(rate.year), language.percent(rate.rate), value=float(rate.rate)) for rate in ordered]
    said = Words.of(
        words.of_the_years(ordered[0], ordered[-1], language),
        measured(words.national_measure(language), rows, language),
        [language.gettext("Each estimate was made in its own way, so we join none of them with a line.")],
        [f"{row.label}: {row.figure}." for row in rows],
    )
    cells = [(Cell(str(rate.year), rate.year), Cell(language.percent(rate.rate), rate.rate)) for rate in ordered]
    return chart_of(
        "national-share",
        language,
        said,
        Table.of({"year": language.gettext("Year"), "rate": language.gettext("Recorded")}, cells),
        [tidy(row) for row in rows],
        lambda sheet: interval_dots(rows, sheet, language),
    )


def _rates_chart(
    name: str, said: Words, first: tuple[str, str], rows: Sequence[RateRow], language: Language, highlight: str = ""
) -> Chart:
    """The rows as a chart, with a table whose first column has that name and heading; one of them has a rate."""
    table = Table.of(dict([first]) | rate_columns(language), [row.cells for row in rows])
    return chart_of(
        name,
        language,
        said,
        table,
        [tidy(row) for row in rows],
        lambda sheet: interval_dots(rows, sheet, language, highlight),
        is_long=is_long(rows),
    )


def _ordered(rates: Sequence[RecordingRate], language: Language) -> list[RecordingRate]:
    return sorted(rates, key=lambda rate: (-rate.rate, terms.short_name(rate.inspection.force, language)))


def _chart(
    name: str,
    title: str,
    ordered: Sequence[RecordingRate],
    language: Language,
    note: str = "",
    highlight: str = "",
    national: NationalRate | None = None,
    grades: Mapping[str, Grade] | None = None,
) -> Chart:
    rows = [_row(rate, language, grades or {}) for rate in ordered]
    sentences = [words.sentence(row.label, rate, language) for row, rate in zip(rows, ordered, strict=True)]
    rows += [_country(national, language)] if national else []
    start = axis_of(rows)[0]
    notes = [note or words.without_margin(ordered, language)]
    notes += [words.outside(row.label, row.figure, language) for row in rows if row.value and row.value < start]
    notes += [words.of_country(national, language)] if national else []
    subtitle = words.subtitle(ordered[0].offence_group, ordered[0].inspection.programme, language)
    said = Words.of(title, measured(subtitle, rows, language), notes, sentences)
    return _rates_chart(name, said, ("force", language.gettext("Force")), rows, language, highlight)


def _row(rate: RecordingRate, language: Language, grades: Mapping[str, Grade]) -> RateRow:
    force = rate.inspection.force
    facts = {"region": force.region or "", "grade": str(grades.get(force.force_id, "missing"))} if grades else {}
    return rate_row(terms.short_name(force, language), force.force_id, rate, language, facts)


def _country(national: NationalRate, language: Language) -> RateRow:
    label, figure, year = language.gettext("England and Wales"), language.percent(national.rate), str(national.year)
    cells = (
        Cell(label, "england-and-wales"),
        Cell(figure, national.rate),
        Cell(language.gettext("as a figure"), "exact"),
        *(MISSING,) * 3,
        Cell(year, year),
    )
    return RateRow(label, figure, year, float(national.rate), cells=cells)
