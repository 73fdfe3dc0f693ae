"""What the timeline of a force and its history say."""

from collections.abc import Sequence
from itertools import pairwise

from portal.facts.rows import FollowUp, Force, Judgment, Programme
from portal.facts.uncertainty import interval_of
from portal.facts.visits import Visit
from portal.facts.vocabulary import Grade, InspectionKind
from portal.words import charts, rounds, terms
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.record import beside_grade
from portal.words.tables import MISSING, Cell, Table, grade_cell, published_cell, rate_cells, rate_columns


def words(
    force: Force, visits: Sequence[Visit], since: Sequence[FollowUp], start: int | None, language: Language
) -> Words:
    """What a timeline says; `start` is where its axis starts, if it has one."""
    subtitle = [
        language.gettext("Grade for recording crime and share of reported crimes recorded, newest report first."),
        "" if start is None else charts.axis_start(start, language),
    ]
    if any(visit.rate and visit.rate.margin is None for visit in visits):
        subtitle.append(language.gettext("A hollow dot: no margin found."))
    graded = _grades(visits)
    return Words.of(
        _title(force, visits, language),
        " ".join(filter(None, subtitle)),
        beside_grade(graded[0], since, language) if graded else [],
        [_sentence(visit, language) for visit in visits],
    )


def table(visits: Sequence[Visit], language: Language) -> Table:
    """A row for each visit of a timeline."""
    headings = {
        "programme": language.gettext("Round"),
        "inspection": language.gettext("Inspection"),
        "grade": language.gettext("Grade"),
        **rate_columns(language),
    }
    cells = [
        (
            _round_cell(visit.inspection.programme, language),
            Cell(terms.kind_of(visit.inspection, language), visit.inspection.inspection_id),
            grade_cell(visit.judgment, language),
            *rate_cells(visit.rate, language)[:-1],
            # A visit without a rate has its date too.
            published_cell(visit.inspection, language),
        )
        for visit in visits
    ]
    return Table.of(headings, cells)


def grade_or_none(judgment: Judgment | None, language: Language) -> str:
    """What is in the cell of a round."""
    return terms.grade_word(judgment.grade, language) if judgment else language.gettext("No grade found")


def words_of_history(force: Force, judgments: Sequence[Judgment], language: Language) -> Words:
    """Every grade of a force, with its year."""
    title = language.gettext(
        "%(force)s: %(grades)s",
        force=terms.plain_name(force, language),
        grades=", ".join(charts.grade_and_year(judgment, language) for judgment in judgments),
    )
    subtitle = language.gettext("Grades for recording crime. Rounds on the two sides of a gap cannot be compared.")
    return Words.of(title, subtitle, [], [])


def table_of_history(given: Sequence[tuple[Programme, Judgment | None]], language: Language) -> Table:
    """A row for each grade in each round, and for a round without one."""
    headings = {
        "programme": language.gettext("Round"),
        "grade": language.gettext("Grade"),
        "year": language.gettext("Year"),
    }
    cells = []
    for programme, judgment in given:
        year = rounds.year_of(judgment.inspection) if judgment else ""
        year_cell = Cell(year, year) if year else MISSING
        cells.append((_round_cell(programme, language), grade_cell(judgment, language), year_cell))
    return Table.of(headings, cells)


def heading(place: int, programme: Programme, language: Language) -> str:
    """What is above the panel of a round; those below the first are not comparable with it."""
    name = rounds.round_title(programme, language)
    return language.gettext("%(round)s – earlier method, not comparable", round=name) if place else name


def label(visit: Visit, visits: Sequence[Visit], language: Language) -> str:
    """What a visit is called beside its grade: its date, and that it is the second where both have the same."""
    published = visit.inspection.published_on
    date = language.month(published) if published else rounds.year_of(visit.inspection)
    dates = [other.inspection.published_on for other in visits if other is not visit]
    if visit.inspection.kind is InspectionKind.RE_INSPECTION and published in dates:
        return language.gettext("%(date)s, second visit", date=date)
    return date


def _title(force: Force, visits: Sequence[Visit], language: Language) -> str:
    """The newest grade; and what came of the force in the newest round that graded it twice."""
    name = terms.plain_name(force, language)
    graded = _grades(visits)
    if not graded:
        rate = next(visit.rate for visit in visits if visit.rate)
        return language.gettext(
            "%(force)s recorded %(rate)s of reported crimes (%(year)s)",
            force=name,
            rate=terms.rounded_rate(rate, language),
            year=rounds.share_year(rate.inspection),
        )
    newest = charts.grade_and_year(graded[0], language)
    pairs = [
        (first, second)
        for second, first in pairwise(graded)
        if first.inspection.programme == second.inspection.programme
    ]
    if not pairs:
        return language.gettext("%(force)s: %(newest)s at recording crime", force=name, newest=newest)
    first, second = (charts.grade_and_year(judgment, language) for judgment in pairs[0])
    year = rounds.year_of(pairs[0][0].inspection)
    stayed = pairs[0][0].grade is pairs[0][1].grade
    if pairs[0][1] is graded[0]:
        if stayed:
            return language.gettext(
                "%(force)s: %(newest)s at recording crime, as in %(year)s", force=name, newest=newest, year=year
            )
        return language.gettext(
            "%(force)s went from %(first)s to %(second)s at recording crime", force=name, first=first, second=second
        )
    if stayed:
        return language.gettext(
            "%(force)s: %(newest)s at recording crime; earlier, %(second)s, as in %(year)s",
            force=name,
            newest=newest,
            second=second,
            year=year,
        )
    return language.gettext(
        "%(force)s: %(newest)s at recording crime; earlier, %(first)s, then %(second)s",
        force=name,
        newest=newest,
        first=first,
        second=second,
    )


def _grades(visits: Sequence[Visit]) -> list[Judgment]:
    """The grades of a timeline, newest first; where no inspection gave one, that they gave none."""
    judgments = [visit.judgment for visit in visits if visit.judgment]
    return [judgment for judgment in judgments if judgment.grade is not Grade.UNGRADED] or judgments


def _sentence(visit: Visit, language: Language) -> str:
    """A visit with its grade and its share, for those who do not see the chart."""
    date = rounds.year_of(visit.inspection)
    parts = [terms.grade_in_sentence(visit.judgment.grade, language)] if visit.judgment else []
    if visit.rate:
        bounds = interval_of(visit.rate)
        parts.append(terms.rounded_rate(visit.rate, language))
        parts.append(terms.span(bounds.low, bounds.high, language) if bounds else language.gettext("no margin found"))
    return f"{rounds.round_name(visit.inspection.programme, language)}, {date}: {', '.join(parts)}."


def _round_cell(programme: Programme, language: Language) -> Cell:
    return Cell(rounds.round_title(programme, language), programme.programme_id)
