"""The years that an inspection, and the share that it found, belong to."""

import datetime
import re

from portal.facts.rows import Inspection, Programme

# A single year, such as that of "inspection 2017"; a span such as "PEEL 2021/22" names the round and not the year.
_YEAR = re.compile(r"(?<![\d/–-])20\d\d(?![\d/–-])")
# The years of a round, written as `2016–20`, `2021/22` or `2025`.
_PERIOD = re.compile(r"20(\d\d)(?:[/–-](?:20)?(\d\d))?(?!\d)")


def year_published(inspection: Inspection) -> int | None:
    """The year in which an inspection was published: of its date, else the one that its source's title names."""
    if inspection.published_on:
        return inspection.published_on.year
    years = set(_YEAR.findall(inspection.source.title or ""))
    return int(years.pop()) if len(years) == 1 else None


def years_of_share(inspection: Inspection) -> tuple[int, int] | None:
    """The first and the last year that a share is about: of the reports looked at, else of the publication."""
    if inspection.audit_from and inspection.audit_to:
        return inspection.audit_from.year, inspection.audit_to.year
    published = year_published(inspection)
    return (published, published) if published else None


def last_year_of_share(inspection: Inspection) -> int:
    """The latest year that a share can be about: where its own is not known, the last one of the round.

    Of a round without years too, the end of time: nobody can say that the share is old.
    """
    years = years_of_share(inspection) or _years_of_round(inspection.programme)
    return years[1] if years else datetime.MAXYEAR


def is_of_round(year: int, programme: Programme) -> bool:
    """Whether a year lies within the years of a round of inspections."""
    years = _years_of_round(programme)
    return years is not None and years[0] <= year <= years[1]


def _years_of_round(programme: Programme) -> tuple[int, int] | None:
    period = _PERIOD.search(programme.period)
    return (2000 + int(period[1]), 2000 + int(period[2] or period[1])) if period else None
