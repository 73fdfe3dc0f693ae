"""What a page draws when somebody asks for it, asked for until it is there."""

import re
from functools import partial
from html import unescape
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.server.serving import wait_until

_DRAWN_ON_DEMAND = re.compile(r'src(?:set)?="((?:/cy)?/compare(?:\.|/vega-)[^" ]+)"')


def draw_pictures(site: str, path: str) -> None:
    """Wait until the pictures and the script of a page of comparisons are drawn: a busy machine says `come back`."""
    if "compare" not in path:
        return
    with urlopen(f"{site}{path}") as page:
        drawn = _DRAWN_ON_DEMAND.findall(page.read().decode())
    for address in drawn:
        wait_until(partial(_is_there, f"{site}{unescape(address)}"), 60)


def _is_there(address: str) -> bool:
    try:
        with urlopen(address):
            return True
    except HTTPError as error:
        if error.code == 503:
            return False
        raise
