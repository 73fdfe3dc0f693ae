"""What people type, and the force that they are told."""

import dataclasses
import random
from decimal import Decimal

import pytest
import sqlalchemy.orm as so

from portal.places import LONGEST_TEXT, Answer, Index, Kind, Note, find
from portal.places.names import plain
from tests.dataset.facts import rows
from tests.places.conftest import Lookup, offered

STRAIGHT_TO = {
    "ME14": "kent",
    "me14": "kent",
    " ME 14 ": "kent",
    "ME14 1": "kent",
    "ME141": "kent",
    "ME14 1XX": "kent",
    "me141xx": "kent",
    "mE14 1xX": "kent",
    "M E 1 4 1 X X": "kent",
    "ＭＥ１４ １ＸＸ": "kent",
    "12 High Street, Maidstone ME14 1XX": "kent",
    "AL3 8QE": "bedfordshire",
    "AL3 8QA": "hertfordshire",
    "EC1A 1BB": "metropolitan",
    "M1 1": "greater-manchester",
    "M14": "greater-manchester",
    "W1A 1AA": "metropolitan",
    "ME": "kent",
    "Maidstone": "kent",
    "MAIDSTONE": "kent",
    "Maidstone Borough Council": "kent",
    "Kent County Council": "kent",
    "Kent": "kent",
    "Llanelli": "dyfed-powys",
    "Saint Asaph": "north-wales",
    "St Asaph": "north-wales",
    "St. Asaph": "north-wales",
    "Llanelwy": "north-wales",
    "Kings Lynn": "norfolk",
    "King's Lynn": "norfolk",
    "King’s Lynn": "norfolk",
    "Newcastle-upon-Tyne": "northumbria",
    "newcastle on tyne": "northumbria",
    "Stratford upon Avon": "warwickshire",
    "Brighton & Hove": "sussex",
    "Brighton and Hove": "sussex",
    "Devon": "devon-and-cornwall",
    "Caerdydd": "south-wales",
    "Nghaerdydd": "south-wales",
    "ger Abertawe": "south-wales",
    "canol dinas Caerdydd": "south-wales",
    "near Leeds": "west-yorkshire",
    "nr Maidstone": "kent",
    "Near Sawrey": "cumbria",
    "Leeds city centre": "west-yorkshire",
    "Maidstone town centre": "kent",
    "Scilly Isles": "devon-and-cornwall",
    "Leeds, England": "west-yorkshire",
    "Cambridge England": "cambridgeshire",
    "Abertawe": "south-wales",
    "Sir Fynwy": "gwent",
    "Ynys Môn": "north-wales",
    "ynys mon": "north-wales",
    "Bournemouth": "dorset",
    "Aylesbury Vale": "thames-valley",
    "Allerdale": "cumbria",
    "Taunton Deane": "avon-and-somerset",
    "Hull": "humberside",
    "Scarboro": "north-yorkshire",
    "the Vale of Glamorgan": "south-wales",
    "Newport, Isle of Wight": "hampshire",
    "newport gwent": "gwent",
    "Richmond, London": "metropolitan",
    "City of London": "city-of-london",
    "Watford": "hertfordshire",
    "British Transport Police": "btp",
    "BTP": "btp",
    "Metropolitan Police": "metropolitan",
    "Met police": "metropolitan",
    "Met. Police": "metropolitan",
    "the Met": "metropolitan",
    "GMP": "greater-manchester",
    "Heddlu Gwent": "gwent",
    "Kent\0": "kent",
    "Maid\u00adstone": "kent",
    "Maid\u200bstone": "kent",
    "\ufeffMaid\u2060stone\u200e": "kent",
    "police kent": "kent",
    "Police in Maidstone": "kent",
}


@pytest.mark.parametrize(("text", "force_id"), STRAIGHT_TO.items())
def test_one_force_is_told_at_once(lookup: Lookup, text: str, force_id: str) -> None:
    answer = lookup(text)
    assert answer.exact, answer
    assert answer.force is not None
    assert answer.force.force_id == force_id


def test_all_44_forces_are_found_by_every_name(lookup: Lookup) -> None:
    found = 0
    for row in rows("forces"):
        for column in ("name", "name_cy"):
            if row[column]:
                answer = lookup(row[column])
                assert answer.force is not None, row[column]
                assert answer.force.force_id == row["force_id"]
        found += 1
    assert found == 44


