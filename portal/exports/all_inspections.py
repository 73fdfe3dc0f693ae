"""The table of all inspections, as the page of all inspections shows it."""

from collections.abc import Iterable

from portal.exports.figures import source_cells, source_columns, sources_of
from portal.exports.tables import Table, Value
from portal.facts.rows import Inspection
from portal.words import terms
from portal.words.caveats import caveats
from portal.words.language import Language
from portal.words.tables import Column


def all_inspections_table(rows: Iterable[Inspection], language: Language) -> Table:
    """Each inspection with its programme, force, dates and source, in the order given."""
    inspections = tuple(rows)
    gettext = language.gettext
    return Table(
        name="inspections",
        title=gettext("All inspections"),
        columns=(
            Column("inspection_id", gettext("Inspection, as a code")),
            Column("force_id", gettext("Force, as a code")),
            Column("force", gettext("Force")),
            Column("programme_id", gettext("Programme, as a code")),
            Column("programme", gettext("Programme")),
            Column("inspection_kind", gettext("First inspection or re-inspection")),
            Column("published_on", gettext("Published")),
            Column("audit_from", gettext("Audited period from")),
            Column("audit_to", gettext("Audited period to")),
            *source_columns(language),
        ),
        rows=tuple(_row(inspection, language) for inspection in inspections),
        sources=sources_of(inspection.source for inspection in inspections),
        notes=caveats(language),
    )


def _row(inspection: Inspection, language: Language) -> tuple[Value, ...]:
    return (
        inspection.inspection_id,
        inspection.force.force_id,
        terms.force_name(inspection.force, language),
        inspection.programme.programme_id,
        terms.name_of(inspection.programme, language),
        inspection.kind.value,
        str(inspection.published_on) if inspection.published_on else None,
        str(inspection.audit_from) if inspection.audit_from else None,
        str(inspection.audit_to) if inspection.audit_to else None,
        *source_cells(inspection.source),
    )
