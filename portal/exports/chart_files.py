"""A chart to take away: the table of its figures, and its Vega-Lite specification that says where they come from."""

from __future__ import annotations

import json
from collections.abc import Iterable

from portal.exports.figures import sources_of
from portal.exports.tables import Column, Provenance, Table, described
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
        notes=(chart.subtitle, *caveats(language)),
    )


def vega_lite(chart: ChartFile, table: Table, provenance: Provenance) -> bytes:
    """The specification with its data inside; `usermeta` holds source, licence, caveats and release."""
    content = {**chart.specification, "usermeta": described(table, provenance)}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
