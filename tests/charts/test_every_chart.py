"""What every kind of chart owes its reader, in both widths and whatever the language."""

from __future__ import annotations

import re
from collections.abc import Callable
from gettext import NullTranslations
from itertools import combinations
from xml.etree import ElementTree

import pytest

from portal.charts.chart import Chart
from portal.charts.comparison import comparison_chart
from portal.charts.force_offence_groups import force_offence_groups
from portal.charts.force_timeline import force_timeline
from portal.charts.grade_distribution import grade_distribution
from portal.charts.palette import GRADE_FILLS, ON_GRADE, ROLES
from portal.charts.rates_of_programme import rates_of_programme
from portal.charts.style import STYLE
from portal.charts.tile_map import tile_map
from portal.facts.comparison import Compared, Comparison, in_order
from portal.facts.rows import RecordingRate
from portal.facts.vocabulary import Grade, OffenceGroup, Qualifier
from portal.words.language import Language, language
from tests.charts import made_rows as made
from tests.charts.pictures import SVG, svg_of, texts_of, words_of

ENGLISH = language("en")


class MarkedTranslations(NullTranslations):
    """Every message between guillemets, and a third longer: as a wordier language would be."""

    def gettext(self, message: str) -> str:
        """The message, marked."""
        return f"«{message} {'xxxx ' * (len(message) // 15)}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The message in its plural, marked."""
        return self.gettext(msgid1 if n == 1 else msgid2)


WORDY = Language("en", ENGLISH.locale, MarkedTranslations())


def _rates() -> list[RecordingRate]:
    return [
        made.rate(made.NORTH_AGAIN, "96.6"),
        made.rate(made.EAST_FIRST, "83.6", "1.85"),
        made.rate(made.WEST_FIRST, "90", qualifier=Qualifier.AROUND),
    ]


def _timeline(spoken: Language) -> Chart:
    judgments = [
        made.judgment(made.NORTH_FIRST, Grade.INADEQUATE),
        made.judgment(made.NORTH_AGAIN, Grade.OUTSTANDING),
        made.judgment(made.NORTH_NEW, Grade.REQUIRES_IMPROVEMENT),
    ]
    inspections = [made.NORTH_NEW, made.NORTH_AGAIN, made.NORTH_FIRST]
    rates = [made.rate(made.NORTH_FIRST, "83.6", "1.85"), made.rate(made.NORTH_AGAIN, "96.6")]
    return force_timeline(made.NORTH, made.PROGRAMMES, inspections, judgments, rates, spoken)


def _offence_groups(spoken: Language) -> Chart:
    rates = [
        made.rate(made.NORTH_AGAIN, "96.6", "1.2"),
        made.rate(made.NORTH_AGAIN, "98.2", qualifier=Qualifier.MORE_THAN, group=OffenceGroup.SEXUAL),
    ]
    return force_offence_groups(made.NORTH, rates, spoken)


def _tile_map(spoken: Language) -> Chart:
    latest = {
        "northshire": made.judgment(made.NORTH_AGAIN, Grade.OUTSTANDING),
        "eastshire": made.judgment(made.EAST_FIRST, Grade.UNGRADED),
    }
    return tile_map(made.OLD, made.FORCES, latest, spoken, lambda force_id: f"/forces/{force_id}")


def _distribution(spoken: Language) -> Chart:
    judgments = [made.judgment(made.NORTH_FIRST, Grade.GOOD), made.judgment(made.EAST_FIRST, Grade.INADEQUATE)]
    return grade_distribution(made.OLD, judgments, spoken)


def _comparison(spoken: Language) -> Chart:
    rates = (*_rates(), None)
    forces = (made.NORTH, made.EAST, made.WEST, made.RAIL)
    compared = [Compared(force, rate, None, None) for force, rate in zip(forces, rates, strict=True)]
    return comparison_chart(Comparison(made.OLD, OffenceGroup.ALL, in_order(compared), None), spoken)


KINDS: dict[str, Callable[[Language], Chart]] = {
    "tile map": _tile_map,
    "rates": lambda spoken: rates_of_programme(made.OLD, OffenceGroup.ALL, _rates(), spoken),
    "peers": lambda spoken: rates_of_programme(made.OLD, OffenceGroup.ALL, _rates(), spoken, "eastshire"),
    "timeline": _timeline,
    "comparison": _comparison,
    "distribution": _distribution,
    "offence groups": _offence_groups,
}


