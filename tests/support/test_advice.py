"""Which services are shown to whom, and in which order."""

import datetime

import pytest

from portal.facts.rows import Force
from portal.facts.support_rows import SupportService
from portal.facts.vocabulary import CrimeType, ServiceRole
from portal.support.advice import Advice, ServiceEntry, advise, local_lines
from portal.support.judge import Judge
from portal.support.kinds import KindOfCrime
from portal.support.open_now import LONDON
from tests.support.made_services import force, service

MONDAY = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)
NIGHT = MONDAY.replace(hour=23)
JUDGE = Judge(MONDAY, 365)
NATIONAL = service("victim-support-supportline", phones=("0808 168 9111",), hours="24/7")
KENT = force("kent", "England")
STALKING = CrimeType.STALKING


def advice(
    *services: SupportService,
    chosen: Force | None = KENT,
    kind: KindOfCrime = KindOfCrime.STALKING,
    judge: Judge = JUDGE,
    leads: tuple[str, ...] = (),
) -> Advice:
    """The advice from the national line and these services."""
    national = [NATIONAL, *(item for item in services if item.force_id is None)]
    return advise(national, [item for item in services if item.force_id], chosen, kind, judge, leads=leads)


def names(entries: tuple[ServiceEntry, ...]) -> list[str]:
    """The names in their order."""
    return [entry.service.name for entry in entries]


def line(name: str, *kinds: CrimeType, phone: str = "0800 222222", **how: object) -> SupportService:
    """A national line for stalking unless other kinds are given."""
    return service(name, *(kinds or (STALKING,)), phones=(phone,) if phone else (), **how)  # type: ignore[arg-type]


def local(name: str, *kinds: CrimeType, phone: str = "01622 000000", **how: object) -> SupportService:
    """A service of Kent."""
    return service(name, *kinds, force_id="kent", phones=(phone,) if phone else (), **how)  # type: ignore[arg-type]


def test_the_specialist_comes_first_then_the_local_service_then_the_line_for_every_crime() -> None:
    found = advice(line("Specialist", verification="recheck"), local("Kent", verified_on="2026-10-01"))
    assert names(found.first) == ["Specialist", "Kent", NATIONAL.name]


def test_a_line_for_just_what_happened_stands_before_that_of_the_kind_and_one_for_some_victims_leads_no_kind() -> None:
    some = line("For some", verification="seen", role=ServiceRole.SOME_VICTIMS)
    everyone = line("For everyone", phone="", website="https://example.org/report")
    in_wales = line("In Wales", area="wales")
    assert names(advice(some, everyone, in_wales, chosen=None).first) == [NATIONAL.name, "For everyone"]
    led = advice(line("Specialist"), some, local("Kent"), leads=("For some", "of another place"))
    assert names(led.first) == ["For some", "Specialist", "Kent", NATIONAL.name]
    bank = advice(line("bank-159", CrimeType.FRAUD), line("Report", CrimeType.FRAUD), kind=KindOfCrime.FRAUD)
    assert names(bank.first)[:2] == ["bank-159", "Report"]


def test_while_the_others_are_closed_the_line_that_always_answers_comes_first() -> None:
    on_saturdays = "Sa 09:00-17:00"
    closed = (line("Specialist", hours=on_saturdays), local("Kent", hours=on_saturdays))
    assert names(advice(*closed).first) == [NATIONAL.name, "Specialist", "Kent"]
    hours_unknown = local("Kent")
    assert names(advice(closed[0], hours_unknown).first) == [NATIONAL.name, "Kent", "Specialist"]
    kept_and_read_at_any_hour = Judge(NIGHT, 365, timeless=True)
    assert names(advice(*closed, judge=kept_and_read_at_any_hour).first) == ["Specialist", "Kent", NATIONAL.name]


def test_a_line_of_unknown_hours_comes_first_in_office_hours_alone() -> None:
    unknown = (line("Specialist"), local("Kent"))
    assert names(advice(*unknown).first) == ["Specialist", "Kent", NATIONAL.name]
    sunday, bank_holiday = MONDAY.replace(day=22), MONDAY.replace(month=12, day=28)
    for moment in (NIGHT, sunday, bank_holiday):
        assert names(advice(*unknown, judge=Judge(moment, 365)).first)[0] == NATIONAL.name


