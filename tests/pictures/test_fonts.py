"""The letters of a picture: the same on every machine, and the machine's own left to other programs."""

import os
import subprocess
import sys

from portal.pictures.fonts import converter

_PROGRAM = """
from portal.pictures.fonts import converter
for family in ("Noto Serif", "DejaVu Sans", "a font that nobody has"):
    text = {"mark": {"type": "text", "font": family}, "encoding": {"text": {"value": "measured"}}}
    print(converter().vegalite_to_svg(text | {"data": {"values": [{}]}}).replace(family, ""))
"""


def test_a_machines_fonts_change_no_picture() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert len(set(done.stdout.split())) > 1
    assert len(set(done.stdout.splitlines())) == 1


def test_other_programs_keep_the_machines_fonts() -> None:
    before = dict(os.environ)
    converter()
    assert dict(os.environ) == before
