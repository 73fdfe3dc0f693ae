"""The table of all inspections, as the page of all inspections shows it."""

from collections.abc import Sequence

from portal.exports.fields import Field, Fields, force_fields, kind_and_dates, programme_fields, source_fields, table_of
from portal.exports.tables import Table
from portal.facts.rows import Inspection
from portal.words.caveats import caveats
from portal.words.language import Language


def all_inspections_table(inspections: Sequence[Inspection], language: Language) -> Table:
    """Each inspection with its programme, force, dates and source, in the order given."""
    gettext = language.gettext
    fields: Fields[Inspection] = (
        Field("inspection_id", gettext("Inspection, as a code"), lambda inspection: inspection.inspection_id),
        *force_fields(lambda inspection: inspection.force, language),
        *programme_fields(lambda inspection: inspection.programme, language),
        *kind_and_dates(lambda inspection: inspection, language),
        *source_fields(lambda inspection: inspection.source, language),
    )
    read_in = [inspection.source for inspection in inspections]
    return table_of("inspections", gettext("All inspections"), fields, inspections, read_in, caveats(language))
