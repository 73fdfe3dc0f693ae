"""Figures of England and Wales as a whole, besides the share recorded (which `facts.national_rates` gives)."""

from __future__ import annotations

import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.related import all_of, ask


@cached
def national_figures(session: so.Session) -> list[rows.NationalFigure]:
    """Every figure by measure, offence group and period."""
    model = tables.NationalFigure
    question = all_of(rows.NationalFigure).order_by(model.measure, model.offence_group, model.period)
    return ask(session, rows.NationalFigure, question)


def national_figure(session: so.Session, measure: str) -> rows.NationalFigure | None:
    """The figure of a measure, the last one where there are several; None if the release has none."""
    found = [item for item in national_figures(session) if item.measure == measure]
    return found[-1] if found else None
