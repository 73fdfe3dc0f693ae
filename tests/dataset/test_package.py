"""The bundled dataset is a valid Data Package, and its facts are those that readers rely on."""

import json
import re
from collections.abc import Iterator
from typing import Any

import frictionless
import phonenumbers
import pytest

from portal.dataset.bundled import BUNDLED_DATASETS
from portal.dataset.description import DATASET
from portal.publishing.dataset_files import content_hash, read_folder
from tests.dataset.facts import rows

PACKAGE: dict[str, Any] = json.loads((DATASET / "datapackage.json").read_text(encoding="utf-8"))
TABLES: list[dict[str, Any]] = [resource for resource in PACKAGE["resources"] if "schema" in resource]
RESOURCES: dict[str, dict[str, Any]] = {resource["name"]: resource for resource in TABLES}
# Numbers that are dialled or texted as they stand; a relay prefix stands before one of them or before a full number.
SHORT_CODE = re.compile(r"999|101|105|159|116\d{3}|1800[01]|[5-8]\d{4}")


def one(table: str, **key: str) -> dict[str, str]:
    (row,) = (row for row in rows(table) if all(row[column] == value for column, value in key.items()))
    return row


def fields() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, resource in RESOURCES.items():
        for field in resource["schema"]["fields"]:
            yield name, field


def test_the_list_of_bundled_datasets_ends_with_this_one() -> None:
    found = content_hash(read_folder(DATASET))
    said = f"the dataset changed: append its hash to portal/dataset/bundled.py: {found}"
    assert BUNDLED_DATASETS[-1] == found, f"{said} (and raise the version in datapackage.json if that changed)"
    assert len(set(BUNDLED_DATASETS)) == len(BUNDLED_DATASETS)


