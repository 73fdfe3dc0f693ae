"""Find my force: the form, its answers, and the files from which a browser suggests."""

import hashlib
import json
from functools import cache
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.pages.cards import summary
from portal.places import LONGEST_TEXT, Answer, Kind, find as find_force, place_named, plain, visible
from portal.places.suggestions import first_letters, names_file, postcodes_file
from portal.queries.forces import all_forces
from portal.queries.profiles import profile
from portal.support.essentials import essentials_asked_for
from portal.support.telling_file import telling_file
from portal.support.what_happened import asks_for_figures, somebody_speaks, what_happened
from portal.web.context import current_language, release, session
from portal.web.elsewhere_card import elsewhere_card
from portal.web.find_answers import answer_in_words
from portal.web.finder_index import current_index
from portal.words.language import language
from portal.words.terms import by_full_name

blueprint = Blueprint("find", __name__)
_FOR_GOOD = "public, max-age=31536000, immutable"


@blueprint.get("/find")
def form() -> Response:
    """The form and the list of all forces; what an address may carry is not read, for it would be on record."""
    release()
    return _page("find/form.html")


@blueprint.post("/find")
def find() -> AnyResponse:
    """A page that says which force was found and why, or what there is to choose from; a force itself is gone to.

    Who tells what happened instead of where is answered by the support page, to which the browser sends the same body;
    who asks how good the police are, by the list of all forces with their grades; who names a language, in that.
    """
    text = request.form.get("q", "")
    spoken = plain(text[:LONGEST_TEXT])
    if other_language := essentials_asked_for(visible(text[:LONGEST_TEXT])):
        return redirect(url_for("support.essentials", code=other_language.code), 303)
    told, asked = what_happened(spoken), asks_for_figures(spoken)
    answer = None if told else (place_named if asked else find_force)(session(), current_index(), text)
    if answer is None or (not asked and answer.knows_nothing and somebody_speaks(spoken)):
        return redirect(url_for("support.support"), 307)
    if asked and _is_of_no_force(answer):
        return redirect(url_for("forces.all_forces"), 303)
    if answer.force and answer.match and answer.match.kind is Kind.FORCE and not answer.match.also and not answer.note:
        return redirect(url_for("forces.force", force_id=answer.force.force_id), 303)
    typed = visible(text[:LONGEST_TEXT])
    view = answer_in_words(answer, typed, current_language())
    record = summary(profile(session(), view.force.force_id)) if view.force else ""
    outside = elsewhere_card(view.elsewhere, current_language()) if view.elsewhere else None
    return _page("find/answer.html", answer=view, text=typed, record=record, outside=outside)


def _is_of_no_force(answer: Answer) -> bool:
    named = (answer.match, *answer.candidates)
    return not answer.elsewhere and all(match is None or match.kind is Kind.COUNTRY for match in named)


@blueprint.get("/find/told/<mark>.json")
def told(mark: str) -> AnyResponse:
    """The words by which a browser hears what happened instead of where."""
    text, own_mark = _telling(current_language().code)
    if mark != own_mark:
        return redirect(told_address())
    return _file(text)


@blueprint.app_template_global()
def told_address() -> str:
    """Where the file of those words is, under a name that changes with its content."""
    return url_for("find.told", mark=_telling(current_language().code)[1])


@cache
def _telling(code: str) -> tuple[str, str]:
    text = _json(telling_file(language(code)))
    return text, hashlib.sha256(text.encode()).hexdigest()[:12]


@blueprint.get("/find/<mark>/names/<letter>.json")
def names(mark: str, letter: str) -> AnyResponse:
    """The names that begin with a letter, for suggestions."""
    index = current_index()
    if letter not in first_letters(index):
        abort(404)
    if mark != index.release.mark:
        return redirect(url_for("find.names", mark=index.release.mark, letter=letter))
    return _file(_json(names_file(session(), index, letter)))


@blueprint.get("/find/<mark>/postcodes/<area>.json")
def postcodes(mark: str, area: str) -> AnyResponse:
    """The postcodes that begin with some letters, for suggestions."""
    index = current_index()
    if area not in index.forces_of_areas:
        abort(404)
    if mark != index.release.mark:
        return redirect(url_for("find.postcodes", mark=index.release.mark, area=area))
    return _file(_json(postcodes_file(session(), index, area)))


def _page(template: str, **values: object) -> Response:
    forces = by_full_name(all_forces(session()), current_language())
    return make_response(render_template(template, forces=forces, **values))


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _file(text: str) -> Response:
    response = Response(text, mimetype="application/json")
    # The address names one release, whose figures never change, or the content itself.
    response.headers["Cache-Control"] = _FOR_GOOD
    return response
