"""What people type that could be more than one place, in this country or in another: they are asked."""

import pytest

from portal.facts.elsewhere import Country
from portal.places import Kind, Note
from portal.places.names import plain
from tests.dataset.facts import rows
from tests.places.conftest import Lookup, offered


@pytest.mark.parametrize(
    ("text", "name", "force_ids"),
    [
        ("Gloucestershire", "Gloucestershire", ["gloucestershire", "avon-and-somerset"]),
        ("North Yorkshire", "North Yorkshire", ["north-yorkshire", "cleveland"]),
        ("County Durham", "County Durham", ["durham", "cleveland"]),
        ("London", "London", ["metropolitan", "city-of-london"]),
        ("Central London", "London", ["metropolitan", "city-of-london"]),
        ("SE London", "London", ["metropolitan", "city-of-london"]),
        ("Cymru", "Wales", ["dyfed-powys", "gwent", "north-wales", "south-wales"]),
    ],
)
def test_a_county_that_spans_forces_asks(lookup: Lookup, text: str, name: str, force_ids: list[str]) -> None:
    answer = lookup(text)
    assert answer.force is None
    assert answer.match is not None
    assert answer.match.name == name
    assert [policed.force.force_id for policed in answer.match.forces] == force_ids


def test_places_of_one_name_ask(lookup: Lookup) -> None:
    answer = lookup("Newport")
    assert answer.force is None
    assert [(match.county, match.forces[0].force.force_id) for match in answer.candidates] == [
        (None, "gwent"),
        ("Isle of Wight", "hampshire"),
        ("Shropshire", "west-mercia"),
        ("Essex", "essex"),
        ("East Riding of Yorkshire", "humberside"),
        ("Pembrokeshire", "dyfed-powys"),
    ]


def test_a_village_of_the_name_of_a_large_city_abroad_is_asked_about(lookup: Lookup) -> None:
    for text, force_id in (("Dublin", "suffolk"), ("Toronto", "durham"), ("Sydney", "cheshire")):
        answer = lookup(text)
        assert (answer.force, answer.note, offered(answer)) == (None, Note.ABROAD, {force_id})
    # Towns that people know are sure, and so is a village with its county.
    for text, force_id in (("Halifax", "west-yorkshire"), ("Chatham", "kent"), ("Dublin, Suffolk", "suffolk")):
        force = lookup(text).force
        assert (force and force.force_id) == force_id
    elsewhere = lookup("Belfast, Ireland").elsewhere
    assert (elsewhere and elsewhere.country) is Country.NORTHERN_IRELAND


def test_places_of_one_name_and_one_force_do_not_ask(lookup: Lookup) -> None:
    assert len([row for row in rows("places") if row["name"] == "Hayes"]) == 2
    answer = lookup("Hayes")
    assert answer.force is not None
    assert answer.force.force_id == "metropolitan"


def test_a_short_name_asks_where_others_are_called_so_too(lookup: Lookup) -> None:
    answer = lookup("Newcastle")
    assert answer.force is None
    forces = [match.forces[0].force.force_id for match in answer.candidates]
    # The town that is called so for short, longer names that begin with it, then villages of that name.
    assert forces[:3] == ["northumbria", "staffordshire", "dyfed-powys"]
    assert set(forces[3:]) == {"gwent", "south-wales", "west-mercia"}


@pytest.mark.parametrize(
    ("text", "county", "force_id"),
    [
        ("Lemington", "Tyne and Wear", "northumbria"),
        ("Wark", "Northumberland", "northumbria"),
        ("Tetford", "Lincolnshire", "lincolnshire"),
        ("Sherbourne", "Warwickshire", "warwickshire"),
        ("Claverton", "Somerset", "avon-and-somerset"),
        ("Bourn", "Cambridgeshire", "cambridgeshire"),
        ("Middletown", "Powys", "dyfed-powys"),
        ("Cresswell", "Northumberland", "northumbria"),
    ],
)
def test_a_village_is_never_taken_for_a_town_that_sounds_like_it(
    lookup: Lookup, text: str, county: str, force_id: str
) -> None:
    answer = lookup(text)
    matches = [answer.match] if answer.match else answer.candidates
    assert (text, county, force_id) in [(match.name, match.county, match.forces[0].force.force_id) for match in matches]
    assert all(plain(match.name) == plain(text) for match in matches)


