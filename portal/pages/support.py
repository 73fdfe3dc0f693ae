"""Support for victims: who to call, for whom, where the numbers were read, and what to print."""

from dataclasses import replace

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.dataset.elsewhere import all_elsewhere
from portal.facts import rows
from portal.facts.elsewhere import Country, Elsewhere
from portal.facts.vocabulary import CheckMethod, ServiceRole
from portal.pages.essential_cards import essentials_values
from portal.pages.service_cards import Clock, answer_cards, channel_address, service_cards
from portal.pages.source_notes import SourceNotes
from portal.places import LONGEST_TEXT, find, place_named, plain, visible
from portal.queries.forces import all_forces, find_force, force as force_of
from portal.queries.sources import all_sources
from portal.queries.support import local_services, national_services, services_in_doubt, services_to_show
from portal.support.advice import (
    CHILDREN,
    NATIONAL_LINE,
    SILENT_CALL,
    Advice,
    ServiceEntry,
    across_the_kingdom,
    advise,
    with_listeners_first,
)
from portal.support.essentials import all_essentials, essentials_asked_for, essentials_in
from portal.support.judge import Judge, reachable
from portal.support.kinds import KindOfCrime, crime_type, kind_words
from portal.support.open_now import now
from portal.support.opening_words import moment_words
from portal.support.rules import Page
from portal.support.telling_file import all_told, key_of, page_words
from portal.support.what_happened import Told, somebody_speaks, what_happened
from portal.support.without_a_voice import ways_without_a_voice
from portal.web.addresses import address_of
from portal.web.context import current_language, release, session, settings
from portal.web.elsewhere_card import elsewhere_card
from portal.web.find_answers import FindAnswer, answer_in_words
from portal.web.finder_index import current_index
from portal.words.language import Language
from portal.words.terms import by_short_name

blueprint = Blueprint("support", __name__)

_COMPLAINTS = ("iopc", "phso")

_OF_THE_KINGDOM = (Country.SCOTLAND, Country.NORTHERN_IRELAND)


@blueprint.before_request
def ask_for_the_release() -> None:
    """Let every page here be of one release, and answer 503 where there is none."""
    release()


@blueprint.route("/support", methods=["GET", "POST"])
def support() -> str | AnyResponse:
    """Who to call; what is chosen comes in the body of a request, and so is in no address, log or history."""
    form = request.form
    # A button says what happened this time, the hidden field what was chosen before it.
    what = (form.getlist("what") or [""])[-1]
    # The finder sends on what it was told under the name of its own field.
    typed = visible((form.get("place") or form.get("q", ""))[:LONGEST_TEXT])
    if form.get("area") or not typed:
        return _answer(find_force(session(), form.get("area") or form.get("where", "")), what)
    if other_language := essentials_asked_for(typed):
        return redirect(url_for("support.essentials", code=other_language.code), 303)
    told = what_happened(plain(typed))
    answer = (place_named if told else find)(session(), current_index(), typed)
    if answer.knows_nothing:
        told = told or somebody_speaks(plain(typed))
    if told:
        what = what if what not in ("", KindOfCrime.ANY) else told.kind
    place = None if told and not answer.says_where else answer_in_words(answer, typed, current_language())
    return _answer(answer.force, what, place, told)


@blueprint.get("/support/<force_id>")
def local(force_id: str) -> str:
    """Who to call in a force's area."""
    return _answer(force_of(session(), force_id), "")


@blueprint.get("/support/deaf")
def deaf() -> str:
    """Every way that needs no voice and no hearing, in one place."""
    clock = _clock()
    services = [item for item in national_services(session()) if item.role is not ServiceRole.OFFENDERS]
    advice = _advice()
    signed = [item for item in services if "BSL" in (item.accessibility or "") and reachable(item)]
    return render_template(
        "support/deaf.html",
        ways=ways_without_a_voice(services, clock.language),
        signed=_cards_by_name(tuple(item.service_id for item in signed if item.role is ServiceRole.VICTIMS), clock),
        channel_address=channel_address,
        **_sections(advice, clock),
    )


