"""Find my force: the form, what it answers, and the files from which a browser suggests."""

import json
import shutil
from pathlib import Path

import pytest

from portal.application import create_app
from portal.database.engine import open_engine
from portal.dataset.description import DATASET
from portal.publishing.dataset_files import read_folder
from portal.publishing.releasing import prepare
from tests.conftest import settings_for
from tests.dataset.facts import rows
from tests.house_rules import Client, Page
from tests.releasing import publish_quietly


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_form_stands_above_the_list_of_all_forces(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/find")
    assert page.response.headers["Cache-Control"] == "no-store"
    forces = [link for link in page.links() if link.startswith(f"{prefix}/forces/")]
    assert sorted(forces) == sorted(f"{prefix}/forces/{row['force_id']}" for row in rows("forces"))
    (form,) = [form for form in page.find(".//main//form") if form.get("action") == f"{prefix}/find"]
    assert form.get("method") == "post"


@pytest.mark.parametrize(
    ("text", "sentence", "force_id"),
    [
        ("Maidstone", "Maidstone is policed by Kent Police.", "kent"),
        ("me141xx", "ME14 1XX is policed by Kent Police.", "kent"),
        ("ME14", "Postcodes that begin with ME14 are policed by Kent Police.", "kent"),
        ("Caergybi", "Caergybi (Holyhead, Isle of Anglesey) is policed by North Wales Police.", "north-wales"),
        ("TVP", "“TVP” means Thames Valley Police.", "thames-valley"),
        ("train", "British Transport Police deals with crime on trains and at stations.", "btp"),
    ],
)
def test_the_answer_says_which_force_and_why(client: Client, text: str, sentence: str, force_id: str) -> None:
    page = client.post("/find", {"q": text})
    assert heading_of(page) == next(row["name"] for row in rows("forces") if row["force_id"] == force_id)
    assert page.find(".//p[@class='lead']")[0].text == sentence
    assert f"/forces/{force_id}" in offered(page)
    assert f"/support/{force_id}" in page.links()
    assert page.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("text", ["Holyhead", "Caergybi"])
def test_a_welsh_answer_names_a_place_of_wales_and_its_county_in_welsh(client: Client, text: str) -> None:
    (lead,) = client.post("/cy/find", {"q": text}).find(".//p[@class='lead']")
    assert lead.text == "Heddlu Gogledd Cymru sy'n plismona Caergybi (Holyhead, Ynys Môn)."


def test_a_welsh_choice_of_places_names_those_of_wales_in_welsh(client: Client) -> None:
    choices = client.post("/cy/find", {"q": "Newport"}).text
    assert "Casnewydd (cyngor)" in choices
    assert "Trefdraeth, Sir Benfro" in choices
    assert "Newport, Isle of Wight" in choices


def test_a_village_says_what_else_is_called_so(client: Client) -> None:
    page = client.post("/find", {"q": "Tetford"})
    assert "Tetford (Lincolnshire) is policed by Lincolnshire Police." in page.text
    assert "If you mean another place" in page.text
    assert "/forces/norfolk" in offered(page)


@pytest.mark.parametrize(("path", "field"), [("/find", "q"), ("/support", "place")])
def test_a_village_is_told_with_its_county_and_what_to_do_if_another_is_meant(
    client: Client, path: str, field: str
) -> None:
    page = client.post(path, {field: "Durrington"})
    assert "Durrington (Wiltshire) is policed by Wiltshire Police." in page.text
    assert "If you mean another place of that name, type a postcode." in page.text
    town = client.post(path, {field: "Maidstone"})
    assert "If you mean another place" not in town.text


def test_who_may_mean_a_street_is_asked_for_its_town(client: Client) -> None:
    page = client.post("/find", {"q": "Regent Street"})
    assert heading_of(page) == "Did you mean one of these?"
    assert "“Regent Street” may be a small place, or a street or a park somewhere else." in page.text
    assert "add its town or type its postcode" in page.text
    assert offered(page) == ["/forces/durham"]


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_who_tells_what_happened_is_sent_on_to_support_and_no_address_says_so(client: Client, prefix: str) -> None:
    # The last is a sentence of which neither a place nor what happened is known.
    for text in ("my ex is following me", "my son is dead"):
        response = client.bare.post(f"{prefix}/find", data={"q": text})
        assert (response.status_code, response.headers["Location"]) == (307, f"{prefix}/support")
        assert response.headers["Cache-Control"] == "no-store"
    assert client.bare.post(f"{prefix}/find", data={"q": "I live in Maidstone"}).status_code == 200


@pytest.mark.parametrize(
    ("text", "path"),
    [
        # How good the police are: one force, or the list of all with the grade of each.
        ("is Kent Police any good?", "/forces/kent"),
        ("how good is my police force", "/forces"),
        ("worst police force", "/forces"),
        ("which force is best at recording crime", "/forces"),
        ("crime statistics", "/forces"),
        # Words of a language, its letters, or its name.
        ("po polsku, mąż mnie bije", "/support/in/pl"),
        ("pomocy", "/support/in/pl"),
        ("شوہر مارتا ہے", "/support/in/ur"),
        ("I speak Bengali", "/support/in/bn"),
        ("easy read", "/support/in/en-simple"),
    ],
)
def test_a_question_that_a_page_answers_is_led_there(client: Client, text: str, path: str) -> None:
    fields = {"/find": "q"} | ({"/support": "place"} if path.startswith("/support") else {})
    for asked, field in fields.items():
        response = client.bare.post(asked, data={field: text})
        assert (response.status_code, response.headers["Location"]) == (303, path)


@pytest.mark.parametrize(("text", "note"), [("police", "Type a place"), ("near me", "Type a place"), ("yma", "Type a")])
def test_who_names_no_place_is_asked_for_one(client: Client, text: str, note: str) -> None:
    page = client.post("/find", {"q": text})
    assert heading_of(page) == "Find your police force"
    assert note in page.text


def test_a_force_is_gone_to_at_once(client: Client) -> None:
    for prefix in ("", "/cy"):
        response = client.bare.post(f"{prefix}/find", data={"q": "British Transport Police"})
        assert response.status_code == 303
        assert response.headers["Location"] == f"{prefix}/forces/btp"
        assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("text", ["BFPO 57", "BF1 6FA"])
def test_an_address_of_the_armed_forces_is_called_so(client: Client, text: str) -> None:
    page = client.post("/find", {"q": text})
    assert heading_of(page) == "An address of the armed forces"
    assert f"“{text}” is an address of the British Forces Post Office (BFPO)." in page.text
    assert "Service Police" in page.text
    assert "/support" in page.links()


@pytest.mark.parametrize(
    ("text", "heading", "said", "force_ids"),
    [
        (
            "TD15",
            "Which force covers you?",
            "TD15 is in the area of Northumbria Police and partly in Scotland. Of the postcodes that begin with "
            "TD15, about 6% are in Scotland.",
            ["northumbria"],
        ),
        (
            "td15 1zz",
            "Which force covers you?",
            "TD15 1ZZ is in the area of Northumbria Police, or in Scotland.",
            ["northumbria"],
        ),
        (
            "EC1A",
            "Which force covers you?",
            "City of London Police about 61% of its postcodes Metropolitan Police Service about 39% of its postcodes",
            ["city-of-london", "metropolitan"],
        ),
        ("AL3", "Which force covers you?", "Bedfordshire Police less than 1%", ["hertfordshire", "bedfordshire"]),
        (
            "Gloucestershire",
            "Which force covers you?",
            "Gloucestershire is in the areas of several forces: Gloucestershire Constabulary and Avon and Somerset",
            ["gloucestershire", "avon-and-somerset"],
        ),
        (
            "Newport",
            "Which one do you mean?",
            "Newport, Isle of Wight Hampshire and Isle of Wight Constabulary",
            ["gwent", "hampshire", "west-mercia", "staffordshire", "essex", "humberside", "dyfed-powys"],
        ),
        (
            "SY10",
            "Which force covers you?",
            "both sides of the border between England and Wales",
            ["west-mercia", "dyfed-powys", "north-wales"],
        ),
        (
            "EC1",
            "Which force covers you?",
            "Several postcode districts begin with EC1: EC1A, EC1M",
            ["metropolitan", "city-of-london"],
        ),
        ("ME14 1XX, SW1A 1AA", "Which one do you mean?", "You typed more than one postcode.", ["kent", "metropolitan"]),
        (
            "Leeds station",
            "Which one do you mean?",
            "deals with crime on trains and at stations",
            ["btp", "west-yorkshire"],
        ),
        (
            "Exmoor",
            "Which force covers you?",
            "Several forces police this area: Devon & Cornwall Police and Avon and Somerset Police.",
            ["devon-and-cornwall", "avon-and-somerset"],
        ),
        ("St Helier", "Which one do you mean?", "Victim Support Jersey", ["metropolitan"]),
        ("EH1 1YZ and ME14 1XX", "Which one do you mean?", "Victim Support Scotland", ["kent"]),
        ("Maidstome", "Did you mean one of these?", "anything called exactly “Maidstome”", ["kent"]),
        ("ME14 IXX", "Did you mean one of these?", "the postcode “ME14 IXX”. This comes close: ME14 1XX", ["kent"]),
        (
            "Aldershot",
            "Which force covers you?",
            "in the area of Hampshire and Isle of Wight Constabulary, less than 2 km from that of Surrey Police",
            ["hampshire", "surrey"],
        ),
        ("CF99", "Which force covers you?", "Very few postcodes begin with CF99", ["south-wales"]),
        ("NP1", "Which force covers you?", "No postcode in use begins with NP1", ["gwent"]),
        ("AL3 1AA", "Which force covers you?", "a postcode in use that begins", ["hertfordshire", "bedfordshire"]),
    ],
)
def test_what_is_not_certain_is_asked(client: Client, text: str, heading: str, said: str, force_ids: list[str]) -> None:
    page = client.post("/find", {"q": text})
    assert heading_of(page) == heading
    assert said in page.text.replace("\xa0", " ")
    # Names that come close may be many: the closest comes first.
    assert offered(page)[: len(force_ids)] == [f"/forces/{force_id}" for force_id in force_ids]
    assert page.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("text", "police", "inspectorate"),
    [
        ("EH1 1YZ", "https://www.scotland.police.uk", "https://www.hmics.scot"),
        ("TD15", "https://www.scotland.police.uk", "https://www.hmics.scot"),
        ("BT1", "https://www.psni.police.uk", "https://www.cjini.org"),
        ("IM1 1AA", "https://www.gov.im/police", None),
    ],
)
def test_elsewhere_names_its_police_and_inspectorate(
    client: Client, text: str, police: str, inspectorate: str | None
) -> None:
    links = client.post("/find", {"q": text}).links()
    assert police in links
    assert inspectorate is None or inspectorate in links


