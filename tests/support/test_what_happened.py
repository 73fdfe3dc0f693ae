"""What people type where they are asked for a place: what happened to them."""

import pytest

from portal.places import plain
from portal.support.kinds import KindOfCrime
from portal.support.what_happened import Told, what_happened
from tests.dataset.facts import rows

KIND = {
    "help": KindOfCrime.ANY,
    "I need help!!": KindOfCrime.ANY,
    "999": KindOfCrime.ANY,
    "mugged in Hackney": KindOfCrime.ANY,
    "Angen cymorth": KindOfCrime.ANY,
    "my ex is following me": KindOfCrime.STALKING,
    "he won’t leave me alone": KindOfCrime.STALKING,
    "Stelcian": KindOfCrime.STALKING,
    "I was raped last night": KindOfCrime.SEXUAL_VIOLENCE,
    "my husband raped me": KindOfCrime.SEXUAL_VIOLENCE,
    "ces i fy nhreisio": KindOfCrime.SEXUAL_VIOLENCE,
    "trais rhywiol": KindOfCrime.SEXUAL_VIOLENCE,
    "my boyfriend hits me": KindOfCrime.DOMESTIC_ABUSE,
    "I am scared of my husband": KindOfCrime.DOMESTIC_ABUSE,
    "mae fy ngŵr yn fy nharo": KindOfCrime.DOMESTIC_ABUSE,
    "cam-drin domestig": KindOfCrime.DOMESTIC_ABUSE,
    "my step dad touches me": KindOfCrime.CHILD_ABUSE,
    "forced marriage": KindOfCrime.HONOUR_BASED_ABUSE,
    "priodas dan orfod": KindOfCrime.HONOUR_BASED_ABUSE,
    "trafficked": KindOfCrime.MODERN_SLAVERY,
    "racist neighbours": KindOfCrime.HATE_CRIME,
    "I've been scammed": KindOfCrime.FRAUD,
    "dw i wedi cael fy nhwyllo": KindOfCrime.FRAUD,
    "my son was killed by a drunk driver": KindOfCrime.ROAD_CRASH,
    "my son was murdered": KindOfCrime.BEREAVED,
    "they broke into my house": KindOfCrime.BURGLARY_AND_THEFT,
    "anti-social behaviour": KindOfCrime.ANTISOCIAL_BEHAVIOUR,
}


@pytest.mark.parametrize(("text", "kind"), KIND.items())
def test_what_happened_is_told_by_its_words(text: str, kind: KindOfCrime) -> None:
    assert what_happened(plain(text)) == Told(kind)


@pytest.mark.parametrize("text", ["I want to die", "suicide", "hunanladdiad"])
def test_who_thinks_of_suicide_is_heard(text: str) -> None:
    assert what_happened(plain(text)) == Told(KindOfCrime.ANY, despairs=True)


def test_no_place_of_the_gazetteer_and_no_search_for_figures_tells_anything() -> None:
    tables = ("aliases", "areas", "councils", "forces", "places", "settlements")
    names = {name for table in tables for row in rows(table) for name in (row.get("name"), row.get("alias")) if name}
    assert len(names) > 20_000
    assert [name for name in names | {"rape statistics Kent"} if what_happened(plain(name))] == []
