"""Comparisons of forces: one address each, every figure the dataset's, and no claim that the statistics do not make."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask

from portal.application import create_app
from portal.pictures import drawing_apart
from portal.pictures.waiting import Waiting
from portal.words.language import language
from tests.conftest import settings_for
from tests.dataset.facts import rows
from tests.house_rules import SITE, Client, text_of
from tests.pages.comparing import FOUR, KENT_AND_CHESHIRE, inspections_of, published
from tests.pages.shown_words import DASH
from tests.pages.tables import cells
from tests.server.serving import wait_until


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize(
    "query",
    [
        "forces=kent,cheshire",
        "forces=kent&forces=cheshire&programme=cdi-2016-20&offences=all",
        "forces=Cheshire,KENT,kent",
        "forces=cheshire,kent&more=1",
        "offences=&forces=cheshire%2Ckent",
    ],
)
def test_every_way_to_ask_leads_to_the_one_address(client: Client, prefix: str, query: str) -> None:
    response = client.bare.get(f"{prefix}/compare?{query}")
    assert (response.status_code, response.headers["Location"]) == (302, prefix + KENT_AND_CHESHIRE)


def test_the_canonical_address_is_the_one_that_others_are_sent_to(client: Client) -> None:
    page = client.get("/cy" + FOUR)
    assert [link.get("href") for link in page.find(".//link") if link.get("rel") == "canonical"] == [
        "https://ontherecord.example/cy" + FOUR
    ]


@pytest.mark.parametrize(
    ("forces", "claim", "answer", "printable"),
    [
        (
            "bedfordshire,surrey",
            "Bedfordshire Police recorded a smaller share of the crimes reported to it than Surrey Police.",
            "It holds.",
            "Surrey Police recorded 93% of the crimes reported to it (2017–18); Bedfordshire Police recorded "
            "90.4% (2017). The difference is more than chance.",
        ),
        (
            "cambridgeshire,norfolk",
            "Norfolk Constabulary recorded a smaller share of the crimes reported to it than "
            "Cambridgeshire Constabulary.",
            "It does not hold: the two are too close to call.",
            "The difference may be chance.",
        ),
        (
            "kent,metropolitan",
            "The Metropolitan Police Service recorded a smaller share of the crimes reported to it than Kent Police.",
            "We cannot tell. No margin was published that we could find for Kent Police.",
            "Whether the difference is more than chance is not known.",
        ),
        (
            "bedfordshire,surrey",
            "In the 2023–25 inspections, Surrey Police was graded lower than Bedfordshire Police.",
            "It holds.",
            "In the 2023–25 inspections, HMICFRS graded Bedfordshire Police “good” (2025) and Surrey Police "
            "“requires improvement” (2023) at recording crime.",
        ),
        (
            "kent,essex",
            "In the 2016–20 inspections, Kent Police was graded lower than Essex Police.",
            "It does not hold: both were graded “outstanding”.",
            "HMICFRS graded both Essex Police (2019) and Kent Police (2019) “outstanding” at recording crime.",
        ),
        (
            "kent,essex",
            "Essex Police is graded better or worse than Kent Police today.",
            "It does not hold: the newest grades are from different rounds, which cannot be compared.",
            "",
        ),
    ],
)
def test_whether_one_is_worse_than_the_other_is_answered_in_words_to_print(
    client: Client, forces: str, claim: str, answer: str, printable: str
) -> None:
    page = client.get("/compare?forces=" + ",".join(sorted(forces.split(","))))
    (row,) = (item for item in page.find(".//dl[@class='rows claims']/div") if f"“{claim}”" in text_of(item))
    assert f"“{claim}” {answer}" in text_of(row)
    assert printable in text_of(row)


def test_sentences_are_checked_of_two_forces_and_not_of_more(client: Client) -> None:
    assert not client.get(FOUR).find(".//dl[@class='rows claims']")


def test_kent_and_cheshire_are_told_as_they_are(client: Client) -> None:
    page = client.get(KENT_AND_CHESHIRE)
    assert page.tree.findtext(".//h1") == "Compared: Cheshire and Kent"
    verdicts = page.section("verdicts")
    assert "1 pair that we cannot tell apart Kent Police 96.6%, Cheshire Constabulary 96.4%" in verdicts
    assert "No margin was published that we could find for Kent Police and Cheshire Constabulary." in verdicts
    assert "For a clear difference, both margins would have to be below about ±0.14." in verdicts
    margins = sorted(
        Decimal(row["margin"])
        for row in rows("recording_rates")
        if row["inspection_id"] in inspections_of("cdi-2016-20") and row["offence_group"] == "all" and row["margin"]
    )
    assert (
        f"Of the {len(margins)} margins published in this round for these offences, none is smaller than "
        f"±{margins[0]}; the usual one (the median) is ±{margins[(len(margins) - 1) // 2]}."
    ) in verdicts
    assert "a higher share" not in page.text


def test_a_clear_difference_is_claimed_with_its_figures(client: Client) -> None:
    verdicts = client.get("/compare?forces=derbyshire,essex").section("verdicts")
    derbyshire, essex = published("derbyshire")[-1], published("essex")[-1]
    points = Decimal(essex["rate"]) - Decimal(derbyshire["rate"])
    assert (
        "Essex Police recorded a higher share of the crimes reported to it than Derbyshire Constabulary, by more than "
        "chance. "
        f"{essex['rate']}% against {derbyshire['rate']}%: a difference of {points} points"
    ) in verdicts


def test_every_figure_of_the_table_is_the_datasets(client: Client) -> None:
    spoken = language("en")
    shown = {row[0]: row[1:4] for row in cells(client.get(FOUR), "rates-caption")}
    names = {row["force_id"]: row["name"] for row in rows("forces")}
    assert set(shown) == {names[force] for force in ("essex", "kent", "surrey", "sussex")}
    for force in ("essex", "kent", "surrey", "sussex"):
        newest = published(force)[-1]
        rate, margin, interval = shown[names[force]]
        word = {"exact": "", "around": "around ", "more-than": "more than "}[newest["qualifier"]]
        assert rate.startswith(f"{word}{newest['rate']}% ")
        if newest["margin"]:
            assert margin == f"±{newest['margin']} points"
            low = Decimal(newest["rate"]) - Decimal(newest["margin"])
            assert interval.startswith(spoken.number(low.quantize(Decimal("0.1"), "ROUND_HALF_UP")))
        else:
            assert (margin, interval) == (DASH, DASH)


def test_the_newest_grades_come_first_with_a_column_for_each_round(client: Client) -> None:
    page = client.get(FOUR)
    headings = [text_of(heading) for heading in page.find(".//main//h2")]
    assert headings.index("At a glance") < headings.index("What the figures show")
    shown = {row[0]: row[1:5] for row in cells(page, "glance-caption")}
    assert shown["Essex Police"] == ["Good 2025", "Outstanding 2019", DASH, "Good 2025"]
    assert shown["Sussex Police"] == ["Adequate 2025", "Good 2016", "Inadequate 2023", "Adequate 2025"]


def test_the_round_of_most_newest_shares_goes_without_saying(client: Client) -> None:
    sent = client.bare.get("/compare?forces=btp,greater-manchester")
    assert sent.headers["Location"] == "/compare?forces=btp,greater-manchester&programme=victim-service"
    assert client.get(KENT_AND_CHESHIRE).find(".//table")
    # Of the two only Sussex has a share in 2021–22, which is newer; in 2016–20 both have one.
    both = client.get("/compare?forces=kent,sussex").find(".//figure//img")
    assert "Kent: 96.6%" in both[0].get("alt", "")


def test_the_change_since_the_inspection_before_is_told(client: Client) -> None:
    before, now = published("kent")
    text = client.get(KENT_AND_CHESHIRE).section("since-before")
    assert f"Kent Police: {before['rate']}% (2016), {now['rate']}% (2018)." in text
    assert "It rose from about 84 to 97 in every 100, far more than chance." in text


def test_a_figure_that_is_not_exact_is_shown_and_not_compared(client: Client) -> None:
    around = next(
        row["force_id"]
        for row in rows("forces")
        if (found := published(row["force_id"])) and found[-1]["qualifier"] == "around"
    )
    verdicts = client.get(f"/compare?forces={','.join(sorted([around, 'essex']))}").section("verdicts")
    assert "A rounded figure was published for" in verdicts


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("forces=kent,atlantis", 400, "The address names the force “atlantis”, which this site does not know."),
        ("forces=kent,essex&programme=peel-1900", 400, "The address names the round “peel-1900”"),
        ("forces=kent,essex&offences=arson", 400, "The address names the offences “arson”"),
        ("forces=kent", 200, "Only one force is chosen: Kent Police."),
        (
            "forces=cheshire,cumbria,durham,essex,kent,norfolk,suffolk,surrey,sussex",
            200,
            "You chose 9 forces. One comparison takes at most 8",
        ),
    ],
)
def test_what_cannot_be_compared_is_explained_beside_the_form(
    client: Client, query: str, status: int, words: str
) -> None:
    page = client.get(f"/compare?{query}", status=status)
    assert words in page.text
    ticked = {box.get("value") for box in page.find(".//input[@type='checkbox']") if "checked" in box.attrib}
    assert "kent" in ticked
    assert client.bare.get(f"/compare.csv?{query}").mimetype == "text/html"


def test_a_force_without_a_rate_is_shown_without_one(client: Client) -> None:
    page = client.get("/compare?forces=btp,essex&programme=cdi-2016-20")
    assert "We found no published share for British Transport Police." in page.section("verdicts")
    (line,) = [row for row in cells(page, "rates-caption") if row[0] == "British Transport Police"]
    assert line[1:4] == [DASH] * 3


def test_where_nothing_was_found_the_page_says_so(client: Client) -> None:
    address = "forces=essex,norfolk&programme=peel-2023-25&offences=sexual"
    page = client.get(f"/compare?{address}")
    assert "We found no published share for these forces" in page.text
    assert not page.find(".//figure")
    assert client.bare.get(f"/compare.svg?{address}").status_code == 404


def test_the_ready_made_comparisons_lead_where_they_say(client: Client) -> None:
    page = client.get("/compare")
    links = {text_of(link): link.get("href", "") for link in page.find(".//main//a")}
    welsh = sorted(row["force_id"] for row in rows("forces") if row["nation"] == "Wales")
    assert links["The Welsh forces"] == f"/compare?forces={','.join(welsh)}"
    (kent,) = [row for row in rows("forces") if row["force_id"] == "kent"]
    near = sorted(["kent", *kent["neighbours"].split(";")])
    assert links["Kent"] == f"/compare?forces={','.join(near)}"
    for address in set(links.values()):
        if address.startswith("/compare"):
            assert client.bare.get(address).status_code == 200, address


def test_the_picture_is_drawn_when_asked_for_and_the_page_waits_for_nothing(database: Path, tmp_path: Path) -> None:
    site = create_app(settings_for(database, INSTANCE_DIR=str(tmp_path)))
    client = Client(site)
    page = client.get(KENT_AND_CHESHIRE)
    (picture,) = page.find(".//figure//img")
    assert not (tmp_path / "drawings").exists()
    assert picture.get("src") == "/compare.svg?forces=cheshire,kent&theme=auto"
    # On a busy machine a reader is asked to come back: the picture is kept once it is drawn.
    wait_until(lambda: client.bare.get(picture.get("src", "")).status_code == 200)
    response = client.bare.get(picture.get("src", ""))
    assert response.mimetype == "image/svg+xml"
    assert response.headers["Content-Security-Policy"].startswith(
        "default-src 'none'; frame-ancestors 'none'; style-src 'sha256-"
    )
    assert f"<desc>{picture.get('alt')}</desc>" in response.text
    again = client.bare.get(picture.get("src", ""), headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    specification = KENT_AND_CHESHIRE.replace("compare?", "compare.vl.json?")
    wait_until(lambda: client.bare.get(specification).status_code == 200)
    about = json.loads(client.bare.get(specification).text)["usermeta"]
    client.bare.get(about["all_sources"].removeprefix(SITE)).get_json()


def test_while_the_renderer_is_busy_the_picture_is_refused_and_the_page_keeps_its_table(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing_apart, "_waiting", Waiting(places=0))
    client = Client(create_app(settings_for(database, INSTANCE_DIR=str(tmp_path))))
    response = client.bare.get("/compare.svg?forces=cheshire,kent")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert response.headers["Cache-Control"] == "no-store"
    assert "The picture is not drawn yet" in response.text
    assert len(cells(client.get(KENT_AND_CHESHIRE), "rates-caption")) == 2


@pytest.mark.parametrize(
    "path",
    [
        "/compare",
        KENT_AND_CHESHIRE,
        FOUR,
        "/compare?forces=dyfed-powys,gwent,north-wales,south-wales&offences=violence",
        "/compare/peel-2021-22",
        "/compare/cdi-2016-20?explore=yes",
        "/compare/cdi-2014-15?offences=sexual",
        "/compare/cdi-2016-20/changes",
        "/compare/peel-2023-25/changes",
    ],
)
def test_every_page_keeps_the_house_rules_in_welsh(client: Client, path: str) -> None:
    client.get(f"/cy{path}")


def test_welsh_names_stand_in_welsh_sentences(client: Client) -> None:
    page = client.get("/cy/compare?forces=essex,gwent")
    assert "Heddlu Gwent" in page.section("verdicts")


def test_the_pages_of_forces_and_programmes_lead_here(client: Client, app: Flask) -> None:
    (kent,) = [row for row in rows("forces") if row["force_id"] == "kent"]
    near = ",".join(sorted(["kent", *kent["neighbours"].split(";")]))
    assert f"/compare?forces={near}" in client.get("/forces/kent").links()
    assert "/compare/cdi-2016-20" in client.get("/programmes/cdi-2016-20").links()
