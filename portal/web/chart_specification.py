"""The Vega-Lite of a chart as it is handed out: with its data, its foot, and where it comes from."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.facts.rows import Source
from portal.pictures.breaking import lines
from portal.pictures.palette import Look, colours, parameter
from portal.web.chart_frame import Foot

# More addresses than this would outweigh the chart itself; they are in the description of its table.
_MOST_SOURCES = 4
# The column that holds the address a mark leads to.
_LINK = "address"
# The width of the foot in pixels.
_WIDTH = 600
_BELOW: dict[str, Any] = {
    "orient": "bottom",
    "anchor": "start",
    "fontSize": 11,
    "fontWeight": "normal",
    "lineHeight": 15,
    "color": {"expr": "quiet"},
}


def with_whole_addresses(part: Any, site_url: str) -> Any:
    """A part of a specification in which a mark that leads to a page does so from anywhere."""
    if isinstance(part, list):
        return [with_whole_addresses(item, site_url) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("as") == _LINK and "calculate" in part:
        return part | {"calculate": f"'{site_url}' + {part['calculate']}"}
    return {key: with_whole_addresses(item, site_url) for key, item in part.items()}


def vega_lite(
    specification: Mapping[str, Any],
    sources: Sequence[Source],
    address: str,
    release_number: int,
    foot: Foot,
    look: Look,
) -> bytes:
    """The specification of a chart whose page is at that address; `usermeta` holds source, licence and release."""
    inner = dict(specification)
    # The title above all, for Vega puts that of a part below its legend.
    above = ("$schema", "title", "config", "params", "datasets")
    outer: dict[str, Any] = {key: inner.pop(key) for key in above if key in inner}
    inner.pop("padding")
    # Only the outermost part may say how it fits; Vega-Lite passes over it inside, and editors call it a fault.
    inner.pop("autosize", None)
    foot_lines = [line for sentence in foot.sentences for line in lines(sentence, _WIDTH, _BELOW["fontSize"])]
    with_foot = {"title": {"text": foot_lines, **_BELOW}, "vconcat": [inner]}
    theme = {parameter(role): value for role, value in colours(look).items()}
    params = [{**item, "value": theme.get(item["name"], item["value"])} for item in outer["config"]["params"]]
    path, mark, query = address.partition("?")
    content: dict[str, Any] = {
        **outer,
        "config": {**outer["config"], "params": params},
        "padding": 24,
        "usermeta": {
            "address": address,
            "release": release_number,
            "licence": INSPECTORATE_LICENCE.title,
            "sources": [source.url for source in sources[:_MOST_SOURCES]],
            "all_sources": f"{path}.csv-metadata.json{mark}{query}",
        },
        "vconcat": [with_foot],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
