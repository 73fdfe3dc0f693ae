"""What about the settings may surprise an operator, in one line each."""

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from portal.settings import Settings


def misleading(settings: Settings) -> Iterator[str]:
    """What each setting leads to that may not be meant, and what to set instead."""
    if not settings.contact_email:
        yield "CONTACT_EMAIL is not set: readers cannot report an error in a figure."
    listens_beyond = not _is_of_this_machine(settings.host)
    if listens_beyond and not settings.site_url_is_given:
        yield f"SITE_URL is not set: links, feeds and citations name {settings.site_url}, which readers cannot open."
    elif settings.site_url_is_given and _is_of_this_machine(urlsplit(settings.site_url).hostname or "", as_a_link=True):
        yield f"SITE_URL={settings.site_url} names this machine alone: readers elsewhere cannot open its links."
    exit_host = urlsplit(settings.exit_url).hostname or ""
    if exit_host == urlsplit(settings.site_url).hostname or _is_of_this_machine(exit_host, as_a_link=True):
        yield f"EXIT_URL={settings.exit_url} does not lead away from this site: name a page that anybody might read."
    if listens_beyond:
        yield f"HOST={settings.host}: the site is reached directly, without https; portal/deploy/ has a proxy."
    if listens_beyond and settings.metrics_port:
        yield f"METRICS_PORT={settings.metrics_port} is open to whoever reaches {settings.host}."
    if settings.hsts_subdomains:
        yield "HSTS_SUBDOMAINS=1: for two years browsers refuse http for every subdomain of the site."


def _is_of_this_machine(host: str, *, as_a_link: bool = False) -> bool:
    """Whether nobody else reaches that host; where one listens, 0.0.0.0 is every address, in a link it is none."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f".{host.rstrip('.').lower()}".endswith(".localhost")
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or (as_a_link and address.is_unspecified)
