"""Postcodes that people type, and the force that they are told."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from portal.places import Answer, Country, Kind, Note
from tests.dataset.facts import rows
from tests.places.conftest import Lookup


def test_a_district_on_the_border_is_partly_in_scotland(lookup: Lookup) -> None:
    answer = lookup("TD15")
    assert answer.force is None
    assert answer.match is not None
    assert answer.match.forces[0].force.force_id == "northumbria"
    assert answer.note is Note.PARTLY_OUTSIDE
    assert answer.share_outside == Decimal("0.0583")


@pytest.mark.parametrize("text", ["TD15 2AA", "TD15 2"])
def test_a_postcode_on_the_border_is_never_taken_for_english(lookup: Lookup, text: str) -> None:
    answer = lookup(text)
    assert answer.force is None
    assert answer.elsewhere is not None
    assert answer.elsewhere.country is Country.SCOTLAND


def test_a_sector_beyond_the_border_names_no_english_force(lookup: Lookup) -> None:
    assert "TD9 8" not in {row["sector"] for row in rows("postcode_sectors")}
    assert lookup("TD9 8AA").match is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("M11", "M11", Kind.POSTCODE_DISTRICT),
        ("M1 1", "M1 1", Kind.POSTCODE_SECTOR),
        ("ME141", "ME14 1", Kind.POSTCODE_SECTOR),
        ("me 14", "ME14", Kind.POSTCODE_DISTRICT),
        ("ME14 1X", "ME14 1", Kind.POSTCODE_SECTOR),
        ("W1A1AA", "W1A 1AA", Kind.POSTCODE),
        ("me", "ME", Kind.POSTCODE_AREA),
    ],
)
def test_what_was_matched_is_told(lookup: Lookup, text: str, name: str, kind: Kind) -> None:
    match = lookup(text).match
    assert match is not None
    assert (match.name, match.kind) == (name, kind)


def test_a_district_of_several_forces_asks_with_shares(lookup: Lookup) -> None:
    answer = lookup("EC1A")
    assert answer.force is None
    assert answer.match is not None
    assert [(policed.force.force_id, policed.share) for policed in answer.match.forces] == [
        ("city-of-london", Decimal("0.6145")),
        ("metropolitan", Decimal("0.3855")),
    ]


@pytest.mark.parametrize(
    ("text", "note"),
    [("CF99", Note.FEW_POSTCODES), ("DH98", Note.FEW_POSTCODES), ("NP1", Note.NO_LONGER_IN_USE)],
)
def test_what_a_district_cannot_tell_is_said(lookup: Lookup, text: str, note: Note) -> None:
    answer = lookup(text)
    assert answer.force is None
    assert answer.match is not None
    assert answer.note is note


def test_full_postcodes_follow_exception_then_sector_then_district(lookup: Lookup) -> None:
    outcodes = {row["outcode"]: row for row in rows("outcodes")}
    exceptions = {row["postcode"]: row["force_id"] for row in rows("postcode_exceptions")}
    sectors = rows("postcode_sectors")
    told: dict[str, str | None] = dict(exceptions)
    for row in sectors:
        postcode = row["sector"] + "AA"
        outside = outcodes[row["sector"].split()[0]]["share_outside_england_and_wales"] != "0"
        told.setdefault(postcode, None if outside else row["force_ids"].split(";")[0])
    chosen = random.Random(3).sample(sorted(told), 3000) + [row["sector"] + "AA" for row in sectors if "TD" in str(row)]
    for postcode in chosen:
        answer = lookup(postcode)
        assert (answer.force.force_id if answer.force else None) == told[postcode], postcode
    with_sectors = {row["sector"] for row in sectors}
    for outcode, row in outcodes.items():
        unused = [digit for digit in "0123456789" if f"{outcode} {digit}" not in with_sectors]
        if not unused or row["share_outside_england_and_wales"] != "0":
            continue
        answer = lookup(f"{outcode} {unused[0]}AA")
        assert answer.match is not None
        assert [policed.force.force_id for policed in answer.match.forces] == row["force_ids"].split(";")
        assert answer.exact == (row["reliability"] == "single"), outcode


@pytest.mark.parametrize(
    ("text", "country", "inspectorate"),
    [
        ("EH1", Country.SCOTLAND, "https://www.hmics.scot"),
        ("EH1 1YZ", Country.SCOTLAND, "https://www.hmics.scot"),
        ("g2 1du", Country.SCOTLAND, "https://www.hmics.scot"),
        ("TD9 8AA", Country.SCOTLAND, "https://www.hmics.scot"),
        ("Glasgow", Country.SCOTLAND, "https://www.hmics.scot"),
        ("BT1", Country.NORTHERN_IRELAND, "https://www.cjini.org"),
        ("BT1 5GS", Country.NORTHERN_IRELAND, "https://www.cjini.org"),
        ("Northern Ireland", Country.NORTHERN_IRELAND, "https://www.cjini.org"),
        ("JE2 3AB", Country.JERSEY, None),
        ("GY1", Country.GUERNSEY, None),
        ("IM1 1AA", Country.ISLE_OF_MAN, None),
    ],
)
def test_elsewhere_is_told_who_covers_it(lookup: Lookup, text: str, country: Country, inspectorate: str | None) -> None:
    answer = lookup(text)
    assert answer.force is None
    assert answer.elsewhere is not None
    assert (answer.elsewhere.country, answer.elsewhere.inspectorate_url) == (country, inspectorate)


@pytest.mark.parametrize(("text", "meant"), [("ME14 IXX", "ME14 1XX"), ("S014 1AA", "SO14 1AA")])
def test_letters_taken_for_digits_are_offered(lookup: Lookup, text: str, meant: str) -> None:
    answer = lookup(text)
    assert answer.force is None
    assert [match.name for match in answer.candidates] == [meant]


@pytest.mark.parametrize("text", ["ZZ1 1AA", "GIR 0AA", "BF1 1AA", "Q1"])
def test_a_postcode_that_is_none_is_called_so(lookup: Lookup, text: str) -> None:
    assert lookup(text) == Answer(note=Note.NO_SUCH_POSTCODE)
