"""All forces with a recording rate in one programme, each with its interval; or one force among these peers."""

from __future__ import annotations

from collections.abc import Sequence

from portal.charts.chart import Cell, Chart, Column, Specification
from portal.charts.picture import NARROW, WIDE, Format, Picture
from portal.charts.rate_rows import RateRow, draw_rate_rows
from portal.charts.rate_table import rate_cells, rate_columns
from portal.charts.words import date_words, measure_words, programme_and_period
from portal.facts.rows import Programme, RecordingRate
from portal.facts.uncertainty import rank_ranges
from portal.facts.vocabulary import OffenceGroup, Qualifier
from portal.words import terms
from portal.words.language import Language


def rates_of_programme(
    programme: Programme,
    offence_group: OffenceGroup,
    rates: Sequence[RecordingRate],
    language: Language,
    highlight: str | None = None,
) -> Chart:
    """The latest rate of each force in one programme and offence group, highest first; `highlight` is a force's id.

    One row of `rates` for each force. ValueError where there is none, or none of the highlighted force.
    """
    if not rates:
        raise ValueError(f"no recording rate of {offence_group} in {programme.programme_id} to draw")
    ordered = sorted(rates, key=lambda rate: (-rate.rate, terms.short_name(rate.inspection.force, language)))
    highlighted = [rate for rate in ordered if rate.inspection.force.force_id == highlight]
    if highlight is not None and not highlighted:
        raise ValueError(f"{highlight} has no recording rate of {offence_group} in {programme.programme_id}")

    title = _peer_title(highlighted[0], ordered, language) if highlighted else _title(ordered, language)
    subtitle = _subtitle(programme, offence_group, language)
    pictures = [_draw(form, ordered, highlight, title, subtitle, language) for form in (WIDE, NARROW)]
    chart = f"{programme.programme_id}-{offence_group}"
    return Chart(
        name=f"rates-{chart}" if highlight is None else f"{highlight}-peers-{chart}",
        language_code=language.code,
        title=title,
        subtitle=subtitle,
        text_alternative=_text_alternative(ordered, highlighted, title, subtitle, language),
        columns=(Column("force", language.gettext("Force")), *rate_columns(language)),
        rows=tuple(
            (
                Cell(terms.short_name(rate.inspection.force, language), rate.inspection.force.force_id),
                *rate_cells(rate, language),
            )
            for rate in ordered
        ),
        wide=pictures[0],
        narrow=pictures[1],
    )


def _title(ordered: Sequence[RecordingRate], language: Language) -> str:
    highest, lowest = ordered[0], ordered[-1]
    if len(ordered) == 1:
        return language.gettext(
            "One rate was found: %(rate)s, %(force)s",
            rate=terms.rate(highest, language),
            force=terms.short_name(highest.inspection.force, language),
        )
    if highest.rate == lowest.rate:
        return language.gettext("Every published rate is %(rate)s", rate=terms.rate(highest, language))
    return language.gettext(
        "Published rates run from %(lowest)s (%(lowest_force)s) to %(highest)s (%(highest_force)s)",
        lowest=terms.rate(lowest, language),
        lowest_force=_forces_at(lowest, ordered, language),
        highest=terms.rate(highest, language),
        highest_force=_forces_at(highest, ordered, language),
    )


def _forces_at(rate: RecordingRate, ordered: Sequence[RecordingRate], language: Language) -> str:
    return language.listing(
        [terms.short_name(other.inspection.force, language) for other in ordered if other.rate == rate.rate]
    )


def _peer_title(rate: RecordingRate, ordered: Sequence[RecordingRate], language: Language) -> str:
    words = {
        "force": terms.short_name(rate.inspection.force, language),
        "rate": terms.rate(rate, language),
        "date": date_words(rate.inspection.published_on, language),
    }
    if len(ordered) == 1:
        return language.gettext("%(force)s: %(rate)s (%(date)s), the only rate found in this programme", **words)
    force_id = rate.inspection.force.force_id
    rank = rank_ranges(ordered, of=[force_id])[force_id]
    words["total"] = language.number(len(ordered))
    if rank is not None and rank.best == rank.worst:
        return language.gettext(
            "%(force)s: %(rate)s (%(date)s), rank %(best)s of %(total)s forces",
            **words,
            best=language.number(rank.best),
        )
    if rank is not None:
        return language.gettext(
            "%(force)s: %(rate)s (%(date)s); its rank lies between %(best)s and %(worst)s of %(total)s forces",
            **words,
            best=language.number(rank.best),
            worst=language.number(rank.worst),
        )
    if rate.qualifier is not Qualifier.EXACT:
        return language.gettext(
            "%(force)s: %(rate)s (%(date)s); too rough a figure to say where it ranks among %(total)s forces", **words
        )
    return language.gettext(
        "%(force)s: %(rate)s (%(date)s); where it ranks among %(total)s forces cannot be told, as no margin was found",
        **words,
    )


def _subtitle(programme: Programme, group: OffenceGroup, language: Language) -> str:
    return language.gettext(
        "%(measure)s. %(programme)s; the newest rate of each force, with the date of its publication.",
        measure=measure_words(group, language),
        programme=programme_and_period(programme, language),
    )


def _text_alternative(
    ordered: Sequence[RecordingRate],
    highlighted: Sequence[RecordingRate],
    title: str,
    subtitle: str,
    language: Language,
) -> str:
    unknown = sum(rate.margin is None for rate in ordered)
    parts = [title + ".", subtitle]
    for rate in highlighted:
        name, figure = terms.short_name(rate.inspection.force, language), terms.rate(rate, language)
        date = date_words(rate.inspection.published_on, language)
        parts.append(f"{name}: {figure}, {terms.short_margin(rate, language)}, {date}.")
    parts.append(
        language.ngettext(
            "%(num)s force, highest rate first, each with its 95 per cent interval where a margin was found.",
            "%(num)s forces, highest rate first, each with its 95 per cent interval where a margin was found.",
            len(ordered),
        )
    )
    if unknown:
        parts.append(
            language.ngettext(
                "For %(num)s force no margin was found.", "For %(num)s forces no margin was found.", unknown
            )
        )
    parts.append(language.gettext("The table of this chart holds every figure."))
    return " ".join(parts)


def _draw(
    form: Format, ordered: Sequence[RecordingRate], highlight: str | None, title: str, subtitle: str, language: Language
) -> Specification:
    picture = Picture(form)
    picture.head(title, subtitle)
    rows = [
        RateRow(
            label=terms.short_name(rate.inspection.force, language),
            rate=rate,
            figure=terms.rate(rate, language),
            note=date_words(rate.inspection.published_on, language),
            is_highlighted=rate.inspection.force.force_id == highlight,
        )
        for rate in ordered
    ]
    measured = language.gettext(
        "%(offences)s: recorded, of all that was reported",
        offences=terms.offence_group(ordered[0].offence_group, language),
    )
    draw_rate_rows(picture, rows, measured, language)
    return picture.specification(title)
