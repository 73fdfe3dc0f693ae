"""Short, old and Welsh names lead where the name itself does."""

import pytest

from portal.facts.elsewhere import Country
from tests.places.conftest import Lookup

# What people type instead of a name. Each must lead to these forces and no other, the first one first.
OTHER_WORDS = {
    "Notts": ["nottinghamshire"],
    "Notts Police": ["nottinghamshire"],
    "Herts": ["hertfordshire"],
    "Salop": ["west-mercia"],
    "Staffs Police": ["staffordshire"],
    "Glos": ["gloucestershire", "avon-and-somerset"],
    "S Yorks": ["south-yorkshire"],
    "S. Yorks": ["south-yorkshire"],
    "Newport I.O.W.": ["hampshire"],
    "Co Durham": ["durham", "cleveland"],
    "I.o.W.": ["hampshire"],
    "Gt Yarmouth": ["norfolk"],
    "Chepstow, Mon": ["gwent"],
    "Tetford, Lincs": ["lincolnshire"],
    "WMP": ["west-midlands"],
    "TVP": ["thames-valley"],
    "Scotland Yard": ["metropolitan"],
    "Leicester Square": ["metropolitan"],
    "Yr Wyddgrug": ["north-wales"],
    "Rhuthun": ["north-wales"],
    "Cilmeri": ["dyfed-powys"],
    "Sir Gâr": ["dyfed-powys"],
    "Llundain": ["metropolitan", "city-of-london"],
    "Lerpwl": ["merseyside"],
    "Y Bermo": ["north-wales"],
    "Llŷn": ["north-wales"],
    "Llanfair PG": ["north-wales"],
    "Lindisfarne": ["northumbria"],
    "Lundy": ["devon-and-cornwall"],
    "Scilly Isles": ["devon-and-cornwall"],
    "Meadowhall": ["south-yorkshire"],
    "St David’s Centre": ["south-wales"],
    "Alton Towers": ["staffordshire"],
    "Caer": ["cheshire"],
    "Swydd Gaerloyw": ["gloucestershire", "avon-and-somerset"],
    "Gwlad yr Haf": ["avon-and-somerset"],
    "Clwyd": ["north-wales"],
    "Middlesex": ["metropolitan", "surrey", "hertfordshire"],
    "West Riding": [
        "west-yorkshire", "south-yorkshire", "north-yorkshire", "humberside", "lancashire", "greater-manchester",
        "cumbria",
    ],
    "train": ["btp"],
    "on the tube": ["btp"],
    "railway station": ["btp"],
    "gorsaf": ["btp"],
    "Leeds station": ["btp", "west-yorkshire"],
    "train to Leeds": ["btp", "west-yorkshire"],
    "Maidstone police station": ["kent"],
    "police station in Maidstone": ["kent"],
    "at the police station, Maidstone": ["kent"],
    "gorsaf heddlu Caerdydd": ["south-wales"],
    "yng ngorsaf heddlu Bangor": ["north-wales"],
    "swyddfa heddlu Bangor": ["north-wales"],
    "12 High Street, Headcorn, Kent, UK": ["kent"],
    "Station Road, Maidstone": ["kent"],
    "10 Downing Street London": ["metropolitan", "city-of-london"],
    "S Glos": ["avon-and-somerset"],
    "NE Lincs": ["humberside"],
    "S Glos Council": ["avon-and-somerset"],
    "N Som council": ["avon-and-somerset"],
    "N E Lincs": ["humberside"],
    "W Oxon": ["thames-valley"],
    "Bath and NE Somerset": ["avon-and-somerset"],
    "Newcastle u Lyme": ["staffordshire"],
    "Weston-s-Mare": ["avon-and-somerset"],
    "Walton o/t Naze": ["essex"],
    "Mkt Harborough": ["leicestershire"],
    "Leeds CC": ["west-yorkshire"],
    "LB Hackney": ["metropolitan"],
    "RCT council": ["south-wales"],
    "Wyddgrug": ["north-wales"],
    "Y Rhyl": ["north-wales"],
    "Tyddewi": ["dyfed-powys"],
    "Eryri": ["north-wales"],
    "Lake District": ["cumbria"],
    "Heathrow Airport": ["metropolitan"],
    "Leeds, UK": ["west-yorkshire"],
    "Maidstone Kent England": ["kent"],
    "Cardiff, Glamorgan": ["south-wales"],
    "St Asaph, Clwyd": ["north-wales"],
    "Newport, Mon": ["gwent"],
    "Ashford, Middx": ["surrey"],
    "Heddlu Llundain": ["metropolitan", "city-of-london"],
    "G.M.P.": ["greater-manchester"],
    "B.T.P.": ["btp"],
    "D+C": ["devon-and-cornwall"],
    "Sir Amwythig": ["west-mercia"],
    "Swydd Benfro": ["dyfed-powys"],
    "Angel": ["metropolitan"],
    "Angel, London": ["metropolitan"],
    "Covent Garden, London": ["metropolitan"],
    "Aldgate, London": ["metropolitan", "city-of-london"],
    "Temple, London": ["metropolitan", "city-of-london"],
    "yn Leeds": ["west-yorkshire"],
    "Elephant & Castle": ["metropolitan"],
    "Square Mile": ["city-of-london"],
    "Loughton, Essex": ["essex"],
    "British Rail": ["btp", "gwent"],
    "Victoria line": ["btp"],
    "gorsaf Caerdydd": ["btp", "south-wales"],
    "yng ngorsaf Bangor": ["btp", "north-wales"],
    "trên i Gaerdydd": ["btp", "south-wales"],
    "yng Nghaerdydd": ["south-wales"],
    "i Gaerdydd": ["south-wales"],
    "o Abertawe": ["south-wales"],
    "ym Mhontypridd": ["south-wales"],
    "yn Ninbych-y-pysgod": ["dyfed-powys"],
    "yn Nhreorci": ["south-wales"],
    "yng Ngwynedd": ["north-wales"],
    "o Wynedd": ["north-wales"],
    "i Fangor": ["north-wales"],
    "o Fanceinion": ["greater-manchester"],
    "i Ddolgellau": ["north-wales"],
    "o Landudno": ["north-wales"],
    "o Rydychen": ["thames-valley"],
    "o'r Wyddgrug": ["north-wales"],
    "yn y Fenni": ["gwent"],
    "ym Mryste": ["avon-and-somerset"],
    "i Gaer": ["cheshire", "gwent", "dyfed-powys"],
    "i Ferthyr": ["south-wales", "dyfed-powys"],
    "in Cardiff": ["south-wales"],
    "Brum": ["west-midlands"],
    "Pompey": ["hampshire"],
    "Newcastle, Staffs": ["staffordshire"],
    "Newcastle Staffordshire": ["staffordshire"],
    "Burton, Staffs": ["staffordshire"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "force_ids"), OTHER_WORDS.items())
