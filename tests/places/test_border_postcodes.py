"""Postcodes on the border of England and Scotland: each is told by the nation that it is in."""

from decimal import Decimal

import pytest

from portal.facts.elsewhere import Country
from portal.places import Note
from tests.dataset.facts import rows
from tests.places.conftest import Lookup


def test_a_district_on_the_border_is_partly_in_scotland(lookup: Lookup) -> None:
    answer = lookup("TD15")
    assert answer.force is None
    assert answer.match is not None
    assert answer.match.forces[0].force.force_id == "northumbria"
    assert answer.note is Note.PARTLY_OUTSIDE
    assert answer.share_outside == Decimal("0.0583")


def test_a_postcode_on_the_border_is_told_by_its_nation(lookup: Lookup) -> None:
    police = {"TD5": "northumbria", "TD9": "cumbria", "TD12": "northumbria", "TD15": "northumbria", "DG16": "cumbria"}
    nations = {"England": 0, "Scotland": 0}
    for row in rows("border_postcodes"):
        answer = lookup(row["postcode"])
        nations[row["nation"]] += 1
        if row["nation"] == "England":
            assert answer.force is not None, row
            assert answer.force.force_id == police[row["postcode"].split()[0]]
        else:
            assert answer.match is None, row
            assert answer.elsewhere is not None
    assert min(nations.values()) > 600


@pytest.mark.parametrize("text", ["TD15 1ZZ", "TD12 4ZZ", "TD15 2"])
def test_an_unknown_postcode_on_the_border_is_never_taken_for_english(lookup: Lookup, text: str) -> None:
    answer = lookup(text)
    assert answer.force is None
    assert answer.elsewhere is not None
    assert answer.elsewhere.country is Country.SCOTLAND


def test_a_sector_beyond_the_border_names_no_english_force(lookup: Lookup) -> None:
    assert "TD9 8" not in {row["sector"] for row in rows("postcode_sectors")}
    assert lookup("TD9 8AA").match is None
