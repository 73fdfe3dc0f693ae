"""The pages that anybody may need are read by a child of about eleven: Flesch-Kincaid grade 7 at most."""

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client
from tests.reading_age import grade

HARDEST = 7


FOR_EVERYBODY = (
    "/", "/about", "/about/contact", "/about/method", "/about/privacy", "/compare", "/compare/peel-2021-22", "/data",
    "/data/dictionary", "/find", "/forces", "/gaps", "/inspections/kent-cdi-reinspection", "/national", "/programmes",
    "/recorded", "/support", "/support/deaf", "/support/elsewhere", "/support/rights", "/support/safety",
    "/support/someone-else", "/support/young",
)  # fmt: skip


@pytest.mark.parametrize("path", FOR_EVERYBODY)
def test_a_page_for_everybody_is_easy_to_read(client: Client, path: str) -> None:
    (main,) = client.get(path).find(".//main")
    assert grade(main) <= HARDEST


@pytest.mark.parametrize("force_id", [row["force_id"] for row in rows("forces")])
def test_a_force_s_pages_are_easy_to_read(client: Client, force_id: str) -> None:
    for path in (f"/forces/{force_id}", f"/forces/{force_id}/newsroom", f"/support/{force_id}"):
        (main,) = client.get(path).find(".//main")
        assert grade(main) <= HARDEST, path
