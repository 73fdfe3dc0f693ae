"""Where the area of each force lies: boundaries of the Office for National Statistics, simplified, for drawing only.

The file is TopoJSON: each border is in it once, so that two neighbours share it to the point. It holds 43 areas and
says whose they are; British Transport Police has none. `middle` is where a mark has most room inside the area, and
`beside` the place in the sea for a mark of an area that is too small to hold one.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from portal.dataset.description import DATASET

FILE = DATASET / "force_areas.json"
# A degree of longitude is as long as this many degrees of latitude, in the middle of the country.
_NARROWER = 0.6
# A shape smaller than this many hundredths of a degree either way is a speck in a small drawing.
_SPECK = 10

Point = tuple[int, int]


@dataclass(frozen=True)
class Place:
    """A point by its longitude and latitude, in degrees."""

    longitude: float
    latitude: float


@dataclass(frozen=True)
class Locator:
    """One area on a small map: the path of its shape, and the middle of a ring around it where it is a speck."""

    path: str
    ring: Point | None


def topology(last: Collection[str]) -> dict[str, Any]:
    """The boundaries as TopoJSON: `areas` holds a shape for each force by its id, those of `last` at the end."""
    whole = _read()
    shapes = [
        {name: value for name, value in shape.items() if name != "properties"}
        for shape in sorted(_shapes(), key=lambda shape: shape["id"] in last)
    ]
    return {**whole, "objects": {"areas": {"type": "GeometryCollection", "geometries": shapes}}}


@cache
def middles() -> dict[str, Place]:
    """Where to mark the area of each force, by force id."""
    return {shape["id"]: Place(*shape["properties"]["middle"]) for shape in _shapes()}


@cache
def places_beside() -> dict[str, Place]:
    """Where to mark those areas that are too small for a mark, by force id."""
    return {shape["id"]: Place(*beside) for shape in _shapes() if (beside := shape["properties"].get("beside"))}


@cache
def locators() -> dict[str, Locator]:
    """Each area on the sheet that `sheet_size` measures, by force id."""
    return {shape["id"]: _locator(shape) for shape in _shapes()}


@cache
def sheet_size() -> Point:
    """Width and height of the small map on which `locators` and `borders` lie."""
    points = [point for line in _lines() for point in line]
    return max(x for x, _ in points), max(y for _, y in points)


def borders() -> str:
    """All borders and coasts as one path, each drawn once."""
    return "".join(_path(line) for line in _lines())


@cache
def _read() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(FILE.read_bytes())
    return content


def _shapes() -> list[dict[str, Any]]:
    shapes: list[dict[str, Any]] = _read()["objects"]["areas"]["geometries"]
    return shapes


@cache
def _lines() -> tuple[tuple[Point, ...], ...]:
    """Each border from end to end, in hundredths of a degree of latitude from the north-west corner."""
    lines = [list(_points(arc)) for arc in _read()["arcs"]]
    top = max(y for line in lines for _, y in line)
    return tuple(tuple((round(x * _NARROWER), top - y) for x, y in line) for line in lines)


def _points(arc: list[list[int]]) -> Iterator[Point]:
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x, y


def _locator(shape: dict[str, Any]) -> Locator:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    rings = [_ring(borders) for polygon in polygons for borders in polygon]
    points = [point for ring in rings for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    is_speck = max(right - left, bottom - top) < _SPECK
    middle = ((left + right) // 2, (top + bottom) // 2) if is_speck else None
    return Locator("".join(f"{_path(ring)}z" for ring in rings), middle)


def _ring(borders: list[int]) -> list[Point]:
    """The outline that these borders make one after the other; a negative number runs along its border backwards."""
    ring: list[Point] = []
    for number in borders:
        line = _lines()[number] if number >= 0 else _lines()[~number][::-1]
        ring += line[1:]
    return ring


def _path(line: tuple[Point, ...] | list[Point]) -> str:
    """A line as an SVG path of short steps."""
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(line)]
    taken = [f"{x} {y}" for x, y in steps if (x, y) != (0, 0)]
    return f"M{line[0][0]} {line[0][1]}l{' '.join(taken)}" if taken else ""
