"""Charts of recording rates: all forces of a round, one among the others, a few compared, by offence, nationally."""

from collections.abc import Mapping, Sequence

from portal.charts.chart import Chart, Row
from portal.charts.interval_dots import axis_of, interval_dots, outside, rate_row
from portal.facts.comparison import Comparison
from portal.facts.rows import Force, NationalRate, Programme, RecordingRate
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.words import comparison_chart as of_comparison, rates_chart as wording, terms
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
    ordered = _in_order(rates, language)
    rows = _rows(ordered, language)
    # What else the reader of all forces may choose them by.
    for row, force in zip(rows, (rate.inspection.force for rate in ordered), strict=True):
        row |= {"region": force.region or "", "grade": str(grades.get(force.force_id, "missing"))}
    words = wording.words_of_all(ordered, axis_of(rows)[0], outside(rows), language)
    table = wording.table_of_forces([(rate.inspection.force, rate) for rate in ordered], language)
    return interval_dots(f"rates-{programme.programme_id}-{offence_group}", words, table, rows, language)


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
    ordered = _in_order(rates, language)
    own = next((rate for rate in ordered if rate.inspection.force.force_id == force_id), None)
    if own is None:
        raise ValueError(f"{force_id} has no recording rate in {programme.programme_id}")
    few = _beside(own, ordered, _MOST_PEERS - (national is not None))
    rows = _rows(few, language)
    if national:
        rows.append(_national_row(wording.country(language), national, language) | {"year": str(national.year)})
    words = wording.words_of_one(own, ordered, few, national, axis_of(rows)[0], outside(rows), language)
    table = wording.table_of_forces([(rate.inspection.force, rate) for rate in few], language, national)
    name = f"{force_id}-peers-{programme.programme_id}-{OffenceGroup.ALL}"
    return interval_dots(name, words, table, rows, language, terms.short_name(own.inspection.force, language))


def comparison_chart(comparison: Comparison, language: Language) -> Chart:
    """The forces of a comparison, highest rate first; ValueError where no force has a rate to draw."""
    if not comparison.rates:
        raise ValueError(f"no recording rate of {comparison.offence_group} to compare")
    rows = [rate_row(terms.short_name(item.force, language), item.rate, language) for item in comparison.forces]
    words = of_comparison.words(comparison, axis_of(rows)[0], language)
    table = wording.table_of_forces([(item.force, item.rate) for item in comparison.forces], language)
    names = "-".join(sorted(item.force.force_id for item in comparison.forces))
    name = f"compare-{comparison.programme.programme_id}-{comparison.offence_group}-{names}"
    return interval_dots(name, words, table, rows, language)


def force_offence_groups(force: Force, rates: Sequence[RecordingRate], language: Language) -> Chart:
    """The recording rates of one inspection by offence group; a group without a rate has a dash.

    ValueError where there is no rate, or where they are not of one inspection.
    """
    if len({rate.inspection.inspection_id for rate in rates}) != 1:
        raise ValueError(f"the rates of {force.force_id} must be of one inspection")
    by_group = {rate.offence_group: rate for rate in rates}
    rows = [rate_row(terms.offence_group(group, language), by_group.get(group), language) for group in OffenceGroup]
    in_order = [by_group[group] for group in OffenceGroup if group in by_group]
    words = wording.words_of_offence_groups(in_order, axis_of(rows)[0], language)
    table = wording.table_of_offence_groups(in_order, language)
    return interval_dots(f"{force.force_id}-offence-groups", words, table, rows, language)


def national_share(rates: Sequence[NationalRate], language: Language) -> Chart:
    """The national estimates of all crime, newest first; ValueError where there is none."""
    if not rates:
        raise ValueError("no national estimate to draw")
    ordered = sorted(rates, key=lambda rate: -rate.year)
    rows = [_national_row(str(rate.year), rate, language) for rate in ordered]
    words = wording.words_of_country(ordered, axis_of(rows)[0], language)
    return interval_dots("national-share", words, wording.table_of_country(ordered, language), rows, language)


def _in_order(rates: Sequence[RecordingRate], language: Language) -> list[RecordingRate]:
    return sorted(rates, key=lambda rate: (-rate.rate, terms.short_name(rate.inspection.force, language)))


def _rows(rates: Sequence[RecordingRate], language: Language) -> list[Row]:
    return [rate_row(terms.short_name(rate.inspection.force, language), rate, language) for rate in rates]


def _national_row(label: str, rate: NationalRate, language: Language) -> Row:
    return {"force": label, "rate": float(rate.rate), "figure": language.percent(rate.rate)}


def _beside(own: RecordingRate, ordered: Sequence[RecordingRate], most: int) -> list[RecordingRate]:
    """One rate, the highest, the lowest and those of its neighbours, as many as there is room for; in their order."""
    near = own.inspection.force.neighbours
    neighbours = [rate for rate in ordered if rate.inspection.force.force_id in near]
    identities = list(dict.fromkeys(map(id, (own, ordered[0], ordered[-1], *neighbours))))[:most]
    return [rate for rate in ordered if id(rate) in identities]
