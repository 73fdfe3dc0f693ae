"""What is typed has the same answer whether it is looked up in SQLite or in PostgreSQL."""

from __future__ import annotations

import pytest

from portal.database.engine import open_engine, reading
from portal.places import Index, find
from tests.identity import made_identity
from tests.places.conftest import Lookup

TYPED = (
    "ME14 1XX", "TD15 1AA", "TD15", "W1", "SW1A 1AA", "10 Downing Street, London, SW1A 2AA", "Newport", "Maidstone",
    "Madestone", "Lemington", "Wrecsam", "Caerdydd", "Notts", "TVP", "Edinburgh", "BFPO 57", "train", "Kent", "qqqq",
    "", "Headcorn", "Middlesex", "ZZ9 9ZZ", "st. albans", "Stoke",
)  # fmt: skip


@pytest.mark.xdist_group("postgresql")
def test_every_answer_is_the_same(lookup: Lookup, postgresql_url: str) -> None:
    engine = open_engine(postgresql_url)
    with reading(engine) as session:
        index = Index(session, made_identity(1))
        assert {text: find(session, index, text) for text in TYPED} == {text: lookup(text) for text in TYPED}
    engine.dispose()