@pytest.mark.parametrize(
    ("text", "force_ids"),
    [
        # A village of the very name, but a larger place that people call so for short.
        ("Merthyr", {"south-wales", "dyfed-powys"}),
        ("Ashby", {"leicestershire", "humberside"}),
        ("Stow", {"gloucestershire", "lincolnshire"}),
        ("Radnor", {"dyfed-powys", "cheshire"}),
        ("Henley", {"thames-valley", "warwickshire"}),
        # A hamlet of the very name, but the parts of a larger place, which people call so without North or South.
        ("Norwood", {"derbyshire", "metropolitan"}),
        ("Sheen", {"staffordshire", "metropolitan"}),
        ("Bookham", {"dorset", "surrey"}),
        # The letters of postcodes in London or Tyneside, and a region in short.
        ("SW", {"metropolitan", "devon-and-cornwall"}),
        ("SE", {"metropolitan", "sussex"}),
        ("NW", {"metropolitan", "lancashire"}),
        ("NE", {"northumbria", "cleveland"}),
        # A village of the very name, but a town or a council whose name is written in fewer or more words.
        ("Penybont", {"dyfed-powys", "south-wales"}),
        ("West Minster", {"kent", "metropolitan"}),
        ("Maiden Head", {"avon-and-somerset", "thames-valley"}),
        ("Hazelgrove", {"nottinghamshire", "greater-manchester"}),
        # A hamlet of the very name, but what nearly everybody means by it.
        ("Westmoreland", {"cumbria", "avon-and-somerset"}),
        ("The Lakes", {"cumbria", "west-mercia"}),
        # The county of a postal address, which does not police the place.
        ("Kingston, Surrey", {"metropolitan", "surrey"}),
        ("Ashton, Lancs", {"greater-manchester", "lancashire"}),
        ("Deptford, Kent", {"metropolitan", "kent"}),
        ("Bolton, Lancs", {"greater-manchester", "lancashire"}),
        # A small place that happens to be the best known to us.
        ("Clapham", {"metropolitan", "bedfordshire"}),
        ("Beeston", {"nottinghamshire", "norfolk"}),
        ("Euston", {"metropolitan", "suffolk"}),
        # Two places that no force polices both.
        ("York, London", {"north-yorkshire", "metropolitan"}),
        ("Mold, Chester", {"north-wales", "cheshire"}),
        ("Newport, S Wales", {"gwent", "south-wales"}),
        ("Richmond, Yorks", {"north-yorkshire", "south-yorkshire"}),
        ("Leeds, M1", {"west-yorkshire", "greater-manchester"}),
        # Well known in London, or in another county where no population of it is known.
        ("Kensington", {"metropolitan", "merseyside"}),
        ("Fulwood", {"south-yorkshire", "lancashire"}),
        ("Cheadle", {"staffordshire", "greater-manchester"}),
        ("Temple", {"city-of-london", "metropolitan", "wiltshire"}),
        ("Sydenham", {"metropolitan", "avon-and-somerset"}),
        # Well known in a city, where no population of it is known, and a hamlet elsewhere.
        ("Baker Street", {"metropolitan", "essex"}),
        ("Richmond Park", {"metropolitan", "south-yorkshire"}),
        ("Maryland", {"metropolitan", "gwent"}),
        ("Millbank", {"metropolitan", "kent"}),
        ("Quinton", {"west-midlands", "northamptonshire"}),
        ("Lenton", {"nottinghamshire", "lincolnshire"}),
        ("Sandyford", {"northumbria", "staffordshire"}),
        ("Waterloo", {"metropolitan", "merseyside"}),
        ("Bishopsgate", {"city-of-london", "surrey"}),
        ("Smithfield", {"city-of-london", "cumbria", "derbyshire"}),
        # A telephone that listens parts a word, and what is left looks like a title.
        ("Welling borough", {"northamptonshire", "metropolitan"}),
        ("Welling Borough Council", {"northamptonshire", "metropolitan"}),
    ],
)
def test_a_reader_is_asked_when_in_doubt(lookup: Lookup, text: str, force_ids: set[str]) -> None:
    answer = lookup(text)
    assert answer.match is None
    assert not answer.close_only
    assert force_ids <= offered(answer)


@pytest.mark.parametrize(
    ("text", "force_id"),
    [("Boston, Massachusetts", "lincolnshire"), ("Border Force", "avon-and-somerset"), ("Royal Parks", "west-mercia")],
)
def test_a_town_abroad_and_a_body_of_the_country_only_come_close(lookup: Lookup, text: str, force_id: str) -> None:
    answer = lookup(text)
    assert (answer.match, answer.close_only, offered(answer)) == (None, True, {force_id})


def test_a_better_known_place_that_is_called_so_for_short_stands_beside_a_town(lookup: Lookup) -> None:
    answer = lookup("Chapeltown")
    assert answer.force is not None
    assert answer.force.force_id == "south-yorkshire"
    assert answer.others[0].forces[0].force.force_id == "west-yorkshire"


@pytest.mark.parametrize(
    "text", ["Regent Street", "Wood Lane", "Manor House", "Lime Street", "Orchard Park", "Silver Street"]
)
def test_what_a_street_may_be_called_too_is_asked(lookup: Lookup, text: str) -> None:
    answer = lookup(text)
    assert answer.note is Note.LIKE_A_STREET
    assert answer.match is None
    assert all(plain(match.name) == plain(text) for match in answer.candidates)


