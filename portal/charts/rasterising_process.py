"""The process that makes one PNG and ends: `python -m portal.charts.rasterising_process SCALE`, SVG in, PNG out."""

from __future__ import annotations

import sys

import vl_convert

from portal.charts.png import smaller


def main() -> None:
    """Make it, or end with what is wrong with the drawing."""
    try:
        png = vl_convert.svg_to_png(sys.stdin.buffer.read().decode(), scale=float(sys.argv[1]))
    except Exception as error:
        sys.exit(str(error).partition("\n")[0])
    sys.stdout.buffer.write(smaller(png))


if __name__ == "__main__":
    main()
