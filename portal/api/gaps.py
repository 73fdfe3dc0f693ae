"""The open list of gaps: every figure that the record has not, with the reason and a request for it."""

from typing import Any

from flask import Response, request

from portal.api import schemas
from portal.api.answering import answer
from portal.api.envelope import envelope, envelope_schema
from portal.api.lists import refuse_unknown_names
from portal.api.parameters import Parameter, by_name, read
from portal.api.schemas import Schema
from portal.exports.gaps import gaps_table
from portal.facts.vocabulary import MissingMeasure, Reason
from portal.queries.gaps import gap_closures, gaps
from portal.web.addresses import address_of
from portal.web.context import current_language, session
from portal.words.language import Language

_TABLES = ("judgments", "recording_rates", "inspections")


def gaps_parameters(language: Language) -> tuple[Parameter, ...]:
    """The parameters of the list."""
    return (by_name("force_id", language),)


def gaps_answer() -> Response:
    """The gaps that the request asks for."""
    language = current_language()
    parameters = gaps_parameters(language)
    values = read(parameters, request.args, language)
    refuse_unknown_names(parameters, values)
    force_ids = values.get("force_id")
    return answer(values, gaps_body(force_ids if isinstance(force_ids, tuple) else ()))


def gaps_body(force_ids: tuple[str, ...]) -> dict[str, Any]:
    """The gaps of these forces, or of all."""
    language = current_language()
    rows = [gap for gap in gaps(session()) if not force_ids or gap.force.force_id in force_ids]
    table = gaps_table(rows, "gaps", language)
    keys = [column.key for column in table.columns]
    content = {
        "count": len(rows),
        "closed": [{"release": each.release.number, "gaps": each.closed} for each in gap_closures(session())],
        "gaps": [dict(zip(keys, row, strict=True)) for row in table.rows],
    }
    return envelope(table.title, _TABLES, list(table.notes), {"self": address_of("api.gaps")}, content)


def gaps_schemas(language: Language) -> dict[str, Schema]:
    """The schemas of the answer, by their names."""
    _, text = language.gettext, schemas.text
    gap = {
        "force_id": schemas.of_column("forces", "force_id", language),
        "force": text(_("The name of the force, in the language of the answer.")),
        "programme_id": schemas.of_column("programmes", "programme_id", language),
        "programme": text(_("The name of the round.")),
        "inspection_id": schemas.nullable(text(_("The inspection that lacks it; null where none was found."))),
        "measure": schemas.word(_("What kind of figure is missing."), MissingMeasure),
        "subject": schemas.nullable(text(_("The question or the kind of offence; null for a date."))),
        "missing": text(_("What is missing, in words.")),
        "reason": schemas.word(_("Why it is missing."), Reason),
        "why": text(_("The reason in words.")),
        "source_id": schemas.nullable(text(_("The source of the reason; null where it follows from the record."))),
        "request_to": schemas.nullable(text(_("The website of the force, where the force could fill the gap."))),
        "request_subject": schemas.nullable(text(_("The subject of a freedom of information request."))),
        "request_text": schemas.nullable(text(_("The text of that request."))),
    }
    closed = {
        "release": schemas.whole_number(_("The number of the release."), minimum=1),
        "gaps": schemas.nullable(
            schemas.whole_number(_("How many gaps it closed; null for the first release."), minimum=0)
        ),
    }
    content = {
        "count": schemas.whole_number(_("How many gaps these are."), minimum=0),
        "closed": schemas.array(_("What each release closed, newest first."), schemas.record(_("A release."), closed)),
        "gaps": schemas.array(_("The gaps by force, newest round first."), schemas.record(_("A gap."), gap)),
    }
    links = {"self": schemas.web_address(_("This answer."))}
    return {"Gaps": envelope_schema(content, links, language)}
