"""The cards that other sites show beside a link to this one."""

from dataclasses import replace

from flask import Blueprint, Response

from portal.facts.comparison import Comparison
from portal.facts.vocabulary import Grade
from portal.pages.pictures import rasterise
from portal.pictures.card import Card, card_svg, list_svg, pair_svg
from portal.pictures.state import State
from portal.queries import national, profiles, programmes
from portal.queries.newest import newest_results, since_grade
from portal.web.context import current_language, session
from portal.web.files import file_answer
from portal.words import charts, record, rounds, sentences, terms

blueprint = Blueprint("cards", __name__)
# As many forces as one card has room for.
_PAIR = 2


@blueprint.get("/forces/<force_id>/card.png")
def force(force_id: str) -> Response:
    """The card of a force, made by a process of its own."""
    return _picture(card_of(profiles.profile(session(), force_id)), force_id)


@blueprint.get("/card.png")
def home() -> Response:
    """The card of the home page and of every page about all forces: the newest national share."""
    language = current_language()
    return _picture(national_card(language.gettext("How the police record crime")), "on-the-record")


@blueprint.get("/programmes/<programme_id>/card.png")
def programme(programme_id: str) -> Response:
    """The card of a round of inspections: how many of the forces that it graded it found good."""
    language = current_language()
    title = rounds.round_title(programmes.programme(session(), programme_id), language)
    of_round = [grade for row in newest_results(session()) if (grade := row.by_round.get(programme_id))]
    grades = [item.grade for item in of_round if item.grade is not Grade.UNGRADED]
    card = Card(
        site=language.gettext("On the Record"),
        name=title,
        line=language.gettext("England and Wales, force by force"),
    )
    if grades:
        better = sum(grade in (Grade.OUTSTANDING, Grade.GOOD) for grade in grades)
        card = replace(
            card,
            number=language.gettext(
                "%(number)s of %(total)s", number=language.number(better), total=language.number(len(grades))
            ),
            line=language.gettext("forces graded were outstanding or good at recording crime"),
        )
    return _picture(card, programme_id)


def card_of(profile: profiles.Profile) -> Card:
    """What the card of a force says: its newest grade and its newest share, each with its year."""
    language = current_language()
    graded, share = profile.newest_recording_judgment, profile.headline
    mark = record.scope_mark(graded, language) if graded else ""
    line = (
        language.gettext("of reported crimes recorded, %(year)s", year=rounds.share_year(share.inspection))
        if share
        else language.gettext("How well it records crime, and what inspectors found")
    )
    return Card(
        site=language.gettext("On the Record"),
        name=terms.force_name(profile.force, language),
        number=terms.rounded_rate(share, language) if share else "",
        state=State(graded.grade, graded.inspection.programme.scale, "") if graded else None,
        grade_word=terms.grade_word(graded.grade, language) if graded else "",
        year=rounds.year_of(graded.inspection) if graded else "",
        line=language.gettext("%(line)s (the grade: %(mark)s)", line=line, mark=mark) if mark else line,
    )


def comparison_card(comparison: Comparison) -> Response:
    """The card of a comparison: each force's newest grade, and of two of them the share too."""
    language = current_language()
    if len(comparison.forces) != _PAIR:
        several = [
            replace(
                card_of(profiles.profile(session(), item.force.force_id)),
                name=terms.short_name(item.force, language),
            )
            for item in comparison.forces
        ]
        svg = list_svg(
            several, language.gettext("Newest grade for recording crime"), language.gettext("no grade found")
        )
        return file_answer(rasterise(svg, scale=1.0), "comparison.png", "png")
    pair = [
        replace(
            card_of(profiles.profile(session(), item.force.force_id)),
            name=terms.short_name(item.force, language),
            number=terms.rounded_rate(item.rate, language) if item.rate else "",
            line=rounds.share_year(item.rate.inspection) if item.rate else "",
        )
        for item in comparison.forces
    ]
    line = language.gettext(
        "Newest grade, and share of %(reported)s recorded", reported=charts.offences(comparison.offence_group, language)
    )
    return file_answer(rasterise(pair_svg(pair, line), scale=1.0), "comparison.png", "png")


def national_card(name: str) -> Card:
    """A card with the newest national share."""
    language = current_language()
    newest = next(reversed(national.national_shares(session())), None)
    return Card(
        site=language.gettext("On the Record"),
        name=name,
        number=language.percent(newest.rate) if newest else "",
        state=None,
        grade_word="",
        year="",
        line=language.gettext("of reported crimes recorded in England and Wales, %(year)s", year=str(newest.year))
        if newest
        else language.gettext("England and Wales, force by force"),
    )


def summary(profile: profiles.Profile) -> str:
    """A force's newest grade, with what it leaves out and what happened since, and its newest share."""
    language = current_language()
    graded, share = profile.newest_recording_judgment, profile.headline
    parts = [
        sentences.grade(graded, language) if graded else "",
        *(record.beside_grade(graded, since_grade(session(), graded), language) if graded else ()),
        sentences.headline(share, language) if share else "",
    ]
    return " ".join(part for part in parts if part) or language.gettext(
        "How %(force)s records crime, and what inspectors found.", force=terms.the_force(profile.force, language)
    )


def _picture(card: Card, name: str) -> Response:
    return file_answer(rasterise(card_svg(card), scale=1.0), f"{name}.png", "png")