def test_short_old_and_welsh_names_lead_where_the_name_does(lookup: Lookup, text: str, force_ids: list[str]) -> None:
    answer = lookup(text)
    matches = [*([answer.match] if answer.match else []), *answer.candidates]
    found = [policed.force.force_id for match in matches for policed in match.forces]
    assert set(found) == set(force_ids)
    assert found[0] == force_ids[0]
    assert answer.exact is (len(force_ids) == 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SYorks", "South Yorkshire Police"),
        ("WMercia", "West Mercia Police"),
        ("Merpol", "Merseyside Police"),
        ("HGC", "North Wales Police"),
        ("Mersey police", "Merseyside Police"),
        ("Yorks & Humber", "Yorkshire and The Humber"),
        ("Soton", "Southampton"),
        ("Bmth", "Bournemouth"),
        ("Bham", "Birmingham"),
        ("Mcr", "Manchester"),
        ("Nottm", "Nottingham"),
        ("N'castle", "Newcastle upon Tyne"),
        ("L'pool", "Liverpool"),
        ("Gloster", "Gloucester"),
        ("T Wells", "Tunbridge Wells"),
        ("K Lynn", "King's Lynn"),
        ("B. Stortford", "Bishops Stortford"),
        ("Bury St Eds", "Bury St Edmunds"),
        ("Burton/Trent", "Burton upon Trent"),
        ("Newcastle/Lyme", "Newcastle-under-Lyme"),
        ("Stow/Wold", "Stow on the Wold"),
        ("RTW", "Royal Tunbridge Wells"),
    ],
)
def test_a_name_in_short_offers_the_full_one_first(lookup: Lookup, text: str, name: str) -> None:
    answer = lookup(text)
    assert answer.close_only
    assert answer.candidates[0].name == name


def test_a_place_elsewhere_that_was_misspelt_is_said_to_be_there(lookup: Lookup) -> None:
    for text, country in [
        ("Edinburg", Country.SCOTLAND),
        ("Glasgo", Country.SCOTLAND),
        ("Shetlands", Country.SCOTLAND),
        ("Belfst", Country.NORTHERN_IRELAND),
        ("Jersy", Country.JERSEY),
    ]:
        answer = lookup(text)
        assert answer.close_only
        assert answer.elsewhere is not None
        assert answer.elsewhere.country is country
    # A short name has too many like it.
    assert lookup("Toon").elsewhere is None


def test_a_street_that_is_named_after_a_place_says_nothing_of_that_place(lookup: Lookup) -> None:
    for text in ("Edinburgh Road", "Skye Close", "Isle of Man Place", "Perth St", "Glasgow Gdns"):
        assert lookup(text).elsewhere is None, text
    assert lookup("Liverpool St").candidates == ()
    # Here it is a saint.
    assert [match.name for match in lookup("Leeds St James Hospital").candidates[:1]] == ["Leeds"]
    answer = lookup("Princes Street Edinburgh")
    assert answer.elsewhere is not None
    assert answer.elsewhere.country is Country.SCOTLAND
