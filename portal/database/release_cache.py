"""Answers of queries that many pages ask for, kept in memory for the release that they were read from.

They also outlive the database: where it does not answer, what was asked before is answered from here, and above all
the numbers for victims, whose pages are kept nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Sized
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.release_identity import ReleaseIdentity, newest_identity

# Beyond this, which no release so far comes near, the cache starts afresh, so that memory has a bound.
_MOST_ROWS = 20_000
# A key may hold what a visitor made up: so many characters of it count as much as a row.
_CHARACTERS_OF_A_ROW = 200
_NONE = ReleaseIdentity(0, datetime.datetime.min, "")
Answer = TypeVar("Answer")
Arguments = ParamSpec("Arguments")


class AnswerCache:
    """What an application remembers of its newest release; a session that sees an older one gets nothing of it."""

    def __init__(self) -> None:
        self._newest = ReleaseAnswers(_NONE)
        self._older: ReleaseIdentity | None = None

    def seen_by(self, session: so.Session) -> ReleaseAnswers | None:
        """What is kept of the release that a session sees; None where there is none.

        Where the database does not answer, it is the release that was the newest, and the session is cut off from the
        database: an answer must not be made of what is kept and of what comes to be published in the meantime.
        """
        try:
            # This first question fixes what the session sees: all that is kept or read by it is of this release.
            newest = newest_identity(session)
        except sa.exc.DBAPIError:
            if self._newest.identity == _NONE:
                raise
            session.invalidate()
            session.bind = None
            return self._newest
        return self.of(newest) if newest else None

    def of(self, identity: ReleaseIdentity) -> ReleaseAnswers:
        """What is kept of a release; for one that is no longer the newest, a place that nobody else looks into.

        A session may have begun just before a release; seen a second time, an older one is what the database holds
        now, which was put back from a copy.
        """
        newest = self._newest
        if identity == newest.identity:
            self._older = None
            return newest
        if identity.number < newest.identity.number and identity != self._older:
            self._older = identity
            return ReleaseAnswers(identity)
        self._older = None
        self._newest = ReleaseAnswers(identity)
        return self._newest


class ReleaseAnswers:
    """Answers that were read from one release."""

    def __init__(self, identity: ReleaseIdentity) -> None:
        self.identity = identity
        self._answers: dict[Hashable, Any] = {}
        self._rows = 0

    def answer(self, key: Hashable, ask: Callable[[], Answer]) -> Answer:
        """The answer that is kept under a key, else what asking gives."""
        try:
            return cast(Answer, self._answers[key])
        except KeyError:
            answer = ask()
        rows = 1 + len(repr(key)) // _CHARACTERS_OF_A_ROW + (len(answer) if isinstance(answer, Sized) else 0)
        if rows > _MOST_ROWS:
            return answer
        if self._rows + rows > _MOST_ROWS:
            self._answers, self._rows = {}, 0
        self._rows += rows
        self._answers[key] = answer
        return answer


def cached(
    query: Callable[Concatenate[so.Session, Arguments], Answer],
) -> Callable[Concatenate[so.Session, Arguments], Answer]:
    """The query, answered from memory where the session was opened with a `AnswerCache` (`caching_session`).

    A list is handed out as a copy; what it holds is never changed by anybody.
    """

    @wraps(query)
    def answer(session: so.Session, /, *positional: Arguments.args, **keywords: Arguments.kwargs) -> Answer:
        of_release = release_answers(session)
        if of_release is None:
            return query(session, *positional, **keywords)
        key = (query, positional, tuple(keywords.items()))
        result = of_release.answer(key, lambda: query(session, *positional, **keywords))
        return cast(Answer, list(result)) if isinstance(result, list) else result

    return answer


def caching_session(engine: sa.Engine, answers: AnswerCache) -> so.Session:
    """A session for reading whose queries may be answered from memory."""
    return so.Session(engine, autoflush=False, info={AnswerCache: answers})


def release_answers(session: so.Session) -> ReleaseAnswers | None:
    """What is kept of the release that the session sees; None where its answers are not to be kept."""
    if ReleaseAnswers not in session.info:
        answers = session.info.get(AnswerCache)
        session.info[ReleaseAnswers] = answers.seen_by(session) if answers else None
    return cast(ReleaseAnswers | None, session.info[ReleaseAnswers])
