"""What a map of grades says, whether of tiles or of areas."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from portal.facts.rows import Force, Judgment, Programme
from portal.facts.vocabulary import Grade
from portal.words import charts, record, rounds, terms
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.tables import MISSING, Cell, Table, grade_cell, published_cell


def words(judgments: Sequence[Judgment], subtitle: str, notes: Sequence[str], language: Language) -> Words:
    """How many forces have each grade, what a broken edge means, and which grades are of less than the whole force."""
    return Words.of(
        _title(judgments, language), subtitle, [*_notes(judgments, language), *notes], _counts(judgments, language)
    )


def table(forces: Iterable[Force], latest: Mapping[str, Judgment | None], language: Language) -> Table:
    """The grade of each force by its id, with its round and its date; in the order of their names."""
    headings = {
        "force": language.gettext("Force"),
        "grade": language.gettext("Grade"),
        "programme": language.gettext("Round"),
        "published": language.gettext("Published"),
    }
    by_name = sorted(forces, key=lambda force: language.sort_key(terms.short_name(force, language)))
    return Table.of(headings, [_cells(force, latest.get(force.force_id), language) for force in by_name])


def of_round(programme: Programme, language: Language) -> str:
    """What the map of one round shows."""
    return language.gettext(
        "Grade for recording crime, with the year of the report. %(round)s.",
        round=rounds.round_title(programme, language),
    )


def of_newest(language: Language) -> str:
    """What the map of the newest grades shows."""
    return language.gettext("Newest grade for recording crime, with the year of the report.")


def of_areas(language: Language) -> str:
    """What the map of areas shows."""
    return language.gettext("Newest grade for recording crime of each force, by the area that it polices.")


def boundaries(language: Language) -> str:
    """Whose the boundaries of the areas are."""
    return language.gettext(
        "Boundaries: Office for National Statistics, Open Government Licence v3.0. "
        "Contains OS data © Crown copyright and database right 2024."
    )


def in_key(judgment: Judgment | None, newest_scale: int, language: Language) -> str:
    """What the key of a map says of a force; a grade on a shorter scale than the newest says so."""
    if judgment is None:
        return language.gettext("No grade found")
    scale, word = judgment.inspection.programme.scale, terms.grade_word(judgment.grade, language)
    if len(scale) == newest_scale:
        return word
    return language.gettext("%(grade)s (scale of %(number)s)", grade=word, number=language.number(len(scale)))


def earlier(scale: int, newest_scale: int, language: Language) -> str:
    """What the key of a map says of a shorter scale than the newest; empty for the newest."""
    if scale == newest_scale:
        return ""
    return language.gettext("Earlier scale of %(number)s", number=language.number(scale))


def accessible_name(force: Force, judgment: Judgment | None, language: Language) -> str:
    """The accessible name of a force on a map."""
    mark = record.scope_mark(judgment, language) if judgment else ""
    name = f"{terms.short_name(force, language)}: {charts.grade_and_year(judgment, language)}"
    return f"{name}, {mark}" if mark else name


def _title(judgments: Iterable[Judgment], language: Language) -> str:
    """How many forces are well graded."""
    graded = [judgment.grade for judgment in judgments if judgment.grade is not Grade.UNGRADED]
    return language.ngettext(
        "%(better)s of %(num)s force graded is outstanding or good at recording crime",
        "%(better)s of %(num)s forces graded are outstanding or good at recording crime",
        len(graded),
        better=language.number(sum(grade in (Grade.OUTSTANDING, Grade.GOOD) for grade in graded)),
    )


def _notes(judgments: Sequence[Judgment], language: Language) -> list[str]:
    """What a broken edge means, where one is drawn; and which grades are of less than the whole force."""
    marks = []
    if len({len(judgment.inspection.programme.scale) for judgment in judgments}) > 1:
        marks.append(
            language.gettext(
                "A broken edge marks a grade of the earlier scale of four, "
                "which cannot be compared with the scale of five."
            )
        )
    for judgment in judgments:
        if mark := record.scope_mark(judgment, language):
            marks.append(f"{terms.short_name(judgment.inspection.force, language)}: {mark}.")
    return marks


def _counts(judgments: Iterable[Judgment], language: Language) -> list[str]:
    """How many forces have each grade."""
    graded = (terms.grade_word(item.grade, language) for item in judgments if item.grade is not Grade.UNGRADED)
    return [f"{word}: {language.number(count)}." for word, count in Counter(graded).items()]


def _cells(force: Force, judgment: Judgment | None, language: Language) -> tuple[Cell, ...]:
    programme = judgment.inspection.programme if judgment else None
    return (
        Cell(terms.short_name(force, language), force.force_id),
        grade_cell(judgment, language),
        Cell(rounds.years_of(programme), programme.programme_id) if programme else MISSING,
        published_cell(judgment.inspection, language) if judgment else MISSING,
    )
