"""The files of a release: which there are, and what each holds."""

from dataclasses import dataclass, replace

import sqlalchemy.orm as so
from sqlalchemy.exc import NoResultFound

from portal.database.archive import DATASET_FOLDER, DOWNLOADS_FOLDER, PACKAGE_FILE, SQLITE_FILE, WORKBOOK_FILE
from portal.dataset.csvw import metadata_of
from portal.dataset.description import DESCRIPTION_FILE, TableDescription, read_description
from portal.dataset.licences import package_licences
from portal.facts.rows import Release
from portal.queries.releases import ReleaseFile, files_of_release, release_file

CHECKSUMS_FILE = "SHA256SUMS"
METADATA_SUFFIX = "-metadata.json"
WHOLE = (PACKAGE_FILE, SQLITE_FILE, WORKBOOK_FILE)


@dataclass(frozen=True)
class DatasetFiles:
    """The files of a release to take away: the whole dataset in several forms, its description, each table, others."""

    release: Release
    whole: tuple[ReleaseFile, ...]
    description: ReleaseFile
    tables: tuple[tuple[TableDescription, ReleaseFile], ...]
    others: tuple[ReleaseFile, ...]


def dataset_files(session: so.Session, release: Release) -> DatasetFiles:
    """The files of a release, without their folders; raise NoResultFound if its archive holds no dataset."""
    whole = _files(session, release, DOWNLOADS_FOLDER)
    parts = _files(session, release, DATASET_FOLDER)
    if DESCRIPTION_FILE not in parts:
        raise NoResultFound
    tables = tuple((table, parts[table.path]) for table in tables_of(session, release))
    table_paths = {DESCRIPTION_FILE, *(table.path for table, _ in tables)}
    return DatasetFiles(
        release=release,
        whole=tuple(whole[name] for name in WHOLE if name in whole),
        description=parts[DESCRIPTION_FILE],
        tables=tables,
        others=tuple(file for name, file in parts.items() if name not in table_paths),
    )


def tables_of(session: so.Session, release: Release) -> tuple[TableDescription, ...]:
    """The tables of a release, by its own description."""
    return read_description(release_file(session, release.number, DATASET_FOLDER + DESCRIPTION_FILE))


def content_of(session: so.Session, release: Release, name: str) -> bytes:
    """The file of that name; raise NoResultFound if the release has none."""
    if name == CHECKSUMS_FILE:
        return _checksums(dataset_files(session, release))
    if name.endswith(METADATA_SUFFIX):
        return _metadata(session, release, name.removesuffix(METADATA_SUFFIX))
    folder = DOWNLOADS_FOLDER if name in WHOLE else DATASET_FOLDER
    return release_file(session, release.number, folder + name)


def _files(session: so.Session, release: Release, folder: str) -> dict[str, ReleaseFile]:
    stored_files = files_of_release(session, release.number, folder)
    return {name: replace(file, path=name) for file in stored_files if (name := file.path.removeprefix(folder))}


def _checksums(files: DatasetFiles) -> bytes:
    # The form that `sha256sum --check` reads.
    all_files = [*files.whole, files.description, *(file for _, file in files.tables), *files.others]
    return "".join(f"{file.sha256}  {file.path}\n" for file in all_files).encode()


def _metadata(session: so.Session, release: Release, path: str) -> bytes:
    described = release_file(session, release.number, DATASET_FOLDER + DESCRIPTION_FILE)
    for table in read_description(described):
        if table.path == path:
            return metadata_of(table, release, package_licences(described))
    raise NoResultFound
