"""One panel of a timeline: a track of grades above a track of rates, a column for each inspection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from portal.charts.measuring import width_of, wrap, wrap_evenly
from portal.charts.palette import EDGE, GRADE_FILLS, HAIRLINE, INK, MARK, QUIET, RAISED
from portal.charts.picture import Box, Picture, Point, RateScale, Rule, Text, line_height
from portal.charts.rate_marks import draw_axis, draw_rate
from portal.charts.timeline_panels import Panel, grade_label
from portal.charts.words import programme_and_period
from portal.facts.rows import RecordingRate
from portal.words import terms
from portal.words.language import Language

_MARGIN = 10.0
_GRADE_STEP = 30.0
_RATE_HEIGHT = 90.0
_NARROWEST_COLUMN = 66.0
_LABEL = Text(12, fill=QUIET, align="right")
_HEADING = Text(13, bold=True)
_LINE = line_height(12)


@dataclass(frozen=True)
class Frame:
    """Where a panel stands, and what it has room for; places in pixels.

    `heading_lines`, `date_lines` and `grades_height` are the most of all panels beside it, so that tracks stand level;
    `rate_start` is where the axis of rates starts, None for a panel without such a track.
    """

    left: float
    top: float
    width: float
    heading_lines: int
    date_lines: int
    grades_height: float
    rate_start: int | None


def least_width(panel: Panel, language: Language) -> float:
    """The width in pixels below which a panel cannot be read."""
    columns = max(1, len(panel.entries)) * _NARROWEST_COLUMN
    return max(112.0, 2 * _MARGIN + _label_width(panel, language) + columns)


def lines_of_heading(panel: Panel, width: float, language: Language) -> list[str]:
    """The panel's heading in lines that fit its width."""
    name = programme_and_period(panel.programme, language)
    return wrap_evenly(name, width - 2 * _MARGIN, _HEADING.size, bold=True)


def lines_of_dates(panel: Panel, width: float, language: Language) -> int:
    """How many lines the longest of the panel's dates takes."""
    slot = _slot(panel, width, language)
    return max((len(_date_lines(entry.date(language), slot)) for entry in panel.entries), default=0)


def height_of_grades(panel: Panel, language: Language) -> float:
    """The height that the panel's scale of grades needs, in pixels; 0 where it has none."""
    if not panel.has_grades:
        return 0
    labels = [_label_lines(grade_label(grade, language)) for grade in panel.programme.scale]
    step = max(_GRADE_STEP, (max(map(len, labels)) - 0.5) * _LINE)
    return step * (len(labels) - 1)


def draw_panel(picture: Picture, panel: Panel, frame: Frame, language: Language) -> float:
    """Draw what is in a panel, but not its ground; return where it ends."""
    left, right = frame.left + _MARGIN + _label_width(panel, language), frame.left + frame.width - _MARGIN
    slot = _slot(panel, frame.width, language)
    columns = [left + slot * (position + 0.5) for position in range(len(panel.entries))]
    dates_top = frame.top + 18 + frame.heading_lines * line_height(_HEADING.size)
    tracks_top = dates_top + frame.date_lines * _LINE + 18
    grades_bottom = tracks_top + frame.grades_height
    rates_top = grades_bottom + (46 if frame.grades_height else 0)
    values_top = rates_top + _RATE_HEIGHT + 20

    picture.lines(_HEADING, frame.left + _MARGIN, frame.top + 20, lines_of_heading(panel, frame.width, language))
    if not panel.entries:
        words = language.gettext("no inspection found in the sources that we have read")
        lines = wrap(words, frame.width - 2 * _MARGIN, 12)
        return picture.lines(Text(12, fill=QUIET), frame.left + _MARGIN, dates_top + 12, lines) + 10
    for x, entry in zip(columns, panel.entries, strict=True):
        lines = _date_lines(entry.date(language), slot)
        date_bottom = dates_top + 12 + (frame.date_lines - len(lines)) * _LINE
        picture.lines(Text(12, bold=True, align="center"), x, date_bottom, lines)
        track_bottom = grades_bottom if frame.rate_start is None else rates_top + _RATE_HEIGHT
        picture.rule(Rule(HAIRLINE, 1, (1, 3)), x, tracks_top - 12, x, track_bottom)
    if frame.grades_height:
        if panel.has_grades:
            picture.text(Text(12), frame.left + _MARGIN, tracks_top - 22, language.gettext("Grade"))
        _draw_grades(picture, panel, columns, slot, (left, right, tracks_top, grades_bottom), language)
    if frame.rate_start is None:
        return grades_bottom + 22
    if panel.rates:
        above = 13 if frame.grades_height else 22
        picture.text(Text(12), frame.left + _MARGIN, rates_top - above, language.gettext("Recorded"))
    _draw_rates(picture, panel, columns, slot, (left, right, rates_top, values_top), frame.rate_start, language)
    margins = [_margin_lines(rate, slot, language) for rate in panel.rates]
    return values_top + max(map(len, margins), default=0) * _LINE + 10