def test_a_misspelt_place_elsewhere_is_answered_with_its_police(client: Client) -> None:
    page = client.post("/find", {"q": "Edinburg"})
    assert heading_of(page) == "Did you mean one of these?"
    assert "We cannot find a place, council, county or force called “Edinburg”." in page.text
    assert "https://www.scotland.police.uk" in page.links()
    page = client.post("/find", {"q": "Glasgo"})
    assert "These names come close:" in page.text
    assert "https://www.scotland.police.uk" in page.links()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Scotland", "This site does not cover Scotland."),
        ("yr alban", "This site does not cover Scotland."),
        ("northern  ireland", "This site does not cover Northern Ireland."),
        ("Jersey", "This site does not cover Jersey."),
        ("Guernsey", "This site does not cover Guernsey."),
        ("the Isle of Man", "This site does not cover the Isle of Man."),
        ("Glasgow", "“Glasgow” is in Scotland, which this site does not cover."),
        ("JE2 3AB", "“JE2 3AB” is in Jersey, which this site does not cover."),
    ],
)
def test_a_country_is_not_said_to_be_in_itself(client: Client, text: str, said: str) -> None:
    page = client.post("/find", {"q": text})
    assert heading_of(page) == "Outside England and Wales"
    assert [lead.text for lead in page.find(".//p[@class='lead']")] == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type a place, a council or a postcode first."),
        ("\0", "Type a place, a council or a postcode first."),
        ("x" * 201, "longer than 200 characters"),
        ("qqqqqq", "a place, council, county or force called “qqqqqq”"),
        ("😀", "Type a place, a council or a postcode first."),
        ("ZZ1 1AA", "“ZZ1 1AA” is not a postcode in England or Wales"),
        ("<script>alert(1)</script>", "called “<script>alert(1)</script>”"),
    ],
)
def test_nothing_found_helps_on(client: Client, text: str, said: str) -> None:
    for prefix in ("", "/cy"):
        page = client.post(f"{prefix}/find", {"q": text})
        assert len(offered(page)) == len(rows("forces"))
        if not prefix:
            assert said in page.text


