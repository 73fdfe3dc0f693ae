"""The table of all forces: newest grades, or those of one round, sorted and filtered as the address says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy.orm as so

from portal.facts import rows
from portal.facts.newest import latest_rates
from portal.facts.rows import Programme
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.queries.inspections import recording_rates
from portal.queries.newest import NewestResults, graded_rounds, newest_results
from portal.queries.programmes import all_programmes
from portal.words import rounds, terms
from portal.words.language import Language

# Stands in an address for the forces without a grade.
NO_GRADE = "missing"
COLUMNS = ("force", "grade", "published", "rate", "margin", "region", "nation")


@dataclass(frozen=True)
class FilterValue:
    """One value of a filter, and whether it is the chosen one."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Heading:
    """A column: its words, the address that sorts by it, and the order in which it is sorted now (None: it is not)."""

    name: str
    text: str
    query: dict[str, Any]
    order: str | None


@dataclass(frozen=True)
class ForceTable:
    """What the page shows; without a programme, each row's grade and share are the force's newest of all rounds."""

    programme: rows.Programme | None
    graded_rounds: tuple[rows.Programme, ...]
    rows: tuple[NewestResults, ...]
    total: int
    columns: dict[str, str]
    headings: tuple[Heading, ...]
    programmes: tuple[FilterValue, ...]
    regions: tuple[FilterValue, ...]
    nations: tuple[FilterValue, ...]
    grades: tuple[FilterValue, ...]
    sort: str
    order: str
    query: dict[str, str]
    unknown: tuple[str, ...]


def force_table(session: so.Session, arguments: Mapping[str, str], language: Language) -> ForceTable:
    """The table for an address; a value that the site does not know is left out and named in `unknown`."""
    programmes = {item.programme_id: item for item in all_programmes(session)}
    results = newest_results(session)
    forces = [item.force for item in results]
    allowed = {
        "programme": list(programmes),
        "region": [force.region for force in forces if force.region],
        "nation": [force.nation for force in forces],
        "grade": [*Grade, NO_GRADE],
        "sort": list(COLUMNS),
        "order": ["ascending", "descending"],
    }
    query = {name: arguments[name] for name, values in allowed.items() if arguments.get(name) in values}
    unknown = tuple(arguments[name] for name in allowed if arguments.get(name) and name not in query)
    programme = programmes.get(query.get("programme", ""))
    if programme:
        results = _in_round(session, results, programme)
    sort, order = query.get("sort", "force"), query.get("order", "ascending")
    return ForceTable(
        programme=programme,
        graded_rounds=tuple(graded_rounds(session)),
        rows=tuple(_sort([row for row in results if _matches(row, query)], sort, order, language)),
        total=len(forces),
        columns=results_columns(graded_rounds(session), language, programme),
        headings=tuple(_heading(name, query, sort, order, language) for name in COLUMNS),
        programmes=tuple(
            FilterValue(name, rounds.round_title(item, language), item == programme)
            for name, item in reversed(programmes.items())
        ),
        regions=choices_by_words(allowed["region"], query.get("region"), terms.region, language),
        nations=choices_by_words(allowed["nation"], query.get("nation"), terms.nation, language),
        grades=tuple(
            FilterValue(str(grade), _grade_text(grade, language), grade == query.get("grade"))
            for grade in allowed["grade"]
        ),
        sort=sort,
        order=order,
        query=query,
        unknown=unknown,
    )


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


def choices_by_words(
    values: Iterable[str], chosen: str | None, words: Callable[[str, Language], str], language: Language
) -> tuple[FilterValue, ...]:
    """Each of the values once, in the order of the words for them."""
    choices = [FilterValue(value, words(value, language), value == chosen) for value in set(values)]
    return tuple(sorted(choices, key=lambda choice: language.sort_key(choice.text)))


def _in_round(session: so.Session, results: list[NewestResults], programme: rows.Programme) -> list[NewestResults]:
    """The same rows with the grade and the share of one round in place of the newest."""
    rates = latest_rates(recording_rates(session, programme_id=programme.programme_id), OffenceGroup.ALL)
    shares = {rate.inspection.force.force_id: rate for rate in rates}
    return [
        replace(row, grade=row.by_round.get(programme.programme_id), share=shares.get(row.force.force_id))
        for row in results
    ]


def _matches(row: NewestResults, query: Mapping[str, str]) -> bool:
    grade = row.grade.grade if row.grade else NO_GRADE
    return (
        query.get("region", row.force.region) == row.force.region
        and query.get("nation", row.force.nation) == row.force.nation
        and query.get("grade", grade) == grade
    )


def _sort(results: list[NewestResults], sort: str, order: str, language: Language) -> list[NewestResults]:
    by_name = sorted(results, key=lambda row: language.sort_key(terms.force_name(row.force, language)))
    keys: dict[str, Callable[[NewestResults], Any]] = {
        "force": lambda row: language.sort_key(terms.force_name(row.force, language)),
        "region": lambda row: row.force.region and language.sort_key(terms.region(row.force.region, language)),
        "nation": lambda row: language.sort_key(terms.nation(row.force.nation, language)),
        "grade": lambda row: list(Grade).index(row.grade.grade) if row.grade else None,
        "published": lambda row: (
            row.grade.inspection.published_on.first_day if row.grade and row.grade.inspection.published_on else None
        ),
        "rate": lambda row: row.share and row.share.rate,
        "margin": lambda row: row.share and row.share.margin,
    }
    key = keys[sort]
    with_value = [row for row in by_name if key(row) is not None]
    # Rows without a value come last in either order: what is missing is neither least nor most.
    return sorted(with_value, key=key, reverse=order == "descending") + [row for row in by_name if key(row) is None]


def _heading(name: str, filters: Mapping[str, str], sort: str, order: str, language: Language) -> Heading:
    turned = "descending" if name == sort and order == "ascending" else "ascending"
    texts = {
        "force": language.gettext("Force"),
        "grade": language.gettext("Grade for recording"),
        "published": language.gettext("Date of the grade"),
        "rate": language.gettext("Recorded, all crime"),
        "margin": language.gettext("Margin, in points"),
        "region": language.gettext("Region"),
        "nation": language.gettext("Nation"),
    }
    query = {**filters, "sort": name, "order": turned}
    return Heading(name, texts[name], query, order if name == sort else None)


def _grade_text(grade: str, language: Language) -> str:
    if grade == NO_GRADE:
        return language.gettext("No grade found")
    return terms.grade_word(Grade(grade), language)
