"""Whose page a figure was read in is said by the publisher's name, not by the address of its website."""

import re
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


# Names that are addresses, then pages of which we could not find out whose they are.
_ADDRESSES = {
    *("Deeside.com", "GOV.UK"),
    *("cambsvictimservices.co.uk", "domesticabuseservices.org.uk", "fly1.wordsworth.site", "lambethhcc.wordpress.com"),
    *("newcastleidas.co.uk", "tattenhamprestonresidents.org.uk", "theauthorityv13-auth.azurewebsites.net"),
}
_REPORT = re.compile(r"An inspection of|crime data integrity (re-)?inspection 20", re.IGNORECASE)


def test_a_publisher_is_named_as_readers_know_it() -> None:
    bare = {row["publisher"] for row in rows("sources") if re.fullmatch(r"[\w-]+(\.[\w-]+)+\.?", row["publisher"])}
    assert bare == _ADDRESSES


def test_only_the_inspectorate_s_pages_bear_the_title_of_its_reports() -> None:
    own = {row["title"] for row in rows("sources") if row["kind"] == "inspectorate"} - {""}
    assert sum(bool(_REPORT.search(title)) for title in own) > 80
    others = [row for row in rows("sources") if row["kind"] != "inspectorate"]
    assert [row["publisher"] for row in others if row["title"] in own or _REPORT.search(row["title"])] == []
