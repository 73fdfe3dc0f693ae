"""`portal sources check` and `portal contacts check`: what still answers, and what says something else now."""

import csv
import datetime
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.commands.main import main
from portal.desk.contacts import numbers_of
from portal.support.open_now import LONDON
from tests.desk.conftest import Elsewhere

CHECKS = "service_id,channel,date,method,outcome\nline,all,2020,page,confirmed\n"
SOURCES = ("source_id", "publisher", "kind", "title", "url", "published_on", "accessed_on")


@pytest.fixture
def desk(elsewhere: Elsewhere, tmp_path: Path) -> Path:
    """A folder with four sources and three services."""
    elsewhere.page("/there", "<p>Here</p>")
    elsewhere.page("/old", "/there?moved", status=301)
    elsewhere.page("/there?moved", "<p>Moved</p>")
    elsewhere.page("/refuses", "no", status=500)
    paths = {"s1": "/there", "s2": "/old", "s3": "/gone", "s4": "/refuses"}
    lines = [(name, "P", "press", "", elsewhere.address + path, "", "2026-01-01") for name, path in paths.items()]
    write(tmp_path / "sources.csv", SOURCES, lines)
    elsewhere.page("/line", '<p>Call 0808 168 9111, or <a href="tel:+443003031976">us</a>. Text 61016.</p>')
    channels = [
        ("line", "1", "phone", "0808 168 9111"), ("line", "2", "phone", "0300 303 1976"),
        ("line", "3", "text", "61016"), ("mute", "1", "website", "x"),
        ("line", "4", "website", elsewhere.address + "/line"), ("other", "1", "phone", "0808 500 2222"),
        ("other", "2", "website", elsewhere.address + "/line"), ("lost", "1", "phone", "0808 801 0302"),
    ]  # fmt: skip
    write(tmp_path / "support_channels.csv", ("service_id", "position", "kind", "address"), channels)
    services = [("line", "s1"), ("other", "s1"), ("lost", "s3"), ("mute", "s1")]
    (tmp_path / "support_checks.csv").write_text(CHECKS)
    write(tmp_path / "support_services.csv", ("service_id", "source_id"), services)
    return tmp_path


def test_sources_that_are_gone_moved_or_failing_are_listed(desk: Path, elsewhere: Elsewhere) -> None:
    before = (desk / "sources.csv").read_bytes()
    result = run("sources", "check", str(desk))
    assert result.exit_code == 1
    assert f"s2 moved: {elsewhere.address}/old" in result.output
    assert f"now at: {elsewhere.address}/there?moved" in result.output
    assert f"s3 gone: {elsewhere.address}/gone" in result.output
    assert "s4 failed" in result.output
    assert "4 sources: 1 there, 1 moved, 0 changed host, 1 gone, 0 not asked, 1 failed." in result.output
    assert (desk / "sources.csv").read_bytes() == before


def test_a_moved_address_is_written_only_when_told(desk: Path, elsewhere: Elsewhere) -> None:
    before = (desk / "sources.csv").read_text()
    assert "1 addresses were put into" in run("sources", "check", str(desk), "--write").output
    assert (desk / "sources.csv").read_text() == before.replace("/old", "/there?moved")


def test_a_file_written_in_another_way_is_left_to_a_person(desk: Path) -> None:
    path = desk / "sources.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    result = run("sources", "check", str(desk), "--write")
    assert "edit it by hand" in result.output
    assert path.read_bytes() == before


def test_a_check_that_was_stopped_goes_on_where_it_ended(desk: Path, elsewhere: Elsewhere) -> None:
    log = desk / "log"
    run("sources", "check", str(desk), "--log", str(log))
    lines = log.read_text().splitlines()
    assert [json.loads(line)["source_id"] for line in lines] == ["s1", "s2", "s3", "s4"]
    # Stopped in the middle of the third line.
    log.write_text("\n".join([*lines[:2], lines[2][:20]]))
    elsewhere.asked.clear()
    again = run("sources", "check", str(desk), "--log", str(log))
    assert elsewhere.asked == ["/robots.txt", "/gone", "/refuses"]
    assert "4 sources: 1 there, 1 moved" in again.output


