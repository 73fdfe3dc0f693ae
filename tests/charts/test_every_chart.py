"""What every kind of chart owes its reader, in both widths and whatever the language."""

import json
import re
from collections.abc import Callable
from gettext import NullTranslations
from xml.etree import ElementTree

import altair as alt
import pytest
import vl_convert

from portal.charts.chart import Chart
from portal.pictures.palette import LIGHT
from portal.words.language import Language, language
from tests.charts.made_charts import KINDS
from tests.charts.pictures import SVG, sizes_of, svg_of, words_of

ENGLISH = language("en")
Make = Callable[[Language], Chart]


class MarkedTranslations(NullTranslations):
    """Every message between guillemets, and a third longer: as a wordier language would be."""

    def gettext(self, message: str) -> str:
        """The message, marked."""
        return f"«{message} {'xxxx ' * (len(message) // 15)}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The message in its plural, marked."""
        return self.gettext(msgid1 if n == 1 else msgid2)


WORDY = Language("en", ENGLISH.locale, MarkedTranslations())


@pytest.fixture(params=KINDS)
def make(request: pytest.FixtureRequest) -> Make:
    """A function that makes one kind of chart in a language."""
    return KINDS[request.param]


@pytest.mark.parametrize("variant", ["wide", "narrow"])
def test_the_file_is_an_image_with_words(make: Make, variant: str) -> None:
    chart = make(ENGLISH)
    svg = svg_of(chart, variant)
    root = ElementTree.fromstring(svg)
    assert (root.get("role"), root.get("lang")) == ("img", "en")
    assert root.findtext(f"{SVG}title") == chart.words.title
    assert root.findtext(f"{SVG}desc") == chart.words.alternative
    assert chart.words.title in chart.words.alternative
    assert chart.words.title in words_of(svg)
    assert chart.words.subtitle in words_of(svg)
    assert float(root.attrib["width"]) <= (740 if variant == "wide" else 360)
    assert min(sizes_of(svg)) >= 12
    # Nothing of Vega's own English, and nothing that a browser would fetch.
    assert re.findall(r"[a-z]+://[^\"']*", svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"aria-|graphics-|href|url\(|@import|<image|<script", svg)
    # What a picture desk finds as its layers.
    names = re.findall(r'\bid="([^"]*)"', svg)
    assert len(names) == len(set(names))
    forces = {f"chart-{address.rpartition('/')[2]}" for address, _ in chart.links}
    assert {"chart-title", "chart-subtitle", *forces} <= set(names)
    (layer,) = root.iterfind(".//*[@id='chart-title']")
    assert words_of(ElementTree.tostring(layer, encoding="unicode")) == chart.words.title


def test_it_is_vega_lite_that_altair_and_the_compiler_accept(make: Make, capfd: pytest.CaptureFixture[str]) -> None:
    for specification in (make(ENGLISH).wide, make(ENGLISH).narrow):
        alt.Chart.from_dict(specification)
        vl_convert.vegalite_to_vega(specification, show_warnings=True)
        assert capfd.readouterr() == ("", "")
        assert specification["datasets"]["rows"]
    # It must not draw what its own rows do not hold: no place on the sheet stands in them.
    assert not {"x", "y", "x2", "y2"} & set(specification["datasets"]["rows"][0])


def test_every_word_goes_through_the_catalogue(make: Make) -> None:
    chart = make(WORDY)
    told = [words_of(svg_of(chart)), chart.words.alternative, *(column.heading for column in chart.table.columns)]
    names = (
        "northshire|eastshire|westshire|rails|police|nor|eas|wes|old|new|plain|programme|question|north|january|june"
    )
    for text in told:
        assert not re.findall(rf"(?i)\b(?!(?:{names}|april|may)\b)[a-z]+", _outside_marks(text)), text


def test_dark_mode_reaches_every_colour(make: Make) -> None:
    names = {colour: role for role, colour in LIGHT.items()}
    for element in ElementTree.fromstring(svg_of(make(ENGLISH))).iter():
        for attribute, letter in (("fill", "f"), ("stroke", "s")):
            colour = element.get(attribute, "none")
            if colour not in ("none", "transparent"):
                assert f"{letter}-{names[colour]}" in element.get("class", "").split(), colour


def test_the_same_rows_give_the_same_bytes(make: Make) -> None:
    first = svg_of(make(ENGLISH))
    svg_of(KINDS["peers"](ENGLISH), "narrow")
    assert svg_of(make(ENGLISH)) == first


def test_the_table_has_a_cell_for_every_heading(make: Make) -> None:
    table = make(ENGLISH).table
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert all(cell.text for row in table.rows for cell in row)


def test_a_reader_can_change_a_colour_and_a_filter() -> None:
    specification = json.loads(json.dumps(KINDS["rates"](ENGLISH).wide))
    for parameter in specification["config"]["params"]:
        if parameter["name"] == "mark":
            parameter["value"] = "#123456"
    specification["transform"].append({"filter": "datum.rate > 85"})
    svg = vl_convert.vegalite_to_svg(specification)
    assert "#123456" in svg
    assert LIGHT["mark"] not in svg
    assert ">Northshire<" in svg
    assert ">Eastshire<" not in svg


def _outside_marks(text: str) -> str:
    while (shorter := re.sub("«[^«»]*»", "", text)) != text:
        text = shorter
    return text
