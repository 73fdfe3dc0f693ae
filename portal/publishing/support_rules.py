"""What the services for victims must hold: a number for everyone who asks, and checks only of what is there."""

from collections.abc import Iterator

from portal.facts.support_checks import WHOLE_SERVICE
from portal.facts.telephone import dial_number, is_called, is_dialable
from portal.facts.vocabulary import ChannelKind, CrimeType, ServiceRole, WatchEffect
from portal.publishing.parsing import ParsedTable
from portal.publishing.problems import Problem

# The crimes of which most victims who look for help are.
_FLAGSHIPS = (CrimeType.DOMESTIC_ABUSE, CrimeType.SEXUAL_VIOLENCE, CrimeType.STALKING, CrimeType.CHILD_ABUSE)
_COVERING = {"England": ("uk", "england-and-wales", "england"), "Wales": ("uk", "england-and-wales", "wales")}


def checks_of_nothing(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """A fault for each check of a number or an address that its service does not have."""
    addresses: dict[str, list[str]] = {}
    for row in tables["support_channels"].rows:
        if row.text["address"]:
            addresses.setdefault(row.text["service_id"], []).append(row.text["address"])
    services = {row.text["service_id"] for row in tables["support_services"].rows}
    for row in tables["support_checks"].rows:
        service, channel = row.text["service_id"], row.text["channel"]
        own = list(dict.fromkeys(addresses.get(service, ())))
        # An unknown service is a fault of its own.
        if service in services and channel not in (*own, WHOLE_SERVICE):
            what = "The service has no such number or address in support_channels.csv."
            choice = ", ".join([*own, WHOLE_SERVICE])
            mend = f"write one of {choice}; if the number is gone, take the line away: earlier releases keep it."
            yield row.problem("channel", what, mend)


def watches_of_nothing(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """A fault for each watch without effect: it names no service or number, or a number that the service lacks."""
    addresses: dict[str, set[str]] = {}
    for row in tables["support_channels"].rows:
        addresses.setdefault(row.text["service_id"], set()).add(dial_number(row.text["address"]))
    for row in tables["support_watch"].rows:
        service, address = row.text["service_id"], row.text["address"]
        is_shown = row.text["effect"] == WatchEffect.NATIONAL_FIRST
        if not service and (is_shown or not address):
            what = "Nothing is watched by this line, for it names no service."
            yield row.problem("service_id", what, "name the service.")
        # A number that is not to be shown may have been taken from its service already.
        if service and address and is_shown and dial_number(address) not in addresses.get(service, ()):
            what = "The service has no such number or address in support_channels.csv."
            yield row.problem("address", what, "correct it, or leave it empty to watch the whole service.")


def lines_without_a_voice(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """A fault for each telephone line whose number takes only typed words: nobody who calls it is answered."""
    for row in tables["support_channels"].rows:
        number = row.text["address"]
        # A number that cannot be dialled is a fault of its own.
        if row.text["kind"] == ChannelKind.PHONE and is_dialable(number) and not is_called(number):
            what = "Nobody answers a call to this number: it takes only typed words."
            mend = "give the number that is called, or the kind text, textphone or relay."
            yield row.problem("address", what, mend)


def lines_that_are_missing(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """A fault for each flagship crime without a national telephone line for anyone harmed by it, in either nation.

    A line that awaits a fresh check does not count.
    """
    numbered = {
        row.text["service_id"]
        for row in tables["support_channels"].rows
        if row.text["kind"] == ChannelKind.PHONE and row.text["address"]
    }
    roles = {row.text["service_id"]: row.text["role"] for row in tables["support_roles"].rows}
    lines = [
        row.text
        for row in tables["support_services"].rows
        if not row.text["force_id"]
        and row.text["verification"] == "seen"
        and row.text["service_id"] in numbered
        and roles.get(row.text["service_id"], ServiceRole.VICTIMS) == ServiceRole.VICTIMS
    ]
    for crime in _FLAGSHIPS:
        for nation, areas in _COVERING.items():
            if not any(crime in line["crime_types"].split(";") and line["area"] in areas for line in lines):
                what = f"No national service for {crime} in {nation} has a telephone number that was seen."
                mend = "add the number of one as a channel of the kind phone; a victim who asks must find one."
                yield Problem("support_channels.csv", what, mend, column="address")
