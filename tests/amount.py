"""How often the long tests cause their faults: a few times with every change, in full by `make soak`."""

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Amount:
    """Whether this is the full run; what a test tells of its progress is shown then."""

    in_full: bool
    _config: pytest.Config

    def of(self, short: int, full: int) -> int:
        """How many times."""
        return full if self.in_full else short

    def tell(self, text: str) -> None:
        """Show how far the test is."""
        shown = self._config.pluginmanager.get_plugin("terminalreporter")
        captured = self._config.pluginmanager.get_plugin("capturemanager")
        if self.in_full and shown is not None and captured is not None:
            with captured.global_and_fixture_disabled():
                shown.write_line(text)
