"""Drawing: links, looks, and texts that could be mistaken for markup."""

import base64
import hashlib
import subprocess
import sys
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from portal.charts.interval_dots import interval_dots
from portal.pictures import drawing
from portal.pictures.drawing import draw, draw_for_page
from portal.pictures.fonts import converter
from portal.pictures.palette import Look, in_look, policy_of, style_of
from portal.words.charts import Words
from portal.words.language import language
from portal.words.tables import Table
from tests.charts.made_charts import KINDS
from tests.charts.pictures import SVG, svg_of, texts_of

ENGLISH = language("en")


def test_a_drawing_process_loads_no_web_site_and_no_altair() -> None:
    program = (
        "import sys, portal.pictures.drawing, portal.pictures.card, portal.pictures.badge\n"
        "print([name for name in ('altair', 'flask', 'sqlalchemy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_map_inside_a_page_is_one_link_for_each_force_in_the_order_of_place() -> None:
    chart = KINDS["newest grades"](ENGLISH)
    root = ElementTree.fromstring(draw_for_page(chart.wide, dict(chart.links)))
    anchors = root.findall(f".//{SVG}a")
    assert [(anchor.get("href"), anchor.get("aria-label")) for anchor in anchors] == list(chart.links)
    assert all(len(anchor) > 3 for anchor in anchors)
    assert [anchor.findtext(f"{SVG}title") for anchor in anchors] == [name for _, name in chart.links]
    assert not [anchor for hidden in root.iterfind(".//*[@aria-hidden]") for anchor in hidden.iter(f"{SVG}a")]


def test_a_map_is_drawn_once_for_its_file_and_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    vega = converter().vegalite_to_svg
    once = SimpleNamespace(vegalite_to_svg=lambda text, **how: asked.append(text) or vega(text, **how))
    monkeypatch.setattr(drawing, "converter", lambda: once)
    chart = KINDS["newest grades"](ENGLISH)
    draw(chart.wide | {"name": "once"}, "A title", "All of it")
    draw_for_page(chart.wide | {"name": "once"}, dict(chart.links))
    assert len(asked) == 1


def test_the_policy_allows_exactly_the_style_in_the_file() -> None:
    svg = in_look(svg_of(KINDS["rates"](ENGLISH)), Look.AUTO)
    style = ElementTree.fromstring(svg).findtext(f"{SVG}style") or ""
    assert style == style_of(Look.AUTO)
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy_of(Look.AUTO)
    assert policy_of(Look.LIGHT) == "default-src 'none'; frame-ancestors 'none'"


def test_hostile_text_stays_text_and_what_xml_cannot_hold_is_replaced() -> None:
    hostile = '<script>alert("&amp;")</script>\x00]]>\u202e=1+1'
    row = {"force": hostile, "figure": "1%", "year": "2019", "rate": 90.0}
    chart = interval_dots("x", Words.of("T", "", [], []), Table((), ()), [row], ENGLISH)
    svg = draw(chart.wide, hostile, hostile)
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert root.findtext(f"{SVG}title") == hostile.replace("\x00", "\ufffd")
    assert any(text.startswith("<script>alert") for text in texts_of(svg))