def test_frictionless_finds_no_fault() -> None:
    report = frictionless.validate(str(DATASET / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []
    assert {task.name for task in report.tasks} == {resource["name"] for resource in PACKAGE["resources"]}


def test_every_file_is_described_and_every_description_has_its_file() -> None:
    assert {path.name for path in DATASET.glob("*.csv")} == {resource["path"] for resource in RESOURCES.values()}


def test_the_boundaries_are_described_with_their_source_and_licence() -> None:
    (described,) = (resource for resource in PACKAGE["resources"] if resource["name"] == "force_areas")
    assert (DATASET / described["path"]).is_file()
    assert "43 areas" in described["description"]
    assert described["description_cy"]
    assert described["sources"][0]["path"].startswith("https://geoportal.statistics.gov.uk")
    assert "Contains OS data © Crown copyright and database right 2024." in described["licenses"][0]["attribution"]


def test_the_boundaries_are_published_with_the_tables() -> None:
    assert read_folder(DATASET)["force_areas.json"] == (DATASET / "force_areas.json").read_bytes()


def test_files_are_plain_utf_8_csv_without_stray_space() -> None:
    for name in RESOURCES:
        data = (DATASET / f"{name}.csv").read_bytes()
        assert b"\r" not in data, name
        assert data.endswith(b"\n"), name
        for row in rows(name):
            untidy = {column: cell for column, cell in row.items() if cell != " ".join(cell.split())}
            assert not untidy, (name, untidy)


@pytest.mark.parametrize("resource", TABLES, ids=lambda resource: resource["name"])
def test_every_foreign_key_names_a_row(resource: dict[str, Any]) -> None:
    for key in resource["schema"].get("foreignKeys", []):
        (column,), (target,) = key["fields"], key["reference"]["fields"]
        known = {row[target] for row in rows(key["reference"]["resource"])}
        assert {row[column] for row in rows(resource["name"])} - {""} <= known, column


@pytest.mark.parametrize(
    ("table", "field"), [(t, f) for t, f in fields() if "references" in f], ids=lambda part: str(part)[:24]
)
def test_every_listed_reference_names_a_row(table: str, field: dict[str, Any]) -> None:
    target, column = field["references"].split(".")
    known = {row[column] for row in rows(target)}
    for row in rows(table):
        listed = row[field["name"]].split(field["listSeparator"]) if row[field["name"]] else []
        assert set(listed) <= known, row
        assert len(listed) == len(set(listed)), row


def test_every_table_and_column_is_explained_in_both_languages() -> None:
    for described in (PACKAGE, *RESOURCES.values(), *(field for _, field in fields())):
        for text in ("title", "title_cy", "description", "description_cy"):
            assert described[text].strip(), (described["name"], text)


def test_every_figure_carries_its_source() -> None:
    figures = {name for name, resource in RESOURCES.items() if resource.get("figures")}
    assert figures == {
        "inspections", "judgments", "recording_rates", "estimates", "case_audits", "national_rates", "support_channels",
        "follow_ups", "national_figures",
    }  # fmt: skip
    for name in figures - {"support_channels"} | {"support_services"}:
        assert all(row["source_id"] for row in rows(name)), name


def test_a_grade_stands_on_the_scale_of_its_programme() -> None:
    scale = {row["programme_id"]: row["scale"].split(";") for row in rows("programmes")}
    programme = {row["inspection_id"]: row["programme_id"] for row in rows("inspections")}
    asked_in = {row["question_id"]: row["programme_id"] for row in rows("questions")}
    for row in rows("judgments"):
        assert asked_in[row["question_id"]] == programme[row["inspection_id"]], row
        assert row["grade"] in [*scale[programme[row["inspection_id"]]], "ungraded"], row


def test_the_counts_of_a_case_audit_fit_together() -> None:
    for row in rows("case_audits"):
        given = [int(row[name]) for name in ("recorded_correctly", "not_recorded_correctly") if row[name]]
        assert given, row
        assert sum(given) <= int(row["audited"]), row
        assert len(given) == 1 or sum(given) == int(row["audited"]), row


def test_what_happened_since_is_on_record() -> None:
    closed = one("follow_ups", inspection_id="hertfordshire-peel-2023-25")
    assert (closed["kind"], closed["date"]) == ("concern-closed", "2025-07-11")
    changed = one("follow_ups", inspection_id="staffordshire-cdi", position="1")
    assert (changed["was"], changed["now"]) == ("requires-improvement", "good")
    ended = one("follow_ups", inspection_id="greater-manchester-victim-service")
    assert (ended["kind"], ended["date"]) == ("monitoring-ended", "2022-10-28")
    assert len(rows("case_audits")) == 31
    assert one("support_watch", address="0808 196 8416")["effect"] == "not-shown"


def test_every_date_on_which_a_service_was_read_is_a_check_of_it() -> None:
    read = [row for row in rows("support_checks") if (row["channel"], row["method"]) == ("all", "page")]
    assert len(read) >= 48
    dates = {row["service_id"]: row["date"] for row in read}
    assert dates["national-domestic-abuse-helpline"] == "2026-08-05"
    assert dates["dorset-victim-support-dorset"] == "2022-12"
    assert dates["humberside-victim-support-humberside"] == "2020"


@pytest.mark.parametrize(
    "channel",
    [row for row in rows("support_channels") if row["kind"] in ("phone", "text", "textphone", "relay")],
    ids=lambda row: f"{row['service_id']}/{row['position']}",
)
def test_every_support_number_can_be_dialled(channel: dict[str, str]) -> None:
    digits = channel["address"].replace(" ", "")
    if channel["kind"] == "relay":
        assert digits.startswith("18001")
        digits = digits.removeprefix("18001")
    assert SHORT_CODE.fullmatch(digits) or phonenumbers.is_valid_number_for_region(
        phonenumbers.parse(digits, "GB"), "GB"
    )


def test_channels_of_a_service_are_numbered_without_a_gap() -> None:
    positions: dict[str, list[int]] = {}
    for row in rows("support_channels"):
        positions.setdefault(row["service_id"], []).append(int(row["position"]))
    assert all(order == list(range(1, len(order) + 1)) for order in positions.values())


def test_kent_rose_from_inadequate_to_outstanding() -> None:
    before = one("recording_rates", inspection_id="kent-cdi", offence_group="all")
    after = one("recording_rates", inspection_id="kent-cdi-reinspection", offence_group="all")
    assert (before["rate"], before["margin"]) == ("83.6", "1.85")
    assert (after["rate"], after["margin"], after["qualifier"]) == ("96.6", "", "exact")
    assert one("inspections", inspection_id="kent-cdi")["published_on"] == "2017-06-15"
    assert one("inspections", inspection_id="kent-cdi-reinspection")["published_on"] == "2019-01-15"
    for inspection, grade in (("kent-cdi", "inadequate"), ("kent-cdi-reinspection", "outstanding")):
        assert one("judgments", inspection_id=inspection, question_id="cdi-overall")["grade"] == grade
    assert one("recording_rates", inspection_id="cheshire-cdi-reinspection", offence_group="all")["rate"] == "96.4"


def test_kent_has_its_own_line_and_the_national_one_for_other_hours() -> None:
    own = one("support_channels", service_id="kent-victim-support-kent", position="1")
    other = one("support_channels", service_id="kent-victim-support-kent", position="2")
    assert (own["address"], own["hours"]) == ("0808 168 9276", "Mo-Fr 08:00-20:00")
    assert (other["address"], other["instruction"]) == ("0808 168 9111", "outside these hours")
    assert one("support_channels", service_id="silent-solution")["instruction"] == "press 55 when prompted"
