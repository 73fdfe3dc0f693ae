"""What a process of a pool does so that it does not outlive its owner."""

from __future__ import annotations

import multiprocessing
import os
import threading


def end_with_the_owner() -> None:
    """Let this process end when the one that started it is gone: a pool whose owner is killed would wait for ever."""
    owner = multiprocessing.parent_process()
    assert owner is not None

    def wait() -> None:
        owner.join()
        os._exit(1)

    threading.Thread(target=wait, name="end with the owner", daemon=True).start()
