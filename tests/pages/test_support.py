"""The support pages: the right numbers in the right order, for every area and whatever happened."""

import re

import phonenumbers
import pytest

from portal.dataset.elsewhere import all_elsewhere
from portal.facts import telephone
from portal.support.kinds import KindOfCrime, crime_type
from tests.dataset.facts import rows
from tests.house_rules import Client, text_of
from tests.pages.supporting import NATIONAL, card_of, monday_morning, names  # noqa: F401
from tests.reading_age import grade

REACHED = {row["service_id"] for row in rows("support_channels") if row["address"]}
pytestmark = pytest.mark.usefixtures("monday_morning")


def test_danger_comes_first_and_has_a_way_without_a_voice(client: Client) -> None:
    page = client.get("/support")
    danger = page.section("danger")
    assert page.text.index("In danger now?") < page.text.index("What happened?")
    assert "999" in danger
    assert "Call 999 from a mobile, then press 55 when prompted." in danger
    assert "/support/deaf" in page.links()


def test_choosing_nothing_shows_the_line_for_every_crime(client: Client) -> None:
    page = client.get("/support")
    assert names(page, "call") == [NATIONAL]
    card = card_of(page, NATIONAL)
    assert "0808 168 9111" in card
    assert "Open now, 24 hours a day." in card
    assert "Free." in card


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_who_has_chosen_nothing_meets_the_line_that_always_answers_before_the_questions(
    client: Client, prefix: str
) -> None:
    met = [each.get("href") or each.get("id") for each in client.get(f"{prefix}/support").find(".//main//*")]
    assert met.index("tel:999") < met.index("tel:+448081689111") < met.index("choice")


def test_one_line_below_the_numbers_says_that_they_change_and_no_card_says_it_again(client: Client) -> None:
    page = client.post("/support", {"where": "kent", "what": "domestic-abuse"})
    text = page.text
    assert text.count("Numbers can change. If one does not work, call 0808 168 9111.") == 1
    assert text.index("0808 200 0247") < text.index("Numbers can change.") < text.index("More services")
    assert "tel:+448081689111" in [each.get("href") for each in page.find(".//main//*[@data-answer]/p/a")]
    for caution in ("may have changed", "not found in the sources", "Needs checking", "Verified"):
        assert caution not in text
    assert "Checked August 2026" in card_of(page, "National Domestic Abuse Helpline")
    assert "Checked" not in card_of(page, "Victim Support Kent")


def test_outside_england_and_wales_999_is_said_once(client: Client) -> None:
    for page in (client.get("/support/elsewhere"), client.post("/support", {"place": "Glasgow", "what": "any"})):
        shown = page.find(".//main/*[@class='on-screen']//a[@href='tel:999']")
        assert len(shown) == 1


def test_where_a_number_was_read_is_on_a_page_of_its_own(client: Client) -> None:
    answer = client.get("/support/kent")
    assert "/support/sources" in answer.links()
    assert not any("domesticabuseservices" in link for link in answer.links())
    for prefix in ("", "/cy"):
        page = client.get(f"{prefix}/support/sources")
        read = {row["url"] for row in rows("sources")}
        told = {row["source_id"] for row in rows("support_services")}
        urls = {row["url"] for row in rows("sources") if row["source_id"] in told}
        assert read & set(page.links()) >= {url for url in urls if "domesticabuseservices" in url}
        assert "0808 168 9276" in page.text
        assert "safer.gg" in " ".join(page.links())
        # Folded by area: in full they are thirty-seven screens of a telephone.
        assert len(page.find(".//main//details/dl")) == len(page.find(".//main//dl")) > 40


