"""A force's grade as a small picture for other sites: in word and shape and colour, with its year."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from portal.pictures.breaking import width_of
from portal.pictures.palette import FONT_FAMILY, LIGHT, Look, grade_fill, in_look, on_grade
from portal.pictures.state import State
from portal.pictures.svg import holdable

HEIGHT = 88
_PADDING = 12
_LARGE, _SMALL = 15, 12


@dataclass(frozen=True)
class Badge:
    """What a badge says; `state` is the grade on its scale, without a grade where none was found."""

    force: str
    state: State
    grade_word: str
    when: str
    site: str
    language_code: str

    @property
    def words(self) -> str:
        """The badge as a sentence without a verb, for those who do not see it."""
        return f"{self.force}: {self.grade_word}. {self.when}. {self.site}"


def badge_width(badge: Badge) -> int:
    """The width of the badge in pixels, as wide as its longest line."""
    widths = (
        width_of(badge.force, _LARGE, bold=True),
        _start(badge) + width_of(badge.grade_word, _LARGE, bold=True) + 9,
        width_of(badge.when, _SMALL),
        width_of(badge.site, _SMALL),
    )
    return round(max(widths)) + 2 * _PADDING + 4


def badge_svg(badge: Badge, look: Look) -> str:
    """The badge as an SVG file; the same badge gives the same bytes."""
    width, fill, ink = badge_width(badge), grade_fill(badge.state.grade), on_grade(badge.state.grade)
    start = _start(badge)
    box = start + width_of(badge.grade_word, _LARGE, bold=True) + 9
    sign = f'<path transform="translate({_PADDING + 43},39.5) scale(34)" d="{badge.state.sign}" {_fill(ink)}/>'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}"'
        f' role="img" lang={quoteattr(badge.language_code)} font-family="{FONT_FAMILY}">'
        f"<title>{_safe(f'{badge.force}: {badge.grade_word}')}</title><desc>{_safe(badge.words)}</desc>"
        f'<rect x="0.5" y="0.5" width="{width - 1}" height="{HEIGHT - 1}" rx="4"'
        f' fill="{LIGHT["paper"]}" stroke="{LIGHT["edge"]}" class="f-paper s-edge"/>'
        f"{_line(badge.force, 20, _LARGE, 'ink', bold=True)}"
        f'<rect x="{_PADDING}" y="27" width="{box:.1f}" height="25" rx="3" fill="{LIGHT[fill]}" class="f-{fill} s-ink"'
        f' stroke="{LIGHT["ink"]}"/>{sign if badge.state.scale else ""}'
        f"{_line(badge.grade_word, 45, _LARGE, ink, bold=True, x=_PADDING + start)}"
        f"{_line(badge.when, 67, _SMALL, 'quiet')}{_line(badge.site, 81, _SMALL - 1, 'quiet')}</svg>"
    )
    return in_look(svg, look)


def _start(badge: Badge) -> int:
    return 86 if badge.state.scale else 9


def _line(text: str, y: int, size: int, role: str, bold: bool = False, x: float = _PADDING) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:g}" y="{y}" font-size="{size}" {_fill(role)}{weight}>{_safe(text)}</text>'


def _fill(role: str) -> str:
    return f'fill="{LIGHT[role]}" class="f-{role}"'


def _safe(text: str) -> str:
    return escape(holdable(text))
