"""Short, old and Welsh names lead where the name itself does."""

from __future__ import annotations

import pytest

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
    "Co Durham": ["durham", "cleveland"],
    "I.o.W.": ["hampshire"],
    "Gt Yarmouth": ["norfolk"],
    "Chepstow, Mon": ["gwent"],
    "Tetford, Lincs": ["lincolnshire"],
    "WMP": ["west-midlands"],
    "TVP": ["thames-valley"],
    "Scotland Yard": ["metropolitan"],
    "Yr Wyddgrug": ["north-wales"],
    "Rhuthun": ["north-wales"],
    "Cilmeri": ["dyfed-powys"],
    "Sir Gâr": ["dyfed-powys"],
    "Llundain": ["metropolitan", "city-of-london"],
    "Lerpwl": ["merseyside"],
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
    "12 High Street, Headcorn, Kent, UK": ["kent"],
    "Station Road, Maidstone": ["kent"],
    "10 Downing Street London": ["metropolitan", "city-of-london"],
    "S Glos": ["avon-and-somerset"],
    "NE Lincs": ["humberside"],
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
}  # fmt: skip


@pytest.mark.parametrize(("text", "force_ids"), OTHER_WORDS.items())
def test_short_old_and_welsh_names_lead_where_the_name_does(lookup: Lookup, text: str, force_ids: list[str]) -> None:
    answer = lookup(text)
    matches = [*([answer.match] if answer.match else []), *answer.candidates]
    found = [policed.force.force_id for match in matches for policed in match.forces]
    assert set(found) == set(force_ids)
    assert found[0] == force_ids[0]
    assert answer.exact is (len(force_ids) == 1)
