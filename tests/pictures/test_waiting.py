"""Who waits for a picture: a newcomer finds a place and gets the next turn, however many others have asked for."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from portal.pictures.waiting import NoPlaceError, Waiting
from tests.server.serving import wait_until

PLACES = 4


class Crowd:
    """Askers in threads of their own, whose work ends when the test says so; `begun` holds whose work has begun."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.waiting = Waiting(PLACES)
        self.begun: list[str] = []
        self.may_end = threading.Semaphore(0)
        self._pool = pool
        self._asked: list[Future[None]] = []

    def ask(self, asker: str) -> Future[None]:
        """Ask, and come back when everybody has a place, is refused or has had a turn."""
        asked = self._pool.submit(self._work, asker)
        self._asked.append(asked)
        wait_until(lambda: sum(each.done() for each in self._asked) + len(self.waiting) == len(self._asked))
        return asked

    def end_one(self) -> None:
        """Let one piece of work end, and come back when the next has begun."""
        begun = len(self.begun)
        self.may_end.release()
        wait_until(lambda: len(self.begun) > begun)

    def _work(self, asker: str) -> None:
        with self.waiting.turn(asker, 60):
            self.begun.append(asker)
            self.may_end.acquire()


@pytest.fixture
def crowd() -> Iterator[Crowd]:
    """Nobody yet."""
    with ThreadPoolExecutor(16) as pool:
        there = Crowd(pool)
        yield there
        there.may_end.release(16)


def test_turns_alternate_between_askers(crowd: Crowd) -> None:
    for asker in ("greedy", "greedy", "greedy", "visitor"):
        crowd.ask(asker)
    for _ in range(3):
        crowd.end_one()
    assert crowd.begun == ["greedy", "visitor", "greedy", "greedy"]


def test_who_holds_many_places_loses_the_last_to_a_newcomer(crowd: Crowd) -> None:
    greedy = [crowd.ask("greedy") for _ in range(PLACES)]
    visitor = crowd.ask("visitor")
    with pytest.raises(NoPlaceError, match="too many already wait"):
        greedy[-1].result(30)
    crowd.end_one()
    assert crowd.begun == ["greedy", "visitor"]
    assert not visitor.done()


def test_who_holds_many_places_gets_no_more(crowd: Crowd) -> None:
    for _ in range(PLACES):
        crowd.ask("greedy")
    with pytest.raises(NoPlaceError, match="too many already wait"):
        crowd.ask("greedy").result(30)


def test_two_visitors_do_not_take_each_others_places(crowd: Crowd) -> None:
    for asker in ("one", "another", "one", "another"):
        crowd.ask(asker)
    with pytest.raises(NoPlaceError, match="too many already wait"):
        crowd.ask("one").result(30)
    # The third has none, and the two have two each.
    crowd.ask("third")
    crowd.end_one()
    crowd.end_one()
    assert "third" in crowd.begun


def test_a_newcomer_is_next_before_whoever_has_not_begun(crowd: Crowd) -> None:
    crowd.ask("greedy")
    crowd.ask("greedy")
    crowd.end_one()
    assert crowd.begun == ["greedy", "greedy"]
    is_free = threading.Event()
    with ThreadPoolExecutor() as pool:
        asked = [pool.submit(_begun, crowd.waiting, asker, is_free) for asker in ("greedy", "visitor")]
        wait_until(lambda: len(crowd.waiting) == 3)
        crowd.may_end.release()
        is_free.set()
        assert asked[1].result(30) <= asked[0].result(30)


def _begun(waiting: Waiting, asker: str, is_free: threading.Event) -> float:
    with waiting.turn(asker, 60, is_free.is_set):
        return time.monotonic()


def test_a_turn_that_does_not_come_is_given_up() -> None:
    waiting = Waiting(PLACES)
    with waiting.turn("one", 1), pytest.raises(NoPlaceError, match="another picture is still being drawn"):
        waiting.turn("two", 0.01).__enter__()
    with waiting.turn("two", 0):
        assert len(waiting) == 1
