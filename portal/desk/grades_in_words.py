"""Graded questions as reports write them: in a sentence, in a table, or in a list under the grade."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

_GRADES = {
    "outstanding": "outstanding",
    "good": "good",
    "adequate": "adequate",
    "requires improvement": "requires-improvement",
    "requiring improvement": "requires-improvement",
    "inadequate": "inadequate",
    "ungraded": "ungraded",
    "not graded": "ungraded",
}
_ANY_GRADE = "|".join(sorted(_GRADES, key=len, reverse=True))
# "Kent Police is good at recording data about crime." / "… requires improvement at …"
_SENTENCE = re.compile(
    rf"\b(?:is|are|was|were)?\s*(?P<grade>{_ANY_GRADE})\s+(?:at|in|for)\s+(?P<question>[a-z][^.|;]{{3,120}})", re.I
)
_HEADING = re.compile(rf"(?P<grade>{_ANY_GRADE}):?", re.I)
_IN_A_CELL = re.compile(rf"(?P<question>[^|]{{4,140}}?)\s*[|:–-]\s*(?P<grade>{_ANY_GRADE})", re.I)
_OVERALL = re.compile(rf"\boverall\b[^.|]{{0,60}}?\b(?P<grade>{_ANY_GRADE})\b", re.I)
_SURE, _POSSIBLE = 88.0, 62.0
_MOST_LINES_UNDER_A_GRADE = 15


@dataclass(frozen=True)
class ReportGrade:
    """A grade, the question that it seems to answer (empty: none of the round's), and the words."""

    question_id: str
    grade: str
    words: str
    unsure: str


def grades_in(lines: Sequence[str], questions: Sequence[dict[str, str]]) -> list[ReportGrade]:
    """Every graded question of a report's lines, each once, with its doubts."""
    names = {row["question_id"]: row["name"] for row in questions}
    grades: dict[tuple[str, str], ReportGrade] = {}
    for grade, phrase, words in _phrases(lines):
        item = _grade_of(grade, phrase, words, names)
        if item is not None:
            before = grades.get((item.question_id, item.grade))
            if before is None or (before.unsure and not item.unsure):
                grades[(item.question_id, item.grade)] = item
    return list(grades.values())


def _phrases(lines: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The grade, the words of the question, and the words in which both stand."""
    under = ""
    left = 0
    for line in lines:
        heading = _HEADING.fullmatch(line.strip())
        if heading:
            under, left = heading["grade"], _MOST_LINES_UNDER_A_GRADE
            continue
        cells = _IN_A_CELL.fullmatch(line.strip(" |"))
        if cells:
            under = ""
            yield cells["grade"], cells["question"], line
        elif under and left and len(line) < 140 and not line.endswith("."):
            left -= 1
            yield under, line, f"{under}: {line}"
        else:
            under = ""
            overall = _OVERALL.search(line)
            if overall:
                yield overall["grade"], "overall", line
            for match in _SENTENCE.finditer(line):
                yield match["grade"], match["question"], line


def _grade_of(grade: str, phrase: str, words: str, names: dict[str, str]) -> ReportGrade | None:
    own_grade = _GRADES[" ".join(grade.lower().split())]
    best = process.extractOne(phrase, names, scorer=fuzz.token_set_ratio, processor=utils.default_process)
    if best is None or best[1] < _POSSIBLE:
        return None
    name, score, question_id = best
    return ReportGrade(question_id, own_grade, words, "" if score >= _SURE else f"is this the question “{name}”?")