@blueprint.get("/support/young")
def young() -> str:
    """The same for a reader of ten years."""
    clock = _clock()
    return render_template(
        "support/young.html", childline=_cards_by_name((CHILDREN,), clock), **_sections(_advice(), clock)
    )


@blueprint.get("/support/someone-else")
def someone_else() -> str:
    """Lines that also answer those who worry about somebody else."""
    clock, judge = _clock(), _judge()
    worried = [item for item in national_services(session()) if item.worried_too]
    worried.sort(key=lambda item: (item.role is not ServiceRole.CONCERNED, judge.doubts(item), item.name))
    entries = tuple(ServiceEntry.of(item, judge) for item in worried)
    return render_template(
        "support/someone_else.html", worried=service_cards(entries, clock), **_sections(_advice(), clock)
    )


@blueprint.get("/support/elsewhere")
def elsewhere() -> str:
    """Who to call in Scotland, Northern Ireland, the Isle of Man, Jersey and Guernsey."""
    countries = [elsewhere_card(country, current_language()) for country in all_elsewhere().values()]
    return render_template("support/elsewhere.html", countries=countries)


@blueprint.get("/support/sources")
def sources() -> str:
    """Where each number was read, and when."""
    clock, judge = _clock(), _judge()
    forces = {force.force_id: force for force in all_forces(session())}
    services = services_to_show(session())
    entries = tuple(ServiceEntry.of(item, judge) for item in services if item.channels)
    by_area: dict[str | None, list[object]] = {None: []}
    by_area |= {force.force_id: [] for force in by_short_name(list(forces.values()), clock.language)}
    for entry, service in zip(entries, service_cards(entries, clock), strict=True):
        by_area[entry.service.force_id].append(service)
    return render_template(
        "support/sources.html",
        by_area=[(forces.get(area) if area else None, services) for area, services in by_area.items() if services],
        countries=[elsewhere_card(country, clock.language) for country in all_elsewhere().values()],
        rung=any(check.method is CheckMethod.CALL for item in services for check in item.checks),
    )


@blueprint.route("/support/card", methods=["GET", "POST"])
def card() -> str:
    """A card to print and fold, with the numbers of the place that was chosen."""
    return card_of(request.form.get("where", ""))


def card_of(where: str) -> str:
    """The card for a force's area; for England and Wales where there is no such force."""
    force = find_force(session(), where)
    return render_template("support/card.html", force=force, **_sections(_advice(force), _clock()))


@blueprint.get("/support/<force_id>/poster")
def poster(force_id: str) -> str:
    """The checked numbers of a force's area in large letters, for a noticeboard."""
    force, clock = force_of(session(), force_id), _clock()
    return render_template(
        "support/poster.html",
        force=force,
        moment=moment_words(clock.moment, clock.language),
        address=address_of("support.local", force_id=force_id),
        **_sections(_advice(force), clock),
    )


@blueprint.get("/support/rights")
def rights() -> str:
    """Help without reporting, what happens on a call, the rights of victims, how to complain."""
    return render_template(
        "support/rights.html",
        notes=SourceNotes(all_sources(session())),
        complaints=_cards_by_name(_COMPLAINTS, _clock()),
    )


@blueprint.get("/support/safety")
def safety() -> str:
    """What remains on a device, how to remove it, and how to come back."""
    return render_template(
        "support/safety.html", notes=SourceNotes(all_sources(session())), site_url=settings().site_url
    )


@blueprint.get("/support/in/<code>")
def essentials(code: str) -> str | AnyResponse:
    """The essentials in another language."""
    other_language = essentials_in(code)
    if other_language is None:
        abort(404)
    if other_language.code != code:
        return redirect(url_for("support.essentials", code=other_language.code))
    national = {service.service_id: service for service in national_services(session())}
    sources = {source.source_id: source for source in all_sources(session())}
    return render_template("support/essentials.html", **essentials_values(other_language, national, sources))


