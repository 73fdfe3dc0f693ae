"""Services made up for tests, so that each test shows only what it is about."""

import datetime

from portal.facts.partial_date import PartialDate
from portal.facts.rows import Force, Source
from portal.facts.support_rows import SupportChannel, SupportCheck, SupportService
from portal.facts.vocabulary import ChannelKind, CheckMethod, CheckOutcome, CrimeType, ServiceRole

SOURCE = Source("s1", "a publisher", "service", None, "https://example.org/page", None, datetime.date(2026, 11, 22))


def service(
    name: str,
    *kinds: CrimeType,
    force_id: str | None = None,
    phones: tuple[str, ...] = (),
    hours: str | None = None,
    area: str = "england-and-wales",
    verified_on: str | None = None,
    verification: str = "seen",
    role: ServiceRole = ServiceRole.VICTIMS,
    website: str | None = None,
) -> SupportService:
    """A service for any crime unless kinds are given, with those numbers, all open at the same hours."""
    return SupportService(
        service_id=name,
        force_id=force_id,
        name=name,
        name_cy=None,
        provider=None,
        provider_cy=None,
        crime_types=kinds or (CrimeType.ANY,),
        audience="anyone",
        audience_cy="unrhyw un",
        area=area,
        cost=None,
        shows_on_bill=None,
        languages=None,
        accessibility=None,
        verification=verification,
        role=role,
        worried_too=False,
        channels=(
            *(
                SupportChannel(name, place, ChannelKind.PHONE, number, None, None, hours, None)
                for place, number in enumerate(phones, start=1)
            ),
            *((SupportChannel(name, 9, ChannelKind.WEBSITE, website, None, None, None, None),) if website else ()),
        ),
        checks=(check(name, verified_on),) if verified_on else (),
        source=SOURCE,
    )


def check(
    service_id: str,
    date: str,
    outcome: CheckOutcome = CheckOutcome.CONFIRMED,
    channel: str = "all",
) -> SupportCheck:
    """A check of the service on its page, of all of it unless a number is given."""
    return SupportCheck(service_id, channel, PartialDate.parse(date), CheckMethod.PAGE, outcome)


def force(force_id: str, nation: str) -> Force:
    """A force in a nation."""
    return Force(
        force_id, force_id, force_id, None, None, (), None, None, nation, None, (), None, None, None, None, None, None
    )
