"""The whole dataset of a release as files to take away, made once when the release is published.

They are archived with the release, so that every machine serves the same bytes and a checksum stays true.
"""

import json

from portal.database.archive import DOWNLOADS_FOLDER, PACKAGE_FILE, SQLITE_FILE, WORKBOOK_FILE
from portal.dataset.description import DESCRIPTION_FILE, title_of
from portal.dataset.licences import package_licences
from portal.exports.archives import Contents, readme, zip_bytes
from portal.exports.citation import Citation
from portal.facts.rows import Release
from portal.publishing.checking import CheckedDataset
from portal.publishing.downloads.sqlite import sqlite_bytes
from portal.publishing.downloads.workbook import workbook_bytes
from portal.words.caveats import caveats
from portal.words.language import LANGUAGE_CODES, Language, language


def downloads(dataset: CheckedDataset, release: Release) -> dict[str, bytes]:
    """The files of a release by their path in its archive."""
    return {
        DOWNLOADS_FOLDER + PACKAGE_FILE: package_bytes(dataset, release),
        DOWNLOADS_FOLDER + SQLITE_FILE: sqlite_bytes(dataset, release),
        DOWNLOADS_FOLDER + WORKBOOK_FILE: workbook_bytes(dataset, release),
    }


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