def _answer(force: rows.Force | None, what: str, unclear: FindAnswer | None = None, told: Told | None = None) -> str:
    kind = KindOfCrime(what) if what in list(KindOfCrime) else KindOfCrime.ANY
    clock = _clock()
    language = clock.language
    outside = unclear.elsewhere if unclear else None
    telling = replace(told, kind=kind) if told else Told(kind)
    advice = _advice_on(force, telling)
    across = across_the_kingdom(advice, kind) if outside and _lacks_a_line(outside, kind) else ()
    if telling.despairs:
        across = advice.first[:-1]
    return render_template(
        "support/support.html",
        force=force,
        unclear=unclear,
        outside=elsewhere_card(outside, language, crime_type(kind)) if outside else None,
        answered=bool(force or unclear or told or kind is not KindOfCrime.ANY),
        told=told,
        heading=_heading(telling, language),
        kind=kind,
        kind_chosen=kind_words(kind, language) if kind is not KindOfCrime.ANY else None,
        answers=lambda: [
            (key_of(each), each, _heading(each, language), answer_cards(_advice_on(force, each).first, clock))
            for each in all_told()
        ],
        pages={page.value: page_words(page, language) for page in Page},
        kinds=[(each, kind_words(each, language)) for each in KindOfCrime if each is not KindOfCrime.ANY],
        forces=by_short_name(all_forces(session()), language),
        languages=all_essentials(),
        moment=moment_words(clock.moment, language),
        across_the_kingdom=service_cards(across, clock),
        **_sections(advice, clock),
    )


def _heading(told: Told, language: Language) -> str:
    if told.despairs:
        return language.gettext("Someone to talk to")
    return language.gettext("Who to call") if told.kind is KindOfCrime.ANY else kind_words(told.kind, language)


def _advice_on(force: rows.Force | None, told: Told) -> Advice:
    advice = _advice(force, told.kind, told.leads)
    return with_listeners_first(advice) if told.despairs else advice


def _lacks_a_line(elsewhere: Elsewhere, kind: KindOfCrime) -> bool:
    """Whether a country of the United Kingdom has no line of its own for that kind of crime."""
    own = {crime for line in elsewhere.lines for crime in line.helps_with}
    return elsewhere.country in _OF_THE_KINGDOM and crime_type(kind) not in own


def _sections(advice: Advice, clock: Clock) -> dict[str, object]:
    danger = {service.service_id: service for service in service_cards(advice.emergency, clock)}
    instructions = [channel.instruction for channel in danger[SILENT_CALL].phones] if SILENT_CALL in danger else []
    return {
        "danger": danger,
        "silent": next((words for words in instructions if words), None),
        "first": answer_cards(advice.first, clock),
        "others": service_cards(advice.others, clock),
        "by_kind": [
            (each, kind_words(each, clock.language), service_cards(entries, clock))
            for each, entries in advice.by_kind
            if entries
        ],
        "listening": service_cards(advice.listening, clock),
        "offices": service_cards(advice.offices, clock),
        "offenders": service_cards(advice.offenders, clock),
        "national_line_id": NATIONAL_LINE,
    }


def _cards_by_name(names: tuple[str, ...], clock: Clock) -> list[object]:
    judge = _judge()
    services = {item.service_id: item for item in national_services(session())}
    entries = tuple(ServiceEntry.of(services[name], judge) for name in names if name in services)
    return list(service_cards(entries, clock))


def _advice(
    force: rows.Force | None = None, kind: KindOfCrime = KindOfCrime.ANY, leads: tuple[str, ...] = ()
) -> Advice:
    own = local_services(session(), force.force_id) if force else []
    return advise(national_services(session()), own, force, kind, _judge(), current_language().code == "cy", leads)


def _judge() -> Judge:
    frozen = current_app.jinja_env.globals["frozen"]
    return Judge(now(), settings().verified_within_days, services_in_doubt(session()), timeless=bool(frozen))


def _clock() -> Clock:
    return Clock(now(), current_language())
