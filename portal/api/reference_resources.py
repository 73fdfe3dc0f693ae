"""What the figures refer to: forces, programmes, questions, inspections and sources; and the national rates."""

from __future__ import annotations

from portal.api import schemas
from portal.api.parameters import Parameter, by_name, by_word, path_name
from portal.api.resource import Field, Resource, as_json, column, of_dataset
from portal.api.shared_fields import label, newest_fields, page_field, release_fields, source_field
from portal.dataset.description import table_description
from portal.facts import newest
from portal.facts.vocabulary import Grade
from portal.words import record, terms
from portal.words.caveats import caveats, missing_means, not_comparable
from portal.words.language import Language
from portal.words.terms import source_kind


def reference_resources(language: Language) -> tuple[Resource, ...]:
    """The resources that stand on their own, in the order in which a reader would come to need them."""
    return (
        _forces(language),
        _programmes(language),
        _questions(language),
        _inspections(language),
        _national_rates(language),
        _sources(language),
    )


def _forces(language: Language) -> Resource:
    _ = language.gettext
    return of_dataset(
        "forces",
        "forces",
        language,
        record_name="Force",
        fields=(
            *(
                column("forces", name, language, always=name == "force_id")
                for name in _names_of("forces", "neighbours")
            ),
            column("forces", "neighbours", language, "neighbour_ids"),
            label(_("The name, in the language of the answer."), lambda row: terms.force_name(row, language)),
            *newest_fields(language),
            *release_fields("forces", ("force_id",), language),
            page_field("forces.force", "force_id", "force_id", language),
        ),
        filters=(by_word("forces", "region", language), by_word("forces", "nation", language)),
        sort=("force_id", "name", "region", "nation"),
        order=("name",),
        caveats=(missing_means(language),),
        path_name=path_name("force_id", language),
    )


def _programmes(language: Language) -> Resource:
    _ = language.gettext
    scale = schemas.of_column("programmes", "scale", language)
    scale["items"] = {"type": "string", "enum": [grade.value for grade in Grade if grade is not Grade.UNGRADED]}
    return of_dataset(
        "programmes",
        "programmes",
        language,
        record_name="Programme",
        fields=(
            *(
                column("programmes", name, language, always=name == "programme_id")
                for name in _names_of("programmes", "scale", "source_id")
            ),
            Field("scale", scale, lambda row, _here: as_json(row.scale)),
            label(_("The name, in the language of the answer."), lambda row: terms.name_of(row, language)),
            source_field(),
            *release_fields("programmes", ("programme_id",), language),
            page_field("programmes.programme", "programme_id", "programme_id", language),
        ),
        filters=(),
        sort=("programme_id", "position"),
        order=("position",),
        caveats=(not_comparable(language),),
        path_name=path_name("programme_id", language),
    )


def _questions(language: Language) -> Resource:
    _ = language.gettext
    return of_dataset(
        "questions",
        "questions",
        language,
        record_name="Question",
        fields=(
            *(
                column("questions", name, language, always=name == "question_id")
                for name in _names_of("questions", "source_id")
            ),
            label(_("The question, in the language of the answer."), lambda row: terms.name_of(row, language)),
            source_field(),
            *release_fields("questions", ("question_id",), language),
        ),
        filters=(by_name("programme_id", language),),
        sort=("question_id", "programme_id", "position"),
        order=("programme_id", "position"),
        caveats=(not_comparable(language),),
    )


def _inspections(language: Language) -> Resource:
    _ = language.gettext
    return of_dataset(
        "inspections",
        "inspections",
        language,
        record_name="Inspection",
        fields=(
            column("inspections", "inspection_id", language, always=True),
            column("inspections", "force_id", language, "force.force_id", always=True),
            column("inspections", "programme_id", language, "programme.programme_id", always=True),
            *(column("inspections", name, language) for name in ("kind", "published_on", "audit_from", "audit_to")),
            label(
                _("The inspection's name, in the language of the answer."),
                lambda row: terms.inspection_name(row, language),
            ),
            Field(
                "scope",
                schemas.nullable(schemas.text(_("What it looked at; null where it looked at all reported crime."))),
                lambda row, _here: record.text_of(row.scope, language) if row.scope else None,
            ),
            source_field(),
            *release_fields("inspections", ("inspection_id",), language),
            page_field("inspections.inspection", "inspection_id", "inspection_id", language),
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
    )


def _national_rates(language: Language) -> Resource:
    _ = language.gettext
    year = schemas.of_column("national_rates", "year", language)
    return of_dataset(
        "national-rates",
        "national_rates",
        language,
        record_name="NationalRate",
        fields=(
            column("national_rates", "year", language, always=True),
            column("national_rates", "offence_group", language, always=True),
            *(column("national_rates", name, language) for name in ("rate", "note", "note_cy")),
            label(_("The rate in words."), lambda row: language.percent(row.rate)),
            source_field(),
            *release_fields("national_rates", ("year", "offence_group"), language),
        ),
        filters=(
            Parameter("year", {key: year[key] for key in ("type", "minimum", "maximum", "description")}),
            by_word("national_rates", "offence_group", language),
        ),
        sort=("year", "offence_group", "rate"),
        order=("year", "offence_group"),
        caveats=caveats(language),
    )


def _sources(language: Language) -> Resource:
    _ = language.gettext
    return of_dataset(
        "sources",
        "sources",
        language,
        record_name="Source",
        fields=(
            *(column("sources", name, language, always=name == "source_id") for name in _names_of("sources")),
            label(_("The kind of source in words."), lambda row: source_kind(row.kind, language)),
            *release_fields("sources", ("source_id",), language),
            page_field("sources.source", "source_id", "source_id", language),
        ),
        filters=(by_word("sources", "kind", language),),
        sort=("source_id", "publisher", "kind", "published_on", "accessed_on"),
        order=("kind", "publisher", "url"),
        caveats=(missing_means(language),),
        path_name=path_name("source_id", language),
    )


def _names_of(table: str, *without: str) -> list[str]:
    return [field.name for field in table_description(table).fields if field.name not in without]
