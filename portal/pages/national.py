"""The country on one page: how much crime is recorded, how fast, what is not, and which forces changed most."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from portal.exports.national import national_table
from portal.facts.changes import RateChange
from portal.facts.vocabulary import OffenceGroup
from portal.pages.charts import chart_view
from portal.queries import comparisons
from portal.queries.national import national_figures, national_rates, national_shares
from portal.queries.programmes import all_programmes
from portal.web.addresses import address_of
from portal.web.context import current_language, session
from portal.web.files import METADATA, TABLE_SUFFIXES, table_answer
from portal.words.sentences import press_sentence

blueprint = Blueprint("national", __name__)
# The one round whose second visits measured the same share again.
_ROUND = "cdi-2016-20"
_MOST_CHANGES = 5
_OF_SPEED = "24-hours"
_OF_CHECKS = "audited"


@dataclass(frozen=True)
class Movers:
    """The forces whose share rose most and fell most between two visits of one round, each with its exact figures."""

    risers: tuple[RateChange, ...]
    fallers: tuple[RateChange, ...]


@blueprint.get("/national")
def national() -> str:
    """The figures of England and Wales as a whole."""
    rates = national_shares(session())
    figures = national_figures(session())
    changes = (
        comparisons.changes(session(), _ROUND, OffenceGroup.ALL)
        if any(item.programme_id == _ROUND for item in all_programmes(session()))
        else None
    )
    return render_template(
        "national/national.html",
        rates=rates,
        sentence=press_sentence(rates, current_language()) if rates else "",
        fast=[item for item in figures if _OF_SPEED in item.measure],
        figures=sorted(
            (item for item in figures if _OF_SPEED not in item.measure), key=lambda item: _OF_CHECKS in item.measure
        ),
        movers=_movers(changes.rates if changes else ()),
        programme=changes.programme if changes else None,
        trend=chart_view("national-share"),
        speed=chart_view("within-24-hours"),
        dumbbells=chart_view(f"changes-{_ROUND}"),
    )


@blueprint.get(f"/national.<{TABLE_SUFFIXES}:suffix>")
@blueprint.get("/national.csv-metadata.json", defaults=METADATA)
def national_file(suffix: str) -> Response:
    """Every national figure as a file."""
    table = national_table(national_rates(session()), national_figures(session()), current_language())
    return table_answer(table, address_of("national.national"), suffix)


def _movers(changes: tuple[RateChange, ...]) -> Movers:
    exact = sorted((item for item in changes if item.points is not None), key=lambda item: item.points or 0)
    fallers = tuple(item for item in exact if item.points and item.points < 0)[:_MOST_CHANGES]
    risers = tuple(item for item in reversed(exact) if item.points and item.points > 0)[:_MOST_CHANGES]
    return Movers(risers, fallers)