def test_there_are_never_more_than_three_and_the_rest_is_kept() -> None:
    found = advice(line("A"), line("B"), local("C"), local("D", STALKING))
    assert len(found.first) == 3
    assert sorted([*names(found.first), *names(found.others)]) == ["A", "B", "C", "D", NATIONAL.name]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (line("Z"), line("A", phone="", website="https://example.org")),
        (line("Z"), line("A", area="wales", hours="24/7")),
        (line("Z"), line("A", role=ServiceRole.SOME_VICTIMS, hours="24/7")),
        (line("Z", role=ServiceRole.SOME_VICTIMS), line("A", role=ServiceRole.CONCERNED, hours="24/7")),
        (line("Z", hours="24/7", verification="recheck"), line("A", verified_on="2026-10-01")),
        (line("Z"), line("A", hours="Sa 09:00-17:00")),
        (line("Z", verified_on="2026-10-01"), line("A")),
        (line("Z"), line("A", verification="recheck")),
        (line("Z"), line("A", STALKING, CrimeType.FRAUD)),
    ],
    ids=["telephone", "nation", "for-everyone", "for-victims", "open", "perhaps-open", "checked", "seen", "special"],
)
def test_the_order_follows_from_what_is_known_of_each(better: SupportService, worse: SupportService) -> None:
    gwent_line_shown_in_england = force("btp", "Great Britain (railways)")
    assert names(advice(worse, better, chosen=gwent_line_shown_in_england).first)[0] == "Z"


def test_a_line_that_is_not_for_victims_is_never_among_theirs() -> None:
    found = advice(
        line("Offenders", role=ServiceRole.OFFENDERS, hours="24/7"), line("Office", role=ServiceRole.OFFICE), line("Z")
    )
    assert names(found.first) == ["Z", NATIONAL.name]
    assert names(found.others) == []
    assert names(found.offenders) == ["Offenders"]
    assert names(found.offices) == ["Office"]


def test_a_service_that_cannot_be_reached_is_never_shown() -> None:
    found = advice(line("Silent", phone=""), local("Silent too", phone=""))
    assert names(found.first) == [NATIONAL.name]
    assert found.others == ()


@pytest.mark.parametrize("kind", [KindOfCrime.BURGLARY_AND_THEFT, KindOfCrime.BEREAVED])
def test_without_a_specialist_line_the_local_telephone_comes_first(kind: KindOfCrime) -> None:
    website = line("Only a website", CrimeType.HOMICIDE, phone="", website="https://example.org")
    found = advice(local("Kent", verification="recheck"), website, kind=kind)
    assert names(found.first)[:2] == ["Kent", NATIONAL.name]


def test_a_local_service_without_a_telephone_comes_after_the_line_for_every_crime() -> None:
    found = advice(local("Kent", phone="", website="https://example.org"), kind=KindOfCrime.ANY)
    assert names(found.first) == [NATIONAL.name, "Kent"]


def test_a_number_in_doubt_comes_after_the_line_for_every_crime_and_is_marked() -> None:
    judge = Judge(MONDAY, 365, frozenset({"Kent"}))
    found = advice(local("Kent", verified_on="2026-10-01"), kind=KindOfCrime.ANY, judge=judge)
    assert [(entry.service.name, entry.in_doubt) for entry in found.first] == [(NATIONAL.name, False), ("Kent", True)]


def test_a_local_service_for_the_kind_that_was_chosen_is_near_and_another_is_not_shown() -> None:
    found = advice(local("Refuge", STALKING), local("Rape Crisis", CrimeType.SEXUAL_VIOLENCE, phone="01622 111111"))
    assert names(found.first) == ["Refuge", NATIONAL.name]
    assert found.others == ()
    assert found.by_kind == ()


def test_nothing_chosen_shows_every_kind_behind_the_first() -> None:
    found = advice(line("Fraud line", CrimeType.FRAUD), local("Refuge", STALKING), kind=KindOfCrime.ANY)
    by_kind = {kind: names(entries) for kind, entries in found.by_kind}
    assert by_kind[KindOfCrime.FRAUD] == ["Fraud line"]
    assert by_kind[KindOfCrime.STALKING] == ["Refuge"]
    assert names(found.first) == [NATIONAL.name]


def test_a_service_only_for_the_other_country_is_left_out() -> None:
    both = (line("In England", area="england"), line("In Wales", area="wales", phone="0800 333333"))
    assert names(advice(*both).first) == ["In England", NATIONAL.name]
    assert names(advice(*both, chosen=force("gwent", "Wales")).first) == ["In Wales", NATIONAL.name]
    for nowhere in (None, force("btp", "Great Britain (railways)")):
        assert names(advice(*both, chosen=nowhere).first) == ["In England", "In Wales", NATIONAL.name]


def test_a_local_service_on_the_national_number_is_named_with_it_and_not_shown_twice() -> None:
    found = advice(local("Gloucestershire", phone="08081689111"))
    assert names(found.first) == [NATIONAL.name]
    assert [item.name for item in found.first[0].also] == ["Gloucestershire"]


def test_the_line_of_an_area_is_one_for_any_crime_with_a_number() -> None:
    found = local_lines(
        [
            local("To be checked", verification="recheck"),
            local("Only a website", phone="", website="https://example.org"),
            local("Only stalking", STALKING),
            local("Seen"),
        ],
        JUDGE,
    )
    assert names(tuple(found)) == ["Seen", "To be checked"]
