"""A support service as its card shows it: numbers to tap, and whether they are open."""

import datetime
import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import sqlalchemy.orm as so

from portal.facts import telephone
from portal.facts.opening_hours import read_hours
from portal.facts.rows import Source
from portal.facts.support_checks import channel_confirmed_on, confirmed_on
from portal.facts.support_rows import SupportChannel, SupportService
from portal.facts.vocabulary import ChannelKind
from portal.queries.support import local_services, national_services, services_in_doubt
from portal.support.advice import NATIONAL_LINE, ServiceEntry, local_lines
from portal.support.judge import Freshness, Judge, awaits_a_check, numbers
from portal.support.open_now import Openness, now, open_state
from portal.support.opening_words import hours_words, state_words
from portal.web.context import PhoneNumber, settings
from portal.words import as_read, terms
from portal.words.as_read import AsRead
from portal.words.language import Language


@dataclass(frozen=True)
class ChannelRow:
    """One way to reach a service: `number` for a telephone, else `text` and, where it can be opened, its `href`.

    `printed`: what to type in or dial, where nothing can be opened.

    `hours` are in the page's language, `hours_as_read` in the words of a source that no rule could hold;
    `call_now`: the number is for the hours when another is closed, and it is closed.
    """

    kind: ChannelKind
    label: str
    number: PhoneNumber | None
    text: str | None
    href: str | None
    printed: str | None
    instruction: str | None
    call_now: bool
    hours: str | None
    hours_as_read: AsRead | None
    state: str | None
    openness: Openness | None


@dataclass(frozen=True)
class ServiceCard:
    """A service, its telephone numbers before its other channels.

    `free`: its first number costs nothing. `sure`: its page was of our time, and nothing speaks against it.
    """

    service_id: str
    name: AsRead
    provider: AsRead | None
    audience: AsRead
    local: bool
    area: str | None
    also: tuple[AsRead, ...]
    phones: tuple[ChannelRow, ...]
    others: tuple[ChannelRow, ...]
    cost: AsRead | None
    shows_on_bill: str | None
    languages: AsRead | None
    accessibility: AsRead | None
    free: bool
    checked: str | None
    in_doubt: bool
    sure: bool
    source: Source


@dataclass(frozen=True)
class Clock:
    """When and for whom the page is written: the moment and the language."""

    moment: datetime.datetime
    language: Language


@dataclass(frozen=True)
class LocalLine:
    """The service that helps victims of any crime in an area, and its first number.

    `unverified`: the number may have changed, so it is after the national line and says so.
    """

    name: AsRead
    number: PhoneNumber
    unverified: bool


def service_cards(entries: tuple[ServiceEntry, ...], clock: Clock) -> list[ServiceCard]:
    """The services in the same order."""
    return [service_card(entry, clock) for entry in entries]


def answer_cards(entries: tuple[ServiceEntry, ...], clock: Clock) -> list[ServiceCard]:
    """The services of an answer in the same order, none of them with the number of the line for every crime again."""
    cards = service_cards(entries, clock)
    general = {item.number for card in cards if card.service_id == NATIONAL_LINE for item in card.phones}
    return [
        replace(card, phones=tuple(item for item in card.phones if item.number not in general))
        if card.service_id != NATIONAL_LINE
        else card
        for card in cards
    ]


def service_card(entry: ServiceEntry, clock: Clock) -> ServiceCard:
    """One service."""
    service, language = entry.service, clock.language
    channels = [_channel_row(channel, service, clock) for channel in _distinct(service.channels)]
    phones = tuple(item for item in channels if item.kind is ChannelKind.PHONE)
    first = next((item.address for item in service.channels if item.kind is ChannelKind.PHONE), None)
    free = service.cost == "free" or bool(first and telephone.is_freephone(first))
    return ServiceCard(
        service_id=service.service_id,
        name=as_read.service_name(service, language),
        provider=as_read.provider(service, language),
        audience=as_read.audience(service, language),
        area=_area(service.area, language) if service.force_id is None else None,
        local=service.force_id is not None,
        also=tuple(as_read.service_name(item, language) for item in entry.also),
        phones=phones,
        others=tuple(item for item in channels if item.kind is not ChannelKind.PHONE),
        free=free,
        cost=_remark(None if free else service.cost, language),
        shows_on_bill=service.shows_on_bill,
        languages=_remark(service.languages, language),
        accessibility=_remark(_accessibility(service), language),
        checked=_month_of_check(entry, language),
        in_doubt=entry.in_doubt,
        sure=not entry.in_doubt and not awaits_a_check(service),
        source=service.source,
    )


def channel_address(channel: SupportChannel) -> tuple[str, str]:
    """What opens a way of reaching a service that needs no voice, and the words of that link."""
    return _href(channel) or "", _text(channel) or ""


