"""Whatever passes the check is published, and every page of it renders."""

import itertools
import multiprocessing
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.amount import Amount
from tests.publishing.made_up_datasets import Change, changes
from tests.publishing.made_up_publishing import PUBLISHED, REFUSED, begin, outcome

# The check refuses, or leaves as it was, about one of five.
_MADE_UP_FOR_A_PUBLISHED_ONE = 1.4
# What broke a page or a chart once: no round has grades for recording; no force has a region.
_FOUND_BEFORE = [[Change("empty the column", "programmes", 0, 8, "")], [Change("empty the column", "forces", 0, 7, "")]]


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_what_passes_the_check_breaks_no_page(tmp_path: Path, amount: Amount) -> None:
    published = amount.of(3, 2000)
    processes = amount.of(1, os.cpu_count() or 1)
    made_up = _FOUND_BEFORE + _made_up(int(published * _MADE_UP_FOR_A_PUBLISHED_ONE) + 1, at_random=amount.in_full)
    outcomes, wrong = Counter[str](), dict[str, str]()
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), begin, (tmp_path,)) as pool:
        results = pool.map(partial(outcome, tmp_path), itertools.count(), made_up, chunksize=1)
        for wanted, result in zip(made_up, results, strict=True):
            outcomes[result if result in (PUBLISHED, REFUSED) else "wrong"] += 1
            if result not in (PUBLISHED, REFUSED):
                kind = result.strip().rpartition("\n")[2].partition("It shows what")[0]
                if kind not in wrong:
                    amount.tell(f"{wanted}: {kind}")
                wrong.setdefault(kind, f"{wanted}\n{result}")
            if outcomes.total() % 100 == 0:
                amount.tell(f"{outcomes.total()} made-up datasets: {dict(outcomes)}")
            if outcomes[PUBLISHED] == published:
                pool.shutdown(cancel_futures=True)
                break
    assert not wrong, "\n\n".join(wrong.values())
    assert outcomes[PUBLISHED] == published
    amount.tell(f"{published} datasets were published with every page; {outcomes[REFUSED]} were refused or unchanged")


def _made_up(number: int, *, at_random: bool) -> list[list[Change]]:
    """So many lists of changes."""
    found: list[list[Change]] = []

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=not at_random,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(changes())
    def make_up(wanted: list[Change]) -> None:
        found.append(wanted)

    make_up()
    return found
