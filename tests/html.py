"""A page as a tree, read as a browser reads it: by a parser of the HTML standard in C, since tests read thousands."""

from xml.etree.ElementTree import Element, SubElement

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SVG = "{http://www.w3.org/2000/svg}"


def tree_of(html: str) -> Element:
    """The tree of a whole page; elements of a drawing carry the namespace of SVG, all others none."""
    root = LexborHTMLParser(html).root
    assert root is not None, html[:200]
    top = Element("html", _attributes(root))
    _fill(top, root, "")
    return top


def _fill(element: Element, node: LexborNode, namespace: str) -> None:
    before: Element | None = None
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            text = child.text_content or ""
            if before is None:
                element.text = (element.text or "") + text
            else:
                before.tail = (before.tail or "") + text
        elif child.tag and child.tag[0] not in "-_!":
            inner = _SVG if child.tag == "svg" else "" if namespace and node.tag == "foreignObject" else namespace
            before = SubElement(element, inner + child.tag, _attributes(child))
            _fill(before, child, inner)


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}
