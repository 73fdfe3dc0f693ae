"""The pages about the site: what the figures mean, where they are from, what was corrected, whom to tell."""

import datetime
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.application import create_app
from portal.database.engine import open_engine, writing
from portal.database.histories import renew_histories
from portal.database.tables import Change, Release
from portal.facts.vocabulary import ChangeKind, CorrectionKind
from tests.conftest import settings_for
from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of

SOURCES = {row["source_id"]: row for row in rows("sources")}


@pytest.mark.parametrize(
    "path",
    ["", "/method", "/sources", "/corrections", "/accessibility", "/privacy", "/contact"],
)
@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_every_page_about_the_site_is_there(client: Client, prefix: str, path: str) -> None:
    assert f"{prefix}/about/method" in client.get(f"{prefix}/about{path}").links()


def test_the_method_counts_its_own_limits(client: Client) -> None:
    rates = rows("recording_rates")
    inspections = {row["inspection_id"]: row for row in rows("inspections")}
    again = [rate for rate in rates if inspections[rate["inspection_id"]]["kind"] == "re-inspection"]
    dates = [row["published_on"] for row in inspections.values()]
    limits = client.get("/about/method").section("limits")
    without = sum(not rate["margin"] for rate in rates)
    assert f"{without} of {len(rates)} recording rates have no margin" in limits
    assert f"Of the {len(again)} rates from second visits, {sum(not rate['margin'] for rate in again)}" in limits
    elsewhere = sum(SOURCES[rate["source_id"]]["kind"] != "inspectorate" for rate in rates)
    assert f"We read {elsewhere} of {len(rates)} recording rates in newspapers" in limits
    inexact = sum(rate["qualifier"] != "exact" for rate in rates)
    assert f"{inexact} of {len(rates)} recording rates are only" in limits
    partial = sum(0 < len(date) < len("2018-12-04") for date in dates)
    assert f"Of {len(dates)} inspections, {dates.count('')} have no date that we could find, and {partial}" in limits


def test_the_method_explains_the_margin_by_a_real_inspection(client: Client) -> None:
    page = client.get("/about/method")
    margin = page.section("margin")
    assert "Cheshire Constabulary: 2016–20 inspection. The rate is 83.6%" in margin
    assert "±1.79 points" in margin
    assert "81.8% to 85.4%" in margin
    for source_id in ("sc39b4319", "s745cca03", "sda410460", "s598ef162"):
        assert SOURCES[source_id]["url"] in page.links()


def test_the_licences_are_stated_in_their_owners_words(client: Client) -> None:
    licences = client.get("/about/sources").section("licences")
    assert "Contains HMICFRS information licensed under the Open Government Licence v3.0." in licences
    assert (
        "Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright "
        "and database right 2025. Source: Office for National Statistics licensed under the Open Government Licence "
        "v.3.0."
    ) in licences
    for owner in ("GeoNames", "mySociety"):
        assert f"{owner}, Creative Commons Attribution 4.0 International (CC BY 4.0)" in licences


def test_every_source_is_listed(client: Client) -> None:
    page = client.get("/about/sources")
    listed = [link for link in page.links() if link.startswith("/sources/")]
    assert sorted(listed) == sorted(f"/sources/{source_id}" for source_id in SOURCES)


def test_a_source_leads_to_everything_that_was_read_in_it(client: Client) -> None:
    for source_id, source in SOURCES.items():
        assert_whole(client.get(f"/sources/{source_id}"), source_id, source)


