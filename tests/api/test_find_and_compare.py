"""The two addresses that are no lists: find a force, compare forces."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from portal import statistics
from portal.database.engine import reading
from portal.facts import uncertainty
from portal.facts.newest import latest_rates
from portal.facts.vocabulary import OffenceGroup
from portal.queries.inspections import recording_rates
from tests.dataset.facts import rows

Ask = Callable[..., dict[str, Any]]


def test_a_postcode_has_one_exact_answer(ask: Ask) -> None:
    body = ask("/find?q=me14 1xx")
    assert (body["exact"], body["force_id"], body["match"]["kind"]) == (True, "kent", "postcode")
    assert [force["force_id"] for force in body["match"]["forces"]] == ["kent"]
    assert body["match"]["forces"][0]["url"] == "https://ontherecord.example/api/v1/forces/kent"
    assert body["sentences"] == ["ME14 1XX is policed by Kent Police."]
    assert body["links"]["self"] == "https://ontherecord.example/api/v1/find?q=me14%201xx"


def test_a_district_of_several_forces_has_their_shares(ask: Ask) -> None:
    row = next(
        row
        for row in rows("outcodes")
        if row["reliability"] == "straddles" and not float(row["share_outside_england_and_wales"])
    )
    body = ask(f"/find?q={row['outcode']}")
    assert (body["exact"], body["force_id"], body["match"]["kind"]) == (False, None, "postcode-district")
    found = [(force["force_id"], force["share"]) for force in body["match"]["forces"]]
    assert found == list(zip(row["force_ids"].split(";"), map(float, row["shares"].split(";")), strict=True))


def test_what_is_ambiguous_or_elsewhere_or_nowhere_says_so(ask: Ask) -> None:
    newport = ask("/find?q=Newport")
    assert newport["match"] is None
    assert len(newport["candidates"]) > 1
    assert not newport["candidates_are_only_close"]
    assert ask("/find?q=Maidstome")["candidates_are_only_close"]
    glasgow = ask("/find?q=Glasgow")
    assert (glasgow["elsewhere"]["country"], glasgow["match"]) == ("scotland", None)
    nothing = ask("/find?q=xqzjw")
    assert (nothing["note"], nothing["match"], nothing["candidates"]) == ("not-found", None, [])
    assert nothing["sentences"]
    assert ask("/find?q=%20")["note"] == "nothing-typed"
    assert ask("/find?q=TD15")["share_outside"] > 0


def test_kent_and_cheshire_cannot_be_told_apart_and_it_says_what_would(ask: Ask) -> None:
    body = ask("/compare?forces=kent,cheshire&programme=cdi-2016-20&offences=all")
    assert [(item["force_id"], item["rate"]["rate"]) for item in body["forces"]] == [("kent", 96.6), ("cheshire", 96.4)]
    (pair,) = body["pairs"]
    assert (pair["first"], pair["second"], pair["verdict"]) == ("kent", "cheshire", "cannot-be-told")
    assert (pair["difference"], pair["p_value"], body["pairs_tested"]) == (None, None, 0)
    assert round(pair["margin_needed"], 2) == 0.14
    assert "No margin was published that we could find for Kent Police" in pair["label"]
    assert "±0.14" in pair["what_would_help"]
    margins = [float(row["margin"]) for row in _rates("cdi-2016-20", "all") if row["margin"]]
    assert body["margins"]["smallest"] == min(margins)
    assert body["margins"]["count"] == len(margins)


def test_a_comparison_says_what_the_statistics_say(app: Flask, ask: Ask) -> None:
    with reading(app.extensions["engine"]) as session:
        newest = latest_rates(recording_rates(session, programme_id="cdi-2016-20"), OffenceGroup.ALL)
    estimates = {rate.inspection.force.force_id: uncertainty.estimate_of(rate) for rate in newest}
    ranges = statistics.rank_range(estimates)
    with_margin = sorted(name for name, estimate in estimates.items() if estimate.margin_to_compare is not None)[:8]
    body = ask(f"/compare?forces={','.join(with_margin)}")
    order = [item["force_id"] for item in body["forces"]]
    assert sorted(order) == with_margin
    expected = statistics.pairwise_verdicts({name: estimates[name] for name in order})
    assert body["pairs_tested"] == len(body["pairs"]) == len(expected) == 28
    for pair, judged in zip(body["pairs"], expected, strict=True):
        assert judged.difference is not None
        assert judged.p_value is not None
        assert (pair["first"], pair["second"], pair["verdict"]) == (judged.first, judged.second, judged.verdict)
        assert pair["difference"] == {
            "points": round(judged.difference.estimate, 6),
            "low": round(judged.difference.interval.low, 6),
            "high": round(judged.difference.interval.high, 6),
        }
        assert pair["p_value"] == round(judged.p_value, 6)
    assert {"higher", "no-clear-difference"} <= {pair["verdict"] for pair in body["pairs"]}
    for item in body["forces"]:
        place = ranges[item["force_id"]]
        assert place is not None
        assert item["rank"] == {"best": place.best, "worst": place.worst, "among": place.among}


def test_a_force_without_a_rate_is_shown_without_one(ask: Ask) -> None:
    rated = {row["force_id"] for row in _rates("peel-2021-22", "all")}
    inspected = {row["force_id"] for row in rows("inspections") if row["programme_id"] == "peel-2021-22"}
    missing, present = sorted(inspected - rated)[0], sorted(rated)[0]
    body = ask(f"/compare?forces={missing},{present}&programme=peel-2021-22")
    assert [item["force_id"] for item in body["forces"]] == [present, missing]
    assert (body["forces"][1]["rate"], body["forces"][1]["rank"]) == (None, None)
    assert body["pairs"][0]["verdict"] == "cannot-be-told"
    assert body["pairs"][0]["margin_needed"] is None


def test_the_order_of_the_forces_does_not_matter(ask: Ask) -> None:
    assert ask("/compare?forces=kent,essex") == ask("/compare?forces=essex,kent&offences=all")
    assert ask("/compare?forces=kent,essex")["links"]["self"] == (
        "https://ontherecord.example/api/v1/compare?forces=essex,kent&offences=all&programme=cdi-2016-20"
    )


def _rates(programme_id: str, group: str) -> list[dict[str, str]]:
    inspections = {row["inspection_id"]: row for row in rows("inspections")}
    return [
        row | {"force_id": inspections[row["inspection_id"]]["force_id"]}
        for row in rows("recording_rates")
        if row["offence_group"] == group and inspections[row["inspection_id"]]["programme_id"] == programme_id
    ]
