"""Addresses on the web and the hosts in them: whether everybody who follows one arrives at the same place."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from portal.facts.unseen import unseen_character

PORTS = {"http": 80, "https": 443}
_LONGEST_HOST = 253
_LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST_NAME = re.compile(rf"{_LABEL}(\.{_LABEL})*\.?")
_NO_LETTER_OF_AN_ADDRESS = re.compile(r"[\s<>\"'\\^`{|}]")
_HALF_AN_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2}).{0,2}")


def fault_of_web_address(text: str) -> str | None:
    """Why a text is no address that starts with http:// or https://, such as `its port is not from 1 to 65535`."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return "its host is neither a name nor an IP address"
    if parts.scheme not in PORTS or not text.casefold().startswith(("http://", "https://")):
        return "it does not start with http:// or https://"
    if "@" in parts.netloc:
        return "a name or password stands before its host"
    if letter := _NO_LETTER_OF_AN_ADDRESS.search(text):
        return f"it holds {letter[0]!r}, which is written with a percent sign there"
    if unseen := unseen_character(text):
        return f"it holds {unseen}, which cannot be seen"
    if escape := _HALF_AN_ESCAPE.search(text):
        return f"it holds {escape[0]!r}, which stands for no letter (a percent sign itself is written %25)"
    return _fault_of_host(parts)


def _fault_of_host(parts: SplitResult) -> str | None:
    host = parts.hostname or ""
    try:
        port_is_one = not parts.netloc.endswith(":") and parts.port != 0
    except ValueError:
        port_is_one = False
    if not port_is_one:
        return "its port is not from 1 to 65535"
    if not host.isascii() and not ascii_host(host):
        return f"programs do not agree which host {host} is: write it as it begins with xn--"
    if not is_host(ascii_host(host)) or ("[" in parts.netloc) != (":" in host):
        return "its host is neither a name nor an IP address"
    return None


def is_host(text: str) -> bool:
    """Whether a text is a host as all programs write it: a name in ASCII, or an IP address that is one everywhere."""
    try:
        # What follows a percent sign names a network card of one machine.
        return ipaddress.ip_address(text) is not None and "%" not in text
    except ValueError:
        # A host that ends in a number is read as an IP address, 999 and 1.2.3.456 too.
        is_number = text.rstrip(".").rpartition(".")[2].isdecimal()
        return bool(_HOST_NAME.fullmatch(text)) and not is_number and len(text.rstrip(".")) <= _LONGEST_HOST


def ascii_host(host: str) -> str:
    """A host in ASCII letters, as programs ask for it; empty where older and newer ones would ask for different hosts.

    Of `faß.example` those of 2003 make `fass.example`, and those of 2008 a host of its own.
    """
    if host.isascii():
        return host
    import idna  # noqa: PLC0415  (its tables take memory: only where a host needs them)

    try:
        older, newer = host.encode("idna"), idna.encode(host, uts46=True)
    except UnicodeError:
        return ""
    return newer.decode() if older == newer else ""
