"""What a machine that watches over the site asks of it."""

import pytest
import sqlalchemy as sa
from werkzeug.test import Client

from portal.server.health import Health
from tests.server.made_site import MadeSite


@pytest.fixture
def watcher(site: MadeSite) -> Client:
    """Who asks whether the site is well."""
    return Client(Health(site, site.watch))


def test_a_site_that_is_well_says_so(watcher: Client) -> None:
    assert watcher.get("/healthz").text == "The site runs.\n"
    assert watcher.get("/readyz").text == "Ready, with release 1.\n"


def test_a_site_without_a_release_runs_and_is_not_ready(site: MadeSite, watcher: Client) -> None:
    with site.engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM releases"))
    assert watcher.get("/healthz").status_code == 200
    assert watcher.get("/readyz").status_code == 503


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_both_addresses_are_for_reading_only(watcher: Client, path: str) -> None:
    for method in ("PUT", "POST", "DELETE", "TRACE", "X"):
        refused = watcher.open(path, method=method)
        assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, OPTIONS"), method
        assert refused.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert refused.headers["Cache-Control"] == "no-store"
    asked = watcher.options(path)
    assert (asked.status_code, asked.headers["Allow"]) == (200, "GET, HEAD, OPTIONS")
    head = watcher.head(path)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(watcher.get(path).data))


def test_what_is_asked_at_other_addresses_reaches_the_site(watcher: Client) -> None:
    assert watcher.put("/healthy").text.startswith("release 1 of /healthy? PUT")


def test_a_watch_that_has_stopped_is_told(site: MadeSite, watcher: Client) -> None:
    assert watcher.get("/readyz").status_code == 200
    site.watch._looked -= 36_000
    assert watcher.get("/readyz").status_code == 503


def test_a_site_whose_pages_for_victims_do_not_render_is_not_ready(site: MadeSite, watcher: Client) -> None:
    site.watch.start()
    site.fails = True
    assert watcher.get("/readyz").status_code == 503
    assert "victims" in watcher.get("/readyz").text
    site.fails = False
    assert watcher.get("/readyz").status_code == 200
