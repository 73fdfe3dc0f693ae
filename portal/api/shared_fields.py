"""The fields that many resources share: source, release, page, the inspection that a figure belongs to."""

from collections.abc import Callable
from typing import Any

from portal.api import schemas
from portal.api.resource import Field, Json, as_json, column, value_at
from portal.api.schemas import Schema
from portal.dataset.description import table_description
from portal.queries.histories import History, histories
from portal.queries.newest import newest_of_force
from portal.web.addresses import address_of
from portal.web.context import release, session
from portal.words import rounds, terms
from portal.words.language import Language
from portal.words.record import beside_grade

_SOURCE_COLUMNS = ("source_id", "publisher", "title", "url", "published_on")


def source_field() -> Field:
    """Where the row was read; its schema is `source_schema`, under the name `SourceOfRow`."""
    return Field(
        "source",
        schemas.reference("SourceOfRow"),
        lambda row: {name: as_json(getattr(row.source, name)) for name in _SOURCE_COLUMNS},
        always=True,
    )


def source_schema(language: Language) -> Schema:
    """The schema of a source as it is embedded in a row."""
    columns = {name: schemas.of_column("sources", name, language) for name in _SOURCE_COLUMNS}
    return schemas.record(language.gettext("Where the row was read."), columns)


def release_fields(table: str, language: Language) -> tuple[Field, ...]:
    """The release of the answer, and those in which a row was first shown and last changed."""
    _ = language.gettext
    key = table_description(table).primary_key

    def history_of(row: Any) -> History:
        return histories(session(), table).of(table, *(as_json(value_at(row, name)) for name in key))

    return (
        Field(
            "release",
            schemas.whole_number(_("The number of the release that the row comes from."), minimum=1),
            lambda row: release().number,
            always=True,
        ),
        Field(
            "first_shown_in_release",
            schemas.whole_number(_("The release in which the row was first shown."), minimum=1),
            lambda row: history_of(row).first_release,
        ),
        Field(
            "last_changed_in_release",
            schemas.whole_number(_("The release in which the row was last changed, or else first shown."), minimum=1),
            lambda row: history_of(row).last_release,
        ),
    )


def label(description: str, value: Callable[[Any], str]) -> Field:
    """What the row says in words of the reader's language; the codes beside it are the same in every language."""
    return Field("label", schemas.text(description), value)


def page_field(endpoint: str, argument: str, language: Language) -> Field:
    """The address of the page that shows the row to readers; the argument is a column of it."""
    description = language.gettext("The page of this site that shows it.")
    return Field(
        "page",
        schemas.web_address(description),
        lambda row: address_of(endpoint, **{argument: value_at(row, argument)}),
    )


def inspection_fields(table: str, language: Language) -> tuple[Field, ...]:
    """The inspection of a row that an inspection found: its force, programme and date."""
    return (
        column(table, "inspection_id", language, always=True),
        column("inspections", "force_id", language, "inspection.force.force_id", always=True),
        Field(
            "force_name",
            schemas.text(language.gettext("The name of the force, in the language of the answer.")),
            lambda row: terms.force_name(row.inspection.force, language),
        ),
        column("inspections", "programme_id", language, "inspection.programme.programme_id", always=True),
        column("inspections", "published_on", language, "inspection.published_on", always=True),
    )


def newest_fields(language: Language) -> tuple[Field, ...]:
    """Each with its year and its inspection; null where there is none."""
    _ = language.gettext
    inspection = schemas.text(_("The inspection that it comes from."))
    year = schemas.text(_("The year beside it: of publication or, for a share, of the reports looked at."))
    grade = schemas.record(
        _("The newest grade for recording crime."),
        {
            "grade": schemas.of_column("judgments", "grade", language),
            "year": year,
            "label": schemas.text(_("The grade, in the language of the answer.")),
            "inspection_id": inspection,
            "notes": schemas.array(
                _("What it leaves out and what happened since; never show the grade without them."),
                schemas.text(_("A sentence, in the language of the answer.")),
            ),
        },
    )
    share = schemas.record(
        _("The newest share of all reported crime that was recorded."),
        {
            "rate": schemas.of_column("recording_rates", "rate", language),
            "year": year,
            "label": schemas.text(_("The share with its word, in the language of the answer.")),
            "inspection_id": inspection,
        },
    )

    def grade_of(row: Any) -> Json:
        newest = newest_of_force(session(), row.force_id)
        figure = newest.grade
        if figure is None:
            return None
        return {
            "grade": figure.grade.value,
            "year": rounds.year_of(figure.inspection),
            "label": terms.grade_word(figure.grade, language),
            "inspection_id": figure.inspection.inspection_id,
            "notes": beside_grade(figure, newest.since, language),
        }

    def share_of(row: Any) -> Json:
        figure = newest_of_force(session(), row.force_id).share
        if figure is None:
            return None
        return {
            "rate": as_json(figure.rate),
            "year": rounds.share_year(figure.inspection),
            "label": terms.rate(figure, language),
            "inspection_id": figure.inspection.inspection_id,
        }

    return (
        Field("newest_grade", schemas.nullable(grade), grade_of),
        Field("newest_share", schemas.nullable(share), share_of),
    )
