"""The figures of the whole country as a table."""

from collections.abc import Iterable

from portal.exports.fields import Field, Fields, source_fields, table_of
from portal.exports.tables import Table
from portal.facts.rows import NationalFigure, NationalRate
from portal.facts.vocabulary import Qualifier
from portal.words.caveats import caveats
from portal.words.language import Language


def national_table(rates: Iterable[NationalRate], figures: Iterable[NationalFigure], language: Language) -> Table:
    """The yearly shares recorded, oldest first, then every other figure; codes are the dataset's."""
    _, choose = language.gettext, language.choose
    fields: Fields[NationalFigure] = (
        Field("measure", _("Kind of figure, as a code"), lambda item: item.measure),
        Field("figure", _("What it counts"), lambda item: choose(item.name, item.name_cy)),
        Field("offence_group", _("Offences, as a code"), lambda item: item.offence_group.value),
        Field("period", _("Time"), lambda item: choose(item.period, item.period_cy)),
        Field("value", _("Figure"), lambda item: item.value),
        Field("unit", _("Unit"), lambda item: item.unit),
        Field("qualifier", _("How exact, as a code"), lambda item: item.qualifier.value),
        Field("note", _("Note"), lambda item: choose(item.note, item.note_cy)),
        *source_fields(lambda item: item.source, language),
    )
    all_figures = [*(_as_figure(rate, language) for rate in rates), *figures]
    read_in = [item.source for item in all_figures]
    title = _("England and Wales: how much crime is recorded")
    return table_of("national", title, fields, all_figures, read_in, caveats(language))


def _as_figure(rate: NationalRate, language: Language) -> NationalFigure:
    year, name = str(rate.year), language.gettext("Share of reported crimes that was recorded")
    return NationalFigure(
        measure="share-recorded",
        offence_group=rate.offence_group,
        period=year,
        period_cy=year,
        name=name,
        name_cy=name,
        value=rate.rate,
        unit="percent",
        qualifier=Qualifier.EXACT,
        note=rate.note,
        note_cy=rate.note_cy,
        source=rate.source,
    )
