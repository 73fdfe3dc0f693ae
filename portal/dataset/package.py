"""What the `datapackage.json` of a release says of the whole dataset: its title, what it is, and its licences."""

from __future__ import annotations

import json

from portal.dataset.licences import Licence, listed_licences


def title_of(described: bytes, language_code: str) -> str:
    """The title of the dataset."""
    return str(json.loads(described)["title_cy" if language_code == "cy" else "title"])


def description_of(described: bytes, language_code: str) -> str:
    """What the dataset is."""
    return str(json.loads(described)["description_cy" if language_code == "cy" else "description"])


def package_licences(described: bytes) -> tuple[Licence, ...]:
    """The licences under which the parts of the dataset may be used again."""
    return listed_licences(json.loads(described)["licenses"])
