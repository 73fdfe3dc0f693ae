"""All forces with a recording rate in one round, each with its interval; or one force among its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portal.charts.chart import MISSING, Cell, Chart, Words
from portal.charts.interval_dots import RateRow, axis_of, measured, rate_row, rates_chart
from portal.facts.rows import NationalRate, Programme, RecordingRate
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.words import charts as words, terms
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
    return rates_chart(name, said, ("force", language.gettext("Force")), rows, language, highlight)


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