KINDS = [kind.value for kind in KindOfCrime]
FORCES = [row["force_id"] for row in rows("forces")]


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_number_of_an_answer_is_the_specialist_line_for_every_force(client: Client, kind: str) -> None:
    """Where a kind of crime has no line of its own, the local service or else the line for every crime comes first."""
    services = {row["service_id"]: row for row in rows("support_services")}
    numbers = {
        row["service_id"]: telephone.dial_number(row["address"])
        for row in reversed(rows("support_channels"))
        if row["kind"] == "phone" and row["address"]
    }
    for_everyone = {row["service_id"] for row in rows("support_roles") if row["role"] == "victims"}
    for_everyone |= services.keys() - {row["service_id"] for row in rows("support_roles")}
    wanted = crime_type(KindOfCrime(kind)).value
    for force in rows("forces"):
        nation = force["nation"].lower()
        # Text is enough here, and read a hundred times faster than a tree.
        page = client.bare.post("/support", data={"where": force["force_id"], "what": kind}).text
        answer = page[page.index("data-answer") :]
        shown = re.findall(r'aria-labelledby="first-([^"]+)"', answer)
        assert 1 <= len(shown) <= 4
        assert "victim-support-supportline" in shown
        first = services[shown[0]]
        assert re.search(r'href="tel:([^"]+)"', answer)[1] == numbers[shown[0]]  # type: ignore[index]
        special = [
            row
            for row in services.values()
            if wanted != "any" and wanted in row["crime_types"].split(";") and row["service_id"] in numbers
            and row["service_id"] in for_everyone and not row["force_id"]
            and row["area"] in ("uk", "england-and-wales", nation)
        ]  # fmt: skip
        if special:
            assert wanted in first["crime_types"].split(";"), (force, shown)
            assert not first["force_id"]
            assert first["area"] != "wales" or nation == "wales"
        assert "respect-phoneline" not in shown
        assert not set(shown) - REACHED


def test_a_number_in_doubt_comes_after_the_line_that_always_works_and_says_what_to_do(client: Client) -> None:
    page = client.post("/support", {"where": "norfolk", "what": "burglary-and-theft"})
    assert names(page, "call") == [NATIONAL, "Norfolk and Suffolk Victim Care"]
    card = card_of(page, "Norfolk and Suffolk Victim Care")
    assert "This number may have changed. If nobody answers, call 0808 168 9111." in card
    assert "0300 303 3706" not in client.get("/support/norfolk/poster").text


def test_what_has_no_line_of_its_own_begins_with_the_local_telephone(client: Client) -> None:
    for kind in ("burglary-and-theft", "antisocial-behaviour", "bereaved"):
        assert names(client.post("/support", {"where": "kent", "what": kind}), "call")[:2] == [
            "Victim Support Kent",
            NATIONAL,
        ]
        assert names(client.post("/support", {"where": "hertfordshire", "what": kind}), "call")[0] == NATIONAL


@pytest.mark.parametrize("force", [row["force_id"] for row in rows("forces")])
def test_every_force_has_a_page_with_the_national_line_and_all_its_services(client: Client, force: str) -> None:
    page = client.get(f"/support/{force}")
    assert NATIONAL in names(page, "call")
    for row in rows("support_services"):
        if row["force_id"] == force and row["service_id"] in REACHED:
            assert row["name"] in page.text
        elif row["force_id"] == force:
            assert row["name"] not in page.text, "no way to reach it"


def test_the_moment_of_the_opening_times_is_told(client: Client) -> None:
    assert "Open or closed as of 10am on Monday 23 November 2026." in client.get("/support").text


def test_a_choice_is_answered_on_the_same_page(client: Client) -> None:
    page = client.post("/support", {"where": "kent", "what": "domestic-abuse"})
    assert names(page, "call") == ["National Domestic Abuse Helpline", "Victim Support Kent", NATIONAL]
    assert names(page, "kinds") == []
    assert [option.get("value") for option in page.tree.iter("option") if "selected" in option.attrib] == ["kent"]
    hidden = [each.get("value") for each in page.tree.iter("input") if each.get("type") == "hidden"]
    assert "domestic-abuse" in hidden


def test_a_button_says_what_happened_after_what_was_chosen_before(client: Client) -> None:
    answer = client.bare.post("/support", data={"where": "kent", "what": ["domestic-abuse", "fraud"]})
    assert "Report Fraud" in answer.text[answer.text.index('id="call"') :][:1500]


def test_rape_has_its_line_with_its_number_in_both_countries(client: Client) -> None:
    for force in ("kent", "gwent", ""):
        page = client.post("/support", {"where": force, "what": "sexual-violence"})
        assert names(page, "call")[0] == "24/7 Rape and Sexual Abuse Support Line"
        assert "0808 500 2222" in card_of(page, "24/7 Rape and Sexual Abuse Support Line")


def test_in_wales_the_helpline_of_wales_is_shown_and_that_of_england_is_not(client: Client) -> None:
    page = client.post("/support", {"where": "gwent", "what": "domestic-abuse"})
    assert names(page, "call")[0] == "Live Fear Free helpline (Byw Heb Ofn)"
    assert "National Domestic Abuse Helpline" not in page.text


@pytest.mark.parametrize("choice", [{"where": "nowhere"}, {"what": "nothing"}, {}, {"where": "<b>", "what": "'"}])
def test_a_choice_that_nobody_offered_shows_what_most_people_need(client: Client, choice: dict[str, str]) -> None:
    assert names(client.post("/support", choice), "call") == [NATIONAL]


