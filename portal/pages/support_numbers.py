"""The local support line of a force's area, as its pages show it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts.vocabulary import ChannelKind
from portal.queries.support import local_services, national_services, services_in_doubt
from portal.support.advice import NATIONAL_LINE, local_lines
from portal.support.judge import Judge, numbers
from portal.support.open_now import now
from portal.web.context import ShownNumber, settings


@dataclass(frozen=True)
class LocalLine:
    """The service that helps victims of any crime in an area, and its first number.

    `unverified`: the number may have changed, so it stands after the national line and says so.
    """

    name: str
    number: ShownNumber
    unverified: bool


def local_line(session: so.Session, force_id: str) -> LocalLine | None:
    """The local line for victims of any crime; None where there is none with a number of its own."""
    judge = Judge(now(), settings().verified_within_days, services_in_doubt(session))
    national = next((item for item in national_services(session) if item.service_id == NATIONAL_LINE), None)
    for entry in local_lines(local_services(session, force_id), judge):
        if national and set(numbers(entry.service)) <= set(numbers(national)):
            continue
        first = next(item for item in entry.service.channels if item.kind is ChannelKind.PHONE and item.address)
        assert first.address is not None
        return LocalLine(entry.service.name, ShownNumber.of(first.address), entry.in_doubt)
    return None
