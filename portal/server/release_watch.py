"""Knowing the current release without a question to the database at each request."""

from __future__ import annotations

import datetime
import os
import threading
import weakref
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from portal.web.edition import Edition

SECONDS_BETWEEN_QUESTIONS = 1.0
_LONDON = ZoneInfo("Europe/London")
_QUESTION = sa.text("SELECT max(number) FROM releases")


class ReleaseWatch:
    """Asks the database once a second, in a thread of its own, which release is current.

    `edition`: of the last answer, None before the first. `answers`: whether the last question got one. Where a
    PostgreSQL leaves the question unanswered, nobody who uses the engine waits for it, until it answers one again.
    `afterwards` is called after each question.
    """

    def __init__(self, engine: sa.Engine, seconds: float = SECONDS_BETWEEN_QUESTIONS) -> None:
        self._engine = engine
        self._seconds = seconds
        self._started_in: int | None = None
        self._starting = threading.Lock()
        self._knocking: Callable[[], AbstractContextManager[None]] = nullcontext
        if engine.dialect.name == "postgresql":
            # It loads the driver, which takes memory that a site with SQLite has no use for.
            from portal.database.postgres_watchdog import Silence  # noqa: PLC0415

            self._knocking = Silence(engine).knocking
        self.edition: Edition | None = None
        self.answers = False
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
        """Ask the database now."""
        try:
            with self._knocking(), self._engine.connect() as connection:
                number = connection.execute(_QUESTION).scalar()
        except sa.exc.SQLAlchemyError:
            self.answers = False
            number = self.edition.release_number if self.edition else None
        else:
            self.answers = number is not None
        if number is not None:
            self._set(number)
        self.afterwards()

    def heard_of(self, release_number: int) -> None:
        """Take note of a newer release, which a page was rendered from before the next question."""
        if self.edition is None or release_number > self.edition.release_number:
            self._set(release_number)

    def _set(self, number: int) -> None:
        # The same object is kept while nothing changes, for pages are compared with it at every request.
        new = Edition(number, datetime.datetime.now(_LONDON).date())
        if new != self.edition:
            self.edition = new


def _go_on(watch: Callable[[], ReleaseWatch | None], seconds: float) -> None:
    pause = threading.Event()
    while not pause.wait(seconds):
        watching = watch()
        if watching is None:
            return
        watching.ask()
        del watching
