"""Publishing as the commands do, with the drawn charts that all tests share, so that no test draws one again."""

import datetime
from collections.abc import Callable

import sqlalchemy as sa

from portal.publishing.chart_store import ChartStore
from portal.publishing.releasing import PreparedRelease, publish
from portal.settings import Settings


def publish_quietly(
    engine: sa.Engine,
    prepared: PreparedRelease,
    note: str = "",
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
) -> int:
    """Publish without a rehearsal and a progress bar; return the number of the release."""
    store = ChartStore(Settings.from_environment().chart_store)
    return publish(engine, prepared, note, lambda done, total: None, store=store, now=now)
