"""Mending the SVG that Vega writes: smaller, with words for screen readers, and colours that a style can change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from portal.charts.palette import ROLES

FONT_FAMILY = "'Liberation Sans',Arial,Helvetica,sans-serif"

_SVG = "http://www.w3.org/2000/svg"
# What Vega adds for its own scripts and in raw English, and what the root of a drawing says once for all.
_DROPPED = {"class", "role", "pointer-events", "font-family", "aria-roledescription", "aria-hidden", "aria-label"}
# Attributes that a group hands down to its marks.
_INHERITED = ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor")
_NO_MOVE = "translate(0,0)"
# What no XML document may hold, not even escaped.
_NOT_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def standalone_svg(vega_svg: str, title: str, text_alternative: str, language_code: str, style: str) -> str:
    """The drawing as a file: an image with a title and a description, and a style element."""
    root, marks = _parts(vega_svg)
    root.set("role", "img")
    root.set("lang", language_code)
    for name, text in (("title", title), ("desc", text_alternative), ("style", style)):
        ElementTree.SubElement(root, name).text = _holdable(text)
    root.append(_mended(marks, keep_addresses=False))
    return _written(root)


def page_svg(vega_svg: str, links: Mapping[str, str]) -> str:
    """The drawing as part of a page: a group of links, each with its name, and no style and no id."""
    root, marks = _parts(vega_svg)
    root.set("class", "drawing")
    mended = _mended(marks, keep_addresses=True)
    anchors = _linked(mended, links)
    # The page around it says what the title and the key say; a screen reader meets the links only.
    mended.set("aria-hidden", "true")
    root.append(mended)
    # As the group that Vega had them in: what has no fill of its own is not filled.
    root.append(ElementTree.Element("g", {"fill": "none"}))
    root[-1].extend(anchors)
    return _written(root)


def _parts(vega_svg: str) -> tuple[ElementTree.Element, ElementTree.Element]:
    """A new root of the same size, and the group that holds all marks."""
    # Only ever what Vega wrote a moment ago, so that hostile XML is no concern here.
    drawn = ElementTree.fromstring(_holdable(vega_svg))  # noqa: S314  # nosec B314
    root = ElementTree.Element("svg", {"xmlns": _SVG})
    for name in ("width", "height", "viewBox"):
        root.set(name, drawn.attrib[name])
    root.set("font-family", FONT_FAMILY)
    marks = drawn.find(f"{{{_SVG}}}g")
    if marks is None:
        raise ValueError("Vega drew nothing")
    return root, marks


def _mended(element: ElementTree.Element, keep_addresses: bool) -> ElementTree.Element:
    """A copy without noise; where asked, a mark's address stays behind as its `address` attribute."""
    copy = ElementTree.Element(element.tag.removeprefix(f"{{{_SVG}}}"))
    copy.text = element.text
    for name, value in element.attrib.items():
        if name not in _DROPPED and not (name == "transform" and value == _NO_MOVE):
            copy.set(name, value)
    if "font-size" in copy.attrib:
        copy.set("font-size", copy.attrib["font-size"].removeprefix("-"))
    if keep_addresses and "aria-label" in element.attrib and element.get("role") == "graphics-symbol":
        copy.set("address", element.attrib["aria-label"])
    for child in element:
        if child.get("class") in ("background", "foreground"):
            continue
        mended = _mended(child, keep_addresses)
        if mended.tag == "g" and not mended.attrib:
            copy.extend(mended)
        else:
            copy.append(mended)
    if element.get("class", "").startswith("mark-") and "role-mark" in element.get("class", ""):
        _hand_up(copy)
    _add_classes(copy)
    return copy


def _hand_up(group: ElementTree.Element) -> None:
    """Say once, on the group, what all its marks have in common."""
    for name in _INHERITED:
        values = {child.get(name) for child in group}
        if len(values) == 1 and (value := values.pop()) is not None:
            group.set(name, value)
            for child in group:
                del child.attrib[name]
    for child in group:
        _add_classes(child)


def _add_classes(element: ElementTree.Element) -> None:
    """Name the roles of an element's colours, for the style to change in the dark."""
    classes = [
        f"{letter}-{ROLES[colour][0]}"
        for letter, name in (("f", "fill"), ("s", "stroke"))
        if (colour := element.get(name, "")) in ROLES
    ]
    if classes:
        element.set("class", " ".join(classes))
    elif "class" in element.attrib:
        del element.attrib["class"]


def _linked(marks: ElementTree.Element, links: Mapping[str, str]) -> list[ElementTree.Element]:
    """Take the marks that have an address out of their groups, and gather those of each address in one link."""
    anchors: dict[str, ElementTree.Element] = {}
    for group in list(marks):
        linked = [child for child in group if "address" in child.attrib]
        for child in linked:
            address = child.attrib.pop("address")
            if address not in anchors:
                anchors[address] = ElementTree.Element("a", {"href": address, "aria-label": _holdable(links[address])})
            for name in (*_INHERITED, "class"):
                if name in group.attrib and name not in child.attrib:
                    child.set(name, group.attrib[name])
            anchors[address].append(child)
            group.remove(child)
        if not len(group):
            marks.remove(group)
    return list(anchors.values())


def _holdable(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _written(root: ElementTree.Element) -> str:
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    # Hundredths of a pixel are more than any screen shows; Vega writes fifteen places in curves.
    return re.sub(r"(\d+\.\d{2})\d+", r"\1", text)
