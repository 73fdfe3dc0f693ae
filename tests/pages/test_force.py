"""The pages of a force: what leads, what the full record holds, and what a newsroom may print."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client, text_of
from tests.pages.shown_words import GRADES

FORCES = [row["force_id"] for row in rows("forces")]
GAP = re.compile(r"not found|found no|no (published )?margin|no newer|could find|cannot (tell|say)|not know", re.I)
# The words of a sentence that a reader takes in at once.
LONG_SENTENCE = 13
# Not every report of antisocial behaviour is of a crime, so only those that are can be counted.
COUNTED = {"antisocial-behaviour": "that should have been recorded as crimes"}
QUALIFIERS = {"exact": "", "around": "around ", "more-than": "more than "}


def test_kent_leads_with_its_newest_grade_and_the_age_of_its_share(client: Client) -> None:
    text = client.get("/forces/kent").text
    lead = (
        "Outstanding 2022",
        "Graded by HMICFRS, the official inspectors of the police.",
        "In 2018, Kent Police recorded 96.6% of the crimes reported to it, about 97 in every 100.",
        "We found no newer share of all crime.",
        "It rose from about 84 to 97 in every 100, far more than chance.",
        "The previous inspection (15 June 2017) found 83.6%, and its grade was “inadequate”.",
    )
    places = [text.index(words) for words in lead]
    assert places == sorted(places)


def test_a_share_in_whole_percent_is_not_rounded_again_in_every_hundred(client: Client) -> None:
    sentence = "recorded around 84% of the crimes reported to it, or 84 in every 100."
    assert sentence in client.get("/forces/devon-and-cornwall").text
    assert "neu 84 o bob 100" in client.get("/cy/forces/devon-and-cornwall").text


def test_types_of_crime_are_those_of_the_newest_inspection_that_tells_them_apart(client: Client) -> None:
    second_visit = client.get("/forces/west-midlands").section("kinds-of-crime")
    assert "recorded 78.2% of reported violent crimes and 89.2% of reported sexual offences (2018)" in second_visit
    assert "The second visit (2019) looked only at reports of violence" in second_visit
    first_visit = client.get("/forces/cheshire").section("kinds-of-crime")
    assert "recorded 83.6% of reported crimes and 80.9% of reported violent crimes (2016)" in first_visit
    assert "By type of crime" not in client.get("/forces/greater-manchester").text


def test_a_round_without_a_grade_leads_to_what_is_known_of_it(client: Client) -> None:
    rounds = client.get("/forces/greater-manchester").find(".//ol[@class='history']/li")
    without = {text_of(item)[:7]: item.findall("a")[-1] for item in rounds if "no grade found" in text_of(item)}
    assert list(without) == ["2021–22", "2023–25"]
    assert {link.get("href") for link in without.values()} == {"/gaps/greater-manchester"}


def test_a_date_that_is_not_known_never_leads(client: Client) -> None:
    text = client.get("/forces/south-wales").text
    assert "In its 2017 inspection, South Wales Police recorded around 90% of the crimes reported to it" in text
    assert "the Metropolitan Police Service recorded" in client.get("/forces/metropolitan").text
    assert "How the Metropolitan Police Service records" in client.post("/find", {"q": "TW1"}).text
    assert "website of the Metropolitan Police Service" in client.post("/recorded", {"where": "metropolitan"}).text
    compared = client.get("/compare?forces=derbyshire,essex,metropolitan").section("verdicts")
    assert "than the Metropolitan Police Service, by" in compared
    assert "The Metropolitan Police Service recorded" in compared


@pytest.mark.parametrize("force_id", FORCES)
def test_a_page_says_little_about_what_is_missing(client: Client, force_id: str) -> None:
    (main,) = client.get(f"/forces/{force_id}").find(".//main")
    sentences = [said for text in block_texts(main) for said in re.split(r"(?<=[.!?])\s+", text)]
    assert [said for said in sentences if GAP.search(said) and len(said.split()) > LONG_SENTENCE] == []


def block_texts(element: Element) -> Iterator[str]:
    """The text of each paragraph, row or heading that a reader sees without unfolding anything."""
    for child in element:
        if child.tag in ("p", "li", "figcaption"):
            yield text_of(child)
        elif child.tag != "details":
            yield from block_texts(child)


@pytest.mark.parametrize("force_id", FORCES)
def test_every_figure_of_a_force_is_on_its_full_record_with_its_source(client: Client, force_id: str) -> None:
    page = client.get(f"/forces/{force_id}/record")
    own = {row["inspection_id"] for row in rows("inspections") if row["force_id"] == force_id}

    def of(table: str) -> list[dict[str, str]]:
        return [row for row in rows(table) if row["inspection_id"] in own]

    rates = page.section("rates") if of("recording_rates") else ""
    for rate in of("recording_rates"):
        assert f"{QUALIFIERS[rate['qualifier']]}{rate['rate']}%" in rates
        assert not rate["margin"] or f"±{rate['margin']} points" in rates
    found = page.section("found") if of("estimates") + of("findings") + of("case_audits") else ""
    for estimate in of("estimates"):
        assert f"{int(estimate['value']):,}" in found
    in_welsh = client.get(f"/cy/forces/{force_id}/record").section("found") if of("findings") else ""
    for finding in of("findings"):
        assert finding["text"] in found
        assert finding["text_cy"] in in_welsh
    for audit in of("case_audits"):
        correct = audit["recorded_correctly"] or int(audit["audited"]) - int(audit["not_recorded_correctly"])
        assert f"{int(correct):,} of the {int(audit['audited']):,} {COUNTED.get(audit['subject'], 'checked')}" in found
    questions = {row["question_id"]: row["name"] for row in rows("questions")}
    expected = [
        (questions[row["question_id"]], GRADES[row["grade"]], f"/inspections/{row['inspection_id']}")
        for row in of("judgments")
    ]
    shown = []
    for row in page.find(".//section[@aria-labelledby='judgments']//tbody/tr"):
        question, grade, inspection = list(row)[:3]
        link = inspection.find(".//a")
        assert link is not None
        shown.append((text_of(question), text_of(grade), link.get("href")))
    assert sorted(shown) == sorted(expected)
    addresses = {row["source_id"]: row["url"] for row in rows("sources")}
    assert {addresses[row["source_id"]] for row in of("judgments") + of("recording_rates")} <= set(page.links())


@pytest.mark.parametrize("force_id", FORCES)
def test_a_newsroom_finds_sentences_with_a_limit_and_a_source_each(client: Client, force_id: str) -> None:
    page = client.get(f"/forces/{force_id}/newsroom")
    (name,) = (row["name"] for row in rows("forces") if row["force_id"] == force_id)
    printables = page.find(".//div[@class='printable']")
    assert 1 <= len(printables) <= 3
    for item in printables:
        sentence, limit, source = (text_of(part) for part in list(item))
        assert sentence.endswith((".", ")"))
        assert name in sentence
        assert limit.removeprefix("Limit:").strip()
        assert source.startswith("Source:")
    assert "There is more or less crime here" not in page.text
    assert "That there is more or less crime here than elsewhere." in page.section("not-supported")


def test_a_reporter_is_at_the_sheet_in_two_interactions(client: Client) -> None:
    assert "/forces/kent" in client.get("/").links()
    assert "/forces/kent/newsroom" in client.get("/forces/kent").links()


def test_what_a_newsroom_may_print_of_kent(client: Client) -> None:
    page = client.get("/forces/kent/newsroom")
    assert "graded Kent Police “outstanding” at recording crime" in page.section("printable")
    assert "no margin was published" in page.section("printable")
    # A rise that is more than chance may be printed; it is no limit.
    assert "The next inspection (2018) found 96.6%: the share rose by more than chance. Limit:" in " ".join(
        page.section("printable").split()
    )
    refused = page.section("not-supported")
    charts = set(page.links())
    assert {f"/charts/kent-timeline.{size}.png" for size in ("16x9", "1x1", "4x5")} <= charts
    assert "They come from two inspections: the grade is from 2022, the share from 2018." in refused
    assert "That the force got better or worse from one round to the next." in refused
    # The way to check a sentence about two forces, with one of them chosen.
    assert "/compare?forces=kent" in charts
    assert client.get("/compare?forces=kent").find(".//input[@value='kent'][@checked]")
    # All crime comes before a part of it.
    assert "more than 4,800 crimes a year" in client.get("/forces/bedfordshire/newsroom").section("printable")


def test_a_rough_share_keeps_its_word_beside_its_published_margin(client: Client) -> None:
    page = client.get("/forces/devon-and-cornwall/newsroom")
    assert "recorded around 84% of the crimes" in page.section("printable")
    assert "The source gives no exact figure. The 95% interval is 81.0% to 87.0%." in page.section("printable")
    assert "a point or two away.The source gives no exact figure." in page.section("not-supported")


def test_a_force_without_a_grade_says_so(client: Client) -> None:
    page = client.get("/forces/btp")
    assert "Not graded at recording crime" in page.text
    assert "British Transport Police Authority" in page.section("accountable")
    assert "97.9%" in page.text
    assert "(margin" not in page.text


@pytest.mark.parametrize("page", ["", "/record", "/newsroom", "/card.png"])
def test_an_unknown_force_is_not_found(client: Client, page: str) -> None:
    assert client.bare.get(f"/forces/atlantis{page}").status_code == 404


def test_the_grade_of_hertfordshire_never_stands_without_its_closing_letter(client: Client) -> None:
    for path in ("/forces/hertfordshire", "/embed/force/hertfordshire", "/forces/hertfordshire/sheet"):
        text = client.get(path).text
        letter = text.index("closed its cause of concern")
        assert max(letter - text.index("Inadequate 2024"), letter - text.index("82.6%")) < 400
