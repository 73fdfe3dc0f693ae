"""How a worker asks the system for memory, and gives it back."""

from __future__ import annotations

import ctypes

# Their numbers in glibc's malloc.h.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 64 * 1024


def share_one_heap() -> None:
    """Let this process and its children share one heap among their threads, and return large blocks at once.

    By default each thread of a worker takes a heap of its own, and each keeps what its largest page once needed. A
    system without glibc is left as it is.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        for option, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
            set_option(option, value)
