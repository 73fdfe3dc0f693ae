"""The columns in which the newest results of forces stand: newest grade, a column for each round, then the share."""

from __future__ import annotations

from collections.abc import Iterable

from portal.facts.rows import Programme
from portal.words import rounds
from portal.words.language import Language


def results_columns(
    graded_rounds: Iterable[Programme], language: Language, of: Programme | None = None
) -> dict[str, str]:
    """Heading by name, a round by its programme; `of`: the round of the grade and the share, if not the newest."""
    grade = language.gettext("Newest grade")
    if of:
        grade = language.gettext("Grade, %(years)s", years=rounds.years_of(of))
    return {
        "force": language.gettext("Force"),
        "grade": grade,
        **{item.programme_id: rounds.years_of(item) for item in graded_rounds},
        "rate": language.gettext("Share recorded"),
        "margin": language.gettext("Margin"),
    }
