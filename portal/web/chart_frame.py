"""What a chart carries when it leaves the site: padding, paper, and a foot that says where it comes from."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from xml.sax.saxutils import escape

from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.facts.rows import Source
from portal.pictures.breaking import lines
from portal.pictures.palette import LIGHT, Look, in_look
from portal.words.language import Language

_PADDING = 24
_TEXT, _LINE = 12, 17
# In a shape that newsrooms use: how much larger than drawn is large enough.
_LARGE_ENOUGH = 1.6
_HEADING = re.compile('<g id="chart-(?:sub)?title"')
_OPENING = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>')


class Size(StrEnum):
    """The shapes in which newsrooms and other sites want a picture, as width to height."""

    WIDE = "16x9"
    SQUARE = "1x1"
    TALL = "4x5"


PIXELS = {Size.WIDE: (1200, 675), Size.SQUARE: (1080, 1080), Size.TALL: (1080, 1350)}
# The letters of the foot: those two are seen on telephones.
_FOOT_TEXT = {Size.WIDE: 16, Size.SQUARE: 20, Size.TALL: 20}


@dataclass(frozen=True)
class Foot:
    """What is below a chart: its note, its sources, and who made it from which release."""

    note: str
    source: str
    credit: str

    @property
    def sentences(self) -> list[str]:
        """The foot as it is below the chart, without what is empty."""
        return [sentence for sentence in (self.note, self.source, self.credit) if sentence]


def foot_of(note: str, sources: Sequence[Source], release_number: int, address: str, language: Language) -> Foot:
    """The foot of a chart of a release, which has its page at that address."""
    counts = Counter(source.publisher for source in sources)
    publishers = [
        f"{name}, {language.ngettext('%(num)s report', '%(num)s reports', count)}"
        for name, count in counts.most_common(_MOST_PUBLISHERS)
    ]
    others = sum(counts.values()) - sum(count for _, count in counts.most_common(_MOST_PUBLISHERS))
    if others:
        publishers.append(language.ngettext("%(num)s report elsewhere", "%(num)s reports elsewhere", others))
    source = language.gettext("Source: %(publishers)s.", publishers="; ".join(publishers)) if sources else ""
    credit = language.gettext(
        "Chart: On the Record, release %(number)s, %(address)s. %(licence)s.",
        number=str(release_number),
        address=address.partition("://")[2] or address,
        licence=INSPECTORATE_LICENCE.title,
    )
    return Foot(note, source, credit)


_MOST_PUBLISHERS = 4


def frame(drawing: str, foot: Foot, look: Look) -> str:
    """A drawing on paper with its foot, in a look. ValueError where it is no drawing."""
    width, height = _sides(drawing)
    broken = _lines(foot, width, _TEXT)
    below = (len(broken) + 1) * _LINE
    outer = (width + 2 * _PADDING, height + below + 2 * _PADDING)
    return _on_paper(drawing, outer, 1.0, broken, _TEXT, look, lowered=0)


def fit(drawings: Sequence[str], foot: Foot, look: Look, size: Size) -> str:
    """On paper of that shape, as large as fits: the first drawing of a chart whose letters are large enough there."""
    text = _FOOT_TEXT[size]
    width, height = (side - 2 * _PADDING for side in PIXELS[size])
    broken = _lines(foot, width, text)
    height -= round((len(broken) + 1) * _LINE * text / _TEXT)
    scales = [min(width / sides[0], height / sides[1]) for sides in map(_sides, drawings)]
    scale, drawing = max(zip(scales, drawings, strict=True), key=lambda pair: min(pair[0], _LARGE_ENOUGH))
    lowered = (height / scale - _sides(drawing)[1]) / 2
    return _on_paper(drawing, PIXELS[size], scale, broken, text, look, lowered)


def _sides(drawing: str) -> tuple[float, float]:
    opening = _OPENING.search(drawing)
    if opening is None:
        raise ValueError("not a drawing")
    return float(opening[1]), float(opening[2])


def _lines(foot: Foot, width: float, text: float) -> list[str]:
    return [line for sentence in foot.sentences for line in lines(sentence, width, text)]


def _on_paper(
    drawing: str,
    outer: tuple[float, float],
    scale: float,
    broken: Sequence[str],
    text: float,
    look: Look,
    lowered: float,
) -> str:
    """The drawing in the middle of the paper, its title at the top with the marks `lowered`, and its foot below."""
    opening = _OPENING.search(drawing)
    assert opening is not None
    line = _LINE * text / _TEXT
    below = outer[1] - _PADDING - len(broken) * line
    words = "".join(
        f'<text x="{_PADDING}" y="{below + (place + 0.8) * line:.1f}" font-size="{text:g}"'
        f' class="f-quiet" fill="{LIGHT["quiet"]}">{escape(text_line)}</text>'
        for place, text_line in enumerate(broken)
    )
    paper = "#ffffff" if look is Look.PRINT else LIGHT["paper"]
    ground = f'<rect width="100%" height="100%" class="f-paper" fill="{paper}"/>'
    sides = f' width="{outer[0]:g}" height="{outer[1]:g}" viewBox="0 0 {outer[0]:g} {outer[1]:g}"'
    head = re.sub(r' (width|height|viewBox)="[^"]*"', "", opening[0])[:-1] + sides + ">"
    inside = drawing[opening.end() : drawing.rindex("</svg>")]
    before, desc, marks = inside.rpartition("</desc>")
    left = (outer[0] - float(opening[1]) * scale) / 2
    grown = "" if scale == 1 else f" scale({scale:.4g})"
    place = f'<g id="chart" transform="translate({left:.4g},{_PADDING}){grown}">'
    # A band of empty paper above the foot would look as if something were missing there.
    if lowered >= 1 and _HEADING.search(marks):
        marks = _HEADING.sub(rf'\g<0> transform="translate(0,{-lowered:.4g})"', marks)
        marks = f'<g transform="translate(0,{lowered:.4g})">{marks}</g>'
    return in_look(f'{head}{before}{desc}{ground}{place}{marks}</g><g id="chart-foot">{words}</g></svg>', look)
