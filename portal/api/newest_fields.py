"""The newest grade and the newest share of a force, as its record of the API leads with them."""

from __future__ import annotations

from typing import Any

from portal.api import schemas
from portal.api.resource import Field, Here, Json, as_json
from portal.words import rounds, terms
from portal.words.language import Language
from portal.words.record import beside_grade


def newest_fields(language: Language) -> tuple[Field, ...]:
    """Each with its year and its inspection; null where there is none."""
    _ = language.gettext
    inspection = schemas.text(_("The inspection that it comes from."))
    year = schemas.text(_("The year that stands beside it: of publication or, for a share, of the reports looked at."))
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

    def grade_of(row: Any, here: Here) -> Json:
        newest = here.newest(row.force_id)
        found = newest.grade
        return (
            None
            if found is None
            else {
                "grade": found.grade.value,
                "year": rounds.year_of(found.inspection),
                "label": terms.grade_word(found.grade, language),
                "inspection_id": found.inspection.inspection_id,
                "notes": beside_grade(found, newest.since, language),
            }
        )

    def share_of(row: Any, here: Here) -> Json:
        found = here.newest(row.force_id).share
        return (
            None
            if found is None
            else {
                "rate": as_json(found.rate),
                "year": rounds.share_year(found.inspection),
                "label": terms.rate(found, language),
                "inspection_id": found.inspection.inspection_id,
            }
        )

    return (
        Field("newest_grade", schemas.nullable(grade), grade_of),
        Field("newest_share", schemas.nullable(share), share_of),
    )
