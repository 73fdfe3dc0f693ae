"""The dataset as a Data Package in a ZIP: its files byte for byte, and a README in both languages."""

from __future__ import annotations

import json

from portal.dataset.description import DESCRIPTION_FILE
from portal.dataset.package import package_licences, title_of
from portal.exports.archives import zip_bytes
from portal.exports.citation import Citation
from portal.exports.readme import Contents, readme
from portal.facts.rows import Release
from portal.publishing.checking import CheckedDataset
from portal.words.caveats import caveats
from portal.words.language import LANGUAGE_CODES, Language, language


def package_bytes(dataset: CheckedDataset, release: Release) -> bytes:
    """The ZIP; the README has an English and a Welsh half, and names the release and the hash of its content."""
    halves = [_readme(dataset, release, language(code)) for code in LANGUAGE_CODES]
    text = "\n".join([*halves, f"SHA-256: {dataset.content_hash}", ""])
    return zip_bytes({"README.md": text.encode(), **dict(sorted(dataset.files.items()))}, release.published_at)


def _readme(dataset: CheckedDataset, release: Release, spoken: Language) -> str:
    cited = Citation(title_of(dataset.files[DESCRIPTION_FILE], spoken.code), None, release, spoken)
    files = {
        DESCRIPTION_FILE: spoken.gettext(
            "describes every file: the type, meaning and unit of each column, keys, sources and licences (Data Package)"
        )
    }
    for resource in json.loads(dataset.files[DESCRIPTION_FILE])["resources"]:
        files[resource["path"]] = resource["description_cy" if spoken.code == "cy" else "description"]
    return readme(cited, Contents(files, package_licences(dataset.files[DESCRIPTION_FILE]), caveats(spoken), ()))
