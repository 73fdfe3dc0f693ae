"""What the record says besides grades and shares: what happened since, scopes, reasons, notes, services in doubt."""

from typing import Any

from portal.api.parameters import by_name, by_word
from portal.api.resource import Field, Resource, column, columns_of, of_dataset
from portal.api.shared_fields import label, release_fields, source_field
from portal.dataset.description import table_description
from portal.facts import newest
from portal.words import record
from portal.words.caveats import caveats
from portal.words.language import Language


def record_resources(language: Language) -> tuple[Resource, ...]:
    """The resources in the order of the dataset."""
    _ = language.gettext

    def text(row: Any) -> str:
        return str(language.choose(row.text, row.text_cy))

    return (
        _resource(
            "follow_ups",
            "FollowUp",
            label(_("What happened, in a sentence."), text),
            language,
            names=("force_id", "programme_id", "inspection_id", "question_id"),
            words=("kind",),
            sort=("force_id", "programme_id", "inspection_id", "date", "kind"),
            order=(*newest.ORDER, "position"),
            more=(
                column("inspections", "force_id", language, "inspection.force.force_id", always=True),
                column("inspections", "programme_id", language, "inspection.programme.programme_id", always=True),
            ),
        ),
        _resource(
            "scopes",
            "Scope",
            label(_("The scope, in a sentence."), text),
            language,
            names=("inspection_id",),
            sort=("inspection_id",),
            order=("inspection_id",),
        ),
        _resource(
            "missing_reasons",
            "MissingReason",
            label(_("Why the figure is missing, in two words."), lambda row: record.reason(row.reason, language)),
            language,
            names=("force_id", "programme_id"),
            words=("measure", "reason"),
            sort=("force_id", "programme_id", "measure", "reason"),
            order=("force_id", "programme_id"),
        ),
        _resource(
            "national_figures",
            "NationalFigure",
            label(
                _("The figure in words, with its unit and the word that its source gave it."),
                lambda row: record.figure_value(row, language),
            ),
            language,
            words=("offence_group", "unit"),
            sort=("measure", "offence_group", "value"),
            order=("measure", "offence_group"),
        ),
        _resource(
            "rounds",
            "RoundNote",
            label(_("The note, in a sentence."), text),
            language,
            names=("programme_id",),
            sort=("programme_id",),
            order=("programme_id", "position"),
        ),
        _resource(
            "accountability",
            "AccountabilityNote",
            label(_("The note, in a sentence."), text),
            language,
            sort=("note_id", "date"),
            order=("date",),
        ),
        _resource(
            "support_checks",
            "SupportCheck",
            label(_("What came of the check, in words."), lambda row: record.check_outcome(row.outcome, language)),
            language,
            names=("service_id",),
            words=("method", "outcome"),
            sort=("service_id", "channel", "date"),
            order=("service_id", "channel", "date", "method"),
        ),
        _resource(
            "support_watch",
            "SupportWatch",
            label(_("What is in doubt, in a sentence."), lambda row: language.choose(row.note, row.note_cy)),
            language,
            words=("effect",),
            sort=("watch_id", "service_id", "date"),
            order=("watch_id",),
        ),
    )


def _resource(
    table: str,
    record_name: str,
    in_words: Field,
    language: Language,
    *,
    names: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    more: tuple[Field, ...] = (),
    **order: tuple[str, ...],
) -> Resource:
    """All columns of a table, narrowed by columns that hold `names` or `words`, and what it says `in_words`."""
    described = table_description(table)
    is_sourced = any(field.name == "source_id" for field in described.fields)
    return of_dataset(
        table,
        record_name,
        language,
        fields=(
            *columns_of(table, language, "source_id"),
            *more,
            in_words,
            *((source_field(),) if is_sourced else ()),
            *release_fields(table, language),
        ),
        filters=(
            *(by_name(name, language) for name in names),
            *(by_word(table, name, language) for name in words),
            *((by_name("source_id", language),) if is_sourced else ()),
        ),
        caveats=caveats(language) if described.figures else (),
        **order,
    )
