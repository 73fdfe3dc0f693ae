"""Charts of recording rates: all forces of a round, one among the others, a few compared, by offence, nationally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portal.charts.chart import Chart, Row
from portal.charts.interval_dots import interval_dots, measured, outside, rate_row
from portal.facts.comparison import Comparison
from portal.facts.rows import Force, NationalRate, Programme, RecordingRate
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.words import charts as said, comparison_chart as of_comparison, terms
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.tables import MISSING, Cell, Table, rate_cells, rate_columns

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
    note = said.without_margin(ordered, language)
    return _ranking(name, said.of_all(ordered, language), note, ordered, language, grades=grades)


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
    title = said.of_peer(own, ordered, language)
    note = said.peer_note(own, ordered, language) or said.without_margin(few, language)
    highlight = terms.short_name(own.inspection.force, language)
    return _ranking(name, title, note, few, language, highlight, national)


def comparison_chart(comparison: Comparison, language: Language) -> Chart:
    """The forces of a comparison, highest rate first; ValueError where no force has a rate to draw."""
    if not comparison.rates:
        raise ValueError(f"no recording rate of {comparison.offence_group} to compare")
    names = [terms.short_name(item.force, language) for item in comparison.forces]
    rows = [rate_row(name, item.rate, language) for name, item in zip(names, comparison.forces, strict=True)]
    words = Words(
        of_comparison.title(comparison, language),
        measured(of_comparison.subtitle(comparison, language), rows, language),
        of_comparison.note(comparison, language),
        of_comparison.text_alternative(comparison, language),
    )
    ids = "-".join(sorted(item.force.force_id for item in comparison.forces))
    cells = [
        (Cell(name, item.force.force_id), *rate_cells(item.rate, language))
        for name, item in zip(names, comparison.forces, strict=True)
    ]
    table = Table.of({"force": language.gettext("Force"), **rate_columns(language)}, cells)
    name = f"compare-{comparison.programme.programme_id}-{comparison.offence_group}-{ids}"
    return interval_dots(name, words, table, rows, language)


def force_offence_groups(force: Force, rates: Sequence[RecordingRate], language: Language) -> Chart:
    """The recording rates of one inspection by offence group; a group without a rate has a dash.

    ValueError where there is no rate, or where they are not of one inspection.
    """
    if len({rate.inspection.inspection_id for rate in rates}) != 1:
        raise ValueError(f"the rates of {force.force_id} must be of one inspection")
    found = {rate.offence_group: rate for rate in rates}
    labels = {group: terms.offence_group(group, language) for group in OffenceGroup}
    rows = [rate_row(label, found.get(group), language) for group, label in labels.items()]
    in_order = [found[group] for group in OffenceGroup if group in found]
    words = Words.of(
        said.of_offence_groups(in_order, language),
        measured(said.by_offence_group(rates[0].inspection.programme, language), rows, language),
        [said.without_margin(in_order, language)],
        [said.sentence(labels[rate.offence_group], rate, language) for rate in in_order],
    )
    headings = {"offence_group": language.gettext("What was reported"), **rate_columns(language)}
    cells = [(Cell(label, group), *rate_cells(found.get(group), language)) for group, label in labels.items()]
    return interval_dots(f"{force.force_id}-offence-groups", words, Table.of(headings, cells), rows, language)


def national_share(rates: Sequence[NationalRate], language: Language) -> Chart:
    """The national estimates of all crime, newest first; ValueError where there is none."""
    if not rates:
        raise ValueError("no national estimate to draw")
    ordered = sorted(rates, key=lambda rate: -rate.year)
    rows = [_national_row(str(rate.year), rate, language) for rate in ordered]
    words = Words.of(
        said.of_the_years(ordered[0], ordered[-1], language),
        measured(said.national_measure(language), rows, language),
        [language.gettext("Each estimate was made in its own way, so we join none of them with a line.")],
        [f"{row['force']}: {row['figure']}." for row in rows],
    )
    headings = {"year": language.gettext("Year"), "rate": language.gettext("Recorded")}
    cells = [(Cell(str(rate.year), rate.year), Cell(language.percent(rate.rate), rate.rate)) for rate in ordered]
    return interval_dots("national-share", words, Table.of(headings, cells), rows, language)


def _ordered(rates: Sequence[RecordingRate], language: Language) -> list[RecordingRate]:
    return sorted(rates, key=lambda rate: (-rate.rate, terms.short_name(rate.inspection.force, language)))


def _ranking(
    name: str,
    title: str,
    note: str,
    ordered: Sequence[RecordingRate],
    language: Language,
    highlight: str = "",
    national: NationalRate | None = None,
    grades: Mapping[str, Grade] | None = None,
) -> Chart:
    """Rates of forces in their order, and the country's below them."""
    labels = [terms.short_name(rate.inspection.force, language) for rate in ordered]
    of_forces = list(zip(labels, ordered, strict=True))
    rows = [rate_row(label, rate, language) | _facts(rate, grades or {}) for label, rate in of_forces]
    cells = [(Cell(label, rate.inspection.force.force_id), *rate_cells(rate, language)) for label, rate in of_forces]
    notes = []
    if national:
        country, year = language.gettext("England and Wales"), str(national.year)
        rows.append(_national_row(country, national, language) | {"year": year})
        figure = Cell(language.percent(national.rate), national.rate)
        exactly = Cell(language.gettext("as a figure"), "exact")
        cells.append((Cell(country, "england-and-wales"), figure, exactly, *(MISSING,) * 3, Cell(year, year)))
        notes.append(said.of_country(national, language))
    far = [said.outside(row["force"], row["figure"], language) for row in outside(rows)]
    subtitle = said.subtitle(ordered[0].offence_group, ordered[0].inspection.programme, language)
    sentences = [said.sentence(label, rate, language) for label, rate in of_forces]
    words = Words.of(title, measured(subtitle, rows, language), [note, *far, *notes], sentences)
    table = Table.of({"force": language.gettext("Force"), **rate_columns(language)}, cells)
    return interval_dots(name, words, table, rows, language, highlight)


def _facts(rate: RecordingRate, grades: Mapping[str, Grade]) -> Row:
    """What else the reader of all forces may choose them by."""
    force = rate.inspection.force
    facts = {"region": force.region, "grade": str(grades.get(force.force_id, "missing"))} if grades else {}
    return {name: value for name, value in facts.items() if value}


def _national_row(label: str, rate: NationalRate, language: Language) -> Row:
    return {"force": label, "rate": float(rate.rate), "figure": language.percent(rate.rate)}
