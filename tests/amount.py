"""How often the long tests cause their faults: a few times with every change, in full by `make soak`."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Amount:
    """Whether this is the full run; what a test tells of its progress is shown then."""

    in_full: bool
    _shown: pytest.TerminalReporter | None

    def of(self, short: int, full: int) -> int:
        """How many times."""
        return full if self.in_full else short

    def tell(self, text: str) -> None:
        """Show how far the test is."""
        if self.in_full and self._shown is not None:
            self._shown.write_line(text)
            self._shown.flush()