def local_line(session: so.Session, force_id: str, language: Language) -> LocalLine | None:
    """The local line for victims of any crime; None where there is none with a number of its own."""
    judge = Judge(now(), settings().verified_within_days, services_in_doubt(session))
    national = next((item for item in national_services(session) if item.service_id == NATIONAL_LINE), None)
    for entry in local_lines(local_services(session, force_id), judge):
        if national and set(numbers(entry.service)) <= set(numbers(national)):
            continue
        first = next(item for item in entry.service.channels if item.kind is ChannelKind.PHONE and item.address)
        assert first.address is not None
        name = as_read.service_name(entry.service, language)
        return LocalLine(name, PhoneNumber.of(first.address), entry.in_doubt)
    return None


def _channel_row(channel: SupportChannel, service: SupportService, clock: Clock) -> ChannelRow:
    language = clock.language
    hours = read_hours(channel.hours) if channel.hours else None
    # A website is always there, which says nothing of whether anybody answers.
    state = open_state(hours, clock.moment) if hours and channel.kind is not ChannelKind.WEBSITE else None
    return ChannelRow(
        kind=channel.kind,
        label=terms.channel_kind(channel.kind, language),
        number=_number(channel),
        text=_text(channel),
        href=_href(channel),
        printed=_text_for_print(channel),
        instruction=language.choose(channel.instruction, channel.instruction_cy),
        call_now=_is_to_be_called_now(channel, service, clock),
        hours=hours_words(hours, language) if hours and not hours.always else None,
        hours_as_read=_remark(None if hours or channel.instruction else channel.hours_as_read, language),
        state=state_words(state, clock.moment, language) if state else None,
        openness=state.openness if state else None,
    )


def _remark(text: str | None, language: Language) -> AsRead | None:
    return as_read.remark(text, language) if text else None


def _distinct(channels: tuple[SupportChannel, ...]) -> list[SupportChannel]:
    """The channels without a website that only repeats the address of a chat or of a video service."""
    opened = {item.address for item in channels if item.kind is not ChannelKind.WEBSITE}
    return [item for item in channels if item.kind is not ChannelKind.WEBSITE or item.address not in opened]


def _accessibility(service: SupportService) -> str | None:
    """What is said of access, unless it only repeats a number that a channel gives.

    The website in brackets on which it was read, such as `(derby.gov.uk)`, is for the files: here it reads like help.
    """
    digits = re.sub(r"\D", "", service.accessibility or "")
    repeated = {re.sub(r"\D", "", item.address) for item in service.channels if item.address}
    if service.accessibility is None or (digits and digits in repeated):
        return None
    return re.sub(r" \((?:[\w-]+\.)+\w+\)$", "", service.accessibility)


def _number(channel: SupportChannel) -> PhoneNumber | None:
    return PhoneNumber.of(channel.address) if channel.kind is ChannelKind.PHONE and channel.address else None


def _text(channel: SupportChannel) -> str | None:
    if not channel.address or channel.kind is ChannelKind.EMAIL:
        return channel.address
    if channel.kind in (ChannelKind.TEXT, ChannelKind.TEXTPHONE, ChannelKind.RELAY):
        return telephone.format_number(channel.address)
    return urlsplit(channel.address).netloc.removeprefix("www.")


def _text_for_print(channel: SupportChannel) -> str | None:
    text = _text(channel)
    if not text or not channel.address or "://" not in channel.address:
        return text
    return text + urlsplit(channel.address).path.rstrip("/")


def _href(channel: SupportChannel) -> str | None:
    if not channel.address:
        return None
    scheme = {
        ChannelKind.TEXT: "sms:",
        ChannelKind.TEXTPHONE: "tel:",
        ChannelKind.RELAY: "tel:",
        ChannelKind.EMAIL: "mailto:",
    }.get(channel.kind)
    if scheme is None:
        return channel.address
    return scheme + (channel.address if scheme == "mailto:" else telephone.dial_number(channel.address))


def _is_to_be_called_now(channel: SupportChannel, service: SupportService, clock: Clock) -> bool:
    if not channel.instruction or channel.hours or channel.kind is not ChannelKind.PHONE:
        return False
    before = [item.hours for item in service.channels if item.kind is channel.kind and item.position < channel.position]
    if not before or before[0] is None:
        return False
    return open_state(read_hours(before[0]), clock.moment).openness is not Openness.OPEN


def _area(area: str, language: Language) -> str | None:
    return {
        "england": language.gettext("only in England"),
        "wales": language.gettext("only in Wales"),
    }.get(area)


def _month_of_check(entry: ServiceEntry, language: Language) -> str | None:
    """The month of the newest check that confirmed it and still holds; an older one tells a victim nothing.

    Where that check was not of every telephone number of the card, those that it was of are named.
    """
    service, checked_on = entry.service, confirmed_on(entry.service)
    if entry.in_doubt or entry.fresh is not Freshness.VERIFIED or checked_on is None:
        return None
    month = language.month(checked_on)
    words = language.gettext("Checked %(month)s", month=month)
    phones = [item.address for item in service.channels if item.kind is ChannelKind.PHONE and item.address]
    dates = {phone: channel_confirmed_on(service, phone) for phone in phones}
    then = [telephone.format_number(phone) for phone, date in dates.items() if date and language.month(date) == month]
    if len(then) == len(dates):
        return words
    return f"{words}: {', '.join(then)}" if then else None
