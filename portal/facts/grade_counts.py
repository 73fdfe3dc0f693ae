"""How often each grade was given: on each question of a round, and in each region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from portal.facts.newest import latest_by_force
from portal.facts.rows import Force, Judgment, Question
from portal.facts.vocabulary import Grade


def counts_by_question(judgments: Sequence[Judgment]) -> list[tuple[Question, Counter[Grade]]]:
    """The newest grade of each force on each question, counted, in the order of the questions."""
    questions = sorted({item.question for item in judgments}, key=lambda found: (found.position, found.question_id))
    newest = [latest_by_force(item for item in judgments if item.question == question) for question in questions]
    return [
        (question, Counter(item.grade for item in of_forces.values()))
        for question, of_forces in zip(questions, newest, strict=True)
    ]


def counts_by_region(forces: Iterable[Force], newest: Mapping[str, Judgment]) -> dict[str, Counter[Grade]]:
    """The newest grade of each force by its id, counted by region; a region without any is left out."""
    found: dict[str, Counter[Grade]] = {}
    for force in forces:
        if force.region and force.force_id in newest:
            found.setdefault(force.region, Counter())[newest[force.force_id].grade] += 1
    return dict(sorted(found.items()))
