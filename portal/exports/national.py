"""The figures of the whole country as a table."""

from collections.abc import Iterable

from portal.exports.figures import PERCENT, source_cells, source_columns, sources_of
from portal.exports.tables import Table, Value
from portal.facts.rows import NationalFigure, NationalRate
from portal.words.caveats import caveats
from portal.words.language import Language
from portal.words.tables import Column


def national_table(rates: Iterable[NationalRate], figures: Iterable[NationalFigure], language: Language) -> Table:
    """The yearly shares recorded, oldest first, then every other figure; codes are the dataset's."""
    rates, figures = tuple(rates), tuple(figures)
    _ = language.gettext
    return Table(
        name="national",
        title=_("England and Wales: how much crime is recorded"),
        columns=(
            Column("measure", _("Kind of figure, as a code")),
            Column("figure", _("What it counts")),
            Column("offence_group", _("Offences, as a code")),
            Column("period", _("Time")),
            Column("value", _("Figure")),
            Column("unit", _("Unit")),
            Column("qualifier", _("How exact, as a code")),
            Column("note", _("Note")),
            *source_columns(language),
        ),
        rows=(*(_of_rate(item, language) for item in rates), *(_of_figure(item, language) for item in figures)),
        sources=sources_of([*(item.source for item in rates), *(item.source for item in figures)]),
        notes=caveats(language),
    )


def _of_rate(item: NationalRate, language: Language) -> tuple[Value, ...]:
    return (
        "share-recorded",
        language.gettext("Share of reported crimes that was recorded"),
        item.offence_group.value,
        str(item.year),
        item.rate,
        PERCENT,
        "exact",
        language.choose(item.note, item.note_cy),
        *source_cells(item.source),
    )


def _of_figure(item: NationalFigure, language: Language) -> tuple[Value, ...]:
    return (
        item.measure,
        language.choose(item.name, item.name_cy),
        item.offence_group.value,
        language.choose(item.period, item.period_cy),
        item.value,
        item.unit,
        item.qualifier.value,
        language.choose(item.note, item.note_cy),
        *source_cells(item.source),
    )