@pytest.fixture(params=KINDS)
def make(request: pytest.FixtureRequest) -> Callable[[Language], Chart]:
    """A function that makes one kind of chart in a language."""
    return KINDS[request.param]


@pytest.fixture(params=["wide", "narrow"])
def variant(request: pytest.FixtureRequest) -> str:
    """One of the two widths."""
    return str(request.param)


def test_the_file_is_an_image_with_words(make: Callable[[Language], Chart], variant: str) -> None:
    chart = make(ENGLISH)
    root = ElementTree.fromstring(svg_of(chart, variant))
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.findtext(f"{SVG}title") == chart.title
    assert root.findtext(f"{SVG}desc") == chart.text_alternative
    assert chart.title in chart.text_alternative


def test_title_and_subtitle_are_in_the_picture(make: Callable[[Language], Chart], variant: str) -> None:
    chart = make(ENGLISH)
    seen = words_of(svg_of(chart, variant))
    assert chart.title in seen
    assert chart.subtitle in seen


def test_the_file_refers_to_nothing_outside_itself(make: Callable[[Language], Chart], variant: str) -> None:
    svg = svg_of(make(ENGLISH), variant)
    assert re.findall(r"[a-z]+://[^\"']*", svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"href|url\(|@import|<image|<script|\bid=", svg)


def test_vegas_own_english_is_gone(make: Callable[[Language], Chart], variant: str) -> None:
    assert not re.search(r"aria-|mark container|graphics-", svg_of(make(ENGLISH), variant))


def test_no_text_is_small_or_leaves_the_sheet(make: Callable[[Language], Chart], variant: str) -> None:
    for spoken in (ENGLISH, language("cy"), WORDY):
        svg = svg_of(make(spoken), variant)
        width = float(ElementTree.fromstring(svg).attrib["width"])
        assert width <= (720 if variant == "wide" else 340)
        for text in texts_of(svg):
            assert text.size >= 12, text
            assert text.left >= 0, text
            assert text.right <= width, text


def test_no_text_lies_on_another(make: Callable[[Language], Chart], variant: str) -> None:
    for spoken in (ENGLISH, language("cy"), WORDY):
        texts = texts_of(svg_of(make(spoken), variant))
        assert [(one, other) for one, other in combinations(texts, 2) if one.lies_on(other)] == []


def test_every_word_goes_through_the_catalogue(make: Callable[[Language], Chart], variant: str) -> None:
    chart = make(WORDY)
    told = [words_of(svg_of(chart, variant)), chart.text_alternative, chart.title, chart.subtitle]
    told += [column.heading for column in chart.columns]
    names = "northshire|eastshire|westshire|rails|police|nor|eas|wes|old|new|plain|programme|question|again"
    months = "january|june|april"
    for text in told:
        assert not re.findall(rf"(?i)\b(?!(?:{names}|{months})\b)[a-z]+", _outside_marks(text)), text


def _outside_marks(text: str) -> str:
    while (shorter := re.sub("«[^«»]*»", "", text)) != text:
        text = shorter
    return text


def test_dark_mode_reaches_every_colour_that_must_change(make: Callable[[Language], Chart], variant: str) -> None:
    svg = svg_of(make(ENGLISH), variant)
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{SVG}style") == STYLE
    constant = {*GRADE_FILLS.values(), *ON_GRADE.values(), "none"}
    for element in root.iter():
        for attribute, letter in (("fill", "f"), ("stroke", "s")):
            colour = element.get(attribute)
            if colour is None or colour in constant:
                continue
            assert f"{letter}-{ROLES[colour][0]}" in element.get("class", "").split()


def test_the_same_rows_give_the_same_bytes(make: Callable[[Language], Chart], variant: str) -> None:
    first = svg_of(make(ENGLISH), variant)
    svg_of(KINDS["peers"](ENGLISH), "narrow")
    assert svg_of(make(ENGLISH), variant) == first


def test_the_table_has_a_cell_for_every_heading(make: Callable[[Language], Chart]) -> None:
    chart = make(ENGLISH)
    assert chart.rows
    assert {len(row) for row in chart.rows} == {len(chart.columns)}
    assert all(cell.text for row in chart.rows for cell in row)
