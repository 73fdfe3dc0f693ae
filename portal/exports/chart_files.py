"""A chart to take away: the table of its figures."""

from __future__ import annotations

from collections.abc import Iterable

from portal.exports.figures import sources_of
from portal.exports.tables import Column, Table
from portal.facts.rows import Source
from portal.queries.chart_files import ChartFile
from portal.words.caveats import caveats
from portal.words.language import Language


def chart_table(chart: ChartFile, sources: Iterable[Source], language: Language) -> Table:
    """The figures of a chart; its subtitle, which says measure, unit and period, is the first of the notes."""
    return Table(
        name=chart.name,
        title=chart.title,
        columns=tuple(Column(column.key, column.heading) for column in chart.columns),
        rows=chart.rows,
        sources=sources_of(sources),
        notes=tuple(filter(None, (chart.subtitle, chart.note, *caveats(language)))),
    )
