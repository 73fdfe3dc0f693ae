"""The picture that stands beside a link on other sites: one grade with its year, one number, one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from portal.pictures.breaking import lines, width_of
from portal.pictures.palette import FONT_FAMILY, LIGHT, grade_fill, on_grade
from portal.pictures.state import State

WIDTH, HEIGHT = 1200, 630
_MARGIN = 60
# A card is often shown 300 pixels wide: nothing on it is smaller than 44, which is 11 there.
_SMALL, _LINE, _NAME, _GRADE, _NUMBER = 44, 50, 76, 64, 128
# What one of two forces has of a card, and the size of its grade there.
_HALF, _HALF_GRADE = 232, 46


@dataclass(frozen=True)
class Card:
    """What a card says; `state` is a grade on its scale, and any of it but the name may be missing."""

    site: str
    name: str
    line: str
    number: str = ""
    state: State | None = None
    grade_word: str = ""
    year: str = ""


def card_svg(card: Card) -> str:
    """The card as SVG, 1200 × 630 pixels."""
    parts = []
    y = 40.0
    for line in lines(card.name, WIDTH - 2 * _MARGIN, _NAME, bold=True)[:2]:
        y += _NAME * 1.08
        parts.append(_text(line, _MARGIN, y, _NAME, "ink", bold=True))
    if card.state is not None:
        parts.append(_grade(card, y + 36, _GRADE))
        y += 36 + 104
    if card.number:
        y += _NUMBER * 1.1
        parts.append(_text(card.number, _MARGIN, y, _NUMBER, "mark", bold=True))
    room = WIDTH - 2 * _MARGIN
    beside = card.number and width_of(card.line, _LINE) > room
    for line in lines(card.line, room, _LINE)[: 2 if beside or not card.number else 1]:
        y += _LINE * 1.25
        parts.append(_text(line, _MARGIN, y, _LINE, "ink"))
    return _whole(parts, card.site)


def pair_svg(pair: Sequence[Card], line: str) -> str:
    """The card of two forces, one below the other: each with its number, the `line` of it, and its grade."""
    parts = []
    numbers = [f"{card.number}, {card.line}" if card.number else "" for card in pair]
    size = min(_fitting(f"{card.name}  {number}", _GRADE) for card, number in zip(pair, numbers, strict=True))
    for place, (card, number) in enumerate(zip(pair, numbers, strict=True)):
        top = 30 + place * _HALF
        parts.append(_text(card.name, _MARGIN, top + 76, size, "ink", bold=True))
        parts.append(_text(number, WIDTH - _MARGIN, top + 76, size, "mark", bold=True, anchor="end"))
        if card.state is not None:
            parts.append(_grade(card, top + 112, _HALF_GRADE))
    parts.append(_text(line, _MARGIN, HEIGHT - 92, _SMALL, "ink"))
    return _whole(parts, pair[0].site)


def list_svg(cards: Sequence[Card], line: str, without: str) -> str:
    """The card of several forces, a row for each: its grade and year, or words for being `without` one."""
    step = min(110.0, (HEIGHT - 170) / len(cards))
    said = [f"{card.grade_word} {card.year}".strip() or without for card in cards]
    widths = [width_of(card.name, 1, bold=True) + width_of(grade, 1) for card, grade in zip(cards, said, strict=True)]
    # Beside the words of a row: its swatch, and a gap.
    size = min(step * 0.77, (WIDTH - 2 * _MARGIN) / (max(widths) + 1.8))
    parts = []
    for place, (card, grade) in enumerate(zip(cards, said, strict=True)):
        y = 30 + (place + 0.77) * step
        if card.state is not None:
            fill = LIGHT[grade_fill(card.state.grade)]
            parts.append(
                f'<rect x="{_MARGIN}" y="{y - size * 0.78:g}" width="{size * 0.85:g}" height="{size * 0.85:g}" rx="4"'
                f' fill="{fill}" stroke="{LIGHT["ink"]}" stroke-width="2"/>'
            )
        parts.append(_text(card.name, _MARGIN + size * 1.3, y, size, "ink", bold=True))
        parts.append(_text(grade, WIDTH - _MARGIN, y, size, "ink" if card.state else "quiet", anchor="end"))
    parts.append(_text(line, _MARGIN, HEIGHT - 92, _SMALL, "ink"))
    return _whole(parts, cards[0].site)


def _whole(parts: Sequence[str], site: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONT_FAMILY}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT["paper"]}"/>'
        f'<rect width="{WIDTH}" height="16" fill="{LIGHT["mark"]}"/>{"".join(parts)}'
        f"{_text(site, _MARGIN, HEIGHT - 28, _SMALL, 'quiet', bold=True)}</svg>"
    )


def _fitting(text: str, size: float, beside: float = 0) -> float:
    """The size at which a bold text fits between the margins, at most that; `beside` it is room for other things."""
    return min(size, (WIDTH - 2 * _MARGIN) / (width_of(text, 1, bold=True) + beside))


def _grade(card: Card, top: float, most: float) -> str:
    """The grade on its colour, in letters of that size at most."""
    assert card.state is not None
    word = f"{card.grade_word} {card.year}".strip()
    size = _fitting(word, most, beside=5)
    ink, high = on_grade(card.state.grade), size * 1.625
    width = size * 5 + width_of(word, size, bold=True)
    return (
        f'<rect x="{_MARGIN}" y="{top}" width="{width:.0f}" height="{high:g}" rx="10"'
        f' fill="{LIGHT[grade_fill(card.state.grade)]}" stroke="{LIGHT["ink"]}" stroke-width="2"/>'
        f'<path transform="translate({_MARGIN + size * 2.2:g},{top + high / 2:g}) scale({size * 1.64:.3g})"'
        f' d="{card.state.sign}" fill="{LIGHT[ink]}"/>'
        + _text(word, _MARGIN + size * 4.2, top + size * 1.16, size, ink, bold=True)
    )


def _text(text: str, x: float, y: float, size: float, role: str, *, bold: bool = False, anchor: str = "") -> str:
    weight = (' font-weight="700"' if bold else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{LIGHT[role]}"{weight}>{escape(text)}</text>'
