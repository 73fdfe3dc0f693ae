"""The pages that anybody may need are read by a child of about eleven: Flesch-Kincaid grade 7 at most."""

from __future__ import annotations

import pytest

from tests.house_rules import Client
from tests.reading_age import grade

HARDEST = 7


@pytest.mark.parametrize("path", ["/recorded", "/support/rights", "/support/safety", "/about"])
def test_a_page_for_everybody_is_easy_to_read(client: Client, path: str) -> None:
    (main,) = client.get(path).find(".//main")
    assert grade(main) <= HARDEST
