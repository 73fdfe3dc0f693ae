"""Support for victims: whom to call, rights, privacy on a device, a card to print, and the essentials by language."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from portal.facts import rows
from portal.pages.essential_cards import essentials_values
from portal.pages.force_order import by_short_name
from portal.pages.service_cards import Clock, shown_services
from portal.places import LONGEST_TEXT, find, visible
from portal.queries.facts import all_sources
from portal.queries.forces import all_forces
from portal.queries.support import local_services, national_services
from portal.support.advice import Advice, Listed, advise, judging
from portal.support.essentials import all_essentials
from portal.support.kinds import KindOfCrime, kind_words
from portal.support.open_now import now
from portal.support.opening_words import moment_words
from portal.support.roles import NATIONAL_LINE
from portal.web.addresses import address_of
from portal.web.context import current_language, release, session, settings
from portal.web.find_answers import ShownAnswer, shown_answer
from portal.web.finder_index import current_index

blueprint = Blueprint("support", __name__)

_COMPLAINTS = ("iopc", "phso")


@blueprint.route("/support", methods=["GET", "POST"])
def support() -> str:
    """Whom to call; what is chosen comes in the body of a request, and so is in no address, log or history."""
    release()
    chosen = request.form
    place = visible(chosen.get("place", "")[:LONGEST_TEXT])
    if chosen.get("area") or not place:
        return _answer(chosen.get("area") or chosen.get("where", ""), chosen.get("what", ""))
    found = find(session(), current_index(), place)
    if found.force:
        return _answer(found.force.force_id, chosen.get("what", ""))
    return _answer("", chosen.get("what", ""), shown_answer(found, place, current_language()))


@blueprint.get("/support/<force_id>")
def local(force_id: str) -> str:
    """Whom to call in a force's area."""
    if _force(force_id) is None:
        abort(404)
    return _answer(force_id, "")


@blueprint.route("/support/card", methods=["GET", "POST"])
def card() -> str:
    """A card to print and fold, with the numbers of the place that was chosen."""
    return card_of(request.form.get("where", ""))


def card_of(where: str) -> str:
    """The card for a force's area; for England and Wales where there is no such force."""
    release()
    force = _force(where)
    return render_template("support/card.html", force=force, **_shown(_advice(force, KindOfCrime.ANY), _clock()))


@blueprint.get("/support/<force_id>/poster")
def poster(force_id: str) -> str:
    """The numbers of a force's area in large letters, for a noticeboard."""
    release()
    force = _force(force_id)
    if force is None:
        abort(404)
    clock = _clock()
    return render_template(
        "support/poster.html",
        force=force,
        moment=moment_words(clock.moment, clock.language),
        address=address_of("support.local", force_id=force_id),
        **_shown(_advice(force, KindOfCrime.ANY), clock),
    )


@blueprint.get("/support/rights")
def rights() -> str:
    """Help without reporting, what happens on a call, the rights of victims, how to complain."""
    release()
    offices = [entry for entry in _advice(None, KindOfCrime.ANY).offices if entry.service.service_id in _COMPLAINTS]
    return render_template(
        "support/rights.html", sources=_sources(), complaints=shown_services(tuple(offices), _clock())
    )


@blueprint.get("/support/safety")
def safety() -> str:
    """What remains on a device, how to remove it, and how to come back."""
    release()
    return render_template("support/safety.html", sources=_sources(), site_url=settings().site_url)


@blueprint.get("/support/in/<code>")
def essentials(code: str) -> str:
    """The essentials in another language."""
    release()
    chosen = next((each for each in all_essentials() if each.code == code), None)
    if chosen is None:
        abort(404)
    national = {service.service_id: service for service in national_services(session())}
    return render_template("support/essentials.html", **essentials_values(chosen, national, _sources()))


def _answer(where: str, what: str, unclear: ShownAnswer | None = None) -> str:
    release()
    force = _force(where)
    kind = KindOfCrime(what) if what in list(KindOfCrime) else KindOfCrime.ANY
    advice, clock = _advice(force, kind), _clock()
    language = clock.language
    return render_template(
        "support/support.html",
        force=force,
        unclear=unclear,
        kind=kind,
        kind_chosen=kind_words(kind, language) if advice.special else None,
        kinds=[(each, kind_words(each, language)) for each in KindOfCrime],
        forces=by_short_name(all_forces(session()), language),
        languages=all_essentials(),
        moment=moment_words(clock.moment, language),
        by_kind=[
            (each, kind_words(each, language), shown_services(entries, clock))
            for each, entries in advice.by_kind
            if entries
        ],
        **_shown(advice, clock),
    )


def _shown(advice: Advice, clock: Clock) -> dict[str, object]:
    judge = judging(clock.moment.date(), clock.within_days)
    danger = tuple(Listed(service, judge(service)) for service in advice.danger.values())
    return {
        "danger": {service.service_id: service for service in shown_services(danger, clock)},
        "near": shown_services(advice.near, clock),
        "special": shown_services(advice.special, clock),
        "listening": shown_services(advice.listening, clock),
        "offices": shown_services(advice.offices, clock),
        "national_line_id": NATIONAL_LINE,
    }


def _advice(force: rows.Force | None, kind: KindOfCrime) -> Advice:
    clock = _clock()
    own = local_services(session(), force.force_id) if force else []
    return advise(national_services(session()), own, force, kind, judging(clock.moment.date(), clock.within_days))


def _clock() -> Clock:
    return Clock(now(), current_language(), settings().verified_within_days)


def _force(force_id: str) -> rows.Force | None:
    return next((force for force in all_forces(session()) if force.force_id == force_id), None)


def _sources() -> dict[str, rows.Source]:
    return {source.source_id: source for source in all_sources(session())}