def test_a_form_without_its_field_is_answered(client: Client) -> None:
    assert "Type a place" in client.post("/find", {}).text


@pytest.mark.parametrize("text", ["Newport", "Maidstome", "EH1", "qqqqqq", "TD15 2AA"])
def test_what_was_typed_stands_in_no_title_and_no_address(client: Client, text: str) -> None:
    page = client.post("/find", {"q": text})
    (title,) = page.find(".//title")
    assert text.casefold() not in (title.text or "").casefold()
    for element in page.tree.iter():
        for name in ("href", "src", "action"):
            assert text.casefold() not in element.get(name, "").casefold()
    assert page.response.headers["Referrer-Policy"] == "no-referrer"


def test_an_address_that_carries_text_is_not_read(client: Client) -> None:
    page = client.get("/find?q=Maidstone")
    assert heading_of(page) == "Find your police force"
    assert [field.get("value") for field in page.find(".//main//input")] == [""]


def test_files_of_the_release_are_kept_for_good(client: Client) -> None:
    response = client.bare.get("/find/1/names/m.json", follow_redirects=True)
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    content = json.loads(response.text)
    (maidstone,) = [entry for entry in content["names"] if entry[0] == "Maidstone"]
    assert [content["forces"][place][:2] for place in maidstone[2]] == [["kent", "Kent Police"]]
    assert (
        json.loads(client.bare.get("/find/1/postcodes/AL.json", follow_redirects=True).text)["exceptions"]["AL3 8QE"]
        is not None
    )


