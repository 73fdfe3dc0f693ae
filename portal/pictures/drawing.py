"""From a chart's Vega-Lite to SVG that reads well and is the same bytes each time.

Loads no Altair, no Flask and no database.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from portal.pictures.fonts import converter
from portal.pictures.svg import page_svg, standalone_svg


def draw(specification: Mapping[str, Any], title: str, alternative: str, language_code: str = "en") -> str:
    """Draw a picture as an SVG file of its own, with its title and text alternative, in light colours.

    The same input gives the same bytes. ValueError where Vega-Lite cannot draw it.
    """
    return standalone_svg(_vega_svg(specification), title, alternative, language_code)


def draw_for_page(specification: Mapping[str, Any], links: Mapping[str, str]) -> str:
    """Draw a picture to stand inside a page: marks with an address become links, `links` gives each its name.

    It has no style of its own and no id: the page's stylesheet colours the classes (`f-ink`, `s-edge` and the like).
    """
    return page_svg(_vega_svg(specification), links)


def _vega_svg(specification: Mapping[str, Any]) -> str:
    bare = {**specification, "config": {**specification["config"], "background": None}}
    # Vega ends the whole process over a text that holds the character zero, and reads no expression with the two line
    # ends that only Unicode has.
    text = json.dumps(_with_addresses(bare), ensure_ascii=False).replace("\u2028", " ").replace("\u2029", " ")
    text = text.replace("\\u0000", "\ufffd")
    return _draw(text)


@lru_cache(maxsize=1)
def _draw(specification: str) -> str:
    """Drawn by Vega; a map is wanted twice, as a file of its own and to stand inside a page."""
    svg: str = converter().vegalite_to_svg(specification, allowed_base_urls=[])
    return svg


def _with_addresses(part: Any, is_linked: bool = False) -> Any:
    """The same, with an address as its mark's description: Vega would make it one of its own documentation's host."""
    if isinstance(part, list):
        return [_with_addresses(item, is_linked) for item in part]
    if not isinstance(part, dict):
        return part
    encoding = dict(part.get("encoding", {}))
    if "href" in encoding:
        is_linked, encoding["description"] = True, encoding.pop("href")
    whole = {
        key: value if key in ("datasets", "config", "encoding", "mark") else _with_addresses(value, is_linked)
        for key, value in part.items()
    }
    if "encoding" in part:
        whole["encoding"] = encoding
    if is_linked and "mark" in part:
        whole["mark"] = {**part["mark"], "aria": True}
    return whole
