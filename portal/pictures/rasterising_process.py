"""The process that makes one PNG and ends: `python -m portal.pictures.rasterising_process SCALE`, SVG in, PNG out."""

from __future__ import annotations

import sys

from portal.pictures.rasterising import png_made_here


def main() -> None:
    """Make it, or end with what is wrong with the drawing."""
    try:
        png = png_made_here(sys.stdin.buffer.read().decode(), float(sys.argv[1]))
    except Exception as error:
        sys.exit(str(error).partition("\n")[0])
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    main()
