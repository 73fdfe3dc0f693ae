"""The whole dataset of a release as files to take away, made once when the release is published.

They are archived with the release, so that every machine serves the same bytes and a checksum stays true.
"""

from __future__ import annotations

from portal.database.archive import DOWNLOADS_FOLDER, PACKAGE_FILE, SQLITE_FILE, WORKBOOK_FILE
from portal.facts.rows import Release
from portal.publishing.checking import CheckedDataset
from portal.publishing.downloads.package import package_bytes
from portal.publishing.downloads.sqlite import sqlite_bytes
from portal.publishing.downloads.workbook import workbook_bytes


def downloads(dataset: CheckedDataset, release: Release) -> dict[str, bytes]:
    """The files of a release by their path in its archive."""
    return {
        DOWNLOADS_FOLDER + PACKAGE_FILE: package_bytes(dataset, release),
        DOWNLOADS_FOLDER + SQLITE_FILE: sqlite_bytes(dataset, release),
        DOWNLOADS_FOLDER + WORKBOOK_FILE: workbook_bytes(dataset, release),
    }
