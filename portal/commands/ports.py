"""Whether the ports that the site listens on are free."""

from __future__ import annotations

import socket

from portal.settings import Settings


class TakenPortError(Exception):
    """A port cannot be listened on; the message names its setting and what to do."""


def claim_ports(settings: Settings) -> None:
    """Raise TakenPortError where PORT or METRICS_PORT cannot be listened on; nothing is kept open."""
    _claim(settings.host, settings.port, "PORT")
    if settings.metrics_port:
        if settings.metrics_port == settings.port:
            raise TakenPortError(f"PORT and METRICS_PORT are both {settings.port}: choose another for one of them.")
        _claim(settings.host, settings.metrics_port, "METRICS_PORT")


def _claim(host: str, port: int, name: str) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise TakenPortError(f"HOST={host!r} is no address of this machine: {error.strerror}.") from error
    with socket.socket(family, kind, protocol) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(address)
            tried.listen(1)
        except OSError as error:
            why = error.strerror or "it is taken"
            raise TakenPortError(
                f"{name}={port} on {host} cannot be used: {why}. Choose another, such as {name}={port + 1}."
            ) from error
