"""What a chart carries when it leaves the site: padding, paper, and a foot that says where it comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from xml.sax.saxutils import escape

from portal.charts.breaking import lines
from portal.charts.palette import LIGHT, Look
from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.facts.rows import Source
from portal.pictures.looks import in_look
from portal.words.language import Language

_PADDING = 24
_TEXT, _LINE = 12, 17
_OPENING = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>')


class Size(StrEnum):
    """The shapes in which newsrooms and other sites want a picture, as width to height."""

    WIDE = "16x9"
    SQUARE = "1x1"
    TALL = "4x5"


PIXELS = {Size.WIDE: (1200, 675), Size.SQUARE: (1080, 1080), Size.TALL: (1080, 1350)}


@dataclass(frozen=True)
class Foot:
    """What stands below a chart: its note, its sources, and who made it from which release."""

    note: str
    source: str
    made: str

    @property
    def sentences(self) -> list[str]:
        """The foot as it stands below the chart, without what is empty."""
        return [sentence for sentence in (self.note, self.source, self.made) if sentence]


def foot_of(note: str, sources: Sequence[Source], release_number: int, address: str, language: Language) -> Foot:
    """The foot of a chart of a release, which has its page at that address."""
    counts = Counter(source.publisher for source in sources)
    publishers = [
        language.ngettext("%(publisher)s (%(num)s report)", "%(publisher)s (%(num)s reports)", count, publisher=name)
        for name, count in counts.most_common(_MOST_PUBLISHERS)
    ]
    others = sum(counts.values()) - sum(count for _, count in counts.most_common(_MOST_PUBLISHERS))
    if others:
        publishers.append(language.ngettext("%(num)s report elsewhere", "%(num)s reports elsewhere", others))
    source = language.gettext("Source: %(publishers)s.", publishers=language.listing(publishers)) if sources else ""
    made = language.gettext(
        "Chart: On the Record, release %(number)s, %(address)s. %(licence)s.",
        number=str(release_number),
        address=address.partition("://")[2] or address,
        licence=INSPECTORATE_LICENCE.title,
    )
    return Foot(note, source, made)


_MOST_PUBLISHERS = 4


def framed(drawing: str, foot: Foot, look: Look, size: Size | None = None) -> str:
    """A drawing on paper with its foot, in a look; in a size, as large as fits. ValueError where it is no drawing."""
    opening = _OPENING.search(drawing)
    if opening is None:
        raise ValueError("not a drawing")
    width, height = (float(side) for side in opening.groups())
    if size is None:
        outer_width, scale = width + 2 * _PADDING, 1.0
        text = 1.0
    else:
        outer_width = PIXELS[size][0]
        text = 1.6
        room = (outer_width - 2 * _PADDING, PIXELS[size][1] - 2 * _PADDING - 5 * _LINE * text)
        scale = min(room[0] / width, room[1] / height)
    broken = [line for sentence in foot.sentences for line in lines(sentence, outer_width - 2 * _PADDING, _TEXT * text)]
    below = _PADDING + height * scale + 14 * text
    outer_height = PIXELS[size][1] if size else below + len(broken) * _LINE * text + _PADDING
    if size:
        below = max(below, outer_height - _PADDING - len(broken) * _LINE * text)
    words = "".join(
        f'<text x="{_PADDING}" y="{below + (place + 0.8) * _LINE * text:.1f}" font-size="{_TEXT * text:.1f}"'
        f' class="f-quiet" fill="{LIGHT["quiet"]}">{escape(line)}</text>'
        for place, line in enumerate(broken)
    )
    paper = "#ffffff" if look is Look.PRINT else LIGHT["paper"]
    ground = f'<rect width="100%" height="100%" class="f-paper" fill="{paper}"/>'
    sides = f' width="{outer_width:g}" height="{outer_height:g}" viewBox="0 0 {outer_width:g} {outer_height:g}"'
    head = re.sub(r' (width|height|viewBox)="[^"]*"', "", opening[0])[:-1] + sides + ">"
    inside = drawing[opening.end() : drawing.rindex("</svg>")]
    said, desc, marks = inside.rpartition("</desc>")
    # In a shape that is wider than the drawing, as a long list leaves it, it stands in the middle.
    left = (outer_width - width * scale) / 2
    place = f'<g transform="translate({left:.4g},{_PADDING}) scale({scale:.4g})">'
    return in_look(f"{head}{said}{desc}{ground}{place}{marks}</g>{words}</svg>", look)
