"""The open data: the whole dataset of every release, its dictionary, and how to cite it."""

from flask import Blueprint, Response, render_template, url_for

from portal.database.archive import DATASET_FOLDER
from portal.dataset.description import DESCRIPTION_FILE, description_of, title_of
from portal.dataset.licences import package_licences
from portal.facts.vocabulary import ChangeKind
from portal.pages.dataset_files import WHOLE, content_of, dataset_files, tables_of
from portal.queries import releases
from portal.web.context import current_language_code, release, session
from portal.web.files import METADATA_SUFFIX, MIMETYPES, file_answer
from portal.words.dictionary import cell_words

blueprint = Blueprint("data", __name__)
# As many as a reader looks through; each leads to the one before it.
MOST_RELEASES = 100


@blueprint.get("/data")
def data() -> str:
    """What there is to take away, in which forms, under which licences."""
    described = releases.release_file(session(), release().number, DATASET_FOLDER + DESCRIPTION_FILE)
    return render_template(
        "data/data.html",
        files=dataset_files(session(), release()),
        dataset_title=title_of(described, current_language_code()),
        dataset_description=description_of(described, current_language_code()),
        licences=package_licences(described),
        releases=releases.newest_releases(session(), MOST_RELEASES),
        is_cut=release().number > MOST_RELEASES,
        most_releases=MOST_RELEASES,
    )


@blueprint.get("/data/dictionary")
def dictionary() -> str:
    """Every table and column of the dataset: what it means, its type and unit, and what it refers to."""
    return render_template("data/dictionary.html", tables=tables_of(session(), release()), cell_words=cell_words)


@blueprint.get("/data/releases/<int(max=999999):number>")
def one_release(number: int) -> str:
    """One release: when it was published, its files, and what it changed."""
    release_row = releases.release(session(), number)
    return render_template(
        "data/release.html",
        this_release=release_row,
        before=next(iter(releases.newest_releases(session(), 1, below=number)), None),
        files=dataset_files(session(), release_row),
        changes=releases.changed_rows(session(), number),
        kinds=ChangeKind,
        tables={table.name: table for table in tables_of(session(), release_row)},
    )


@blueprint.get("/data/releases/<int(max=999999):number>/<name>")
def file(number: int, name: str) -> Response:
    """A file of a release: the same bytes as long as that release stands.

    Nobody is told to keep it unasked: where a database was put back from a copy, another release may have its number.
    """
    return _file(number, name)


@blueprint.get("/data/latest/<name>")
def latest_file(name: str) -> Response:
    """A file of the current release; a header names its immutable address."""
    response = _file(release().number, name)
    response.headers["Content-Location"] = url_for("data.file", number=release().number, name=name)
    return response


def _file(number: int, name: str) -> Response:
    release_row = releases.release(session(), number)
    content = content_of(session(), release_row, name)
    suffix = METADATA_SUFFIX if name.endswith(METADATA_SUFFIX) else name.rpartition(".")[2]
    if suffix not in MIMETYPES:
        suffix = "txt"
    saved = name.replace("on-the-record", f"on-the-record-release-{number}") if name in WHOLE else name
    return file_answer(content, saved, suffix, release_row.published_at)