def test_what_stands_in_an_address_chooses_nothing(client: Client) -> None:
    assert names(client.get("/support?where=kent&what=fraud"), "call") == [NATIONAL]


def test_the_form_offers_every_force_and_every_kind(client: Client) -> None:
    page = client.get("/support")
    offered = {option.get("value") for option in page.tree.iter("option")}
    assert {row["force_id"] for row in rows("forces")} <= offered
    offered = {button.get("value") for button in page.tree.iter("button") if button.get("name") == "what"}
    assert {"domestic-abuse", "sexual-violence", "stalking", "child-abuse", "honour-based-abuse",
            "modern-slavery", "hate-crime", "fraud", "bereaved", "road-crash", "burglary-and-theft",
            "antisocial-behaviour"} <= offered  # fmt: skip
    form = next(form for form in page.tree.iter("form") if "data-choice" in form.attrib)
    assert form.get("method") == "post"
    assert form.get("action") == "/support"
    assert form.get("autocomplete") == "off"


@pytest.mark.parametrize("path", ["/support", "/recorded", "/compare", "/compare/cdi-2016-20"])
def test_no_list_calls_a_force_by_its_letters(client: Client, path: str) -> None:
    listed = [text_of(choice) for kind in ("option", "label") for choice in client.get(path).find(f".//{kind}")]
    assert "BTP" not in listed
    assert "Kent" in listed
    assert ("British Transport Police" in listed) is (path != "/compare/cdi-2016-20")


def test_a_place_or_a_postcode_finds_the_area_and_is_not_repeated(client: Client) -> None:
    for place in ("Maidstone", "me14 1xx"):
        page = client.post("/support", {"place": place, "where": "", "what": "any"})
        assert names(page, "call") == ["Victim Support Kent", NATIONAL]
        assert place not in page.response.text
        chosen = [option.get("value") for option in page.tree.iter("option") if "selected" in option.attrib]
        assert chosen == ["kent"]


def test_a_place_of_several_areas_asks_and_shows_the_national_line_meanwhile(client: Client) -> None:
    page = client.post("/support", {"place": "Newport", "where": "", "what": "fraud"})
    assert names(page, "call")[-1] == NATIONAL
    offered = [button.get("value") for button in page.tree.iter("button") if button.get("name") == "area"]
    assert {"gwent", "hampshire"} <= set(offered)
    page = client.post("/support", {"place": "Newport", "where": "", "what": "fraud", "area": "gwent"})
    assert "Gwent Police" in page.section("call")
    assert [name.split()[0] for name in names(page, "call")[:2]] == ["159", "Report"]


def test_a_place_that_nobody_knows_or_that_lies_elsewhere_says_so(client: Client) -> None:
    assert "Nothing found" in client.post("/support", {"place": "Qwertyuiop"}).text
    page = client.post("/support", {"place": "Glasgow"})
    assert "Victim Support Scotland" in page.text
    assert {"tel:999", "tel:+448001601985", "tel:+448000271234"} <= set(page.links())
    assert names(page, "call") == []


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize(
    ("place", "number"),
    [("Edinburgh", "0800 160 1985"), ("BT1 1AA", "0808 802 1414"), ("Isle of Man", "01624 679950"),
     ("Jersey", "01534 888222"), ("GY1 1AA", "01481 721999")],
)  # fmt: skip
def test_a_neighbouring_country_has_a_card_with_its_own_lines(
    client: Client, prefix: str, place: str, number: str
) -> None:
    for page in (client.post(f"{prefix}/support", {"place": place}), client.get(f"{prefix}/support/elsewhere")):
        assert number in page.text
        assert "999" in page.text


@pytest.mark.parametrize(
    ("place", "what", "first"),
    [
        ("Edinburgh", "child-abuse", "0800 1111"),
        ("BT1 1AA", "stalking", "0808 802 0300"),
        # The country's own lines for it come first.
        ("Edinburgh", "domestic-abuse", "0800 027 1234"),
        # Not in the United Kingdom; nothing chosen.
        ("Jersey", "child-abuse", "01534 440496"),
        ("Edinburgh", "any", "0800 160 1985"),
    ],
)
def test_a_line_for_the_whole_kingdom_is_the_first_answer_in_scotland_and_northern_ireland_too(
    client: Client, place: str, what: str, first: str
) -> None:
    answer = client.post("/support", {"place": place, "what": what}).find(".//main//*[@id='services']")[0]
    dialled = [text_of(link) for link in answer.iter("a") if link.get("href", "").startswith("tel:")]
    assert next(number for number in dialled if "999" not in number.split()).endswith(first)


