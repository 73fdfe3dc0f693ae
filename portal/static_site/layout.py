"""Where each answer stands among the files of the frozen site."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from portal.static_site.crawling import Answer

_SUFFIXES = {"application/json": ".json", "application/json+oembed": ".json", "image/svg+xml": ".svg"}
_DESCRIPTION = ".csv-metadata.json"


def moved_addresses(answers: Mapping[str, Answer]) -> dict[str, str]:
    """New addresses for those whose query changes the answer: a server of files does not read queries."""
    moved = {}
    for address, answer in answers.items():
        if answer.query:
            plain = answers.get(answer.path)
            if plain is None or plain.kept != answer.kept:
                moved[address] = _without_query(answer)
    return moved


def file_of(answer: Answer, moved: Mapping[str, str]) -> str | None:
    """The file for an answer, relative to the folder; None where it is the same as without its query."""
    address = moved.get(answer.address, answer.address)
    if "?" in address:
        return None
    path = PurePosixPath(address.lstrip("/"))
    if answer.mimetype == "text/html":
        return str(path) if path.suffix == ".html" else str(path / "index.html")
    return str(path)


def _without_query(answer: Answer) -> str:
    mark = hashlib.sha256(answer.query.encode()).hexdigest()[:12]
    path = PurePosixPath(answer.path)
    if answer.mimetype == "text/html":
        return f"{answer.path.rstrip('/')}/{mark}"
    # What describes a table stays beside it.
    is_description = path.name.endswith(_DESCRIPTION)
    suffix = _DESCRIPTION if is_description else path.suffix or _SUFFIXES.get(answer.mimetype, "")
    return str(path.with_name(f"{path.name.removesuffix(suffix)}-{mark}{suffix}"))
