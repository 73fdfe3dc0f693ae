"""Whoever asks for many new pictures of comparisons keeps nobody else from theirs."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import chain, combinations
from pathlib import Path

import pytest

from tests.amount import Amount
from tests.dataset.facts import rows
from tests.patience import patience
from tests.server.serving import Served, served, wait_until

CLIENTS = 30
# What each worker was at work on, had begun to wait for, and an answer that was on its way to the greedy one.
_DRAWN_MEANWHILE = 6
_GREEDY, _VISITOR = "127.0.0.1", "127.0.0.2"


@pytest.mark.soak(only=True)
def test_a_visitor_gets_new_pictures_while_30_clients_of_one_address_ask_for_them(
    database: Path, tmp_path: Path, amount: Amount
) -> None:
    taken = []
    with served(f"sqlite:///{database}", tmp_path) as site, _greedy(site, amount.in_full) as drawn:
        wait_until(lambda: len(drawn) > 1)
        for pair in list(combinations(_forces(), 2))[: amount.of(2, 20)]:
            before, began = len(drawn), time.monotonic()
            assert _status(site, _VISITOR, pair) == 200
            taken.append(time.monotonic() - began)
            assert len(drawn) - before <= _DRAWN_MEANWHILE
    amount.tell(f"{len(taken)} new pictures took {max(taken):.1f} s at most; {len(drawn)} of the greedy were drawn")


@contextmanager
def _greedy(site: Served, at_once: bool) -> Iterator[list[tuple[str, ...]]]:
    """Thirty clients of one address that ask for one new picture after another; gives those that they got.

    Whoever is refused asks again `at_once`, which takes all of a small machine, or else when one of them got another.
    """
    wanted, drawn = chain(combinations(_forces(), 3), combinations(_forces(), 4)), list[tuple[str, ...]]()
    changed, over = threading.Condition(), threading.Event()

    def ask() -> None:
        while not over.is_set():
            with changed:
                three, before = next(wanted), len(drawn)
            got = _status(site, _GREEDY, three) == 200
            with changed:
                if got:
                    drawn.append(three)
                    changed.notify_all()
                elif not at_once:
                    changed.wait_for(lambda before=before: len(drawn) > before or over.is_set())

    with ThreadPoolExecutor(CLIENTS) as clients:
        asking = [clients.submit(ask) for _ in range(CLIENTS)]
        try:
            yield drawn
        finally:
            over.set()
            with changed:
                changed.notify_all()
    for each in asking:
        each.result()


def _forces() -> list[str]:
    kind = {row["inspection_id"]: (row["programme_id"], row["force_id"]) for row in rows("inspections")}
    rated = [kind[row["inspection_id"]] for row in rows("recording_rates") if row["offence_group"] == "all"]
    return sorted({force for programme, force in rated if programme == "cdi-2016-20"})


def _status(site: Served, address: str, forces: tuple[str, ...]) -> int:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=patience(30), source_address=(address, 0))
    try:
        connection.request("GET", f"/compare.narrow.svg?forces={','.join(forces)}")
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()
