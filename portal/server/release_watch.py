"""Knowing the current release without a question to the database at each request."""

import datetime
import logging
import os
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import sqlalchemy as sa

from portal.database.embedded_file import EmbeddedFile
from portal.database.engine import has_columns_of
from portal.database.release_identity import ReleaseIdentity, newest_identity
from portal.database.tables import Table
from portal.support.open_now import LONDON
from portal.web.edition import Edition

SECONDS_BETWEEN_QUESTIONS = 1.0
# After so many turns without a look, the watch itself has stopped.
_TURNS_WITHOUT_A_LOOK = 10
_log = logging.getLogger("portal")


class ReleaseWatch:
    """Asks the database once a second, in a thread of its own, which release is current.

    `edition`: of the last answer, None before the first. `answers`: whether the last question got one. `is_of_today`:
    whether the tables are those of this version of the site; another one may have made them. Where a PostgreSQL leaves
    the question unanswered, nobody who uses the engine waits for it, until it answers one again.
    `afterwards` is called after each question.
    """

    def __init__(self, engine: sa.Engine, seconds: float = SECONDS_BETWEEN_QUESTIONS) -> None:
        self._engine = engine
        self._seconds = seconds
        self._started_in: int | None = None
        self._starting = threading.Lock()
        self._probing: Callable[[], AbstractContextManager[None]] = nullcontext
        if engine.dialect.name == "postgresql":
            # It loads the driver, which takes memory that a site with SQLite has no use for.
            from portal.database.postgres_watchdog import SilenceWatch  # noqa: PLC0415

            self._probing = SilenceWatch(engine).probing
        self._file = EmbeddedFile(engine)
        self._fault: type[Exception] | None = None
        self._looked = time.monotonic()
        self._layout_seen_in: ReleaseIdentity | None = None
        self.edition: Edition | None = None
        self.answers = False
        self.is_of_today = True
        self.afterwards: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Ask for the first time, and then again and again until nobody holds the watch any more."""
        if self._started_in == os.getpid():
            return
        with self._starting:
            if self._started_in != os.getpid():
                self.ask()
                watch = weakref.ref(self)
                threading.Thread(target=_go_on, args=(watch, self._seconds), name="release watch", daemon=True).start()
                self._started_in = os.getpid()

    def ask(self) -> None:
        """Look at the database now; whatever happens, the watch goes on."""
        release, fault = None, None
        try:
            self._file.look()
            with self._probing(), self._engine.connect() as connection:
                release = newest_identity(connection)
                self._look_at_the_layout(release, connection)
        except Exception as error:
            fault = error
        self._note(fault)
        self.answers = release is not None
        if release is None and self.edition is not None:
            release = self.edition.release
        if release is not None:
            self._set(release)
        self._looked = time.monotonic()
        self.afterwards()

    @property
    def is_awake(self) -> bool:
        """Whether the watch has looked lately, so that what it says holds."""
        return time.monotonic() - self._looked < self._seconds * _TURNS_WITHOUT_A_LOOK

    def heard_of(self, release: ReleaseIdentity) -> None:
        """Take note of a newer release, which a page was rendered from before the next question."""
        if self.edition is None or release.number > self.edition.release.number:
            self._set(release)

    def _look_at_the_layout(self, release: ReleaseIdentity | None, connection: sa.Connection) -> None:
        """See once for each release whether its tables are those of today, and each time while they are not."""
        if release is not None and (release != self._layout_seen_in or not self.is_of_today):
            self.is_of_today = has_columns_of(connection, Table.metadata.sorted_tables)
            self._layout_seen_in = release

    def _set(self, release: ReleaseIdentity) -> None:
        # The same object is kept while nothing changes, for pages are compared with it at every request.
        new = Edition(release, datetime.datetime.now(LONDON).date())
        if new != self.edition:
            self.edition = new

    def _note(self, fault: Exception | None) -> None:
        """Say once, and not each second, that the database gives no answer, and that it does again."""
        before, self._fault = self._fault, type(fault) if fault else None
        if fault is not None and before is not type(fault):
            _log.error("The database gives no answer; pages in memory are served", exc_info=fault)
        elif fault is None and before is not None:
            _log.warning("The database answers again")


def _go_on(watch: Callable[[], ReleaseWatch | None], seconds: float) -> None:
    pause = threading.Event()
    while not pause.wait(seconds):
        watching = watch()
        if watching is None:
            return
        watching.ask()
        del watching
