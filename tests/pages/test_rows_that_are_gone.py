"""Pages hold where rows that they usually show are not there: what passes the check may lack them."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from portal.application import create_app
from tests.conftest import settings_for

_SUPPORT = ("/support", "/support/kent", "/support/kent/poster", "/support/card", "/recorded")
_ROUNDS = (
    *("/", "/national", "/forces", "/forces.csv", "/forces.xlsx", "/compare", "/programmes", "/forces/kent"),
    "/api/v1/openapi.json",
)
_RENAMED = [
    f"UPDATE {table} SET programme_id = 'renamed' WHERE programme_id = 'cdi-2016-20'"
    for table in ("inspections", "questions", "missing_reasons", "programmes")
]


@pytest.mark.parametrize(
    ("statements", "paths"),
    [
        (["DELETE FROM support_channels WHERE service_id = 'silent-solution'"], _SUPPORT),
        (["DELETE FROM support_channels WHERE service_id = 'non-emergency-101'"], _SUPPORT),
        (_RENAMED, _ROUNDS),
        (["UPDATE judgments SET grade = 'ungraded'", "UPDATE programmes SET scale = ''"], _ROUNDS),
    ],
    ids=["how to call in silence", "101", "the one round of all forces", "every grade and scale"],
)
def test_pages_hold_without_them(
    database: Path, tmp_path: Path, statements: Iterable[str], paths: Iterable[str]
) -> None:
    own = Path(shutil.copy(database, tmp_path / "portal.sqlite"))
    with closing(sqlite3.connect(own)) as connection, connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0, statement
    client = create_app(settings_for(own)).test_client()
    for prefix in ("", "/cy"):
        for path in paths:
            address = f"{prefix}{path}" if path != "/" or not prefix else "/cy/"
            assert client.get(address).status_code == 200, address
        assert client.post(f"{prefix}/support", data={"where": "ME14 1XX", "what": ""}).status_code == 200
