"""What every answer says beside its records: release, language, licences, caveats and links."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal.api import schemas
from portal.api.schemas import Schema
from portal.dataset.licences import licences_of
from portal.facts import rows
from portal.web.addresses import address_of
from portal.web.context import current_language, release
from portal.words.language import Language

# The relations of RFC 8288 under which the links of a body stand in the header; the others are for readers of JSON.
_RELATIONS = {
    "self": "self",
    "first": "first",
    "previous": "prev",
    "next": "next",
    "last": "last",
    "page": "alternate",
    "description": "service-desc",
    "documentation": "service-doc",
}


def envelope(
    title: str,
    tables: Sequence[str],
    caveats: Sequence[str],
    links: Mapping[str, str | None],
    content: Mapping[str, Any],
) -> dict[str, Any]:
    """The body of an answer: its content between what must be known of it and its links."""
    return {
        "title": title,
        "language": current_language().code,
        "release": release_of(release()),
        "licences": [
            {"title": item.title, "url": item.address, "attribution": item.attribution} for item in licences_of(*tables)
        ],
        "caveats": list(caveats),
        **content,
        "links": {
            **links,
            "description": address_of("api.description"),
            "documentation": address_of("api_documentation.documentation"),
        },
    }


def link_header(body: Mapping[str, Any]) -> str:
    """The links of a body as RFC 8288 writes them, with that to the first licence."""
    links = [(_RELATIONS[name], url) for name, url in body["links"].items() if name in _RELATIONS and url]
    links += [("license", item["url"]) for item in body["licences"][:1]]
    return ", ".join(f'<{url}>; rel="{relation}"' for relation, url in links)


def release_of(release_row: rows.Release) -> dict[str, Any]:
    """What an answer says of its release."""
    return {
        "number": release_row.number,
        "published_at": release_row.published_at.isoformat(),
        "url": address_of("api.releases-record", name=release_row.number),
    }


def envelope_schemas(language: Language) -> dict[str, Schema]:
    """The schemas of what every answer says, by their names."""
    _ = language.gettext
    number = schemas.whole_number(_("The number of the release, from 1."), minimum=1)
    moment = schemas.text(_("When it was published, in UTC."), format="date-time")
    return {
        "ReleaseOfAnswer": schemas.record(
            _("The release of the figures that the answer comes from."),
            {"number": number, "published_at": moment, "url": schemas.web_address(_("Its own address in the API."))},
        ),
        "Licence": schemas.record(
            _("A licence under which what is answered may be used."),
            {
                "title": schemas.text(_("Its title.")),
                "url": schemas.web_address(_("Where it can be read.")),
                "attribution": schemas.text(_("The words with which it asks to be acknowledged.")),
            },
        ),
    }


def envelope_schema(content: dict[str, Schema], links: dict[str, Schema], language: Language) -> Schema:
    """The schema of a body with this content and these links."""
    _ = language.gettext
    own_links = {
        **links,
        "description": schemas.web_address(_("The OpenAPI description.")),
        "documentation": schemas.web_address(_("The documentation for readers.")),
    }
    return schemas.record(
        _("An answer, with what must be known of it."),
        {
            "title": schemas.text(_("What the answer holds.")),
            "language": schemas.word(_("The language of its words."), ["en", "cy"]),
            "release": schemas.reference("ReleaseOfAnswer"),
            "licences": schemas.array(_("The licences."), schemas.reference("Licence"), minItems=1),
            "caveats": schemas.array(_("What must be known before a figure is used."), {"type": "string"}),
            **content,
            "links": schemas.record(_("Where to go on."), own_links),
        },
    )