def assert_whole(page: Page, source_id: str, source: dict[str, str]) -> None:
    """Fails unless a source's page leads to all that was read in it."""
    assert source["url"] in page.links()
    assert source["publisher"] in page.text
    tables = (
        "programmes", "questions", "inspections", "judgments", "recording_rates", "estimates", "case_audits",
        "findings", "national_rates", "support_services", "follow_ups", "scopes", "missing_reasons",
        "national_figures", "rounds", "accountability", "support_watch",
    )  # fmt: skip
    read = {table: [row for row in rows(table) if row["source_id"] == source_id] for table in tables}
    assert len(page.find(".//section[@aria-labelledby='read-here']//li")) == sum(len(found) for found in read.values())
    links = {link.partition("#")[0] for link in page.links()}
    for table in ("inspections", "judgments", "recording_rates", "estimates", "case_audits", "findings"):
        assert {f"/inspections/{row['inspection_id']}" for row in read[table]} <= links
    for service in read["support_services"]:
        assert (f"/support/{service['force_id']}" if service["force_id"] else "/support") in links
        assert service["name"] in page.text
    for table in ("programmes", "questions"):
        assert {f"/programmes/{row['programme_id']}" for row in read[table]} <= links


def test_a_source_shows_the_figures_themselves(client: Client) -> None:
    here = client.get("/sources/sddd8476d").section("read-here")
    assert "All crime: 96.6%" in here
    assert "Sexual offences: more than 98.2%" in here
    assert "62 of the 63 checked" in here


def test_a_source_of_the_method_says_so(client: Client) -> None:
    assert "Method and limits" in client.get("/sources/sda410460").section("read-here")


def test_an_unknown_source_is_not_found(client: Client) -> None:
    client.get("/sources/s00000000", status=404)


def test_a_fresh_machine_shows_the_corrections_that_its_first_release_brings_along(client: Client) -> None:
    page = client.get("/about/corrections")
    shown = [[text_of(cell) for cell in row] for row in page.find(".//section[@aria-labelledby='release-1']//tbody/tr")]
    assert len(shown) == len([row for row in rows("corrections") if not row["column"].endswith("_cy")])
    reason = "The figure was found to two decimals; before, only a rounded one was."
    assert ["91%", "91.02%", "Revision", reason] in [row[1:] for row in shown]
    assert [row[:3] for row in (shown[0], shown[3], shown[8])] == [
        ["Northamptonshire Police: 2023–25 inspection Published", "February 2024", "16 February 2024"],
        ["Staffordshire Police: 2016–20 inspection How exact, All crime", "“around”", "exact"],
        [
            "Dyfed-Powys Police: 2021–22 inspection How exact, crimes reported but not recorded, a year, All crime",
            "“around”", "“more than”",
        ],
    ]  # fmt: skip
    assert "England and Wales, 2025 Note, All crime" in [row[0] for row in shown]
    assert shown[-1][0].startswith("Northumbria Police: 2023–25 inspection")
    assert shown[-1][1:3] == ["adequate", "withdrawn"]
    assert ["Childline Number or address", "empty", "https://www.childline.org.uk"] in [row[:3] for row in shown]
    # No reader can make anything of the identifier of a source.
    assert [row[2] for row in shown if row[0].endswith("Source")] == [
        "Lincolnshire Police requires improvement in responding to public"
    ]
    welsh = client.get("/cy/about/corrections")
    assert "Mae'r adroddiad yn dweud “dros”." in welsh.text
    assert "year ending 31 March 2025" not in welsh.text
    assert "It includes corrections to figures" in client.get("/data/releases/1").section("changes")


def test_however_many_corrections_there_are_the_newest_stand_on_the_page_and_all_in_the_api(
    database: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(database, tmp_path / "portal.sqlite"))
    engine = open_engine(f"sqlite:///{copy}")
    with writing(engine) as session:
        first = session.get_one(Release, 1)
        session.add(Release(number=2, published_at=first.published_at, content_hash="2", note=""))
        session.flush()
        session.add_all(
            Change(
                release_number=2, position=number, table="recording_rates", key="kent-cdi/all", kind=ChangeKind.CHANGED,
                column="margin", was=str(number), now=str(number + 1), reason="A slip.",
            )
            for number in range(300)
        )  # fmt: skip
        session.flush()
        renew_histories(session)
    engine.dispose()
    site = create_app(settings_for(copy))
    page = Client(site).get("/about/corrections")
    assert len(page.find(".//main//tbody/tr")) == 200
    assert "all changes" in page.section("earlier")
    asked = site.test_client()
    assert len(asked.get("/feeds/corrections.json").json["items"]) == 200
    assert asked.get("/api/v1/changes?release_number=2").json["total"] == 300


