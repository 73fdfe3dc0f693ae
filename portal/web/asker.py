"""Whoever asks, told from others for as long as a request takes; nothing of it is kept or logged."""

from __future__ import annotations

import ipaddress

from flask import request

# What one household or one server is given of version 6.
_BITS_OF_ONE_OWNER = 64


def asker() -> str:
    """A key that is the same for all requests of one address; behind a proxy, all visitors share one."""
    address = request.remote_addr or ""
    try:
        if ipaddress.ip_address(address).version == 6:
            return str(ipaddress.ip_network((address, _BITS_OF_ONE_OWNER), strict=False))
    except ValueError:
        # A socket of the machine has no address.
        return ""
    return address
