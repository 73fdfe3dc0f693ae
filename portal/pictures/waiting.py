"""Who waits for a picture in this process: only a few at a time, and no asker keeps the others from theirs."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SECONDS_BETWEEN_QUESTIONS = 0.05


class NoPlaceError(Exception):
    """There is no turn to be had now; the message says why."""


class _Place:
    def __init__(self, asker: str) -> None:
        self.asker = asker
        self.has_turn = False
        self.is_lost = False


class Waiting:
    """At most `places` wait or work, and one of them works.

    Whoever comes when all places are taken gets that of an asker who holds many. The next turn is
    that of the asker who has had none for the longest, so that a newcomer waits for one piece of work and not for all
    that another has asked for.
    """

    def __init__(self, places: int) -> None:
        self._places = places
        self._changed = threading.Condition()
        # In the order of their coming.
        self._there: list[_Place] = []
        # Whose turns there were, the last one last: of the last asker, and of those who are there.
        self._had_turns: list[str] = []

    @contextmanager
    def turn(self, asker: str, patience_seconds: float, may_begin: Callable[[], bool] = lambda: True) -> Iterator[None]:
        """Hold the turn to work; raise NoPlaceError where there is no room, or the turn does not come in time.

        Whoever is next asks `may_begin` until it says yes; meanwhile a newcomer may become the next.
        """
        place = _Place(asker)
        with self._changed:
            self._make_room(asker)
            self._there.append(place)
        try:
            self._wait(place, time.monotonic() + patience_seconds, may_begin)
            yield
        finally:
            with self._changed:
                if place in self._there:
                    self._there.remove(place)
                self._changed.notify_all()

    def __len__(self) -> int:
        with self._changed:
            return len(self._there)

    def _make_room(self, asker: str) -> None:
        if len(self._there) < self._places:
            return
        held = Counter(each.asker for each in self._there)
        waiting = [each for each in self._there if not each.has_turn and held[each.asker] >= held[asker] + 2]
        if not waiting:
            raise NoPlaceError("too many already wait for a picture")
        # Of whoever holds the most, the one that came last.
        lost = max(reversed(waiting), key=lambda each: held[each.asker])
        lost.is_lost = True
        self._there.remove(lost)
        self._changed.notify_all()

    def _wait(self, place: _Place, end: float, may_begin: Callable[[], bool]) -> None:
        with self._changed:
            while place.is_lost or self._next() is not place or not may_begin():
                if place.is_lost:
                    raise NoPlaceError("too many already wait for a picture")
                left = end - time.monotonic()
                if left <= 0:
                    raise NoPlaceError("another picture is still being drawn")
                self._changed.wait(min(left, _SECONDS_BETWEEN_QUESTIONS))
            place.has_turn = True
            here = {each.asker for each in self._there}
            before = [each for each in self._had_turns if each in here and each != place.asker]
            self._had_turns = [*before, place.asker]

    def _next(self) -> _Place | None:
        """Whose turn it is; None while somebody has it."""
        if any(each.has_turn for each in self._there):
            return None
        had = self._had_turns
        return min(self._there, key=lambda each: had.index(each.asker) if each.asker in had else -1, default=None)
