"""The services for victims."""

from dataclasses import replace

import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.facts import support_rows
from portal.facts.support_checks import in_doubt
from portal.facts.telephone import dial_number
from portal.facts.vocabulary import WatchEffect
from portal.queries.related import ask_for_all, ask_for_one


def national_services(session: so.Session) -> list[support_rows.SupportService]:
    """The services without a force that may be shown, in the order of their names."""
    return [service for service in services_to_show(session) if service.force_id is None]


def local_services(session: so.Session, force_id: str) -> list[support_rows.SupportService]:
    """The services in a force's area that may be shown, in the order of their names."""
    return [service for service in services_to_show(session) if service.force_id == force_id]


def all_services(session: so.Session) -> list[support_rows.SupportService]:
    """Every service on record, shown or not, in the order of their names."""
    return list(_all_services(session))


@cached
def services_to_show(session: so.Session) -> list[support_rows.SupportService]:
    """The services that a page may show, without the numbers that the watch has closed, in the order of their names."""
    closed = [item for item in support_watch(session) if item.effect is WatchEffect.NOT_SHOWN]
    gone = {item.service_id for item in closed if item.address is None}
    addresses = {dial_number(item.address) for item in closed if item.address}
    return [
        replace(
            service,
            channels=tuple(item for item in service.channels if dial_number(item.address or "") not in addresses),
        )
        for service in _all_services(session)
        if service.service_id not in gone
    ]


@cached
def services_in_doubt(session: so.Session) -> frozenset[str]:
    """The names of the services whose number or provider may have changed: by the watch, or by their newest check."""
    watched = {item.service_id for item in support_watch(session) if item.service_id}
    return frozenset(watched | {item.service_id for item in _all_services(session) if in_doubt(item)})


def service(session: so.Session, service_id: str) -> support_rows.SupportService:
    """The service; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    return ask_for_one(session, support_rows.SupportService, service_id=service_id)


# All at once, so that who has been shown one number can be shown every other, even when the database is gone.
@cached
def _all_services(session: so.Session) -> list[support_rows.SupportService]:
    return ask_for_all(session, support_rows.SupportService, "name", "service_id")


@cached
def support_watch(session: so.Session) -> list[support_rows.SupportWatch]:
    """The services in doubt and the numbers that are closed."""
    return ask_for_all(session, support_rows.SupportWatch, "watch_id")
