"""Postcodes that people type, and the force that they are told."""

import random
from decimal import Decimal

import pytest

from portal.facts.elsewhere import Country
from portal.places import Answer, Kind, Note
from tests.dataset.facts import rows
from tests.places.conftest import Lookup


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("M14", "M14", Kind.POSTCODE_DISTRICT),
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
    border = {row["postcode"]: row["nation"] for row in rows("border_postcodes")}
    told: dict[str, str | None] = dict(exceptions)
    for row in sectors:
        postcode = row["sector"] + "AA"
        outside = outcodes[row["sector"].split()[0]]["share_outside_england_and_wales"] != "0"
        told.setdefault(
            postcode, None if outside and border.get(postcode) != "England" else row["force_ids"].split(";")[0]
        )
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
        assert answer.exact == (row["reliability"] == "single" or outcode == "W1"), outcode


@pytest.mark.parametrize(
    ("text", "country", "inspectorate"),
    [
        ("EH1", Country.SCOTLAND, "https://www.hmics.scot"),
        ("EH1 1YZ", Country.SCOTLAND, "https://www.hmics.scot"),
        ("g2 1du", Country.SCOTLAND, "https://www.hmics.scot"),
        ("TD9 8AA", Country.SCOTLAND, "https://www.hmics.scot"),
        ("Glasgow", Country.SCOTLAND, "https://www.hmics.scot"),
        ("Glasgow G1", Country.SCOTLAND, "https://www.hmics.scot"),
        ("EH1 Edinburgh", Country.SCOTLAND, "https://www.hmics.scot"),
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


LOOK_ALIKES = {
    "O": "0",
    "0": "O",
    "I": "1",
    "1": "IL",
    "L": "1",
    "S": "5",
    "5": "S",
    "B": "8",
    "8": "B",
    "Z": "2",
    "2": "Z",
}


def test_letters_taken_for_digits_and_digits_for_letters_are_offered_in_every_place(lookup: Lookup) -> None:
    choice = random.Random(7)
    sectors = [row["sector"] for row in rows("postcode_sectors") if not row["sector"].startswith("TD")]
    tried = 0
    for sector in choice.sample(sectors, 250):
        right = sector + choice.choice("ABDSLZ") + choice.choice("ABDSLZ")
        for place, character in enumerate(right):
            for other in LOOK_ALIKES.get(character, ""):
                typed = right[:place] + other + right[place + 1 :]
                answer = lookup(choice.choice((typed, typed.lower(), typed.replace(" ", ""))))
                tried += 1
                # What was typed may be another postcode in use, which is then the answer.
                assert answer.match or answer.elsewhere or right in [match.name for match in answer.candidates], (
                    right,
                    typed,
                )
    assert tried > 500


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("WIA OAA", "W1A 0AA"),
        ("swia oaa", "SW1A 0AA"),
        ("0L1 1AA", "OL1 1AA"),
        ("5W1A 0AA", "SW1A 0AA"),
        ("10 Downing Street, London SWIA 2AA", "SW1A 2AA"),
        ("SWIA", "SW1A"),
        ("ECI", "EC1"),
    ],
)
def test_look_alikes_are_offered_and_never_taken(lookup: Lookup, text: str, meant: str) -> None:
    answer = lookup(text)
    assert answer.force is None
    assert answer.close_only
    assert meant in [match.name for match in answer.candidates]


def test_a_full_postcode_is_read_whatever_stands_in_and_around_it(lookup: Lookup) -> None:
    for mark in "!?,.;:()[]{}<>\"'’“”/\\|_-–—‑+*#&%=~ \u00a0\u200b\t\ufeff":
        for text in (f"SW1A{mark}0AA", f"SW1A 0AA{mark}", f"{mark}SW1A 0AA", f"{mark}sw1a{mark}0aa{mark}"):
            answer = lookup(text)
            assert answer.exact, text
            assert answer.match is not None
            assert answer.match.name == "SW1A 0AA", text


@pytest.mark.parametrize(
    "text",
    [
        "10 Downing Street, London, SW1A 2AA, UK",
        "SW1A 2AA London",
        "london sw1a2aa england",
        "Flat 3 (SW1A 2AA), 10 Downing Street",
    ],
)
def test_a_postcode_is_found_anywhere_in_an_address(lookup: Lookup, text: str) -> None:
    answer = lookup(text)
    assert answer.exact
    assert answer.match is not None
    assert answer.match.name == "SW1A 2AA"


def test_two_postcodes_in_one_text_are_asked(lookup: Lookup) -> None:
    answer = lookup("from ME14 1XX to SW1A 1AA")
    assert answer.note is Note.SEVERAL_POSTCODES
    assert [match.name for match in answer.candidates] == ["ME14 1XX", "SW1A 1AA"]


