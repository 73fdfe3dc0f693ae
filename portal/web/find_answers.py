"""The words of an answer to "find my force": what was found, what is uncertain of it, and what to choose from."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from portal.facts.elsewhere import Country, Elsewhere
from portal.facts.rows import Force
from portal.places import LONGEST_TEXT, Answer, Kind, Match, Note, is_country
from portal.words import terms
from portal.words.language import Language

_OF_POSTCODES = (Kind.POSTCODE, Kind.POSTCODE_SECTOR, Kind.POSTCODE_DISTRICT, Kind.POSTCODE_AREA)


@dataclass(frozen=True)
class Choice:
    """A force to go to, and what speaks for it."""

    force: Force
    reason: str = ""


@dataclass(frozen=True)
class Candidate:
    """One thing that was meant, perhaps, and its forces."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class FindAnswer:
    """An answer in words. The heading never holds what was typed, for it is in the browser's history."""

    heading: str
    sentences: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()
    elsewhere: Elsewhere | None = None
    # The one force that was found; `others` are then smaller places of the same name, or of one that sounds like it.
    force: Force | None = None
    others: tuple[Candidate, ...] = ()
    # What to do if it is the wrong one: a village may have the name of a suburb that no list of places holds.
    doubt: str | None = None

    @property
    def list_forces(self) -> bool:
        """Whether the list of all forces is the way on."""
        return not self.candidates and not self.elsewhere and not self.force


def answer_in_words(answer: Answer, typed: str, language: Language) -> FindAnswer:
    """The words for an answer, the force that was found in one sentence that says why."""
    _ = language.gettext
    if answer.force and answer.match:
        others = tuple(Candidate(label(match, language), _choices(match, language)) for match in answer.others)
        heading = terms.force_name(answer.force, language)
        small = answer.match.kind is Kind.PLACE and answer.match.county is not None
        return FindAnswer(
            heading,
            (policed_by(answer, language),),
            force=answer.force,
            others=others,
            doubt=_("If you mean another place of that name, type a postcode.") if small else None,
        )
    if answer.note is Note.FORCES_ADDRESS:
        return _forces_address(typed, language)
    if answer.note is Note.ABROAD:
        return _abroad(answer, typed, language)
    if answer.match:
        return _one_match(answer, answer.match, language)
    if answer.candidates:
        return _candidates(answer, typed, language)
    if answer.elsewhere and answer.close_only:
        sentences = (
            _("We cannot find a place, council, county or force called “%(text)s”.", text=typed),
            _("This site covers England and Wales only."),
        )
        return FindAnswer(_("Did you mean one of these?"), sentences, elsewhere=answer.elsewhere)
    if answer.elsewhere:
        sentence = _is_elsewhere(answer.elsewhere.country, typed, language)
        return FindAnswer(language.gettext("Outside England and Wales"), (sentence,), elsewhere=answer.elsewhere)
    return _nothing(answer, typed, language)


def policed_by(answer: Answer, language: Language) -> str:
    """Which force was found for what: `Maidstone is policed by Kent Police.`; the answer must have one force."""
    _ = language.gettext
    match, force = answer.match, answer.force
    if match is None or force is None:
        raise ValueError("The answer names no force.")
    words = {"force": terms.the_force(force, language), "name": _known_as(match, language)}
    if answer.note is Note.RAILWAY:
        return _("%(force)s deals with crime on trains and at stations.", **words)
    if match.kind is Kind.FORCE:
        return _("“%(name)s” means %(force)s.", name=match.also, force=words["force"]) if match.also else words["force"]
    if answer.note is Note.SEVERAL_DISTRICTS:
        words["districts"] = language.listing(list(answer.districts))
        return _("Postcodes that begin with %(name)s (%(districts)s) are policed by %(force)s.", **words)
    if match.kind in (Kind.POSTCODE_SECTOR, Kind.POSTCODE_DISTRICT, Kind.POSTCODE_AREA):
        return _("Postcodes that begin with %(name)s are policed by %(force)s.", **words)
    return _("%(name)s is policed by %(force)s.", **words)


def _known_as(match: Match, language: Language) -> str:
    """The name as it was typed, with what tells it from others: `Caergybi (Holyhead, Isle of Anglesey)`."""
    name = terms.nation(match.name, language) if match.kind is Kind.COUNTRY else match.name
    # In Welsh a place is named in Welsh first, also for who typed its English name.
    typed = match.also or (match.name_cy if language.code == "cy" else None) or name
    details = [item for item in (name, language.choose(match.county, match.county_cy)) if item and item != typed]
    return f"{typed} ({', '.join(details)})" if details else name


def _forces_address(typed: str, language: Language) -> FindAnswer:
    _ = language.gettext
    return FindAnswer(
        _("An address of the armed forces"),
        (
            _("“%(text)s” is an address of the British Forces Post Office (BFPO).", text=typed),
            _("The Service Police deal with crime in the armed forces, not a force of England or Wales."),
            _("If it happened in England or Wales, type the place where it happened."),
            _("Victim Support helps people affected by crime in England and Wales. See “Get help”."),
        ),
    )


