"""PNG from drawn SVGs in one process beside this one, for a program that wants many and has other work meanwhile."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from portal.pictures.owned_process import end_with_the_owner
from portal.pictures.rasterising import png_made_here


def rasteriser_beside() -> Callable[[str, float], bytes]:
    """As `png_made_here`; the process begins with the first picture and ends with this one."""
    beside = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), end_with_the_owner)
    return lambda svg, scale: beside.submit(png_made_here, svg, scale).result()
