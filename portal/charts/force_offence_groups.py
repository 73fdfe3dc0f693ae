"""What one force recorded of all crime, of violent crime and of sexual offences, in its newest inspection."""

from __future__ import annotations

from collections.abc import Sequence

from portal.charts.chart import Cell, Chart, Column, Specification
from portal.charts.picture import NARROW, WIDE, Format, Picture
from portal.charts.rate_rows import RateRow, draw_rate_rows
from portal.charts.rate_table import missing_rate_cells, rate_cells, rate_columns
from portal.charts.words import date_words, programme_and_period, sentence_case
from portal.facts.partial_date import PartialDate
from portal.facts.rows import Force, RecordingRate
from portal.facts.vocabulary import OffenceGroup
from portal.words import terms
from portal.words.language import Language


def force_offence_groups(force: Force, rates: Sequence[RecordingRate], language: Language) -> Chart:
    """The recording rates of one inspection by offence group; a group without a rate is shown as not found.

    ValueError where there is no rate, or where they are not of one inspection.
    """
    if len({rate.inspection.inspection_id for rate in rates}) != 1:
        raise ValueError(f"the rates of {force.force_id} must be of one inspection")
    by_group = {rate.offence_group: rate for rate in rates}
    inspection = rates[0].inspection
    title = _title(force, by_group, inspection.published_on, language)
    subtitle = language.gettext(
        "Estimated share of what was reported to %(force)s that it recorded, in percent, with its interval where a"
        " margin was found. %(programme)s; published: %(date)s.",
        force=terms.force_name(force, language),
        programme=programme_and_period(inspection.programme, language),
        date=date_words(inspection.published_on, language),
    )
    wide, narrow = (_draw(form, by_group, title, subtitle, language) for form in (WIDE, NARROW))
    return Chart(
        name=f"{force.force_id}-offence-groups",
        language_code=language.code,
        title=title,
        subtitle=subtitle,
        text_alternative=" ".join(
            [
                f"{title}.",
                subtitle,
                *(_sentence(group, by_group.get(group), language) for group in OffenceGroup),
            ]
        ),
        columns=(Column("offence_group", language.gettext("What was reported")), *rate_columns(language)),
        rows=tuple(
            (
                Cell(terms.offence_group(group, language), group.value),
                *(rate_cells(by_group[group], language) if group in by_group else missing_rate_cells(language)),
            )
            for group in OffenceGroup
        ),
        wide=wide,
        narrow=narrow,
    )


def _title(
    force: Force, by_group: dict[OffenceGroup, RecordingRate], published_on: PartialDate | None, language: Language
) -> str:
    figures = {
        OffenceGroup.ALL: language.gettext("%(rate)s of all reported crime"),
        OffenceGroup.VIOLENCE: language.gettext("%(rate)s of violent crime"),
        OffenceGroup.SEXUAL: language.gettext("%(rate)s of sexual offences"),
    }
    rates = {group: terms.rate(rate, language) for group, rate in by_group.items()}
    found = [figures[group] % {"rate": rates[group]} for group in OffenceGroup if group in rates]
    published = language.gettext("Published %(date)s", date=language.month(published_on)) if published_on else None
    return language.gettext(
        "%(date)s: %(force)s recorded %(shares)s",
        date=published or sentence_case(date_words(None, language)),
        force=terms.short_name(force, language),
        shares=language.listing(found),
    )


def _sentence(group: OffenceGroup, rate: RecordingRate | None, language: Language) -> str:
    row = _rate_row(group, rate, language)
    return f"{row.label}: {row.figure}{', ' if row.note else ''}{row.note}."


def _rate_row(group: OffenceGroup, rate: RecordingRate | None, language: Language) -> RateRow:
    label = terms.offence_group(group, language)
    if rate is None:
        return RateRow(label, None, language.gettext("no rate found"))
    return RateRow(label, rate, terms.rate(rate, language), terms.short_margin(rate, language))


def _draw(
    form: Format, by_group: dict[OffenceGroup, RecordingRate], title: str, subtitle: str, language: Language
) -> Specification:
    picture = Picture(form)
    picture.head(title, subtitle)
    rows = [_rate_row(group, by_group.get(group), language) for group in OffenceGroup]
    draw_rate_rows(picture, rows, language.gettext("Recorded, of what was reported"), language)
    return picture.specification(title)
