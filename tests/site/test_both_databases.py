"""Every address answers with the same bytes, whether the site reads from SQLite or from PostgreSQL."""

import pytest
from flask import Flask

from portal.application import create_app
from portal.settings import Settings
from tests.house_rules import SITE
from tests.site.crawling import Visit

pytestmark = pytest.mark.xdist_group("crawl")


def test_every_address_answers_alike(visits: list[Visit], app: Flask, postgresql_url: str) -> None:
    site = create_app(Settings.from_environment({"DATABASE_URL": postgresql_url, "SITE_URL": SITE}))
    on_sqlite, on_postgresql = app.test_client(), site.test_client()
    unlike = []
    for visit in visits:
        if on_postgresql.get(visit.path).data == visit.response.data:
            continue
        # A support page tells the minute, which has turned since, and turns once at most within the next few answers.
        if not any(on_postgresql.get(visit.path).data == on_sqlite.get(visit.path).data for _ in range(3)):
            unlike.append(visit.path)
    assert len(visits) > 1000
    assert not unlike, "\n".join(unlike[:20])
