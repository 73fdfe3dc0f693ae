"""How long a test waits for an event before it gives up: set from how fast this machine is at the moment."""

import subprocess
import sys
import time
from functools import lru_cache

# A start of Python that counts so far takes about this long on an idle machine.
_UNIT = "for _ in range(4_000_000): pass"
_SECONDS_OF_A_UNIT = 0.1
_TIMES_AS_LONG_AS_USUAL = 3
_SECONDS_THAT_A_MEASUREMENT_HOLDS = 20


def patience(seconds: float) -> float:
    """The limit, in seconds, for what takes at most `seconds` on an idle machine: longer on one that is busy now.

    It only ends the waiting for what never comes: no test passes or fails by how quick the machine is.
    """
    slowness = _slowness(int(time.monotonic() // _SECONDS_THAT_A_MEASUREMENT_HOLDS))
    return seconds * slowness * _TIMES_AS_LONG_AS_USUAL


@lru_cache(maxsize=1)
def _slowness(moment: int) -> float:
    """How many times longer than on an idle machine a unit of work takes; measured anew with each `moment`."""
    begin = time.monotonic()
    subprocess.run([sys.executable, "-I", "-S", "-c", _UNIT], check=True)
    return max(1.0, (time.monotonic() - begin) / _SECONDS_OF_A_UNIT)
