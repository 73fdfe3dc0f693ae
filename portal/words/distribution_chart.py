"""What the charts say that count grades, by question or by region."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from portal.facts.rows import Judgment, Programme
from portal.facts.vocabulary import Grade
from portal.words import rounds
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.tables import Cell, Table


@dataclass(frozen=True)
class Part:
    """A question or a region, and how many of its forces have each grade."""

    key: str
    name: str
    counts: Counter[Grade]


def words(title: str, subtitle: str, note: str, parts: Sequence[Part], grades: Mapping[Grade, str]) -> Words:
    """How often each grade was given, part by part; `grades` are their words, in order."""
    sentences = []
    for part in parts:
        counted = [f"{word} {part.counts[grade]}" for grade, word in grades.items() if part.counts[grade]]
        sentences.append(f"{part.name}: {', '.join(counted)}.")
    return Words.of(title, subtitle, [note], sentences)


def table(first: tuple[str, str], parts: Sequence[Part], grades: Mapping[Grade, str], language: Language) -> Table:
    """A row for each part, and a column for each grade; the first column has that name and heading."""
    rows = []
    for part in parts:
        counts = [*(part.counts[grade] for grade in grades), part.counts.total()]
        rows.append((Cell(part.name, part.key), *(Cell(language.number(count), count) for count in counts)))
    by_grade = {str(grade): word for grade, word in grades.items()}
    return Table.of({first[0]: first[1], **by_grade, "total": language.gettext("Forces")}, rows)


def of_questions(question: str, counts: Counter[Grade], language: Language) -> str:
    """How many of the grades found are good, on a question or on one without a name."""
    better = counts[Grade.OUTSTANDING] + counts[Grade.GOOD]
    graded = counts.total() - counts[Grade.UNGRADED]
    if not question:
        return language.ngettext(
            "%(better)s of %(num)s grade is outstanding or good",
            "%(better)s of %(num)s grades are outstanding or good",
            graded,
            better=language.number(better),
        )
    return language.ngettext(
        "%(question)s: %(better)s of %(num)s grade found is outstanding or good",
        "%(question)s: %(better)s of %(num)s grades found are outstanding or good",
        graded,
        better=language.number(better),
        question=question,
    )


def by_question(programme: Programme, language: Language) -> str:
    """What is counted question by question, in which round."""
    return language.gettext(
        "Number of forces with each grade, question by question. %(round)s.",
        round=rounds.round_title(programme, language),
    )


def of_regions(parts: Sequence[Part], language: Language) -> str:
    """In how many regions a force is badly graded."""
    weak = sum(part.counts[Grade.REQUIRES_IMPROVEMENT] + part.counts[Grade.INADEQUATE] > 0 for part in parts)
    return language.ngettext(
        "In %(weak)s of %(num)s region a force is graded “requires improvement” or “inadequate” at recording crime",
        "In %(weak)s of %(num)s regions a force is graded “requires improvement” or “inadequate” at recording crime",
        len(parts),
        weak=language.number(weak),
    )


def of_scales(newest: Collection[Judgment], scale: Sequence[Grade], language: Language) -> str:
    """The note on grades that are on another scale than the newest; empty where none is."""
    earlier = sum(judgment.inspection.programme.scale != tuple(scale) for judgment in newest)
    if not earlier:
        return ""
    return language.ngettext(
        "%(num)s of these grades is from the earlier scale of four, which cannot be compared with the scale of five.",
        "%(num)s of these grades are from the earlier scale of four, which cannot be compared with the scale of five.",
        earlier,
    )
