"""Noticing that PostgreSQL is silent, so that no visitor waits for a server that takes questions and answers none.

No limit that the server keeps can end such a wait, and none of TCP either, for the system acknowledges what the server
never reads.
"""

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, TypeVar

import psycopg
import sqlalchemy as sa
from psycopg.waiting import Ready

SECONDS_OF_SILENCE = 3.0
# A question of a page takes milliseconds; one that waits for a table which somebody holds must not hold its thread.
_LONGEST_QUESTION = "SET statement_timeout = '5s'"
_probes = ContextVar("probes", default=False)
_Step = TypeVar("_Step")
_Outcome = TypeVar("_Outcome")


class SilenceWatch:
    """Whether the server of an engine is silent: who waits for it then, or turns to it, gets an OperationalError.

    Only an unanswered probe, a question that any server answers at once, is taken for silence: a slow answer to
    another question is none. The next probe that is answered ends it.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._noticed = False
        self._connections: type[_WatchedConnection] = type("Connection", (_WatchedConnection,), {"watchdog": self})
        sa.event.listen(engine, "do_connect", self._connect)

    @contextmanager
    def probing(self) -> Iterator[None]:
        """Let this thread ask a server that is held to be silent; to be used for one short question."""
        before = _probes.set(True)
        try:
            yield
            self._noticed = False
        finally:
            _probes.reset(before)

    def watch(self, steps: Generator[_Step, Ready | int, _Outcome]) -> Generator[_Step, Ready | int, _Outcome]:
        """The driver's steps of one exchange with the server, broken off when the server is silent."""
        heard = time.monotonic()
        try:
            step = next(steps)
            while True:
                ready = yield step
                if not ready:
                    self._give_up_on_silence(time.monotonic() - heard)
                elif ready & Ready.R:
                    heard = time.monotonic()
                step = steps.send(ready)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]

    def _give_up_on_silence(self, seconds: float) -> None:
        if _probes.get():
            if seconds < SECONDS_OF_SILENCE:
                return
            self._notice_by_probe()
        if self._noticed:
            raise _SilentError

    def _notice_by_probe(self) -> None:
        if _probes.get():
            self._noticed = True
            # One probe is enough: it is not to begin again on another connection.
            _probes.set(False)

    def _connect(self, _dialect: object, _record: object, arguments: Any, keywords: Any) -> psycopg.Connection[Any]:
        if self._noticed and not _probes.get():
            raise _SilentError
        try:
            connection = self._connections.connect(*arguments, **keywords)
        except psycopg.errors.ConnectionTimeout:
            self._notice_by_probe()
            raise
        connection.execute(_LONGEST_QUESTION)
        connection.commit()
        return connection


class _SilentError(psycopg.OperationalError):
    def __init__(self) -> None:
        super().__init__("The server takes questions and answers none.")


class _WatchedConnection(psycopg.Connection[Any]):
    watchdog: ClassVar[SilenceWatch]

    def wait(self, gen: Any, *limits: Any, **named_limits: Any) -> Any:
        try:
            return super().wait(self.watchdog.watch(gen), *limits, **named_limits)
        except _SilentError:
            # A late answer must not be taken for the answer to another question.
            self.close()
            raise