def test_a_district_beside_a_place_is_read_unless_they_disagree(lookup: Lookup) -> None:
    answer = lookup("Berwick upon Tweed TD15")
    assert (answer.match.name if answer.match else "", answer.note) == ("TD15", Note.PARTLY_OUTSIDE)
    assert lookup("Maidstone ME14").exact
    assert lookup("M25 Watford").force is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Cardiff CF11", "CF11"),
        ("CF11 Cardiff", "CF11"),
        ("Cardiff CF11 9", "CF11 9"),
        ("CF11 9 Cardiff", "CF11 9"),
        ("Leeds, LS1 4D", "LS1 4"),
        ("10 Downing St SW1A2", "SW1A 2"),
        ("London, W1", "W1"),
        ("Chester, CH1, UK", "CH1"),
    ],
)
def test_a_district_is_read_before_and_after_a_place_and_a_comma(lookup: Lookup, text: str, code: str) -> None:
    answer = lookup(text)
    assert answer.match is not None
    assert answer.match.name == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("CF10 and ME14", ["CF10", "ME14"]),
        ("from CF10 to ME14", ["CF10", "ME14"]),
        ("SW1 or SE1", ["SW1", "SE1"]),
        ("LS1/BD1", ["LS1", "BD1"]),
        ("Elm Court B S1 2AA", ["BS1 2AA", "S1 2AA"]),
        ("EH1 1YZ and ME14 1XX", ["ME14 1XX"]),
    ],
)
def test_two_codes_are_asked_and_a_country_elsewhere_is_named_with_them(
    lookup: Lookup, text: str, codes: list[str]
) -> None:
    answer = lookup(text)
    assert answer.note is Note.SEVERAL_POSTCODES
    assert [match.name for match in answer.candidates] == codes
    assert (answer.elsewhere is not None) is ("EH1" in text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Block A B1 1BB", "B1 1BB"),
        ("Flat B, S1 2AA", "S1 2AA"),
        ("Fflat A, B1 1BB", "B1 1BB"),
        ("Unit E1, Maidstone ME14", "ME14"),
        ("Unit B1 1BB", "B1 1BB"),
        ("White House N1 9GU", "N1 9GU"),
        ("CF10 to Leeds", "CF10"),
        ("CF10 St Mary Street Cardiff", "CF10"),
        ("ME141 XX, Kent", "ME14 1XX"),
        ("ME14&nbsp;1XX", "ME14 1XX"),
        ("Soho W1", "W1"),
        ("EC4 police", "EC4"),
        ("M4 postcode", "M4"),
    ],
)
def test_no_word_beside_a_postcode_is_taken_for_a_part_of_it(lookup: Lookup, text: str, name: str) -> None:
    answer = lookup(text)
    assert answer.match is not None
    assert answer.match.name == name


@pytest.mark.parametrize("text", ["the SW1 postcode", "I live in SW1 near Victoria"])
def test_a_district_amid_other_words_is_offered(lookup: Lookup, text: str) -> None:
    answer = lookup(text)
    assert answer.close_only
    assert [match.name for match in answer.candidates] == ["SW1"]


@pytest.mark.parametrize("text", ["M4 corridor", "on the M4", "M6 toll", "M4 Swindon", "M8 Glasgow"])
def test_a_motorway_is_no_district_of_manchester(lookup: Lookup, text: str) -> None:
    assert lookup(text).match is None


@pytest.mark.parametrize("text", ["M25", "m1", " M 60 "])
def test_a_district_that_is_called_as_a_motorway_is_asked_about(lookup: Lookup, text: str) -> None:
    answer = lookup(text)
    assert (answer.force, answer.note) == (None, Note.ROAD)
    assert [match.name for match in answer.candidates] == [text.replace(" ", "").upper()]


def test_a_company_is_no_district_of_glasgow(lookup: Lookup) -> None:
    assert lookup("G4S security").elsewhere is None


def test_no_postcode_is_offered_that_ends_in_letters_which_none_has(lookup: Lookup) -> None:
    assert [match.name for match in lookup("LL57 4L1").candidates] == ["LL57 4LL"]


@pytest.mark.parametrize("text", ["SW1А 0АА", "ѕw1a 0aa", "ΕC1Α 1ΒΒ", "SW١A ٠AA", "SW1A%200AA"])
def test_letters_and_digits_that_look_the_same_are_the_same(lookup: Lookup, text: str) -> None:
    answer = lookup(text)
    assert answer.match is not None
    assert answer.match.kind is Kind.POSTCODE
    assert answer.match.name in ("SW1A 0AA", "EC1A 1BB")


def test_no_letter_of_another_alphabet_is_left_out_to_make_another_postcode(lookup: Lookup) -> None:
    assert lookup("ЖW1A 0AA").match is None


def test_the_beginning_of_several_districts_is_told_with_them(lookup: Lookup) -> None:
    in_use = [row for row in rows("outcodes") if row["reliability"] != "terminated-only"]
    lettered: dict[str, set[str]] = {}
    for row in in_use:
        if row["outcode"][-1].isalpha():
            lettered.setdefault(row["outcode"][:-1], set()).add(row["outcode"])
    assert {"W1", "SW1", "EC1", "EC3", "EC4", "WC1", "WC2"} <= set(lettered)
    for beginning, districts in lettered.items():
        answer = lookup(beginning)
        assert answer.match is not None, beginning
        forces = {force for row in in_use if row["outcode"] in districts for force in row["force_ids"].split(";")}
        assert forces <= {policed.force.force_id for policed in answer.match.forces}
        assert answer.note in (None, Note.SEVERAL_DISTRICTS)
        if beginning not in {row["outcode"] for row in in_use}:
            assert set(answer.districts) == districts
            assert answer.exact == (len(forces) == 1)


@pytest.mark.parametrize("text", ["ZZ1 1AA", "GIR 0AA", "Q1"])
def test_a_postcode_that_is_none_is_called_so(lookup: Lookup, text: str) -> None:
    assert lookup(text) == Answer(note=Note.NO_SUCH_POSTCODE)
