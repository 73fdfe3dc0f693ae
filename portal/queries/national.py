"""Figures of England and Wales as a whole: the share recorded, and every other."""

import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.facts import rows
from portal.facts.vocabulary import OffenceGroup
from portal.queries.related import ask_for_all


@cached
def national_figures(session: so.Session) -> list[rows.NationalFigure]:
    """Every figure by measure, offence group and period."""
    return ask_for_all(session, rows.NationalFigure, "measure", "offence_group", "period")


def national_figure(session: so.Session, measure: str) -> rows.NationalFigure | None:
    """The figure of a measure, the last one where there are several; None if the release has none."""
    of_measure = [item for item in national_figures(session) if item.measure == measure]
    return of_measure[-1] if of_measure else None


@cached
def national_rates(session: so.Session) -> list[rows.NationalRate]:
    """The national estimates by year."""
    return ask_for_all(session, rows.NationalRate, "year", "offence_group")


def national_shares(session: so.Session) -> list[rows.NationalRate]:
    """The national estimates of all crime, oldest first."""
    return [rate for rate in national_rates(session) if rate.offence_group is OffenceGroup.ALL]
