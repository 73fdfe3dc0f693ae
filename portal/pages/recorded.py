"""Was my crime recorded? What the police must say, a letter that asks them, and what to do if no answer comes."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from portal.facts.rows import Force
from portal.pages.essential_cards import number_link
from portal.pages.source_notes import SourceNotes
from portal.places import visible
from portal.queries.forces import all_forces, find_force
from portal.queries.profiles import profile
from portal.queries.sources import all_sources
from portal.support.essentials import all_essentials, essentials_in, words_of
from portal.web.context import current_language, release, session
from portal.words import sentences
from portal.words.language import Language, language as language_of
from portal.words.letters import PoliceReply, letter, reply_words
from portal.words.terms import by_short_name

blueprint = Blueprint("recorded", __name__)

LONGEST_WHEN = 60
# Both can be dialled from anywhere in England and Wales: the police's own number, and the line for victims.
_POLICE, _LINE = "101", "0808 168 9111"
_WELSH = "Wales"


@blueprint.route("/recorded", methods=["GET", "POST"])
def recorded() -> str:
    """The page in English or Welsh; what is chosen comes in the body of a request, and is kept nowhere."""
    language = current_language()
    force, reply = _choice()
    # Only a force of Wales must answer a letter in Welsh.
    spoken = language_of("en") if force and force.nation != _WELSH else language
    return render_template(
        "recorded/recorded.html",
        letter=letter(force, _when(), reply, spoken),
        letter_language=spoken,
        record=_record(force, language),
        reply_choices=[(each, reply_words(each, language)) for each in PoliceReply],
        languages=all_essentials(),
        notes=SourceNotes(all_sources(session())),
        **_values(force, reply, language),
    )


@blueprint.route("/recorded/in/<code>", methods=["GET", "POST"])
def in_language(code: str) -> str | AnyResponse:
    """The page in another language, with the letter in English."""
    other_language = essentials_in(code)
    if other_language is None:
        abort(404)
    if other_language.code != code:
        return redirect(url_for("recorded.in_language", code=other_language.code))
    force, reply = _choice()
    places = {"emergency": number_link("999"), "police": number_link(_POLICE), "line": number_link(_LINE)}
    words = {name: Markup.escape(text).format(**places) for name, text in words_of(code, "recorded").items()}
    english = language_of("en")
    return render_template(
        "recorded/in_language.html",
        other_language=other_language,
        languages=all_essentials(),
        essentials=words_of(code),
        words=words,
        letter=letter(force, _when(), reply, english),
        reply_choices=[(each, words[f"told_{each}"]) for each in PoliceReply],
        **_values(force, reply, english),
    )


def _choice() -> tuple[Force | None, PoliceReply | None]:
    release()
    where, reply = request.form.get("where", ""), request.form.get("told", "")
    force = find_force(session(), where)
    return force, PoliceReply(reply) if reply in list(PoliceReply) else None


def _when() -> str:
    return visible(request.form.get("when", "")[:LONGEST_WHEN])


def _values(force: Force | None, reply: PoliceReply | None, language: Language) -> dict[str, object]:
    return {
        "force": force,
        "reply": reply,
        "when": _when(),
        "longest_when": LONGEST_WHEN,
        "forces": by_short_name(all_forces(session()), language),
    }


def _record(force: Force | None, language: Language) -> str | None:
    """What inspectors found of the force, in one sentence; never of the reader's own crime, which nobody here knows."""
    rate = profile(session(), force.force_id).headline if force else None
    return sentences.headline(rate, language) if rate else None
