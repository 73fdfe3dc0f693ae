"""Mending the SVG that Vega writes: smaller, with words for screen readers, and colours that a style can change."""

import re
from collections import Counter
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from portal.pictures.palette import FONT_FAMILY, LIGHT

_SVG = "http://www.w3.org/2000/svg"
_ROLE_OF = {colour: role for role, colour in LIGHT.items()}
# What a picture desk that opens a drawing as a file finds as the names of its layers, by Vega's words for them.
_PARTS = {
    "role-title-text": "heading",
    "role-title-subtitle": "subtitle",
    "role-legend": "key",
    "role-axis-grid": "grid",
    "role-axis-label": "labels",
    "mark-rect": "bars",
    "mark-symbol": "symbols",
    "mark-rule": "rules",
    "mark-line": "lines",
    "mark-shape": "areas",
    "mark-text": "words",
}
# What Vega adds for its own scripts and in raw English, and what the root of a drawing says once for all.
_DROPPED = {"class", "role", "pointer-events", "font-family", "aria-roledescription", "aria-hidden", "aria-label"}
_SAYS_NOTHING = {("transform", "translate(0,0)"), ("opacity", "1")}
# Attributes that a group hands down to its marks.
_INHERITED = ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor")
# What no XML document may hold, not even escaped.
_NOT_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def standalone_svg(vega_svg: str, title: str, text_alternative: str, language_code: str) -> str:
    """The drawing as a file: an image with a title and a description, whose layers have names, without a style."""
    root, marks = _parts(vega_svg)
    root.set("role", "img")
    root.set("lang", language_code)
    for name, text in (("title", title), ("desc", text_alternative)):
        SubElement(root, name).text = holdable(text)
    root.append(_clean(marks, {}, is_named=True))
    _number(root)
    return svg_text(root)


def page_svg(vega_svg: str, links: Mapping[str, str]) -> str:
    """The drawing as part of a page: a group of links in the order of `links`, which names each; no style and no id."""
    root, marks = _parts(vega_svg)
    root.set("class", "drawing")
    mended = _clean(marks, links)
    anchors: dict[str, Element] = {
        address: Element("a", {"href": address, "aria-label": holdable(name)}) for address, name in links.items()
    }
    _gather(mended, anchors)
    for address, anchor in anchors.items():
        # What a pointer that rests on it shows: its marks alone need not say which force it is.
        SubElement(anchor, "title").text = holdable(links[address])
    root.append(mended)
    return svg_text(root, places=1)


def _parts(vega_svg: str) -> tuple[Element, Element]:
    """A new root of the same size, and the group that holds all marks."""
    # Only ever what Vega wrote a moment ago, so that hostile XML is no concern here.
    picture = ElementTree.fromstring(holdable(vega_svg))  # noqa: S314  # nosec B314
    root = Element("svg", {"xmlns": _SVG})
    for name in ("width", "height", "viewBox"):
        root.set(name, picture.attrib[name])
    root.set("font-family", FONT_FAMILY)
    marks = picture.find(f"{{{_SVG}}}g")
    if marks is None:
        raise ValueError("Vega drew nothing")
    return root, marks


def _clean(element: Element, links: Mapping[str, str], *, is_named: bool = False) -> Element:
    """A copy without noise; an address of `links` stays behind as the `address` attribute of its mark."""
    copy = Element(element.tag.removeprefix(f"{{{_SVG}}}"))
    copy.text = element.text
    for name, value in element.attrib.items():
        if name not in _DROPPED and (name, value) not in _SAYS_NOTHING:
            copy.set(name, value)
    if is_named and (part := _part_of(element)):
        copy.set("id", part)
    if element.get("aria-label") in links:
        copy.set("address", element.attrib["aria-label"])
    for child in element:
        # An empty ground says nothing, a view without a ground is one.
        if child.get("class") in ("background", "foreground") and child.get("stroke") in (None, "none"):
            continue
        mended = _clean(child, links, is_named=is_named)
        if mended.tag == "g" and not mended.attrib:
            copy.extend(mended)
        else:
            copy.append(mended)
    if element.get("class", "").startswith("mark-") and "role-mark" in element.get("class", ""):
        _hand_up(copy)
    _add_classes(copy)
    return copy


def _part_of(element: Element) -> str | None:
    """The name of the layer: that of the force a mark leads to, else what Vega's words for a group call for.

    Those of a mark say its kind, others their role.
    """
    if (address := element.get("aria-label", "")).startswith("/"):
        return address.rpartition("/")[2]
    kind, role, *_ = [*element.get("class", "").split(), "", ""]
    return _PARTS.get(kind if role == "role-mark" else role)


def _number(root: Element) -> None:
    """Tell layers of one name apart; the heading that a subtitle stands beside is the title of the whole."""
    counts: Counter[str] = Counter()
    for element in root.iter():
        if name := element.get("id"):
            counts[name] += 1
            element.set("id", f"chart-{name}" if counts[name] == 1 else f"chart-{name}-{counts[name]}")
        inner = {child.get("id"): child for child in element}
        if {"heading", "subtitle"} <= inner.keys():
            inner["heading"].set("id", "title")


def _hand_up(group: Element) -> None:
    """Say once, on the group, what all its marks have in common."""
    for name in _INHERITED:
        values = {child.get(name) for child in group}
        if len(values) == 1 and (value := values.pop()) is not None:
            group.set(name, value)
            for child in group:
                del child.attrib[name]
    for child in group:
        _add_classes(child)


def _add_classes(element: Element) -> None:
    """Name the roles of an element's colours, for the style to change in the dark."""
    classes = [
        f"{letter}-{_ROLE_OF[colour]}"
        for letter, name in (("f", "fill"), ("s", "stroke"))
        if (colour := element.get(name, "")) in _ROLE_OF
    ]
    element.attrib.pop("class", None)
    if classes:
        element.set("class", " ".join(classes))


def _gather(group: Element, anchors: Mapping[str, Element]) -> bool:
    """Take marks that have an address out of their groups, into one link each, where the first of them was found.

    The rest is hidden from screen readers: the page around it says what title and key say.
    """
    has_links = False
    for child in list(group):
        linked = [mark for mark in child if "address" in mark.attrib]
        for mark in linked:
            for name in (*_INHERITED, "class"):
                if name in child.attrib and name not in mark.attrib:
                    mark.set(name, child.attrib[name])
            anchors[mark.attrib.pop("address")].append(mark)
            child.remove(mark)
        inner = bool(linked) or _gather(child, anchors)
        has_links = has_links or bool(linked)
        if linked and not len(child):
            group.remove(child)
        elif not inner and child.tag != "a":
            child.set("aria-hidden", "true")
    if has_links:
        holder = SubElement(group, "g", {"fill": "none"})
        holder.extend(anchor for anchor in anchors.values() if len(anchor))
    return has_links or any(child.get("aria-hidden") is None for child in group)


def holdable(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def svg_text(root: Element, places: int = 2) -> str:
    """The drawing as text; hundredths of a pixel are more than any screen shows, and Vega writes fifteen places."""
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    return re.sub(rf"(\d+\.\d{{{places}}})\d+", r"\1", text)
