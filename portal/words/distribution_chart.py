"""What the charts say that count grades, by question or by region."""

from __future__ import annotations

from collections.abc import Sequence

from portal.facts.rows import Judgment, Programme
from portal.facts.vocabulary import Grade
from portal.words import rounds
from portal.words.language import Language


def of_questions(question: str, judgments: Sequence[Judgment], language: Language) -> str:
    """How many forces are well graded on a question, or how many grades are good where it has no name."""
    better = sum(judgment.grade in (Grade.OUTSTANDING, Grade.GOOD) for judgment in judgments)
    graded = sum(judgment.grade is not Grade.UNGRADED for judgment in judgments)
    if not question:
        return language.ngettext(
            "%(better)s of %(num)s grade is outstanding or good",
            "%(better)s of %(num)s grades are outstanding or good",
            graded,
            better=language.number(better),
        )
    return language.ngettext(
        "%(question)s: %(better)s of %(num)s force is outstanding or good",
        "%(question)s: %(better)s of %(num)s forces are outstanding or good",
        graded,
        better=language.number(better),
        question=question,
    )


def by_question(programme: Programme, language: Language) -> str:
    """What is counted question by question, in which round."""
    return language.gettext(
        "Number of forces with each grade, question by question. %(round)s.",
        round=rounds.round_name(programme, language),
    )


def of_regions(weak: int, regions: int, language: Language) -> str:
    """In how many regions a force is badly graded."""
    return language.ngettext(
        "In %(weak)s of %(num)s region a force is graded below adequate at recording crime",
        "In %(weak)s of %(num)s regions a force is graded below adequate at recording crime",
        regions,
        weak=language.number(weak),
    )
