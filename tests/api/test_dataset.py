"""Every row of the dataset is in the API, cell by cell, with its source and its release."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from portal.dataset.description import FieldDescription, table_description
from tests.dataset.facts import rows

Whole = Callable[[str], list[dict[str, Any]]]

LISTS = {
    "forces": "/forces",
    "programmes": "/programmes",
    "questions": "/questions",
    "inspections": "/inspections",
    "judgments": "/judgments",
    "recording_rates": "/recording-rates",
    "estimates": "/estimates",
    "case_audits": "/case-audits",
    "findings": "/findings",
    "national_rates": "/national-rates",
    "support_services": "/support-services",
    "support_checks": "/support-checks",
    "sources": "/sources",
}


def as_cell(value: Any, field: FieldDescription) -> str | Decimal:
    """A value of the API as the dataset's file would hold it; figures as numbers, for 3.00 and 3.0 are the same."""
    if value is None:
        return ""
    if isinstance(value, list):
        return (field.list_separator or "?").join(value)
    return Decimal(str(value)) if field.type in ("number", "integer") else value


@pytest.mark.parametrize("table", LISTS)
def test_every_cell_is_the_dataset_s(table: str, whole: Whole) -> None:
    described = table_description(table)
    found = {
        tuple(str(_cell(record, name)) for name in described.primary_key): record for record in whole(LISTS[table])
    }
    expected = rows(table)
    assert len(found) == len(expected) > 0
    for row in expected:
        record = found[tuple(row[name] for name in described.primary_key)]
        for field in described.fields:
            cell = row[field.name]
            number = field.type in ("number", "integer") and cell
            assert as_cell(_cell(record, field.name), field) == (Decimal(cell) if number else cell), (row, field.name)


def test_every_channel_of_every_service_is_the_dataset_s(whole: Whole) -> None:
    described = table_description("support_channels")
    found = {
        (service["service_id"], str(channel["position"])): channel
        for service in whole("/support-services")
        for channel in service["channels"]
    }
    expected = rows("support_channels")
    assert len(found) == len(expected) > 0
    for row in expected:
        channel = found[row["service_id"], row["position"]]
        assert {name: str(channel[name] or "") for name in row if name != "service_id"} == {
            name: cell for name, cell in row.items() if name != "service_id"
        }
    assert described.fields[0].name == "service_id"


@pytest.mark.parametrize("table", [name for name in LISTS if name not in ("forces", "sources", "support_checks")])
def test_every_row_carries_its_source_and_its_releases(table: str, whole: Whole) -> None:
    sources = {row["source_id"]: row for row in rows("sources")}
    for record in whole(LISTS[table]):
        source = sources[record["source"]["source_id"]]
        assert {name: value or "" for name, value in record["source"].items()} == {
            name: source[name] for name in ("source_id", "publisher", "title", "url", "published_on")
        }
        assert record["release"] == record["first_shown_in_release"] == record["last_changed_in_release"] == 1


def test_a_service_carries_the_date_of_its_newest_confirming_check(whole: Whole) -> None:
    newest: dict[str, str] = {}
    for row in rows("support_checks"):
        if row["outcome"] == "confirmed":
            newest[row["service_id"]] = max(row["date"], newest.get(row["service_id"], ""))
    found = whole("/support-services?sort=-verified_on")
    assert {record["service_id"]: record["verified_on"] for record in found if record["verified_on"]} == newest
    dates = [record["verified_on"] or "" for record in found]
    assert dates == sorted(dates, reverse=True)


def test_a_rate_carries_the_interval_that_its_margin_makes(whole: Whole) -> None:
    rates = whole("/recording-rates")
    assert any(rate["margin"] for rate in rates)
    for rate in rates:
        if rate["margin"] is None:
            assert rate["interval"] is None
        else:
            exact, margin = Decimal(str(rate["rate"])), Decimal(str(rate["margin"]))
            ends = (Decimal(str(rate["interval"][end])) for end in ("low", "high"))
            assert tuple(ends) == (max(exact - margin, Decimal(0)), min(exact + margin, Decimal(100)))


def test_figures_of_an_inspection_name_its_force_programme_and_date(whole: Whole) -> None:
    inspections = {row["inspection_id"]: row for row in rows("inspections")}
    names = {row["force_id"]: row["name"] for row in rows("forces")}
    for table in ("judgments", "recording_rates", "estimates", "case_audits", "findings"):
        for record in whole(LISTS[table]):
            inspection = inspections[record["inspection_id"]]
            assert record["force_id"] == inspection["force_id"]
            assert record["force_name"] == names[record["force_id"]]
            assert record["programme_id"] == inspection["programme_id"]
            assert (record["published_on"] or "") == inspection["published_on"]
            assert record["page"] == f"https://ontherecord.example/inspections/{record['inspection_id']}"


def test_the_release_is_the_published_one(ask: Callable[..., dict[str, Any]], whole: Whole) -> None:
    (release,) = whole("/releases")
    assert release["number"] == 1
    assert release["note"] == "The first release."
    assert ask("/releases/1")["item"] == release
    assert ask("/forces")["release"] == {
        "number": 1,
        "published_at": release["published_at"],
        "url": "https://ontherecord.example/api/v1/releases/1",
    }
    # The first release brings along the corrections of figures that were published elsewhere before.
    assert len(whole("/changes")) == len(rows("corrections"))


def _cell(record: dict[str, Any], name: str) -> Any:
    return record["source"]["source_id"] if name == "source_id" and "source" in record else record[name]
