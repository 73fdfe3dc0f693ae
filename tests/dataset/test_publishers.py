"""Whose page a figure was read in is said by the publisher's name, not by the address of its website."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.dataset.facts import rows


def host(address: str) -> str:
    """The host of an address, without the `www.` that some pages have and others have not."""
    return urlsplit(address).netloc.removeprefix("www.")


# The websites of forces and of commissioners, by their hosts; a mayor's office holds more than the police.
_NAMES = {
    **{host(row["website"]): row["name"] for row in rows("forces") if row["website"]},
    **{
        host(row["accountable_body_website"]): row["accountable_body"]
        for row in rows("forces")
        if "Commissioner" in row["accountable_body"]
    },
}


@pytest.mark.parametrize("kind", ["force", "commissioner"])
def test_a_page_of_a_force_or_of_its_commissioner_is_named_by_its_owner(kind: str) -> None:
    pages = [row for row in rows("sources") if row["kind"] == kind and host(row["url"]) in _NAMES]
    assert len(pages) > 10
    named_by_host = [row["source_id"] for row in pages if row["publisher"].removeprefix("www.") in _NAMES]
    assert named_by_host == []


def test_the_page_of_a_commissioner_is_not_taken_for_one_of_the_force() -> None:
    wrong = [row["url"] for row in rows("sources") if row["kind"] == "force" and ".pcc." in row["url"]]
    assert wrong == []
