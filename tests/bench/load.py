"""Requests a second, measured with wrk in alternating rounds."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field

_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_FAULTS = re.compile(r"^\s*(?:Socket errors|Non-2xx or 3xx responses):.*$", re.MULTILINE)
CONNECTIONS = 16
ACCEPTED = "gzip, deflate, br"


class NotMeasuredError(RuntimeError):
    """A measurement could not be made; the message says why."""


@dataclass(frozen=True)
class Contender:
    """An address to ask for, with what a browser sends."""

    port: int
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)


def side_by_side(contenders: Mapping[str, Contender], rounds: int, seconds: int) -> dict[str, list[float]]:
    """The requests a second of each contender in each round; the contenders take turns, so that both share the weather.

    Each is asked for a moment before the first round, to warm it up.
    """
    for contender in contenders.values():
        requests_per_second(contender, 1)
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            found[name].append(requests_per_second(contender, seconds))
    return found


def requests_per_second(contender: Contender, seconds: int) -> float:
    """One round; raise NotMeasuredError where an answer was an error, or where there is no wrk."""
    if not shutil.which("wrk"):
        raise NotMeasuredError("wrk is not installed (Debian: apt install wrk)")
    headers = {"Accept-Encoding": ACCEPTED, **contender.headers}
    asked = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    address = f"http://127.0.0.1:{contender.port}{contender.path}"
    done = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "20s", *asked, address],
        check=False,
        capture_output=True,
        text=True,
    )
    rate, faults = _RATE.search(done.stdout), _FAULTS.search(done.stdout)
    if not rate or faults or not float(rate[1]):
        raise NotMeasuredError(f"{contender.path}: {faults[0] if faults else done.stderr or done.stdout}")
    return float(rate[1])