def _abroad(answer: Answer, typed: str, language: Language) -> FindAnswer:
    _ = language.gettext
    candidates = tuple(Candidate(label(match, language), _choices(match, language)) for match in answer.candidates)
    if candidates:
        sentence = _(
            "“%(text)s” is also the name of a place outside the UK, which this site does not cover.", text=typed
        )
        return FindAnswer(_("Which one do you mean?"), (sentence,), candidates)
    return FindAnswer(
        _("Outside England and Wales"),
        (
            _("“%(text)s” is outside the UK. This site does not cover it.", text=typed),
            _("If it happened in England or Wales, type the place where it happened."),
        ),
    )


def _nothing(answer: Answer, typed: str, language: Language) -> FindAnswer:
    _ = language.gettext
    if answer.note is Note.NOTHING_TYPED:
        return FindAnswer(_("Find your police force"), (_("Type a place, a council or a postcode first."),))
    if answer.note is Note.TOO_LONG:
        return FindAnswer(
            _("Find your police force"),
            (
                _("What you typed is longer than %(number)s characters.", number=LONGEST_TEXT),
                _("A place, a council or a postcode is enough."),
            ),
        )
    if answer.note is Note.ROAD:
        first = _("“%(text)s” may be a road. A long road runs through the areas of several forces.", text=typed)
        return FindAnswer(_("Which town is nearest?"), (first, _on_a_road(language)))
    ways_on = (
        _("Try a larger place nearby, your council, or a postcode: in full, such as ME14 1XX, or its first half."),
        _("This site covers England and Wales only."),
    )
    if answer.note is Note.NO_SUCH_POSTCODE:
        first = _("“%(text)s” is not a postcode in England or Wales that we know.", text=typed)
    else:
        first = _("We cannot find a place, council, county or force called “%(text)s”.", text=typed)
    return FindAnswer(_("Nothing found"), (first, *ways_on))


def _on_a_road(language: Language) -> str:
    return language.gettext("If it happened on a road, type the nearest town.")


def _candidates(answer: Answer, typed: str, language: Language) -> FindAnswer:
    _ = language.gettext
    candidates = tuple(Candidate(label(match, language), _choices(match, language)) for match in answer.candidates)
    if answer.note is Note.RAILWAY:
        sentence = _(
            "British Transport Police deals with crime on trains and at stations, the local force with the rest."
        )
        return FindAnswer(_("Which one do you mean?"), (sentence,), candidates)
    if answer.note is Note.ROAD:
        sentences = (_("“%(text)s” is the number of a motorway too.", text=typed), _on_a_road(language))
        return FindAnswer(_("Which one do you mean?"), sentences, candidates)
    if answer.note is Note.SEVERAL_POSTCODES:
        sentence = _("You typed more than one postcode.")
        return FindAnswer(_("Which one do you mean?"), (sentence,), candidates, answer.elsewhere)
    if answer.note is Note.LIKE_A_STREET:
        sentences = (
            _("“%(text)s” may be a small place, or a street or a park somewhere else.", text=typed),
            _("If you mean a street or a park, add its town or type its postcode."),
        )
        return FindAnswer(_("Did you mean one of these?"), sentences, candidates)
    if not answer.close_only:
        sentence = _("“%(text)s” could mean more than one place.", text=typed)
        return FindAnswer(_("Which one do you mean?"), (sentence,), candidates, answer.elsewhere)
    if answer.note is Note.NO_SUCH_POSTCODE:
        sentence = _("We cannot find the postcode “%(text)s”. This comes close:", text=typed)
    else:
        sentence = _("We cannot find anything called exactly “%(text)s”. These names come close:", text=typed)
    return FindAnswer(_("Did you mean one of these?"), (sentence,), candidates, answer.elsewhere)


def _one_match(answer: Answer, match: Match, language: Language) -> FindAnswer:
    _ = language.gettext
    candidates = (Candidate(label(match, language), _choices(match, language)),)
    heading = _("Which force covers you?")
    if answer.note is Note.PARTLY_OUTSIDE:
        return FindAnswer(heading, _partly_in_scotland(answer, match, language), candidates, answer.elsewhere)
    forces = [terms.the_force(policed.force, language) for policed in match.forces]
    names = {"name": match.name, "forces": language.listing(forces)}
    if match.nearby:
        names["others"] = language.listing([terms.the_force(force, language) for force in match.nearby])
        first = _("%(name)s is in the area of %(forces)s, less than 2 km from that of %(others)s.", **names)
    elif answer.note is Note.SEVERAL_DISTRICTS:
        names["districts"] = language.listing(list(answer.districts))
        first = _("Several postcode districts begin with %(name)s: %(districts)s. Their forces: %(forces)s.", **names)
    elif answer.note is Note.NO_LONGER_IN_USE:
        first = _("No postcode in use begins with %(name)s. Those that did were in the area of %(forces)s.", **names)
    elif answer.note is Note.FEW_POSTCODES:
        first = _("Very few postcodes begin with %(name)s. They are in the area of %(forces)s.", **names)
    elif match.kind is Kind.REGION:
        first = _("Several forces police this area: %(forces)s.", **names)
    else:
        first = _("%(name)s is in the areas of several forces: %(forces)s.", **names)
    sentences = [first, _("A full postcode that is in use gives one answer.")]
    if {policed.force.nation for policed in match.forces} == {"England", "Wales"} and match.kind in _OF_POSTCODES:
        sentences.insert(1, _("It is on both sides of the border between England and Wales."))
    if answer.note is Note.SECTOR_UNKNOWN:
        sentences.insert(0, _("We cannot find a postcode in use that begins with what you typed, only its first half."))
    return FindAnswer(heading, tuple(sentences), candidates)


