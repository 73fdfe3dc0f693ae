"""No made-up query makes a worker grow."""

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import repeat
from pathlib import Path

import pytest

from tests.amount import Amount
from tests.patience import patience
from tests.server.serving import Served, served

_MOST_BYTES_MORE = 5_000_000
_CLIENTS = 3
_LONG = '"' * 8000


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_distinct_queries_of_8_kilobytes_leave_a_worker_as_it_was(
    database: Path, tmp_path: Path, amount: Amount
) -> None:
    with served(f"sqlite:///{database}", tmp_path, WORKERS="1") as site:
        # What a worker takes once for its first visitors and its first long queries is no growth.
        _ask(site, range(300))
        before = _resident_bytes(site)
        numbers = range(300, 300 + amount.of(500, 100_000))
        with ThreadPoolExecutor(_CLIENTS) as clients:
            list(clients.map(_ask, repeat(site), (numbers[place::_CLIENTS] for place in range(_CLIENTS))))
        grown = _resident_bytes(site) - before
    amount.tell(f"{len(numbers):,} distinct queries of 8 KB added {grown / 1_000_000:.1f} MB to a worker")
    assert grown <= _MOST_BYTES_MORE


def _ask(site: Served, numbers: range) -> None:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=patience(60))
    for number in numbers:
        connection.putrequest("GET", f"/?{number}{_LONG}", skip_accept_encoding=True)
        connection.endheaders()
        response = connection.getresponse()
        response.read()
        assert response.status == 414
        if response.will_close:
            connection.close()
    connection.close()


def _resident_bytes(site: Served) -> int:
    (worker,) = site.worker_ids()
    status = Path(f"/proc/{worker}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024
