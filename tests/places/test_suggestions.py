"""The small files from which a browser suggests."""

import gzip
import json
import random

import sqlalchemy.orm as so

from portal.places import Index
from portal.places.names import plain
from portal.places.suggestions import first_letters, names_file, postcodes_file
from tests.dataset.facts import rows
from tests.places.conftest import Lookup

LARGEST = 30 * 1024


def test_every_file_is_small(session: so.Session, index: Index) -> None:
    files = [names_file(session, index, letter) for letter in first_letters(index)]
    files += [postcodes_file(session, index, area) for area in index.forces_of_areas]
    sizes = [len(gzip.compress(json.dumps(content, ensure_ascii=False).encode())) for content in files]
    assert len(sizes) > 100
    assert max(sizes) < LARGEST


def test_every_place_is_in_the_file_of_its_letter(session: so.Session, index: Index) -> None:
    found: dict[str, set[str]] = {}
    for letter in first_letters(index):
        content = names_file(session, index, letter)
        for name, _, own, *_ in content["names"]:
            assert plain(name)[0] == letter
            found.setdefault(plain(name), set()).update(content["forces"][place][0] for place in own)
    for row in rows("places"):
        assert row["force_id"] in found[plain(row["name"])], row["name"]


def test_names_tell_what_they_are_other_names_of(session: so.Session, index: Index) -> None:
    names = names_file(session, index, "l")["names"]
    assert ["Llanelwy", "Saint Asaph, Denbighshire"] in [entry[:2] for entry in names]
    # A Welsh name is the place's own; a short name is not, and never decides alone.
    assert len(next(entry for entry in names if entry[0] == "Llanelwy")) == 4
    assert next(entry for entry in names if entry[0] == "Lancs")[4] == 1


def test_no_name_decides_alone_of_which_the_lookup_asks(session: so.Session, index: Index, lookup: Lookup) -> None:
    deciding: dict[str, set[int]] = {}
    for name, _, own, near, *other in names_file(session, index, "o")["names"]:
        if not other:
            deciding.setdefault(plain(name), set()).update([*own, *near])
    sure = [name for name, forces in deciding.items() if len(forces) == 1]
    assert len(sure) > 30
    assert [name for name in sure if not lookup(name).force] == []


def test_files_agree_with_the_lookup(session: so.Session, index: Index, lookup: Lookup) -> None:
    choice = random.Random(5)
    told = 0
    for area in choice.sample(sorted(index.forces_of_areas), 25):
        content = postcodes_file(session, index, area)
        exceptions, sectors, districts = content["exceptions"], content["sectors"], content["districts"]
        postcodes = [*exceptions, *(f"{sector}AA" for sector in sectors), *(f"{outcode} 1AA" for outcode in districts)]
        for postcode in choice.sample(postcodes, min(60, len(postcodes))):
            own = sectors.get(postcode[:-2]) or districts[postcode.split()[0]]
            place = exceptions[postcode] if postcode in exceptions else own[0]
            answer = lookup(postcode)
            if answer.force:
                assert content["forces"][place][0] == answer.force.force_id, postcode
                told += 1
    assert told > 500


def test_districts_that_need_explaining_are_left_to_the_server(session: so.Session, index: Index) -> None:
    assert "TD15" not in postcodes_file(session, index, "TD")["districts"]
    assert "CF99" not in postcodes_file(session, index, "CF")["districts"]
    assert "CF10" in postcodes_file(session, index, "CF")["districts"]
