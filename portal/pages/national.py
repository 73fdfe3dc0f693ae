"""The country on one page: how much crime is recorded, how fast, what is not, and which forces were measured again."""

from flask import Blueprint, Response, render_template

from portal.exports.national import national_table
from portal.facts.vocabulary import SPEED_MEASURES
from portal.pages.charts import chart_view
from portal.queries.national import national_figures, national_rates, national_shares
from portal.queries.programmes import all_programmes
from portal.web.addresses import address_of
from portal.web.context import current_language, session
from portal.web.files import table_answer, table_routes
from portal.words.sentences import press_sentence

blueprint = Blueprint("national", __name__)
# The one round whose second visits measured the same share again.
_ROUND = "cdi-2016-20"
_OF_SHARES = "-recorded"
_OF_CHECKS = "audited"


@blueprint.get("/national")
def national() -> str:
    """The figures of England and Wales as a whole."""
    rates = national_shares(session())
    figures = national_figures(session())
    others = [item for item in figures if item.measure not in SPEED_MEASURES]
    return render_template(
        "national/national.html",
        rates=rates,
        sentence=press_sentence(rates, current_language()) if rates else "",
        shares=[item for item in others if item.measure.endswith(_OF_SHARES)],
        fast=sorted(
            (item for item in figures if item.measure in SPEED_MEASURES),
            key=lambda item: SPEED_MEASURES.index(item.measure),
        ),
        figures=sorted(
            (item for item in others if not item.measure.endswith(_OF_SHARES)),
            key=lambda item: _OF_CHECKS in item.measure,
        ),
        programme=next((item for item in all_programmes(session()) if item.programme_id == _ROUND), None),
        trend=chart_view("national-share"),
        speed=chart_view("within-24-hours"),
        dumbbells=chart_view(f"changes-{_ROUND}"),
    )


@table_routes(blueprint, "/national")
def national_file(suffix: str) -> Response:
    """Every national figure as a file."""
    table = national_table(national_rates(session()), national_figures(session()), current_language())
    return table_answer(table, address_of("national.national"), suffix)
