"""The lasting addresses that answers carry."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from portal.api.parameters import Value, query_text
from portal.web.addresses import address_of


def address(endpoint: str, query: str = "", **values: Any) -> str:
    """The address of something on this site, in the language of the request."""
    return f"{address_of(endpoint, **values)}{'?' + query if query else ''}"


def query_of(values: Mapping[str, Value]) -> str:
    """The canonical query of these values: in the order of the names, lists with plain commas."""
    return urlencode([(name, query_text(values[name])) for name in sorted(values)], safe=",", quote_via=quote)
