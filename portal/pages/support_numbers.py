"""The local support line of a force's area, as the strip on its pages shows it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts.vocabulary import ChannelKind
from portal.queries.support import local_services, national_services
from portal.support.advice import judging, local_lines, numbers
from portal.support.freshness import standing
from portal.support.open_now import now
from portal.support.roles import NATIONAL_LINE
from portal.web.context import ShownNumber, settings


@dataclass(frozen=True)
class LocalLine:
    """The service that helps victims of any crime in an area, and its first number.

    `unverified`: less sure than the national line, so it stands after that line and says so.
    """

    name: str
    number: ShownNumber
    unverified: bool


def local_line(session: so.Session, force_id: str) -> LocalLine | None:
    """The local line for victims of any crime; None where there is none with a number of its own."""
    judge = judging(now().date(), settings().verified_within_days)
    national = next((item for item in national_services(session) if item.service_id == NATIONAL_LINE), None)
    for entry in local_lines(local_services(session, force_id), judge):
        if national and set(numbers(entry.service)) <= set(numbers(national)):
            continue
        first = next(item for item in entry.service.channels if item.kind is ChannelKind.PHONE and item.address)
        assert first.address is not None
        unverified = national is not None and standing(entry.fresh) > standing(judge(national))
        return LocalLine(entry.service.name, ShownNumber.of(first.address), unverified)
    return None
