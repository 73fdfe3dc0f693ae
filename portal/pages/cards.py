"""The cards that other sites show beside a link to a force."""

from __future__ import annotations

from flask import Blueprint, Response

from portal.charts.card import Card, card_svg
from portal.charts.state import State
from portal.pages.rasters import rastered
from portal.queries import profiles
from portal.web.context import current_language, session
from portal.web.files import file_answer
from portal.words import charts, rounds, sentences, terms

blueprint = Blueprint("cards", __name__)


@blueprint.get("/forces/<force_id>/card.png")
def force(force_id: str) -> Response:
    """The card of a force, made by a process of its own."""
    svg = card_svg(_card(profiles.profile(session(), force_id)))
    return file_answer(rastered(svg, scale=1.0), f"{force_id}.png", "png")


def summary(profile: profiles.Profile) -> str:
    """A force's newest figure in a sentence; what stands in for it where none was found."""
    language = current_language()
    if profile.headline:
        return sentences.headline(profile.headline, language)
    judgment = profile.newest_recording_judgment
    if judgment:
        return language.gettext(
            "Recording crime: %(grade)s (%(inspection)s).",
            grade=terms.grade_word(judgment.grade, language),
            inspection=terms.inspection_when(judgment.inspection, language),
        )
    return language.gettext("No grade or rate for recording crime was found in the sources that we have read.")


def _card(profile: profiles.Profile) -> Card:
    language, judgment, rate = current_language(), profile.newest_recording_judgment, profile.headline
    graded = rounds.round_name(judgment.inspection.programme, language) if judgment else ""
    recorded = graded
    if rate:
        recorded = language.gettext("of reported crimes recorded, %(year)s", year=rounds.share_year(rate.inspection))
    return Card(
        site=language.gettext("On the Record"),
        name=terms.force_name(profile.force, language),
        line=recorded or language.gettext("How well are reported crimes recorded?"),
        number=charts.rate(rate, language) if rate else "",
        state=State(judgment.grade, judgment.inspection.programme.scale, "") if judgment else None,
        grade_word=terms.grade_word(judgment.grade, language) if judgment else "",
        year=rounds.year_of(judgment.inspection) if judgment else "",
    )
