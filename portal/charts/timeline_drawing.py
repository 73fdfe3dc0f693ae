"""Laying out a timeline's panels: side by side on a desk, one below the other on a phone, with a gap that says why."""

from __future__ import annotations

from collections.abc import Sequence

from portal.charts.chart import Specification
from portal.charts.measuring import wrap
from portal.charts.palette import EDGE, MARK, QUIET
from portal.charts.picture import Format, Picture, Rule, Text
from portal.charts.rate_marks import axis_start, rate_key
from portal.charts.timeline_panels import Panel, break_words
from portal.charts.timeline_tracks import (
    Frame,
    draw_ground,
    draw_panel,
    height_of_grades,
    least_width,
    lines_of_dates,
    lines_of_heading,
)
from portal.words.language import Language

_GAP_ACROSS = 78.0
_GAP_DOWN = 44.0
# A panel with much room to spare does not spread its few inspections over the whole sheet.
_MOST_SPARE = 90.0
_WIDEST_PANEL = 480.0


def draw_timeline(
    form: Format, panels: Sequence[Panel], title: str, subtitle: str, language: Language
) -> Specification:
    """The panels with their title, in one format; more of them than fit side by side are stacked."""
    picture = Picture(form)
    picture.head(title, subtitle)
    rates = [rate for panel in panels for rate in panel.rates]
    start = axis_start(rates) if rates else None
    if rates:
        rate_key(picture, rates, MARK, language)
    picture.bottom += 14
    widths = [least_width(panel, language) for panel in panels]
    spare = form.width - sum(widths) - _GAP_ACROSS * (len(panels) - 1)
    if form.is_wide and spare >= 0:
        extra = min(_MOST_SPARE, spare / len(panels))
        _draw_side_by_side(picture, panels, [width + extra for width in widths], start, language)
    else:
        _draw_stacked(picture, panels, start, language)
    return picture.specification(title)


def _draw_side_by_side(
    picture: Picture, panels: Sequence[Panel], widths: Sequence[float], start: int | None, language: Language
) -> None:
    sizes = list(zip(panels, widths, strict=True))
    headings = max(len(lines_of_heading(panel, width, language)) for panel, width in sizes)
    dates = max(lines_of_dates(panel, width, language) for panel, width in sizes)
    grades = max(height_of_grades(panel, language) for panel in panels)
    top, left = picture.bottom, 0.0
    frames = []
    for panel, width in sizes:
        frames.append(Frame(left, top, width, headings, dates, grades, start))
        picture.bottom = max(picture.bottom, draw_panel(picture, panel, frames[-1], language))
        left += width + _GAP_ACROSS
    for frame in frames:
        draw_ground(picture, frame, picture.bottom)
    for position in range(1, len(panels)):
        middle = frames[position].left - _GAP_ACROSS / 2
        style = Text(12, fill=QUIET, align="center")
        lines = wrap(break_words(panels[:position], panels[position], language), _GAP_ACROSS - 6, style.size)
        end = picture.lines(style, middle, top + 14, lines)
        picture.rule(Rule(EDGE, 1.5, (2, 4)), middle, end + 8, middle, picture.bottom)


def _draw_stacked(picture: Picture, panels: Sequence[Panel], start: int | None, language: Language) -> None:
    width = min(_WIDEST_PANEL, float(picture.format.width))
    for position, panel in enumerate(panels):
        if position:
            middle = picture.bottom + _GAP_DOWN / 2
            words = break_words(panels[:position], panel, language)
            picture.rule(Rule(EDGE, 1.5, (2, 4)), 0, middle - 10, width, middle - 10)
            picture.text(Text(12, fill=QUIET, align="center"), width / 2, middle + 8, words)
            picture.bottom += _GAP_DOWN
        headings = len(lines_of_heading(panel, width, language))
        dates = lines_of_dates(panel, width, language)
        grades = height_of_grades(panel, language)
        frame = Frame(0, picture.bottom, width, headings, dates, grades, start if panel.rates else None)
        picture.bottom = draw_panel(picture, panel, frame, language)
        draw_ground(picture, frame, picture.bottom)