def test_every_council_is_found_by_its_names(lookup: Lookup) -> None:
    for row in rows("councils"):
        for name in filter(None, (row["name"], row["official_name"], row["name_cy"])):
            assert row["force_id"] in offered(lookup(name)), name


def test_every_place_and_its_other_names_are_found(lookup: Lookup) -> None:
    for row in rows("places"):
        for name in filter(None, (row["name"], *row["alternative_names"].split(";"))):
            assert row["force_id"] in offered(lookup(name)), name


def test_every_area_is_found_with_all_its_forces(lookup: Lookup) -> None:
    for row in rows("areas"):
        assert set(row["force_ids"].split(";")) <= offered(lookup(row["name"])), row["name"]


def test_part_of_a_name_offers_what_has_it(lookup: Lookup) -> None:
    answer = lookup("Riding")
    assert answer.close_only
    assert {"humberside", "west-yorkshire", "north-yorkshire"} <= offered(answer)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wootton Bassett", ["Royal Wootton Bassett"]),
        ("Hemel Hempsted", ["Hemel Hempstead"]),
        ("Leeds University", ["Leeds"]),
        ("Maidstone Hospital", ["Maidstone"]),
        # A village of several words, of which the last is a town elsewhere or the first one in short.
        ("RAF Brize Norton", ["Brize Norton"]),
        ("I live near Brize Norton", ["Brize Norton"]),
        ("Stoke Mandeville Hospital", ["Stoke Mandeville"]),
        ("Little Snoring airfield", ["Little Snoring"]),
        ("Pulham St Mary near Diss", ["Pulham St Mary", "Diss"]),
        ("Tebay services", ["Tebay"]),
        ("Bank of England", ["England"]),
        ("it was in Leeds city centre last night", ["Leeds"]),
        ("the M4 near Reading", ["Reading"]),
        # The name of a street says where it leads, not where it is.
        ("Oxford Street Swansea", ["Swansea"]),
        ("Derby Road Nottingham", ["Nottingham"]),
        ("Heol Abertawe Caerdydd", ["Cardiff"]),
        ("HMP Wandsworth", ["Wandsworth"]),
        ("Manchester Airport", ["Manchester"]),
        ("maidstonekent", ["Maidstone"]),
        ("HeathrowAirport", ["Hillingdon"]),
        ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", ["Llanfairpwllgwyngyll"]),
        ("Windsor Castle", ["Windsor"]),
        ("from Leeds to York", ["Leeds", "York"]),
        ("Kent and Essex", ["Kent", "Essex"]),
        ("Headcorn nr Maidstone", ["Headcorn", "Maidstone"]),
        ("L'pool", ["Liverpool"]),
        ("B’ham", ["Birmingham"]),
        ("N'umberland", ["Northumberland"]),
        ("Halifx", ["Halifax"]),
        ("Bristl", ["City of Bristol"]),
        ("Caer-wysg", ["Exeter"]),
        ("yng Nghwm Cynon", ["Rhondda Cynon Taff"]),
    ],
)
def test_what_a_text_speaks_of_is_offered_first(lookup: Lookup, text: str, names: list[str]) -> None:
    answer = lookup(text)
    assert answer.close_only
    assert [match.name for match in answer.candidates][: len(names)] == names


def test_no_other_spelling_of_a_place_decides_alone(lookup: Lookup) -> None:
    tried = 0
    for row in rows("places"):
        own = {plain(row["name"]), plain(row["name_cy"])}
        for name in filter(None, row["alternative_names"].split(";")):
            words, of_name = set(plain(name).split()), set(plain(row["name"]).split())
            if plain(name) not in own and not (words <= of_name or of_name <= words):
                answer = lookup(name)
                tried += 1
                assert not answer.exact or plain(row["name"]) != plain(answer.match.name if answer.match else ""), name
    assert tried > 5


def test_a_village_offers_the_town_that_sounds_like_it(lookup: Lookup) -> None:
    assert "norfolk" in {match.forces[0].force.force_id for match in lookup("Tetford").others}
    assert "devon-and-cornwall" in {match.forces[0].force.force_id for match in lookup("Guildford").others}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maidstome", "Maidstone"),
        ("Birmigham", "Birmingham"),
        ("Middlesborough", "Middlesbrough"),
        ("Lanelli", "Llanelli"),
        ("Abrystwyth", "Aberystwyth"),
        ("Wolverh", "Wolverhampton"),
        ("Madestone", "Maidstone"),
        ("Manchestr", "Manchester"),
        ("Sheffeild", "Sheffield"),
        ("Headcron", "Headcorn"),
        ("Tetfrod", "Tetford"),
        ("L0ndon", "London"),
        ("Kemt Police", "Kent Police"),
        ("Kent Poilce", "Kent Police"),
        ("Devn Council", "Devon"),
    ],
)
def test_slips_of_the_finger_are_offered_and_never_taken(lookup: Lookup, text: str, name: str) -> None:
    answer = lookup(text)
    assert answer.force is None
    assert answer.match is None
    assert answer.close_only
    assert name in [match.name for match in answer.candidates]


