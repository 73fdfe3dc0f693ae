"""The services for victims, each with its ways of being reached."""

from typing import Any

from portal.api import schemas
from portal.api.parameters import Parameter, by_name, by_word
from portal.api.resource import Field, Json, Resource, as_json, column, columns_of, of_dataset
from portal.api.shared_fields import label, release_fields, source_field
from portal.dataset.description import table_description
from portal.facts import telephone
from portal.facts.support_checks import confirmed_on
from portal.facts.support_rows import SupportChannel
from portal.facts.vocabulary import ChannelKind, CrimeType
from portal.words import terms
from portal.words.language import Language

_SPOKEN_TO = (ChannelKind.PHONE, ChannelKind.TEXT, ChannelKind.TEXTPHONE, ChannelKind.RELAY)
_SCOPES = ("national", "local")


def support_services(language: Language) -> Resource:
    """The resource of the services for victims."""
    _ = language.gettext
    table = "support_services"
    crime_types = schemas.of_column(table, "crime_types", language)
    crime_types["items"] = {"type": "string", "enum": [kind.value for kind in CrimeType]}
    several = _("Several values are joined by commas.")
    return of_dataset(
        table,
        "SupportService",
        language,
        embedded=("support_channels", "support_roles"),
        fields=(
            *columns_of(table, language, "crime_types", "source_id"),
            Field(
                "verified_on",
                schemas.nullable(
                    schemas.text(
                        _("The date of the newest check that confirmed it; null where none did."),
                        pattern=table_description("support_checks").field("date").pattern,
                    )
                ),
                lambda row: as_json(confirmed_on(row)),
            ),
            Field("role", schemas.of_column("support_roles", "role", language), lambda row: row.role.value),
            Field(
                "worried_too",
                schemas.boolean(_("Whether it also helps people who worry about someone else.")),
                lambda row: row.worried_too,
            ),
            Field("crime_types", crime_types, lambda row: as_json(row.crime_types)),
            label(
                _("What it helps with, in words."),
                lambda row: language.listing([terms.crime_type(kind, language) for kind in row.crime_types]),
            ),
            Field(
                "channels",
                schemas.array(
                    _("The ways to reach it, in the order in which to try them."), schemas.reference("Channel")
                ),
                lambda row: [
                    {field.name: field.value(channel) for field in channel_fields(language)} for channel in row.channels
                ],
            ),
            source_field(),
            *release_fields(table, language),
        ),
        filters=(
            by_name("force_id", language),
            Parameter(
                "scope",
                schemas.word(_("Services for everyone (national), or for the area of one force (local)."), _SCOPES),
            ),
            Parameter(
                "crime_types",
                schemas.array(
                    f"{crime_types['description']} {several}",
                    crime_types["items"],
                    minItems=1,
                    maxItems=len(CrimeType),
                    uniqueItems=True,
                ),
            ),
            by_word(table, "area", language),
            by_word(table, "verification", language),
        ),
        sort=("service_id", "force_id", "name", "area", "verified_on"),
        order=("name",),
        caveats=(
            _("Numbers and hours change. Each service carries the date of the newest check that confirmed it, if any."),
            _(
                "Show a service whose verification is “recheck” with that caution and after the others, unless a check "
                "of 2024 or later confirmed it."
            ),
            _("In danger, call 999. A caller who cannot speak can press 55 when asked."),
        ),
    )


def channel_fields(language: Language) -> tuple[Field, ...]:
    """The fields of one way to reach a service."""
    _ = language.gettext
    table = "support_channels"
    names = [field.name for field in table_description(table).fields if field.name != "service_id"]
    dialled = _("The number as a telephone dials it; null where the channel is no number.")
    return (
        *(column(table, name, language) for name in names),
        label(_("The means in words."), lambda row: terms.channel_kind(row.kind, language)),
        Field("dial", schemas.nullable(schemas.text(dialled)), _dial),
        *(field for field in release_fields(table, language) if field.name != "release"),
    )


def _dial(channel: SupportChannel) -> Json:
    return telephone.dial_number(channel.address) if channel.kind in _SPOKEN_TO and channel.address else None


def channel_schema(language: Language) -> dict[str, Any]:
    """The schema of one way to reach a service."""
    description = language.gettext("One way to reach a service, with its own hours.")
    return schemas.record(description, {field.name: field.schema for field in channel_fields(language)})
