"""The cards beside links on other sites: legible where they are shown 300 pixels wide."""

from xml.etree import ElementTree

import pytest

from portal.facts.vocabulary import Grade
from portal.pictures.breaking import width_of
from portal.pictures.card import HEIGHT, WIDTH, Card, card_svg, list_svg, pair_svg
from portal.pictures.state import State
from tests.charts import made_rows as made
from tests.charts.pictures import SVG, sizes_of, words_of

WORST = State(Grade.REQUIRES_IMPROVEMENT, made.NEW.scale, "")
ONE = Card("On the Record", "Hampshire & Isle of Wight", "2018–19", "96.6%", WORST, "Requires improvement", "2021–22")
OTHER = Card("On the Record", "Kent", "")


@pytest.mark.parametrize("svg", [card_svg(ONE), pair_svg([ONE, OTHER], "A line")], ids=["one", "two"])
def test_a_card_is_legible_and_nothing_runs_out_of_it(svg: str) -> None:
    assert min(sizes_of(svg)) >= 44
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        length = width_of(text.text or "", float(text.attrib["font-size"]), bold=text.get("font-weight") == "700")
        assert (float(text.attrib["x"]) + (length if text.get("text-anchor") != "end" else 0)) <= WIDTH, text.text


def test_a_pair_says_of_each_its_grade_and_its_number_with_their_years() -> None:
    said = words_of(pair_svg([ONE, OTHER], "A line"))
    for words in ("Hampshire & Isle of Wight", "96.6%, 2018–19", "Requires improvement 2021–22", "Kent", "A line"):
        assert words in said


@pytest.mark.parametrize("number", [3, 8])
def test_a_card_of_several_has_a_legible_row_for_each_and_nothing_runs_out_of_it(number: int) -> None:
    rows = [ONE, *[OTHER] * (number - 1)]
    svg = list_svg(rows, "A line", "no grade")
    texts = list(ElementTree.fromstring(svg).iter(f"{SVG}text"))
    assert min(sizes_of(svg)) >= 36
    assert [text.text for text in texts][:4] == [ONE.name, "Requires improvement 2021–22", "Kent", "no grade"]
    assert max(float(text.attrib["y"]) for text in texts[: 2 * number]) < HEIGHT - 92 - 36
    size = float(texts[0].attrib["font-size"])
    longest = width_of(ONE.name, size, bold=True) + width_of(texts[1].text or "", size)
    assert float(texts[0].attrib["x"]) + longest < WIDTH - 60


def test_the_two_columns_of_a_pair_do_not_meet() -> None:
    first, second, *_ = ElementTree.fromstring(pair_svg([ONE, OTHER], "A line")).iter(f"{SVG}text")
    size = float(first.attrib["font-size"])
    assert sum(width_of(text.text or "", size, bold=True) for text in (first, second)) < WIDTH - 2 * 60
