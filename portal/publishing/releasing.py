"""Publishing a release, or restoring one: all of it in one transaction, or none of it."""

import datetime
from collections.abc import Callable
from dataclasses import asdict, dataclass

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.archive import DATASET_FOLDER, dataset_files, keep, latest_number
from portal.database.engine import create_tables, open_engine, reading, writing
from portal.database.histories import renew_histories
from portal.database.tables import Change, Release
from portal.facts.rows import Release as ReleaseRow
from portal.publishing.chart_store import ChartStore
from portal.publishing.checking import CheckedDataset, archived_tables, check
from portal.publishing.doubts import numbers_once_withdrawn
from portal.publishing.downloads import downloads
from portal.publishing.drawing import Progress, draw_charts
from portal.publishing.earlier_layout import make_tables_ready
from portal.publishing.layout import in_todays_layout
from portal.publishing.loading import replace_rows
from portal.publishing.problems import (
    ClockBehindError,
    DatasetError,
    NothingToPublishError,
    OvertakenError,
    Problem,
    limit_problems,
)
from portal.publishing.reasons import explaining_nothing, withdrawn_reasons
from portal.publishing.release_diff import (
    Difference,
    differences,
    explain_by_restoration,
    first_corrections,
    without_reason,
)


@dataclass(frozen=True)
class PreparedRelease:
    """A release that is ready to be published: its dataset, and how it differs from the release before."""

    dataset: CheckedDataset
    release_before: int
    differences: tuple[Difference, ...]
    restored_from: int | None = None
    warnings: tuple[Problem, ...] = ()


# Is given a release in a database in memory, and what it differs in; raises what is to stop its publishing.
Rehearsal = Callable[[sa.Engine, PreparedRelease], None]


def prepare(engine: sa.Engine, files: dict[str, bytes], *, same_again: bool = False) -> PreparedRelease:
    """Check the files against their rules and against the current release.

    Raises DatasetError with every problem, also for an altered figure without a reason, and NothingToPublishError if
    nothing differs, unless the same files are wanted `same_again`.
    """
    make_tables_ready(engine)
    dataset = check(files)
    with reading(engine) as session:
        number = latest_number(session)
        before = dataset_files(session, number) if number else None
    if before is None:
        return PreparedRelease(dataset, 0, tuple(first_corrections(dataset)), warnings=dataset.warnings)
    if before == dataset.files and not same_again:
        raise NothingToPublishError(f"The files are the same as those of release {number}.")
    published = archived_tables(before)
    changes = differences(published, dataset)
    problems = without_reason(changes, published, dataset)
    if "corrections" in published:
        problems += withdrawn_reasons(published["corrections"], dataset.tables["corrections"])
        problems += explaining_nothing(published, dataset.tables)
    if problems:
        raise DatasetError(limit_problems(problems))
    warnings = [*dataset.warnings, *numbers_once_withdrawn(engine, changes)]
    return PreparedRelease(dataset, number, tuple(changes), warnings=tuple(warnings))


def prepare_restoration(engine: sa.Engine, number: int, reason: str) -> PreparedRelease:
    """Make ready an earlier release as a new one, in today's layout.

    Raises UnknownReleaseError, NothingToPublishError, and DatasetError where it does not keep today's rules.
    """
    make_tables_ready(engine)
    with reading(engine) as session:
        latest = latest_number(session)
        files = dataset_files(session, number)
        current = dataset_files(session, latest)
    if files == current:
        raise NothingToPublishError(f"Release {number} is what release {latest} holds already.")
    dataset = check(in_todays_layout(files), was_published=True)
    changes = explain_by_restoration(differences(archived_tables(current), dataset), reason)
    return PreparedRelease(dataset, latest, tuple(changes), restored_from=number)


def publish(
    engine: sa.Engine,
    prepared: PreparedRelease,
    note: str,
    progress: Progress,
    rehearse: Rehearsal | None = None,
    store: ChartStore | None = None,
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
) -> int:
    """Draw the charts and make the downloads, then put the release in place in one transaction; return its number.

    `rehearse` is given the release in a database in memory before it is put in place; what it raises stops the publish.
    `store` keeps drawn charts for the next publishing into any database.
    Raises ClockBehindError before anything is made, and OvertakenError, leaving everything as it was, if another
    release came first.
    """
    number, published_at = prepared.release_before + 1, now()
    _check_clock(engine, published_at)
    charts = draw_charts(engine, prepared.dataset, progress, store)
    release = ReleaseRow(number, published_at, prepared.dataset.content_hash, note, prepared.restored_from)
    files = charts | downloads(prepared.dataset, release)
    if rehearse:
        staging = open_engine("sqlite://")
        create_tables(staging)
        with writing(staging) as session:
            _put_in_place(session, release, prepared, files)
        rehearse(staging, prepared)
        staging.dispose()
    with writing(engine) as session:
        if latest_number(session) != prepared.release_before:
            raise OvertakenError(
                "Another release was published while this one was prepared. Nothing was changed; publish again."
            )
        _put_in_place(session, release, prepared, files)
    return number


def _check_clock(engine: sa.Engine, published_at: datetime.datetime) -> None:
    with reading(engine) as session:
        before = session.scalar(sa.select(sa.func.max(Release.published_at)))
    if before is not None and before > published_at:
        raise ClockBehindError(
            f"The clock of this machine says {published_at:%Y-%m-%d %H:%M} UTC, which is before the last release "
            f"({before:%Y-%m-%d %H:%M} UTC). Nothing was changed; set the clock and publish again."
        )


def _put_in_place(session: so.Session, release: ReleaseRow, prepared: PreparedRelease, files: dict[str, bytes]) -> None:
    session.add(Release(**asdict(release)))
    session.flush()
    archived = {DATASET_FOLDER + path: content for path, content in prepared.dataset.files.items()}
    keep(session, release.number, archived | files)
    if prepared.differences:
        numbered = enumerate(prepared.differences, 1)
        rows = [{"release_number": release.number, "position": place, **asdict(item)} for place, item in numbered]
        session.execute(sa.insert(Change), rows)
    replace_rows(session, prepared.dataset)
    renew_histories(session)