def test_each_number_is_looked_for_on_the_services_own_page(desk: Path) -> None:
    result = run("contacts", "check", str(desk))
    assert result.exit_code == 1
    said = dict(line.split(": ", 1) for line in result.output.splitlines() if ": " in line)
    assert said["line 0808 168 9111"].startswith("seen there today")
    assert said["line 0300 303 1976"].startswith("seen there today")
    assert said["line 61016"].startswith("seen there today")
    assert said["other 0808 500 2222"].startswith("another number instead (03003031976, 08081689111)")
    assert said["lost 0808 801 0302"].startswith("page gone")
    assert "mute" not in result.output


def test_what_was_seen_is_recorded_at_the_end_only_when_told_and_once_a_day(desk: Path) -> None:
    path = desk / "support_checks.csv"
    run("contacts", "check", str(desk))
    assert path.read_text() == CHECKS
    result = run("contacts", "check", str(desk), "--record")
    today = datetime.datetime.now(LONDON).date().isoformat()
    assert path.read_text() == CHECKS + "".join(
        f"{service},{number},{today},page,{outcome}\n"
        for service, number, outcome in (
            ("line", "0808 168 9111", "confirmed"), ("line", "0300 303 1976", "confirmed"),
            ("line", "61016", "confirmed"), ("other", "0808 500 2222", "changed"), ("lost", "0808 801 0302", "closed"),
        )
    )  # fmt: skip
    assert f"5 checks were added to {path}: 3 confirmed, 1 changed, 1 closed." in result.output
    written = path.read_bytes()
    again = run("contacts", "check", str(desk), "--record")
    assert path.read_bytes() == written
    assert f"0 checks were added to {path}." in again.output
    assert "Not added: 5 checked today already." in again.output


def test_an_old_article_and_a_failing_page_are_no_check_of_today(desk: Path, elsewhere: Elsewhere) -> None:
    with (desk / "sources.csv").open("a") as file:
        file.write(f"s5,P,press,,{elsewhere.address}/line,2017-10-17,2026-01-01\n")
    write(desk / "support_services.csv", ("service_id", "source_id"), [("lost", "s5"), ("other", "s1")])
    channels = [("lost", "1", "phone", "0808 168 9111"), ("other", "1", "phone", "0808 500 2222"),
                ("other", "2", "website", elsewhere.address + "/refuses")]  # fmt: skip
    write(desk / "support_channels.csv", ("service_id", "position", "kind", "address"), channels)
    result = run("contacts", "check", str(desk), "--record")
    assert (desk / "support_checks.csv").read_text() == CHECKS
    assert "Not added: 1 whose page was not read." in result.output
    assert "Not added: 1 whose page is a publication of its day" in result.output
    assert result.exit_code == 0


def test_where_no_page_can_be_read_an_alarm_is_raised(desk: Path, elsewhere: Elsewhere) -> None:
    refuses = elsewhere.address + "/refuses"
    write(desk / "sources.csv", SOURCES, [("s1", "P", "press", "", refuses, "", "2026-01-01")])
    write(desk / "support_services.csv", ("service_id", "source_id"), [("line", "s1")])
    channels = [("line", "1", "phone", "0808 168 9111"), ("line", "2", "website", refuses)]
    write(desk / "support_channels.csv", ("service_id", "position", "kind", "address"), channels)
    for command in ("sources", "contacts"):
        result = run(command, "check", str(desk))
        assert (result.exit_code, "Is the network there?" in result.output) == (1, True)


def test_checks_written_in_another_way_are_left_to_a_person(desk: Path, elsewhere: Elsewhere) -> None:
    path = desk / "support_checks.csv"
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    before = path.read_bytes()
    result = run("contacts", "check", str(desk), "--record")
    assert result.exit_code == 1
    assert "edit it by hand" in result.output
    assert path.read_bytes() == before
    assert elsewhere.asked == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>+44 (0)808 168 9111</p>", "08081689111"),
        ("<p>Freephone: 0808-168-9111.</p>", "08081689111"),
        ('<a href="tel:08081689111;ext=2">Call</a>', "08081689111"),
        ("<p>Dial 116 123</p>", "116123"),
        ("<p>Relay: 18001 0808 168 9111</p>", "08081689111"),
    ],
)
def test_a_number_is_found_however_it_is_written(html: str, found: str) -> None:
    assert found in numbers_of(f"<html><body>{html}</body></html>".encode())


def test_a_year_or_a_price_is_no_telephone_number_of_ten_digits() -> None:
    assert not {number for number in numbers_of(b"<p>In 2019 it cost 1,234,567 pounds.</p>") if len(number) > 6}


def write(path: Path, header: tuple[str, ...], lines: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *lines])


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)
