"""Each comparison has one address, and a mistake in it is named."""

import pytest

from portal.facts.comparison_request import ComparisonRequest, read_request
from portal.facts.vocabulary import OffenceGroup

FORCES = {f"force-{letter}" for letter in "abcdefghij"} | {"kent", "cheshire"}
PROGRAMMES = {"cdi-2016-20", "peel-2021-22"}


def read(**arguments: list[str]) -> ComparisonRequest:
    return read_request(arguments, FORCES, PROGRAMMES)


@pytest.mark.parametrize(
    "arguments",
    [
        {"forces": ["kent,cheshire"]},
        {"forces": ["cheshire", "kent"]},
        {"forces": ["kent,cheshire,kent", "cheshire"]},
        {"forces": [" Kent , CHESHIRE,"], "programme": ["cdi-2016-20"], "offences": ["all"]},
        {"forces": ["kent,cheshire"], "programme": [""], "offences": [""], "more": ["1"]},
    ],
)
def test_the_same_comparison_has_one_canonical_query(arguments: dict[str, list[str]]) -> None:
    found = read(**arguments)
    assert found.query == "forces=cheshire,kent"
    assert found.is_complete


def test_what_differs_from_the_default_is_in_the_query() -> None:
    found = read(forces=["kent,cheshire"], programme=["peel-2021-22"], offences=["violence"])
    assert found == ComparisonRequest(("cheshire", "kent"), "peel-2021-22", OffenceGroup.VIOLENCE)
    assert found.query == "forces=cheshire,kent&programme=peel-2021-22&offences=violence"


def test_the_canonical_query_reads_back_as_the_same() -> None:
    found = read(forces=["kent,force-a,cheshire"], offences=["sexual"])
    assert read(**{name: [value] for name, value in (part.split("=") for part in found.query.split("&"))}) == found


@pytest.mark.parametrize(("number", "complete"), [(0, False), (1, False), (2, True), (8, True), (9, False)])
def test_two_to_eight_forces_make_a_comparison(number: int, complete: bool) -> None:
    assert read(forces=[",".join(sorted(FORCES)[:number])]).is_complete is complete


def test_what_the_site_does_not_know_is_named_and_keeps_the_rest() -> None:
    found = read(forces=["kent,atlantis,cheshire"], programme=["peel-1900"], offences=["arson"])
    assert found.unknown == (("forces", "atlantis"), ("programme", "peel-1900"), ("offences", "arson"))
    assert found.force_ids == ("cheshire", "kent")
    assert not found.is_complete