@pytest.mark.parametrize("text", ["Pen Police", "Wen Police"])
def test_a_word_such_as_police_makes_no_two_names_alike(lookup: Lookup, text: str) -> None:
    answer = lookup(text)
    assert (answer.note, answer.candidates) == (Note.NOT_FOUND, ())


def test_a_place_on_a_boundary_names_the_forces_close_by(lookup: Lookup) -> None:
    answer = lookup("Aldershot")
    assert answer.exact
    assert answer.force is None
    assert answer.match is not None
    assert [force.force_id for force in answer.match.nearby] == ["surrey"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", Note.NOTHING_TYPED),
        (" \t\n", Note.NOTHING_TYPED),
        ("\0", Note.NOTHING_TYPED),
        ("the police", Note.NOTHING_TYPED),
        ("near me", Note.NOTHING_TYPED),
        ("😀", Note.NOTHING_TYPED),
        ("qqqqqq", Note.NOT_FOUND),
        ("council", Note.NOT_FOUND),
        ("police station", Note.NOTHING_TYPED),
        ("which police force covers me?", Note.NOTHING_TYPED),
        ("how do i find my local police", Note.NOTHING_TYPED),
        ("A303", Note.ROAD),
        ("A14", Note.ROAD),
        ("on the M25", Note.ROAD),
        ("BFPO 57", Note.FORCES_ADDRESS),
        ("HMS Example, B.F.P.O. 305", Note.FORCES_ADDRESS),
        ("BF1 6FA", Note.FORCES_ADDRESS),
        ("BF1 6F", Note.FORCES_ADDRESS),
        ("BF1 6FA UK", Note.FORCES_ADDRESS),
        ("BPFO 57", Note.FORCES_ADDRESS),
        ("BFPO 57, UK", Note.FORCES_ADDRESS),
        ("bfp0 57a", Note.FORCES_ADDRESS),
        ("British Forces Post Office", Note.FORCES_ADDRESS),
        ("M62", Note.ROAD),
        ("M1 motorway", Note.ROAD),
        ("M25 J10", Note.ROAD),
        ("Great Ormond Street", Note.NOT_FOUND),
        ("Scotland Green Road", Note.NOT_FOUND),
        ("New Jersey", Note.ABROAD),
        ("Jersey City", Note.ABROAD),
        ("Perth, Australia", Note.ABROAD),
        ("Berlin", Note.ABROAD),
        ("Yr Almaen", Note.ABROAD),
        ("Warwick Avenue", Note.NOT_FOUND),
        ("Brick Lane", Note.NOT_FOUND),
        ("Sloane Square", Note.NOT_FOUND),
        ("112", Note.NOT_FOUND),
        ("x" * (LONGEST_TEXT + 1), Note.TOO_LONG),
        ("x" * LONGEST_TEXT, Note.NOT_FOUND),
        ("'; DROP TABLE places; --", Note.NOT_FOUND),
        ("%", Note.NOTHING_TYPED),
        ("\ud800", Note.NOTHING_TYPED),
    ],
)
def test_nothing_found_is_an_answer(lookup: Lookup, text: str, note: Note) -> None:
    answer = lookup(text)
    assert answer.note is note
    assert not answer.match
    assert not answer.candidates
    assert not answer.elsewhere


def test_an_answer_is_plain_data(lookup: Lookup) -> None:
    answer = dataclasses.asdict(lookup("TD15"))
    assert answer["match"]["kind"] == Kind.POSTCODE_DISTRICT == "postcode-district"
    assert answer["match"]["forces"][0]["share"] == Decimal("1.0000")


def test_typing_an_address_is_never_an_error(session: so.Session, index: Index) -> None:
    choice = random.Random(11)
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFG0123456789 '-.,&()éŵâ\u0301\u200b🚔\n"
    for _ in range(400):
        text = "".join(choice.choice(letters) for _ in range(choice.randrange(1, 30)))
        assert isinstance(find(session, index, text), Answer)
