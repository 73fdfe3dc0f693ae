"""The table of all forces: one programme at a time, sorted and filtered as the address says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy.orm as so

from portal.facts import rows
from portal.facts.newest import is_of_recording, latest_by_force, latest_rates
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.queries.forces import all_forces
from portal.queries.home_facts import MAP_PROGRAMME
from portal.queries.inspections import judgments, recording_rates
from portal.queries.programmes import all_programmes
from portal.words import terms
from portal.words.language import Language

COLUMNS = ("force", "region", "nation", "grade", "published", "rate", "margin")
MISSING = "missing"


@dataclass(frozen=True)
class ForceRow:
    """A force with its newest grade for recording and its newest rate of all crime in the programme."""

    force: rows.Force
    judgment: rows.Judgment | None
    rate: rows.RecordingRate | None

    @property
    def inspection(self) -> rows.Inspection | None:
        """The inspection that the row's grade, or else its rate, comes from."""
        found = self.judgment or self.rate
        return found.inspection if found else None


@dataclass(frozen=True)
class Choice:
    """One value of a filter, and whether it is the chosen one."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Heading:
    """A column: its words, the address that sorts by it, and the order in which it is sorted now (None: it is not)."""

    name: str
    text: str
    query: dict[str, str]
    order: str | None


@dataclass(frozen=True)
class ForceTable:
    """What the page shows."""

    programme: rows.Programme
    rows: tuple[ForceRow, ...]
    total: int
    headings: tuple[Heading, ...]
    programmes: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    nations: tuple[Choice, ...]
    grades: tuple[Choice, ...]
    sort: str
    order: str
    query: dict[str, str]
    unknown: tuple[str, ...]


def force_table(session: so.Session, wanted: Mapping[str, str], language: Language) -> ForceTable:
    """The table for an address; a value that the site does not know is left out and named in `unknown`."""
    programmes = all_programmes(session)
    by_id = {item.programme_id: item for item in programmes}
    forces = all_forces(session)
    allowed = {
        "programme": list(by_id),
        "region": sorted(
            {force.region for force in forces if force.region},
            key=lambda name: language.sort_key(terms.region(name, language)),
        ),
        "nation": sorted(
            {force.nation for force in forces}, key=lambda name: language.sort_key(terms.nation(name, language))
        ),
        "sort": list(COLUMNS),
        "order": ["ascending", "descending"],
    }
    chosen = {name: wanted[name] for name, values in allowed.items() if wanted.get(name) in values}
    programme = by_id[chosen.get("programme", MAP_PROGRAMME)]
    allowed["grade"] = [*programme.scale, Grade.UNGRADED, MISSING]
    if wanted.get("grade") in allowed["grade"]:
        chosen["grade"] = wanted["grade"]
    unknown = tuple(wanted[name] for name in allowed if wanted.get(name) and name not in chosen)
    found = [row for row in _rows(session, forces, programme) if _matches(row, chosen)]
    sort, order = chosen.get("sort", "force"), chosen.get("order", "ascending")
    return ForceTable(
        programme=programme,
        rows=tuple(_sorted(found, sort, order, language)),
        total=len(forces),
        headings=tuple(_heading(name, chosen, sort, order, language) for name in COLUMNS),
        programmes=tuple(
            Choice(item.programme_id, terms.name_of(item, language), item == programme) for item in programmes
        ),
        regions=_choices(allowed["region"], chosen.get("region"), lambda name: terms.region(name, language)),
        nations=_choices(allowed["nation"], chosen.get("nation"), lambda name: terms.nation(name, language)),
        grades=_choices(allowed["grade"], chosen.get("grade"), lambda grade: _grade_text(grade, language)),
        sort=sort,
        order=order,
        query=chosen,
        unknown=unknown,
    )


def _rows(session: so.Session, forces: list[rows.Force], programme: rows.Programme) -> list[ForceRow]:
    graded = [item for item in judgments(session, programme_id=programme.programme_id) if is_of_recording(item)]
    latest = latest_by_force(graded)
    found = latest_rates(recording_rates(session, programme_id=programme.programme_id), OffenceGroup.ALL)
    rates = {rate.inspection.force.force_id: rate for rate in found}
    return [ForceRow(force, latest.get(force.force_id), rates.get(force.force_id)) for force in forces]


def _matches(row: ForceRow, chosen: Mapping[str, str]) -> bool:
    grade = row.judgment.grade if row.judgment else MISSING
    return (
        chosen.get("region", row.force.region) == row.force.region
        and chosen.get("nation", row.force.nation) == row.force.nation
        and chosen.get("grade", grade) == grade
    )


def _sorted(found: list[ForceRow], sort: str, order: str, language: Language) -> list[ForceRow]:
    by_name = sorted(found, key=lambda row: language.sort_key(terms.force_name(row.force, language)))
    keys: dict[str, Callable[[ForceRow], Any]] = {
        "force": lambda row: language.sort_key(terms.force_name(row.force, language)),
        "region": lambda row: row.force.region and language.sort_key(terms.region(row.force.region, language)),
        "nation": lambda row: language.sort_key(terms.nation(row.force.nation, language)),
        "grade": lambda row: list(Grade).index(row.judgment.grade) if row.judgment else None,
        "published": lambda row: (
            row.inspection and row.inspection.published_on and row.inspection.published_on.first_day
        ),
        "rate": lambda row: row.rate and row.rate.rate,
        "margin": lambda row: row.rate and row.rate.margin,
    }
    key = keys[sort]
    known = [row for row in by_name if key(row) is not None]
    # Rows without a value come last in either order: what is missing is neither least nor most.
    return sorted(known, key=key, reverse=order == "descending") + [row for row in by_name if key(row) is None]


def _heading(name: str, chosen: Mapping[str, str], sort: str, order: str, language: Language) -> Heading:
    turned = "descending" if name == sort and order == "ascending" else "ascending"
    texts = {
        "force": language.gettext("Force"),
        "region": language.gettext("Region"),
        "nation": language.gettext("Nation"),
        "grade": language.gettext("Grade for recording"),
        "published": language.gettext("Published"),
        "rate": language.gettext("Recorded, all crime"),
        "margin": language.gettext("Margin, percentage points"),
    }
    query = {**chosen, "sort": name, "order": turned}
    return Heading(name, texts[name], query, order if name == sort else None)


def _choices(values: list[str], chosen: str | None, text: Callable[[str], str]) -> tuple[Choice, ...]:
    return tuple(Choice(str(value), text(value), value == chosen) for value in values)


def _grade_text(grade: str, language: Language) -> str:
    if grade == MISSING:
        return language.gettext("not found in the sources that we have read")
    return terms.grade_word(Grade(grade), language)