def test_without_corrections_the_page_says_that_there_are_none(database: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(database, tmp_path / "portal.sqlite"))
    with writing(open_engine(f"sqlite:///{copy}")) as session:
        session.execute(sa.delete(Change))
    page = Client(create_app(settings_for(copy))).get("/about/corrections")
    assert "No published figure has been altered or withdrawn yet." in page.text
    assert page.find(".//table") == []


def test_every_altered_or_withdrawn_figure_is_shown_with_its_reason(database: Path, tmp_path: Path) -> None:
    client = Client(create_app(settings_for(_with_a_second_release(database, tmp_path))))
    page = client.get("/about/corrections")
    section = page.section("release-2")
    assert "Release 2, 5 December 2026" in section
    shown = [[text_of(cell) for cell in row] for row in page.find(".//section[@aria-labelledby='release-2']//tbody/tr")]
    kent = "Kent Police: 2016–20 inspection"
    assert shown == [
        [
            f"{kent} Recording rate, All crime", "83.6%", "83.7%", "Correction", "A slip of the pen.",
        ],
        [
            f"{kent} Grade, Crime recording overall", "Inadequate", "Requires improvement", "Revision", "Newer word.",
        ],
        [
            "atlantis-cdi Recording rates, All crime", "rate=12", "withdrawn", "Correction", "There is no such force.",
        ],
    ]  # fmt: skip
    assert "/inspections/kent-cdi" in page.links()
    assert "/inspections/atlantis-cdi" not in page.links()
    welsh = client.get("/cy/about/corrections").section("release-2")
    assert "Llithriad ysgrifbin." in welsh
    assert "Newer word." in welsh


def test_the_contact_page_gives_the_operators_address(database: Path) -> None:
    client = Client(create_app(settings_for(database, CONTACT_EMAIL="errors@example.org")))
    assert "mailto:errors@example.org" in client.get("/about/contact").links()


def test_the_contact_page_says_when_the_operator_gave_no_address(client: Client) -> None:
    page = client.get("/about/contact")
    assert "has not given an address to write to" in page.text
    assert not any(link.startswith("mailto:") for link in page.links())


def _with_a_second_release(database: Path, folder: Path) -> Path:
    copy = Path(shutil.copy(database, folder / "portal.sqlite"))
    with writing(open_engine(f"sqlite:///{copy}")) as session:
        moment = datetime.datetime(2026, 12, 5, 9, 30, tzinfo=datetime.UTC)
        session.add(Release(number=2, published_at=moment, content_hash="0" * 64, note="", restored_from=None))
        session.flush()
        _change(session, "recording_rates", "kent-cdi/all", ("rate", "83.6", "83.7"), "A slip of the pen.")
        _change(
            session, "judgments", "kent-cdi/cdi-overall", ("grade", "inadequate", "requires-improvement"),
            "Newer word.", CorrectionKind.REVISION,
        )  # fmt: skip
        _change(session, "recording_rates", "atlantis-cdi/all", (None, "rate=12", None), "There is no such force.")
        # The name of a place is no figure, so that its change is no correction of one.
        _change(session, "places", "Maidstone", ("name", "Maidstome", "Maidstone"), "A misprint.")
        renew_histories(session)
    return copy


def _change(
    session: so.Session,
    table: str,
    key: str,
    cell: tuple[str | None, str, str | None],
    reason: str,
    kind: CorrectionKind = CorrectionKind.CORRECTION,
) -> None:
    column, was, now = cell
    position = len(session.query(Change).all()) + 1
    session.add(
        Change(
            release_number=2,
            position=position,
            table=table,
            key=key,
            kind=ChangeKind.CHANGED if column else ChangeKind.WITHDRAWN,
            column=column,
            was=was,
            now=now,
            reason_kind=kind,
            reason=reason,
            reason_cy="Llithriad ysgrifbin." if reason == "A slip of the pen." else None,
        )
    )
    session.flush()