def test_a_street_with_its_town_county_or_postcode_is_there(lookup: Lookup) -> None:
    for text, force_id in [
        ("Regent Street, Swansea", "south-wales"),
        ("Regent Street SA1", "south-wales"),
        ("Wood Lane, Staffordshire", "staffordshire"),
    ]:
        answer = lookup(text)
        assert answer.force is not None
        assert answer.force.force_id == force_id


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Edinburgh, Scotland", Country.SCOTLAND),
        ("Perth, Scotland, UK", Country.SCOTLAND),
        ("12 High Street, Perth", Country.SCOTLAND),
        ("Bangor, Northern Ireland", Country.NORTHERN_IRELAND),
        ("Bangor Co. Down", Country.NORTHERN_IRELAND),
        ("Co Antrim", Country.NORTHERN_IRELAND),
        ("St Helier, Jersey", Country.JERSEY),
        ("Douglas IoM", Country.ISLE_OF_MAN),
        ("Douglas", Country.ISLE_OF_MAN),
        ("I.O.M.", Country.ISLE_OF_MAN),
        ("Glasgow City Council", Country.SCOTLAND),
        ("City of Edinburgh", Country.SCOTLAND),
        ("Sutherland", Country.SCOTLAND),
        ("Highland Council", Country.SCOTLAND),
        ("Scottish Borders", Country.SCOTLAND),
        ("i'r Alban", Country.SCOTLAND),
        ("in Scotland", Country.SCOTLAND),
        ("Orkney Islands", Country.SCOTLAND),
        ("yng Nghaeredin", Country.SCOTLAND),
        ("Guernsey Police", Country.GUERNSEY),
        ("Belfast City Council", Country.NORTHERN_IRELAND),
        ("Ballymena", Country.NORTHERN_IRELAND),
        ("N.I.", Country.NORTHERN_IRELAND),
        ("Lerwick Shetland", Country.SCOTLAND),
        ("Jersey, Channel Islands", Country.JERSEY),
        ("Isle of Skye", Country.SCOTLAND),
        ("Strathclyde Police", Country.SCOTLAND),
        ("States of Jersey Police", Country.JERSEY),
        ("Isle of Man Constabulary", Country.ISLE_OF_MAN),
        ("Police Service of Northern Ireland", Country.NORTHERN_IRELAND),
        ("Edinburgh Airport", Country.SCOTLAND),
        ("Gretna Green", Country.SCOTLAND),
        ("Leith", Country.SCOTLAND),
        ("Portree", Country.SCOTLAND),
        ("Herm", Country.GUERNSEY),
        ("I live in Aberdeen", Country.SCOTLAND),
        ("Belfast International Airport", Country.NORTHERN_IRELAND),
    ],
)
def test_an_address_in_another_country_is_none_of_a_village_here(lookup: Lookup, text: str, country: Country) -> None:
    answer = lookup(text)
    assert answer.elsewhere is not None
    assert answer.elsewhere.country is country
    assert not offered(answer)


@pytest.mark.parametrize(
    ("text", "force_id", "country"),
    [
        ("St Helier", "metropolitan", Country.JERSEY),
        ("Peel", "lancashire", Country.ISLE_OF_MAN),
        ("Ramsey", "cambridgeshire", Country.ISLE_OF_MAN),
        ("Whitburn", "northumbria", Country.SCOTLAND),
        ("Ireland", "bedfordshire", Country.NORTHERN_IRELAND),
        ("Hillsborough", "south-yorkshire", Country.NORTHERN_IRELAND),
    ],
)
def test_a_smaller_place_asks_when_another_country_has_one_of_its_name(
    lookup: Lookup, text: str, force_id: str, country: Country
) -> None:
    answer = lookup(text)
    assert answer.match is None
    assert not answer.close_only
    assert force_id in offered(answer)
    assert answer.elsewhere is not None
    assert answer.elsewhere.country is country


@pytest.mark.parametrize(
    ("text", "force_ids"),
    [
        (
            "the Peak District",
            ["derbyshire", "staffordshire", "cheshire", "greater-manchester", "south-yorkshire", "west-yorkshire"],
        ),
        ("Exmoor National Park", ["avon-and-somerset", "devon-and-cornwall"]),
        ("Canolbarth Cymru", ["dyfed-powys", "north-wales"]),
        ("ym Mannau Brycheiniog", ["dyfed-powys", "gwent", "south-wales"]),
        ("Aldgate", ["city-of-london", "metropolitan"]),
    ],
)
def test_a_part_of_the_country_names_every_force_of_it(lookup: Lookup, text: str, force_ids: list[str]) -> None:
    answer = lookup(text)
    assert answer.force is None
    assert answer.match is not None
    assert answer.match.kind is Kind.REGION
    assert set(force_ids) == offered(answer)