def test_only_the_first_kind_of_crime_of_a_line_begins_with_a_capital(client: Client) -> None:
    text = client.get("/support/elsewhere").text
    assert "Domestic abuse, so-called honour-based abuse and forced marriage" in text
    assert "Domestic abuse, sexual violence" in text


def test_every_line_of_a_neighbouring_country_has_its_source_and_can_be_dialled(client: Client) -> None:
    links = set(client.get("/support/sources").links())
    for country in all_elsewhere().values():
        for line in country.lines:
            assert line.source.address in links
            assert line.website or telephone.is_dialable(line.number or "")
    assert all(phonenumbers.is_emergency_number("999", region) for region in ("GB", "IM", "JE", "GG"))


def test_a_child_meets_childline_first_in_words_of_its_own(client: Client) -> None:
    page = client.get("/support/young")
    calls = [link for link in page.links() if link.startswith("tel:")]
    assert calls[0] == "tel:+448001111"
    assert "https://www.childline.org.uk" in page.links()
    assert grade(page.find(".//main")[0]) <= 4


def test_who_worries_about_somebody_else_meets_the_lines_for_them_first(client: Client) -> None:
    found = names(client.get("/support/someone-else"), "lines")
    assert found[0] == "NSPCC Helpline"
    assert "National Domestic Abuse Helpline" in found
    assert "Respect Phoneline" not in found


def test_deaf_people_find_every_way_without_a_voice_in_one_place(client: Client) -> None:
    page = client.get("/support/deaf")
    assert {"sms:999", "tel:18000", "https://www.999bsl.co.uk", "sms:85258", "tel:1800108081689111"} <= set(
        page.links()
    )
    assert "BSL interpreter" in page.section("sign")
    # Who texts first meets a line for whatever happened, not one for some victims in some areas.
    assert next(link for link in page.links() if link.startswith("sms:") and link != "sms:999") == "sms:85258"
    assert "SignHealth" not in page.text, "no way to reach it is known"


@pytest.mark.parametrize(
    "path", ["/support", "/support/deaf", "/support/someone-else", "/support/rights", "/support/safety"]
)
def test_the_words_are_for_everybody(client: Client, path: str) -> None:
    assert grade(client.get(path).find(".//main")[0]) <= 7


@pytest.mark.parametrize(
    ("text", "first", "area"),
    [
        ("help", NATIONAL, None),
        ("my son is dead", NATIONAL, None),
        ("stalked", "National Stalking Helpline", None),
        ("I was raped in Hackney", "24/7 Rape and Sexual Abuse Support Line", "Area: Metropolitan Police Service"),
        ("hit by a car on the M4", "National Road Victim Service", None),
        ("suicidal", "Samaritans", None),
        ("suicidal in Glasgow", "Samaritans", None),
        ("I hope you can help, he beat me", "National Domestic Abuse Helpline", None),
        ("report a crime in Maidstone", "Police non-emergency number", "Area: Kent Police"),
        ("stelcian ym Mangor", "National Stalking Helpline", "Bangor (Gwynedd) is policed by North Wales Police."),
    ],
)
def test_what_happened_may_be_told_instead_of_a_place_and_is_answered_first(
    client: Client, text: str, first: str, area: str | None
) -> None:
    for field in ("place", "q"):
        page = client.post("/support", {field: text, "what": "any"})
        assert names(page, "call")[0] == first
        assert area in page.text if area else "Area:" not in page.text
        assert "Nothing found" not in page.text
        assert "These names come close" not in page.text


def test_where_a_place_is_not_clear_a_number_stands_before_the_choice(client: Client) -> None:
    for text in ("Maidston", "near Ashford", "asdfgh"):
        met = [
            each.get("href") or each.get("id") for each in client.post("/support", {"place": text}).find(".//main//*")
        ]
        assert met.index("tel:+448081689111") < met.index("unclear")


def test_the_line_for_what_happened_comes_first_in_another_country_too(client: Client) -> None:
    page = client.post("/support", {"place": "raped in Glasgow"})
    calls = [link for link in page.links() if link.startswith("tel:")]
    assert calls[:2] == ["tel:999", "tel:+448088010302"]


def test_a_reader_in_welsh_meets_the_line_of_wales_before_that_of_england(client: Client) -> None:
    for prefix, first in (("", "National Domestic Abuse Helpline"), ("/cy", "Llinell gymorth Byw Heb Ofn")):
        assert names(client.post(f"{prefix}/support", {"what": "domestic-abuse"}), "call")[0] == first
