"""A figure that was corrected is seen by everyone within a minute, behind nginx as it is shipped too."""

import re
import time
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.amount import Amount
from tests.deploy import nginx
from tests.deploy.conftest import Server
from tests.house_rules import SITE, Client
from tests.reliability.marked_dataset import marks_in
from tests.reliability.store import Store
from tests.server.serving import served, wait_until

_SECONDS_FOR_EVERYONE = 60
# The site asks its database once a second, and a page takes a moment to render.
_SECONDS_UNTIL_THE_SITE_HAS_IT = 5
_PAGE = "/forces/kent"
_ADDRESSES = (
    "/", "/cy/", "/forces", "/forces.csv", "/forces/kent", "/cy/forces/kent", "/forces/kent.json", "/forces/kent/sheet",
    "/inspections", "/inspections/kent-cdi", "/programmes/cdi-2016-20", "/compare?forces=cheshire,kent", "/national",
    "/charts/kent-timeline", "/charts/kent-timeline.svg", "/charts/kent-timeline.csv", "/about/corrections", "/data",
    "/embed/force/kent", "/api/v1/forces/kent", "/cy/api/v1/recording-rates", "/support/kent", "/find?q=kent",
)  # fmt: skip


@pytest.mark.parametrize("address", _ADDRESSES)
def test_a_proxy_and_a_browser_together_keep_no_page_for_longer_than_a_minute(client: Client, address: str) -> None:
    response = client.bare.get(address)
    assert response.status_code == 200, address
    # Each of the two keeps an answer for as long as it says, one after the other.
    kept = 2 * _seconds_kept(response.headers.get("Cache-Control", ""))
    assert kept + _SECONDS_UNTIL_THE_SITE_HAS_IT <= _SECONDS_FOR_EVERYONE


def test_a_corrected_figure_passes_the_shipped_proxy(sqlite_store: Store, tmp_path: Path, amount: Amount) -> None:
    with served(sqlite_store.url, tmp_path, SITE_URL=SITE) as site:
        changes = {
            "server 127.0.0.1:8000;": f"server 127.0.0.1:{site.port};",
            "/var/cache/nginx/portal": f"{tmp_path}/kept",
            "/opt/on-the-record/portal/deploy": str(nginx.SHIPPED),
        }
        with nginx.running("proxy.nginx.conf", tmp_path, changes) as port:
            server = Server(port)
            before, page = server.ask(_PAGE)
            assert marks_in(page.decode()) == set()
            sqlite_store.publish(1)
            published = time.monotonic()
            wait_until(lambda: marks_in(site.get(_PAGE)[1].decode()) == {1})
            direct = time.monotonic() - published
            # What the proxy has kept goes when its time is over, and not only when nobody asks for it.
            wait_until(lambda: marks_in(server.ask(_PAGE)[1].decode()) == {1}, 60)
            passed = time.monotonic() - published
            kept = _seconds_kept(_caching(before))
    amount.tell(f"after publishing: the site {direct:.1f} s, the proxy {passed:.1f} s, a browser {kept} s more at most")
    assert 2 * kept + _SECONDS_UNTIL_THE_SITE_HAS_IT <= _SECONDS_FOR_EVERYONE


def _caching(response: HTTPResponse) -> str:
    return response.headers["Cache-Control"] or ""


def _seconds_kept(caching: str) -> int:
    """How long an answer may be shown without asking the site again; `stale-if-error` is for when it is down."""
    assert "stale-while-revalidate" not in caching
    if "no-store" in caching or "no-cache" in caching:
        return 0
    seconds = re.search(r"max-age=(\d+)", caching)
    assert seconds, caching
    return int(seconds[1])
