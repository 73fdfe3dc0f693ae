"""What the record says besides grades and shares: what happened since, scopes, reasons, notes, services in doubt."""

from __future__ import annotations

from portal.api.parameters import Parameter, by_name, by_word
from portal.api.resource import Field, Resource, column, columns_of, of_dataset
from portal.api.shared_fields import label, release_fields, source_field
from portal.dataset.description import table_description
from portal.facts import newest
from portal.words import record
from portal.words.caveats import caveats
from portal.words.language import Language


def record_resources(language: Language) -> tuple[Resource, ...]:
    """The resources in the order of the dataset."""
    return (
        _follow_ups(language),
        _scopes(language),
        _missing_reasons(language),
        _national_figures(language),
        _rounds(language),
        _accountability(language),
        _support_checks(language),
        _support_watch(language),
    )


def _follow_ups(language: Language) -> Resource:
    names = ("force_id", "programme_id", "inspection_id", "question_id")
    return _resource(
        "follow_ups",
        "FollowUp",
        language,
        label(language.gettext("What happened, in a sentence."), lambda row: language.choose(row.text, row.text_cy)),
        filters=(*(by_name(name, language) for name in names), by_word("follow_ups", "kind", language)),
        sort=("force_id", "programme_id", "inspection_id", "date", "kind"),
        order=(*newest.ORDER, "position"),
        more=(
            column("inspections", "force_id", language, "inspection.force.force_id", always=True),
            column("inspections", "programme_id", language, "inspection.programme.programme_id", always=True),
        ),
    )


def _scopes(language: Language) -> Resource:
    return _resource(
        "scopes",
        "Scope",
        language,
        label(language.gettext("The scope, in a sentence."), lambda row: language.choose(row.text, row.text_cy)),
        filters=(by_name("inspection_id", language),),
        sort=("inspection_id",),
        order=("inspection_id",),
    )


def _missing_reasons(language: Language) -> Resource:
    table = "missing_reasons"
    words = language.gettext("Why the figure is missing, in two words.")
    return _resource(
        table,
        "MissingReason",
        language,
        label(words, lambda row: record.reason(row.reason, language)),
        filters=(
            by_name("force_id", language),
            by_name("programme_id", language),
            by_word(table, "measure", language),
            by_word(table, "reason", language),
        ),
        sort=("force_id", "programme_id", "measure", "reason"),
        order=("force_id", "programme_id"),
    )


def _national_figures(language: Language) -> Resource:
    table = "national_figures"
    words = language.gettext("The figure in words, with its unit and the word that its source gave it.")
    return _resource(
        table,
        "NationalFigure",
        language,
        label(words, lambda row: record.figure_value(row, language)),
        filters=(by_word(table, "offence_group", language), by_word(table, "unit", language)),
        sort=("measure", "offence_group", "value"),
        order=("measure", "offence_group"),
    )


def _rounds(language: Language) -> Resource:
    return _resource(
        "rounds",
        "RoundNote",
        language,
        label(language.gettext("The note, in a sentence."), lambda row: language.choose(row.text, row.text_cy)),
        filters=(by_name("programme_id", language),),
        sort=("programme_id",),
        order=("programme_id", "position"),
    )


def _accountability(language: Language) -> Resource:
    return _resource(
        "accountability",
        "AccountabilityNote",
        language,
        label(language.gettext("The note, in a sentence."), lambda row: language.choose(row.text, row.text_cy)),
        filters=(),
        sort=("note_id", "date"),
        order=("date",),
    )


def _support_checks(language: Language) -> Resource:
    table = "support_checks"
    words = language.gettext("What came of the check, in words.")
    return _resource(
        table,
        "SupportCheck",
        language,
        label(words, lambda row: record.check_outcome(row.outcome, language)),
        filters=(
            by_name("service_id", language),
            by_word(table, "method", language),
            by_word(table, "outcome", language),
        ),
        sort=("service_id", "channel", "date"),
        order=("service_id", "channel", "date", "method"),
    )


def _support_watch(language: Language) -> Resource:
    return _resource(
        "support_watch",
        "SupportWatch",
        language,
        label(language.gettext("What is in doubt, in a sentence."), lambda row: language.choose(row.note, row.note_cy)),
        filters=(by_word("support_watch", "effect", language),),
        sort=("watch_id", "service_id", "date"),
        order=("watch_id",),
    )


def _resource(
    table: str,
    record_name: str,
    language: Language,
    words: Field,
    *,
    filters: tuple[Parameter, ...],
    sort: tuple[str, ...],
    order: tuple[str, ...],
    more: tuple[Field, ...] = (),
) -> Resource:
    """All columns of a table."""
    described = table_description(table)
    sourced = any(field.name == "source_id" for field in described.fields)
    own = columns_of(table, language, "source_id")
    return of_dataset(
        table,
        record_name,
        language,
        fields=(*own, *more, words, *((source_field(),) if sourced else ()), *release_fields(table, language)),
        filters=(*filters, *((by_name("source_id", language),) if sourced else ())),
        sort=sort,
        order=order,
        caveats=caveats(language) if described.figures else (),
    )