def _partly_in_scotland(answer: Answer, match: Match, language: Language) -> tuple[str, ...]:
    _ = language.gettext
    forces = language.listing([terms.the_force(policed.force, language) for policed in match.forces])
    if match.kind is Kind.POSTCODE:
        return (
            _("%(name)s is in the area of %(forces)s, or in Scotland.", name=match.name, forces=forces),
            _("Postcodes that begin like this one are on both sides of the border."),
            _("We do not know on which side this one is: it is not in the list of August 2020 that we use."),
        )
    first = _("%(name)s is in the area of %(forces)s and partly in Scotland.", name=match.name, forces=forces)
    if not answer.share_outside:
        return (first,)
    district = match.name.split()[0]
    share = share_words(answer.share_outside, language)
    return (
        first,
        _("Of the postcodes that begin with %(name)s, %(share)s are in Scotland.", name=district, share=share),
    )


def _choices(match: Match, language: Language) -> tuple[Choice, ...]:
    own = [Choice(policed.force, _reason(policed.share, match, language)) for policed in match.forces]
    return (*own, *(Choice(force, language.gettext("close by")) for force in match.nearby))


def _reason(share: Decimal | None, match: Match, language: Language) -> str:
    if share is None or len(match.forces) == 1:
        return ""
    return language.gettext("%(share)s of its postcodes", share=share_words(share, language))


def share_words(share: Decimal, language: Language) -> str:
    """A share (0 to 1) as a whole percentage that never rounds to none or all of it."""
    percent = share * 100
    if 0 < percent < 1:
        return language.gettext("less than %(figure)s", figure=language.percent(1))
    if 99 < percent < 100:
        return language.gettext("more than %(figure)s", figure=language.percent(99))
    return language.gettext("about %(figure)s", figure=language.percent(round(percent)))


def label(match: Match, language: Language) -> str:
    """What tells one match from another: `Newport, Isle of Wight`, `Llanelwy: Saint Asaph, Denbighshire`."""
    kinds: dict[Kind, Callable[[str], str]] = {
        Kind.COUNCIL: lambda name: language.gettext("%(name)s (council)", name=name),
        Kind.COUNTY: lambda name: language.gettext("%(name)s (county)", name=name),
        Kind.REGION: lambda name: language.gettext("%(name)s (region)", name=name),
        Kind.COUNTRY: lambda name: language.gettext("%(name)s (country)", name=terms.nation(name, language)),
        Kind.FORMER_DISTRICT: lambda name: language.gettext("%(name)s (former district)", name=name),
        Kind.FORMER_COUNTY: lambda name: language.gettext("%(name)s (former county)", name=name),
    }
    own = language.choose(match.name, match.name_cy)
    county = language.choose(match.county, match.county_cy)
    name = f"{own}, {county}" if county else own
    name = kinds[match.kind](name) if match.kind in kinds else name
    return f"{match.also}: {name}" if match.also and match.also != own else name


def _is_elsewhere(country: Country, typed: str, language: Language) -> str:
    _ = language.gettext
    if is_country(typed):
        return _("This site does not cover %(country)s.", country=country_name(country, language))
    return {
        Country.SCOTLAND: _("“%(text)s” is in Scotland, which this site does not cover.", text=typed),
        Country.NORTHERN_IRELAND: _("“%(text)s” is in Northern Ireland, which this site does not cover.", text=typed),
        Country.JERSEY: _("“%(text)s” is in Jersey, which this site does not cover.", text=typed),
        Country.GUERNSEY: _("“%(text)s” is in Guernsey, which this site does not cover.", text=typed),
        Country.ISLE_OF_MAN: _("“%(text)s” is in the Isle of Man, which this site does not cover.", text=typed),
    }[country]


def country_name(country: Country, language: Language) -> str:
    """The name of a country or island inside a sentence."""
    _ = language.gettext
    return {
        Country.SCOTLAND: _("Scotland"),
        Country.NORTHERN_IRELAND: _("Northern Ireland"),
        Country.JERSEY: _("Jersey"),
        Country.GUERNSEY: _("Guernsey"),
        Country.ISLE_OF_MAN: _("the Isle of Man"),
    }[country]
