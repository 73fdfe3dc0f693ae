"""Rates one below the other on a common axis: label, interval, figure and note, laid out by how wide the words are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.measuring import width_of
from portal.charts.palette import HAIRLINE, INK, MARK, QUIET, RAISED
from portal.charts.picture import Box, Picture, RateScale, Rule, Text, line_height
from portal.charts.rate_marks import axis_start, draw_axis, draw_rate, rate_key
from portal.facts.rows import RecordingRate
from portal.words.language import Language

# Few rows have room to breathe; many must stay on one screen as far as they can.
_FEW = 4
_EDGE = 8.0


@dataclass(frozen=True)
class RateRow:
    """One row: a label, the rate (None where none was found), its figure in words, and a note such as its date."""

    label: str
    rate: RecordingRate | None
    figure: str
    note: str = ""
    is_highlighted: bool = False


def draw_rate_rows(picture: Picture, rows: Sequence[RateRow], measured: str, language: Language) -> None:
    """Draw a key, an axis that says where it starts, and all rows; `measured` says what the axis measures.

    Where one row is highlighted, the others step back. At least one row has a rate.
    """
    rates = [row.rate for row in rows if row.rate is not None]
    others = QUIET if any(row.is_highlighted for row in rows) else MARK
    start = axis_start(rates)
    title = language.gettext(
        "%(measured)s. The axis starts at %(start)s.", measured=measured, start=language.percent(start)
    )
    rate_key(picture, rates, others, language)
    picture.paragraph(Text(picture.format.text_size, bold=True), title, gap=8)
    draw = _draw_in_columns if picture.format.is_wide else _draw_in_lines
    draw(picture, rows, start, title, others, language)


def _draw_in_columns(
    picture: Picture, rows: Sequence[RateRow], start: int, title: str, others: str, language: Language
) -> None:
    size, right = picture.format.text_size, float(picture.format.width)
    note_left = right - max(width_of(row.note, size) for row in rows) - 4
    figure_right = note_left - 14
    plot_left = max(width_of(row.label, size, bold=True) for row in rows) + 18
    plot_right = figure_right - max(width_of(row.figure, size, bold=True) for row in rows) - 26
    scale = RateScale(start, 100, plot_left, plot_right, title)
    pitch = 30 if len(rows) <= _FEW else 21
    top = picture.bottom + 26
    bottom = top + pitch * len(rows) + 4
    draw_axis(picture, scale, [(top, bottom)], top - 5, language)
    for position, row in enumerate(rows):
        row_top = top + 2 + position * pitch
        middle, baseline = row_top + pitch / 2, row_top + pitch / 2 + 4.5
        if row.is_highlighted:
            picture.box(Box(RAISED, radius=3), 0, row_top, right, row_top + pitch)
        ink = INK if row.rate else QUIET
        picture.rule(Rule(HAIRLINE, 1, (1, 3)), plot_left, middle, plot_right, middle)
        picture.text(Text(size, row.is_highlighted, align="right"), plot_left - 14, baseline, row.label)
        picture.text(Text(size, row.is_highlighted, ink, "right"), figure_right, baseline, row.figure)
        picture.text(Text(size, fill=QUIET), note_left, baseline, row.note)
        if row.rate is not None:
            draw_rate(picture, row.rate, scale, middle, MARK if row.is_highlighted else others)
    picture.bottom = bottom + 2


def _draw_in_lines(
    picture: Picture, rows: Sequence[RateRow], start: int, title: str, others: str, language: Language
) -> None:
    size, right = picture.format.text_size, float(picture.format.width)
    figures = [f"{row.figure}, {row.note}" if row.note else row.figure for row in rows]
    widest = max(width_of(row.label + figure, size, bold=True) for row, figure in zip(rows, figures, strict=True))
    # In a language with longer words, label and figure stand on lines of their own.
    figure_line = 0 if widest + 20 <= right else line_height(size)
    scale = RateScale(start, 100, _EDGE, right - _EDGE, title)
    pitch, top = 43 + figure_line, picture.bottom + 26
    middles = [top + 26 + figure_line + position * pitch for position in range(len(rows))]
    draw_axis(picture, scale, [(middle - 7, middle + 7) for middle in middles], top - 5, language)
    for row, words, middle in zip(rows, figures, middles, strict=True):
        row_top = middle - 26 - figure_line
        if row.is_highlighted:
            picture.box(Box(RAISED, radius=3), 0, row_top - 1, right, row_top + pitch - 4)
        ink = INK if row.rate else QUIET
        picture.rule(Rule(HAIRLINE), scale.start, middle, scale.end, middle)
        picture.text(Text(size, row.is_highlighted), 4, row_top + 14, row.label)
        picture.text(Text(size, row.is_highlighted, ink, "right"), right - 4, row_top + 14 + figure_line, words)
        if row.rate is not None:
            draw_rate(picture, row.rate, scale, middle, MARK if row.is_highlighted else others)
    picture.bottom = top + pitch * len(rows)
