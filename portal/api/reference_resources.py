"""What the figures refer to: forces, programmes, questions, inspections and sources; and the national rates."""

from portal.api import schemas
from portal.api.parameters import Parameter, by_name, by_word, path_name
from portal.api.resource import Field, Resource, as_json, column, columns_of, of_dataset
from portal.api.shared_fields import label, newest_fields, page_field, release_fields, source_field
from portal.facts import newest
from portal.facts.vocabulary import Grade
from portal.words import terms
from portal.words.caveats import caveats, missing_means, not_comparable
from portal.words.language import Language
from portal.words.terms import source_kind


def reference_resources(language: Language) -> tuple[Resource, ...]:
    """The resources that are no findings of inspections, in the order in which a reader would come to need them."""
    _ = language.gettext
    scale = schemas.of_column("programmes", "scale", language)
    scale["items"] = {"type": "string", "enum": [grade.value for grade in Grade if grade is not Grade.UNGRADED]}
    year = schemas.of_column("national_rates", "year", language)
    return (
        of_dataset(
            "forces",
            "Force",
            language,
            fields=(
                *columns_of("forces", language, "neighbours"),
                column("forces", "neighbours", language),
                label(_("The name, in the language of the answer."), lambda row: terms.force_name(row, language)),
                *newest_fields(language),
                *release_fields("forces", language),
                page_field("forces.force", "force_id", language),
            ),
            filters=(by_word("forces", "region", language), by_word("forces", "nation", language)),
            sort=("force_id", "name", "region", "nation"),
            order=("name",),
            caveats=(missing_means(language),),
            path_name=path_name("force_id", language),
        ),
        of_dataset(
            "programmes",
            "Programme",
            language,
            fields=(
                *columns_of("programmes", language, "scale", "source_id"),
                Field("scale", scale, lambda row: as_json(row.scale)),
                label(_("The name, in the language of the answer."), lambda row: terms.name_of(row, language)),
                source_field(),
                *release_fields("programmes", language),
                page_field("programmes.programme", "programme_id", language),
            ),
            filters=(),
            sort=("programme_id", "position"),
            order=("position",),
            caveats=(not_comparable(language),),
            path_name=path_name("programme_id", language),
        ),
        of_dataset(
            "questions",
            "Question",
            language,
            fields=(
                *columns_of("questions", language, "source_id"),
                label(_("The question, in the language of the answer."), lambda row: terms.name_of(row, language)),
                source_field(),
                *release_fields("questions", language),
            ),
            filters=(by_name("programme_id", language),),
            sort=("question_id", "programme_id", "position"),
            order=("programme_id", "position"),
            caveats=(not_comparable(language),),
        ),
        of_dataset(
            "inspections",
            "Inspection",
            language,
            fields=(
                *(
                    column("inspections", name, language, always=True)
                    for name in ("inspection_id", "force_id", "programme_id")
                ),
                *(column("inspections", name, language) for name in ("kind", "published_on", "audit_from", "audit_to")),
                label(
                    _("The inspection's name, in the language of the answer."),
                    lambda row: terms.inspection_name(row, language),
                ),
                Field(
                    "scope",
                    schemas.nullable(schemas.text(_("What it looked at; null where it looked at all reported crime."))),
                    lambda row: language.choose(row.scope.text, row.scope.text_cy) if row.scope else None,
                ),
                source_field(),
                *release_fields("inspections", language),
                page_field("inspections.inspection", "inspection_id", language),
            ),
            filters=(
                by_name("force_id", language),
                by_name("programme_id", language),
                by_word("inspections", "kind", language),
                by_name("source_id", language),
            ),
            sort=("inspection_id", "force_id", "programme_id", "kind", "published_on", "audit_from", "audit_to"),
            order=newest.ORDER,
            caveats=caveats(language),
            path_name=path_name("inspection_id", language),
        ),
        of_dataset(
            "national_rates",
            "NationalRate",
            language,
            fields=(
                *columns_of("national_rates", language, "source_id"),
                label(_("The rate in words."), lambda row: language.percent(row.rate)),
                source_field(),
                *release_fields("national_rates", language),
            ),
            filters=(
                Parameter("year", {key: year[key] for key in ("type", "minimum", "maximum", "description")}),
                by_word("national_rates", "offence_group", language),
            ),
            sort=("year", "offence_group", "rate"),
            order=("year", "offence_group"),
            caveats=caveats(language),
        ),
        of_dataset(
            "sources",
            "Source",
            language,
            fields=(
                *columns_of("sources", language),
                label(_("The kind of source in words."), lambda row: source_kind(row.kind, language)),
                *release_fields("sources", language),
                page_field("sources.source", "source_id", language),
            ),
            filters=(by_word("sources", "kind", language),),
            sort=("source_id", "publisher", "kind", "published_on", "accessed_on"),
            order=("kind", "publisher", "url"),
            caveats=(missing_means(language),),
            path_name=path_name("source_id", language),
        ),
    )
