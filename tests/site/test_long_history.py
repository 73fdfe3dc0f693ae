"""No page, feed, file or answer of the API reads more as the history grows: steps of the database, not seconds."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.application import create_app
from tests.conftest import settings_for
from tests.long_histories import SHAPES, lengthened
from tests.security.addresses import ADDRESSES

# More releases, and more changes in each, than any list on one page holds; and several times as many.
SHORT, LONG = 12_000, 36_000
_PICTURES = (".png", ".svg", ".zip", ".xlsx", ".vega.json")
_PAGES = [
    *(path for path in ADDRESSES.values() if not path.partition("?")[0].endswith(_PICTURES)),
    "/data/releases/2", "/data/releases/2/SHA256SUMS", "/cy/about/corrections", "/feeds/forces/kent.json",
    "/api/v1/changes?kind=withdrawn", "/api/v1/changes?release_number=2", "/api/v1/changes?table=judgments,places",
    "/api/v1/changes?reason_kind=revision&kind=changed", "/api/v1/changes?sort=release_number",
]  # fmt: skip
# The two in which most pages once grew; `make soak` tries the others too.
_TELLING = ("withdrawn inspections", "many releases")
_STEPS_AT_ONCE = 10
# What a longer list of the same length takes more: its numbers have more digits.
_AS_MANY = 1.02


@pytest.mark.parametrize(
    "shape",
    [pytest.param(shape, marks=[] if shape in _TELLING else pytest.mark.soak(only=True)) for shape in SHAPES],
)
def test_no_page_reads_or_sends_more_beside_a_longer_history(database: Path, tmp_path: Path, shape: str) -> None:
    short, long = (effort(lengthened(database, tmp_path, shape, changed)) for changed in (SHORT, LONG))
    assert {path: steps for path, (status, steps, _) in long.items() if status >= 500} == {}
    grown = {
        path: (before, long[path])
        for path, before in short.items()
        if long[path][1] > before[1] * _AS_MANY + 300 or long[path][2] > before[2] * _AS_MANY + 300
    }
    assert grown == {}


def effort(database: Path) -> Mapping[str, tuple[int, int, int]]:
    """For each page its status, the steps that SQLite took for it, and how many bytes it has."""
    app, steps = create_app(settings_for(database)), [0]

    def take_step() -> None:
        steps[0] += _STEPS_AT_ONCE

    engine = app.extensions["engine"]
    sa.event.listen(engine, "connect", lambda connection, _: connection.set_progress_handler(take_step, _STEPS_AT_ONCE))
    client, found = app.test_client(), {}
    for path in _PAGES:
        steps[0] = 0
        answer = client.get(path)
        found[path] = (answer.status_code, steps[0], len(answer.data))
    engine.dispose()
    return found
