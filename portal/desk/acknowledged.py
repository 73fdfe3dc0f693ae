"""What an operator knows of already, and until when no alarm of it is wanted."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_NAME = "acknowledged.json"


@dataclass(frozen=True)
class Acknowledged:
    """The lines of an alarm that are in hand, until the end of a day; without a day there are none."""

    until: datetime.date | None = None
    lines: frozenset[str] = frozenset()

    @classmethod
    def read(cls, folder: Path) -> Acknowledged:
        """What was acknowledged last; nothing where none was, raise ValueError where the file is not one of ours."""
        path = folder / _NAME
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            return cls(datetime.date.fromisoformat(told["until"]), frozenset(told["lines"]))
        except FileNotFoundError:
            return cls()
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path} cannot be read: remove it, and acknowledge what is in hand again.") from error

    def new_among(self, lines: Iterable[str], today: datetime.date) -> list[str]:
        """Those of the lines that are not in hand on that day."""
        silent = self.lines if self.until is not None and today <= self.until else frozenset()
        return [line for line in lines if line not in silent]

    def keep(self, folder: Path) -> None:
        """Write it down, in the place of what was acknowledged before."""
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f".{_NAME}.unfinished"
        unfinished.write_text(json.dumps({"until": str(self.until), "lines": sorted(self.lines)}, indent=1) + "\n")
        os.replace(unfinished, folder / _NAME)
