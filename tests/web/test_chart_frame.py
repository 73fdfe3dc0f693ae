"""A chart on paper: in a shape that it does not fill, it stands in the middle."""

import re
from dataclasses import replace

import pytest

from portal.pictures.palette import Look
from portal.web.chart_frame import PIXELS, Foot, Size, fit, foot_of
from portal.words.language import language
from tests.charts.made_rows import SOURCE

FOOT = Foot("", "Source: a report.", "Chart: On the Record.")


@pytest.mark.parametrize("size", [Size.WIDE, Size.SQUARE, Size.TALL])
@pytest.mark.parametrize(("width", "height"), [(720, 1300), (720, 200), (340, 1900)])
def test_a_drawing_stands_in_the_middle_of_its_shape(size: Size, width: int, height: int) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><desc></desc><g/></svg>'
    found = re.search(r"translate\(([\d.]+),24\) scale\(([\d.]+)\)", fit([drawing], FOOT, Look.LIGHT, size))
    assert found is not None
    left, scale = map(float, found.groups())
    assert left == pytest.approx(PIXELS[size][0] - left - width * scale, abs=2)
    assert left >= 23.9


def test_a_short_drawing_leaves_no_empty_band_above_the_foot() -> None:
    title = '<g id="chart-title"><text/></g><g id="chart-subtitle"><text/></g>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="200"><desc></desc><g>{title}</g></svg>'
    framed = fit([drawing], FOOT, Look.LIGHT, Size.WIDE)
    [scale], [lowered] = (
        list(map(float, re.findall(pattern, framed))) for pattern in (r"scale\(([\d.]+)\)", r"translate\(0,([\d.]+)\)")
    )
    room = PIXELS[Size.WIDE][1] - 2 * 24 - 200 * scale
    assert 0.3 * room < lowered * scale < 0.5 * room
    # Its title stays at the top.
    assert framed.count(f"translate(0,-{lowered:g})") == 2


def test_the_foot_counts_reports_beside_names_that_end_in_brackets() -> None:
    names = ["HMICFRS", "HMICFRS", "HMICFRS (press release, via WiredGov)"]
    sources = [replace(SOURCE, publisher=name) for name in names]
    foot = foot_of("", sources, 1, "https://x.example", language("en"))
    assert foot.source == "Source: HMICFRS, 2 reports; HMICFRS (press release, via WiredGov), 1 report."
