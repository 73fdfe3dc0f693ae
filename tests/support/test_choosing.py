"""Which services are shown to whom, and in which order."""

from __future__ import annotations

import datetime

from portal.facts.rows import Force, SupportService
from portal.facts.vocabulary import CrimeType
from portal.support.advice import Advice, Listed, advise, judging, local_lines
from portal.support.kinds import KindOfCrime
from tests.support.made_services import force, service

JUDGE = judging(datetime.date(2026, 11, 23), 365)
NATIONAL = service("victim-support-supportline", phones=("0808 168 9111",), hours="24/7")
KENT = force("kent", "England")


def advice(*services: SupportService, chosen: Force | None = KENT, kind: KindOfCrime = KindOfCrime.ANY) -> Advice:
    """The advice from the national line and these services."""
    national = [NATIONAL, *(item for item in services if item.force_id is None)]
    return advise(national, [item for item in services if item.force_id], chosen, kind, JUDGE)


def names(entries: tuple[Listed, ...]) -> list[str]:
    """The names in their order."""
    return [entry.service.name for entry in entries]


def local(name: str, *kinds: CrimeType, phone: str = "01622 000000", **how: str) -> SupportService:
    """A service of Kent."""
    return service(name, *kinds, force_id="kent", phones=(phone,) if phone else (), **how)


def test_a_verified_local_line_stands_before_the_national_one() -> None:
    assert names(advice(local("Kent", verified_on="2026-10-01")).near) == ["Kent", NATIONAL.name]


def test_a_local_line_as_sure_as_the_national_one_stands_before_it() -> None:
    assert names(advice(local("Kent")).near) == ["Kent", NATIONAL.name]


def test_the_national_line_stands_first_where_the_local_one_awaits_a_check() -> None:
    assert names(advice(local("Kent", verification="recheck")).near) == [NATIONAL.name, "Kent"]


def test_the_national_line_stands_first_where_there_is_no_local_number() -> None:
    assert names(advice(local("Kent", phone="")).near) == [NATIONAL.name, "Kent"]


def test_without_a_local_service_the_national_line_stands_alone() -> None:
    assert names(advice().near) == [NATIONAL.name]


def test_a_local_service_for_the_kind_that_was_chosen_is_near_and_another_is_not_shown() -> None:
    found = advice(
        local("Refuge", CrimeType.DOMESTIC_ABUSE),
        local("Rape Crisis", CrimeType.SEXUAL_VIOLENCE, phone="01622 111111"),
        kind=KindOfCrime.DOMESTIC_ABUSE,
    )
    assert names(found.near) == ["Refuge", NATIONAL.name]
    assert found.by_kind == ()


def test_the_chosen_kind_brings_its_national_services_verified_and_open_ones_first() -> None:
    found = advice(
        service("Aardvark", CrimeType.STALKING, phones=("0800 111111",)),
        service("Verified", CrimeType.STALKING, phones=("0800 222222",), verified_on="2026-10-01"),
        service("Day and night", CrimeType.STALKING, phones=("0800 333333",), hours="24/7"),
        service("Old", CrimeType.STALKING, phones=("0800 444444",), verification="recheck", verified_on="2026-10-01"),
        service("Fraud line", CrimeType.FRAUD, phones=("0800 555555",)),
        kind=KindOfCrime.STALKING,
    )
    assert names(found.special) == ["Verified", "Day and night", "Aardvark", "Old"]


def test_nothing_chosen_shows_every_kind() -> None:
    found = advice(service("Fraud line", CrimeType.FRAUD, phones=("0800 555555",)), local("Refuge", CrimeType.STALKING))
    by_kind = {kind: names(entries) for kind, entries in found.by_kind}
    assert by_kind[KindOfCrime.FRAUD] == ["Fraud line"]
    assert by_kind[KindOfCrime.STALKING] == ["Refuge"]
    assert found.special == ()


def test_burglary_and_antisocial_behaviour_bring_the_services_for_any_crime() -> None:
    for kind in (KindOfCrime.BURGLARY_AND_THEFT, KindOfCrime.ANTISOCIAL_BEHAVIOUR):
        found = advice(local("Kent", verified_on="2026-10-01"), kind=kind)
        assert names(found.near) == ["Kent", NATIONAL.name]
        assert found.special == ()
        assert found.by_kind == ()


def test_a_service_only_for_the_other_country_is_left_out() -> None:
    both = (
        service("In England", CrimeType.STALKING, area="england"),
        service("In Wales", CrimeType.STALKING, area="wales"),
    )
    assert names(advice(*both, kind=KindOfCrime.STALKING).special) == ["In England"]
    gwent, railways = force("gwent", "Wales"), force("btp", "Great Britain (railways)")
    assert names(advice(*both, chosen=gwent, kind=KindOfCrime.STALKING).special) == ["In Wales"]
    assert names(advice(*both, chosen=railways, kind=KindOfCrime.STALKING).special) == ["In England", "In Wales"]
    assert names(advice(*both, chosen=None, kind=KindOfCrime.STALKING).special) == ["In England", "In Wales"]


def test_a_local_service_on_the_national_number_is_named_with_it_and_not_shown_twice() -> None:
    found = advice(local("Gloucestershire", phone="08081689111"))
    assert names(found.near) == [NATIONAL.name]
    assert found.near[0].also == ("Gloucestershire",)


def test_those_who_record_or_compensate_are_no_one_to_talk_to() -> None:
    found = advice(service("cica"), service("samaritans"))
    assert names(found.offices) == ["cica"]
    assert names(found.listening) == ["samaritans"]


def test_the_line_of_an_area_is_one_for_any_crime_with_a_number() -> None:
    found = local_lines(
        [
            local("To be checked", verification="recheck"),
            local("Only a website", phone=""),
            local("Only stalking", CrimeType.STALKING),
            local("Seen"),
        ],
        JUDGE,
    )
    assert names(tuple(found)) == ["Seen", "To be checked"]


def test_whoever_gives_nothing_to_call_or_open_stands_last() -> None:
    silent = local("A silent one", phone="", verified_on="2026-10-01")
    found = advice(silent, local("Kent", verification="recheck"), kind=KindOfCrime.ANY)
    assert names(found.near) == [NATIONAL.name, "Kent", "A silent one"]


def test_legal_advice_is_nobody_to_talk_to_about_what_happened() -> None:
    found = advice(
        service("rights-of-women", CrimeType.SEXUAL_VIOLENCE, phones=("020 7251 6577",)),
        service("rape-crisis", CrimeType.SEXUAL_VIOLENCE, phones=("0808 500 2222",)),
        kind=KindOfCrime.SEXUAL_VIOLENCE,
    )
    assert names(found.special) == ["rape-crisis"]
    assert names(found.offices) == ["rights-of-women"]
