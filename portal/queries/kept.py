"""Answers of queries that many pages ask for, kept in memory for the release that they were read from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sized
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal import models

# Above this, which no release so far comes near to, all is forgotten and kept anew, so that memory has a bound; an
# answer counts as one row more than it holds.
_MOST_ROWS = 20_000
Answer = TypeVar("Answer")
Arguments = ParamSpec("Arguments")


class KeptAnswers:
    """What an application remembers of its newest release; a session that sees an older one gets nothing of it."""

    def __init__(self) -> None:
        self._newest = OfRelease(0)

    def of(self, number: int) -> OfRelease:
        """What is kept of a release; for one that is no longer the newest, a place that nobody else looks into."""
        newest = self._newest
        if number > newest.number:
            newest = self._newest = OfRelease(number)
        return newest if number == newest.number else OfRelease(number)


class OfRelease:
    """Answers that were read from one release."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._answers: dict[Hashable, Any] = {}
        self._rows = 0

    def answer(self, key: Hashable, ask: Callable[[], Answer]) -> Answer:
        """The answer that is kept under a key, else what asking gives."""
        try:
            return cast(Answer, self._answers[key])
        except KeyError:
            found = ask()
        rows = 1 + (len(found) if isinstance(found, Sized) else 0)
        if self._rows + rows > _MOST_ROWS:
            self._answers, self._rows = {}, 0
        self._rows += rows
        self._answers[key] = found
        return found


def kept(
    query: Callable[Concatenate[so.Session, Arguments], Answer],
) -> Callable[Concatenate[so.Session, Arguments], Answer]:
    """The query, answered from memory where the session was opened with a `KeptAnswers` (`keeping`).

    A list is handed out as a copy; what it holds is never changed by anybody.
    """

    @wraps(query)
    def answer(session: so.Session, /, *positional: Arguments.args, **named: Arguments.kwargs) -> Answer:
        of_release = of_release_of(session)
        if of_release is None:
            return query(session, *positional, **named)
        key = (query, positional, tuple(named.items()))
        found = of_release.answer(key, lambda: query(session, *positional, **named))
        return cast(Answer, list(found)) if isinstance(found, list) else found

    return answer


def keeping(engine: sa.Engine, answers: KeptAnswers) -> so.Session:
    """A session for reading whose queries may be answered from memory."""
    return so.Session(engine, autoflush=False, info={KeptAnswers: answers})


def of_release_of(session: so.Session) -> OfRelease | None:
    """What is kept of the release that the session sees; None where its answers are not to be kept."""
    if OfRelease not in session.info:
        answers = session.info.get(KeptAnswers)
        # This first question fixes what the session sees: all that is kept or read by it is of this release.
        number = session.scalar(sa.select(sa.func.max(models.Release.number))) if answers else None
        session.info[OfRelease] = answers.of(number) if answers and number else None
    return cast(OfRelease | None, session.info[OfRelease])
