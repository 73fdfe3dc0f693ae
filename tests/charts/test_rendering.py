"""Drawing: processes, variants, hashes, and texts that could be mistaken for markup."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
from xml.etree import ElementTree

from portal.charts.chart import Chart
from portal.charts.picture import NARROW, WIDE, Picture, Text
from portal.charts.rates_of_programme import rates_of_programme
from portal.charts.rendering import draw, render_all
from portal.charts.style import STYLE_HASH
from portal.charts.tile_map import tile_map
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.words.language import language
from tests.charts import made_rows as made
from tests.charts.pictures import SVG, texts_of


def _charts() -> list[Chart]:
    rates = [made.rate(made.NORTH_AGAIN, "96.6"), made.rate(made.EAST_FIRST, "83.6", "1.85")]
    latest = {"northshire": made.judgment(made.NORTH_AGAIN, Grade.OUTSTANDING)}
    return [
        rates_of_programme(made.OLD, OffenceGroup.ALL, rates, language("en")),
        tile_map(made.OLD, made.FORCES, latest, language("cy"), lambda force_id: f"/cy/forces/{force_id}"),
    ]


def test_all_charts_are_drawn_in_other_processes_and_progress_is_told() -> None:
    charts, told = _charts(), []
    drawings = list(render_all(charts, lambda done, total: told.append((done, total))))
    assert [(drawing.name, drawing.language_code, drawing.variant) for drawing in drawings] == [
        ("rates-old-2016-20-all", "en", "wide"),
        ("rates-old-2016-20-all", "en", "narrow"),
        ("tile-map-old-2016-20", "cy", "wide"),
        ("tile-map-old-2016-20", "cy", "narrow"),
        ("tile-map-old-2016-20", "cy", "inline-wide"),
        ("tile-map-old-2016-20", "cy", "inline-narrow"),
    ]
    assert told == [(done, 6) for done in range(1, 7)]
    # Another process, the same bytes.
    assert drawings[0].svg == draw(charts[0].wide, charts[0].title, charts[0].text_alternative, "en")
    assert "/cy/forces/northshire" in drawings[4].svg
    assert "/cy/forces/northshire" not in drawings[2].svg


def test_nothing_to_draw_starts_no_process() -> None:
    assert list(render_all([], lambda done, total: None)) == []


def test_a_drawing_process_loads_no_web_site_and_no_altair() -> None:
    program = (
        "import sys, portal.charts.rendering\n"
        "print([name for name in ('altair', 'flask', 'sqlalchemy', 'babel') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_hash_allows_exactly_the_style_in_the_file() -> None:
    chart = _charts()[0]
    style = ElementTree.fromstring(draw(chart.wide, "A title", "Words")).findtext(f"{SVG}style") or ""
    assert "prefers-color-scheme:dark" in style
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() == STYLE_HASH.removeprefix("sha256-")


def test_hostile_text_stays_text() -> None:
    hostile = '<script>alert("&amp;")</script> ]]> \u202e =1+1'
    picture = Picture(WIDE)
    picture.head(hostile, hostile)
    picture.text(Text(), 10, 50, hostile)
    svg = draw(picture.specification(hostile), hostile, hostile)
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert hostile in [text.text for text in texts_of(svg)]
    assert root.findtext(f"{SVG}title") == hostile


def test_what_xml_cannot_hold_is_replaced() -> None:
    picture = Picture(NARROW)
    picture.text(Text(), 10, 50, "a\x00b\x1bc\ufffe")
    svg = draw(picture.specification("x\x00"), "t\x00", "d\x0b")
    assert [text.text for text in texts_of(svg)] == ["a\ufffdb\ufffdc\ufffd"]
