"""All forces, all inspections, and the figures of one force, programme or inspection, as files."""

from flask import Blueprint, Response, request

from portal.exports.all_forces import all_forces_table
from portal.exports.all_inspections import all_inspections_table
from portal.exports.figures import figures_table
from portal.exports.tables import Table
from portal.pages.force_table import force_table
from portal.queries import forces, inspections, programmes
from portal.web.addresses import address_of
from portal.web.context import current_language, session
from portal.web.files import table_answer, table_routes
from portal.words import terms

blueprint = Blueprint("figure_files", __name__)


@table_routes(blueprint, "/forces")
def all_forces(suffix: str) -> Response:
    """The table of all forces, filtered and sorted as the page of the same query is."""
    view = force_table(session(), request.args, current_language())
    table = all_forces_table(view.programme, view.graded_rounds, view.rows, current_language())
    return table_answer(table, address_of("forces.all_forces", **view.query), suffix)


@table_routes(blueprint, "/forces/<force_id>")
def force(force_id: str, suffix: str) -> Response:
    """Every figure of one force."""
    name = terms.force_name(forces.force(session(), force_id), current_language())
    address = address_of("forces.force", force_id=force_id)
    return table_answer(_table(force_id, name, force_id=force_id), address, suffix)


@table_routes(blueprint, "/programmes/<programme_id>")
def programme(programme_id: str, suffix: str) -> Response:
    """Every figure of one programme."""
    name = terms.name_of(programmes.programme(session(), programme_id), current_language())
    address = address_of("programmes.programme", programme_id=programme_id)
    return table_answer(_table(programme_id, name, programme_id=programme_id), address, suffix)


@table_routes(blueprint, "/inspections")
def all_inspections(suffix: str) -> Response:
    """Every inspection, by programme and date."""
    table = all_inspections_table(inspections.inspections(session()), current_language())
    return table_answer(table, address_of("inspections.all_inspections"), suffix)


@table_routes(blueprint, "/inspections/<inspection_id>")
def inspection(inspection_id: str, suffix: str) -> Response:
    """Every figure of one inspection."""
    inspection_row = inspections.inspection(session(), inspection_id)
    name = terms.inspection_name(inspection_row, current_language())
    address = address_of("inspections.inspection", inspection_id=inspection_id)
    return table_answer(_table(inspection_id, name, inspection_id=inspection_id), address, suffix)


def _table(name: str, title: str, **which: str) -> Table:
    return figures_table(name, title, inspections.figures(session(), **which), current_language())