@pytest.mark.parametrize(
    "path", ["names/maidstone", "names/0", "names/M", "postcodes/EH", "postcodes/me", "postcodes/%"]
)
def test_other_files_are_not_there(client: Client, path: str) -> None:
    assert client.bare.get(f"/find/1/{path}.json").status_code == 404


def test_a_new_release_is_found_in_at_once(database: Path, tmp_path: Path) -> None:
    own = tmp_path / "portal.sqlite"
    shutil.copy(database, own)
    client = Client(create_app(settings_for(own)))
    assert "Little Testing (Kent) is policed by" not in client.bare.post("/find", data={"q": "Little Testing"}).text
    folder = Path(shutil.copytree(DATASET, tmp_path / "dataset"))
    with open(folder / "places.csv", "a", encoding="utf-8") as file:
        file.write("Little Testing,,,Kent,Maidstone,kent,,12\n")
    engine = open_engine(f"sqlite:///{own}")
    publish_quietly(engine, prepare(engine, read_folder(folder)))
    engine.dispose()
    assert (
        "Little Testing (Kent) is policed by Kent Police"
        in client.bare.post("/find", data={"q": "Little Testing"}).text
    )
    # A page of the release before still asks for that one's files.
    response = client.bare.get("/find/1/names/l.json")
    assert response.headers["Location"].startswith("/find/2-")
    assert response.headers["Cache-Control"] != "public, max-age=31536000, immutable"
    assert "Little Testing" in client.bare.get(response.headers["Location"]).text


def test_without_a_release_the_finder_says_so(tmp_path: Path) -> None:
    client = Client(create_app(settings_for(tmp_path / "empty.sqlite")))
    assert client.bare.post("/find", data={"q": "Kent"}).status_code == 503
    assert client.bare.get("/find").status_code == 503


def heading_of(page: Page) -> str:
    return "".join(page.find(".//h1")[0].itertext())


def offered(page: Page) -> list[str]:
    (main,) = page.find(".//main")
    links = [link.get("href", "").removeprefix("/cy") for link in main.iter("a")]
    return [link for link in links if link.startswith("/forces/")]
