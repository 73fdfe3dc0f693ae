"""Holding an answer back for a moment, so that clients which retry at once do not take the whole machine."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from flask import request


@runtime_checkable
class _HoldsBack(Protocol):
    def hold_back(self, seconds: float) -> None: ...


def hold_back(seconds: float) -> None:
    """Let the answer to this request wait for so long, where the server does that without a thread of its own."""
    # Gunicorn's name for the visitor's connection; no other server has one, and there the answer goes out at once.
    connection = request.environ.get("gunicorn.socket")
    if isinstance(connection, _HoldsBack):
        connection.hold_back(seconds)
