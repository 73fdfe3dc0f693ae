"""Find a force: from a place, a council or a postcode in the address to the force that polices it."""

from typing import Any

from flask import Response, request

from portal.api import schemas
from portal.api.answering import json_response
from portal.api.envelope import envelope, envelope_schema
from portal.api.parameters import Parameter, address_with, read
from portal.api.schemas import Schema
from portal.dataset.description import table_description
from portal.facts.elsewhere import Country, Elsewhere
from portal.facts.rows import Force
from portal.places import LONGEST_TEXT, Kind, Match, Note, find
from portal.web.addresses import address_of
from portal.web.context import current_language, session
from portal.web.find_answers import answer_in_words, label
from portal.web.finder_index import current_index
from portal.words import terms
from portal.words.language import Language

_TABLES = ("councils", "areas", "places", "settlements", "outcodes", "postcode_sectors", "border_postcodes")


def find_parameters(language: Language) -> tuple[Parameter, ...]:
    """The parameters of a lookup."""
    description = language.gettext(
        "A place, a council, a county, a force, or a postcode or its beginning. It is in the address, "
        "because this address is for scripts; the site's own search never puts it there. "
        "It is kept out of logs and caches."
    )
    schema = schemas.text(description, minLength=1, maxLength=LONGEST_TEXT, examples=["ME14 1XX"])
    return (Parameter("q", schema, required=True),)


def find_answer() -> Response:
    """What the text of the request means."""
    language = current_language()
    values = read(find_parameters(language), request.args, language)
    response = json_response(find_body(str(values["q"])))
    # What somebody typed must not be found later in a cache, on this machine or on the way to it.
    response.headers["Cache-Control"] = "no-store"
    return response


def find_body(text: str) -> dict[str, Any]:
    """What the text means."""
    language = current_language()
    answer = find(session(), current_index(), text)
    content = {
        "exact": answer.exact,
        "force_id": answer.force.force_id if answer.force else None,
        "match": _match(answer.match, language) if answer.match else None,
        "candidates": [_match(match, language) for match in answer.candidates],
        "candidates_are_only_close": answer.close_only,
        "districts": list(answer.districts),
        "others": [_match(match, language) for match in answer.others],
        "elsewhere": _elsewhere(answer.elsewhere) if answer.elsewhere else None,
        "share_outside": float(answer.share_outside),
        "note": answer.note.value if answer.note else None,
        "sentences": list(answer_in_words(answer, " ".join(text.split()), language).sentences),
    }
    links = {"self": address_with({"q": text}, "api.find")}
    return envelope(language.gettext("Find a force"), _TABLES, _caveats(language), links, content)


def find_schemas(language: Language) -> dict[str, Schema]:
    """The schemas of a lookup's answer, by their names."""
    _ = language.gettext
    share = schemas.number(_("Its share of the postcodes in England and Wales; null where no share is known."), 0, 1)
    policed = {**_force_schema(language), "share": schemas.nullable(share)}
    text = schemas.text
    elsewhere = {
        "country": schemas.word(_("The country or island."), Country),
        "police": text(_("Who polices it.")),
        "police_url": schemas.web_address(_("Their website.")),
        "inspectorate": schemas.nullable(text(_("Who inspects that police."))),
        "inspectorate_url": schemas.nullable(schemas.web_address(_("Where that is published."))),
    }
    match = {
        "name": text(_("The name of what was found.")),
        "kind": schemas.word(_("What kind of thing it is."), Kind),
        "label": text(_("What tells it from others, in words.")),
        "county": schemas.nullable(text(_("The county, where it tells places of one name apart."))),
        "also": schemas.nullable(text(_("The name by which it was found, where that is different."))),
        "forces": schemas.array(_("The forces that police it."), schemas.record(_("A force and its share."), policed)),
        "nearby": schemas.array(
            _("Forces whose area begins less than 2 km away."), schemas.record(_("A force."), _force_schema(language))
        ),
    }
    content = {
        "exact": schemas.boolean(_("Whether one force certainly polices it.")),
        "force_id": schemas.nullable(text(_("The one force that was meant; null where there is something to choose."))),
        "match": schemas.nullable(schemas.reference("Match")),
        "candidates": schemas.array(_("What the text may mean."), schemas.reference("Match")),
        "candidates_are_only_close": schemas.boolean(
            _("Whether the candidates have other names that come close to the text.")
        ),
        "districts": schemas.array(_("The postcode districts that begin with the text."), {"type": "string"}),
        "others": schemas.array(_("Smaller places of that name, or of one like it."), schemas.reference("Match")),
        "elsewhere": schemas.nullable(
            schemas.record(_("Who polices and inspects a country that this site does not cover."), elsewhere)
        ),
        "share_outside": schemas.number(
            _("The share of the postcodes of this district that lie outside England and Wales."), 0, 1
        ),
        "note": schemas.nullable(schemas.word(_("What should be known of the answer."), Note)),
        "sentences": schemas.array(_("The answer in words."), {"type": "string"}),
    }
    links = {"self": schemas.web_address(_("This answer."))}
    return {
        "Match": schemas.record(_("One thing that a text may mean."), match),
        "Found": envelope_schema(content, links, language),
    }


def _force_schema(language: Language) -> dict[str, Schema]:
    return {
        "force_id": schemas.of_column("forces", "force_id", language),
        "label": schemas.text(language.gettext("The name of the force, in the language of the answer.")),
        "url": schemas.web_address(language.gettext("Its own address in the API.")),
        "page": schemas.web_address(language.gettext("The page of this site that shows it.")),
    }


def _elsewhere(elsewhere: Elsewhere) -> dict[str, Any]:
    return {
        "country": elsewhere.country,
        "police": elsewhere.police,
        "police_url": elsewhere.police_url,
        "inspectorate": elsewhere.inspectorate,
        "inspectorate_url": elsewhere.inspectorate_url,
    }


def _match(match: Match, language: Language) -> dict[str, Any]:
    return {
        "name": match.name,
        "kind": match.kind.value,
        "label": label(match, language),
        "county": match.county,
        "also": match.also,
        "forces": [
            {**_force(item.force, language), "share": None if item.share is None else float(item.share)}
            for item in match.forces
        ],
        "nearby": [_force(force, language) for force in match.nearby],
    }


def _force(force: Force, language: Language) -> dict[str, Any]:
    return {
        "force_id": force.force_id,
        "label": terms.force_name(force, language),
        "url": address_of("api.forces-record", name=force.force_id),
        "page": address_of("forces.force", force_id=force.force_id),
    }


def _caveats(language: Language) -> list[str]:
    shares = table_description("outcodes").field("shares")
    return [
        language.choose(shares.description, shares.description_cy),
        language.gettext("Only a full postcode that is in use gives one certain answer everywhere."),
    ]
