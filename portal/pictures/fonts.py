"""vl-convert with the fonts that it brings along, and none of the machine's.

It opens the file of a machine's font again for each letter that it measures, which takes eight times as long as to
read a font that it holds; and a picture is the same on each machine only if its letters are.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

_VARIABLE = "FONTCONFIG_FILE"


@cache
def converter() -> Any:
    """The module vl-convert, once it has read its fonts."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = str(Path(__file__).with_name("fonts.conf"))
    try:
        # It looks for fonts at its first drawing and never again, so that other programs may have the machine's.
        vl_convert.svg_to_png('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    finally:
        del os.environ[_VARIABLE]
        if before is not None:
            os.environ[_VARIABLE] = before
    return vl_convert