def draw_ground(picture: Picture, frame: Frame, bottom: float) -> None:
    """Draw the ground of a panel, beneath what is in it."""
    picture.box(Box(RAISED, radius=6), frame.left, frame.top, frame.left + frame.width, bottom)


def _draw_grades(
    picture: Picture,
    panel: Panel,
    columns: Sequence[float],
    slot: float,
    track: tuple[float, float, float, float],
    language: Language,
) -> None:
    left, right, top, bottom = track
    if not panel.has_grades:
        words = language.gettext("gives no grades")
        _write_in_column(picture, (left + right) / 2, (top + bottom) / 2, right - left, words)
        return
    scale = panel.programme.scale
    heights = {grade: top + (bottom - top) * place / (len(scale) - 1) for place, grade in enumerate(scale)}
    given = {entry.grade for entry in panel.entries}
    for grade, y in heights.items():
        picture.rule(Rule(HAIRLINE), left, y, right, y)
        style = Text(12, grade in given, INK if grade in given else QUIET, "right")
        lines = _label_lines(grade_label(grade, language))
        picture.lines(style, left - 6, y + 4 - (len(lines) - 1) * _LINE / 2, lines)
    placed = list(zip(columns, panel.entries, strict=True))
    graded = [(x, heights[entry.grade]) for x, entry in placed if entry.grade is not None and entry.grade in scale]
    for (x, y), (x2, y2) in pairwise(graded):
        picture.rule(Rule(INK, 2), x, y, x2, y2)
    for x, entry in placed:
        if entry.grade is not None and entry.grade in scale:
            facts = {"inspection": entry.inspection.inspection_id, "grade": entry.grade.value}
            picture.point(Point("diamond", 210, GRADE_FILLS[entry.grade], INK, 1.5), x, heights[entry.grade], **facts)
        else:
            _write_in_column(picture, x, (top + bottom) / 2, slot - 4, entry.state(language))


def _draw_rates(
    picture: Picture,
    panel: Panel,
    columns: Sequence[float],
    slot: float,
    track: tuple[float, float, float, float],
    start: int,
    language: Language,
) -> None:
    left, right, top, values_top = track
    scale = RateScale(start, 100, top + _RATE_HEIGHT, top, language.gettext("Recorded, in percent"), vertical=True)
    if not panel.rates:
        words = language.gettext("no rate found")
        _write_in_column(picture, (left + right) / 2, top + _RATE_HEIGHT / 2, right - left, words)
        return
    draw_axis(picture, scale, [(left, right)], left - 6, language)
    drawn = [(x, entry.rate) for x, entry in zip(columns, panel.entries, strict=True) if entry.rate is not None]
    for (x, rate), (x2, rate2) in pairwise(drawn):
        picture.rule(Rule(EDGE, 1.5), x, scale.place(float(rate.rate)), x2, scale.place(float(rate2.rate)))
    for x, rate in drawn:
        draw_rate(picture, rate, scale, x, MARK, RAISED)
        picture.text(Text(12, bold=True, align="center"), x, values_top, terms.rate(rate, language))
        lines = _margin_lines(rate, slot, language)
        picture.lines(Text(12, fill=QUIET, align="center"), x, values_top + _LINE, lines)
    for x, entry in zip(columns, panel.entries, strict=True):
        if entry.rate is None:
            _write_in_column(picture, x, top + _RATE_HEIGHT / 2, slot - 4, language.gettext("no rate found"))


def _write_in_column(picture: Picture, middle: float, y: float, width: float, words: str) -> None:
    lines = wrap(words, width, 12)
    # On the panel's own ground, so that no line of a track strikes the words through.
    widest = max(width_of(line, 12) for line in lines) / 2 + 3
    height = len(lines) * _LINE / 2
    picture.box(Box(RAISED, over_rules=True), middle - widest, y - height, middle + widest, y + height)
    picture.lines(Text(12, fill=QUIET, align="center"), middle, y - height + 12, lines)


def _slot(panel: Panel, width: float, language: Language) -> float:
    """The width of the column of one inspection in a panel of this width."""
    return (width - 2 * _MARGIN - _label_width(panel, language)) / max(1, len(panel.entries))


def _date_lines(date: str, slot: float) -> list[str]:
    return wrap(date, slot - 4, 12, bold=True)


def _margin_lines(rate: RecordingRate, slot: float, language: Language) -> list[str]:
    return wrap(terms.short_margin(rate, language), slot - 2, 12)


def _label_lines(label: str) -> list[str]:
    return wrap(label, 78, 12, bold=True)


def _label_width(panel: Panel, language: Language) -> float:
    if not panel.entries:
        return 0
    labels = [grade_label(grade, language) for grade in panel.programme.scale] if panel.has_grades else []
    widths = [width_of(line, 12, bold=True) for label in labels for line in _label_lines(label)]
    if panel.rates:
        widths.append(width_of(language.percent(100), 12))
    return max(widths, default=0) + 8
