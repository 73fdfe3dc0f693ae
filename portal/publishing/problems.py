"""What is wrong with a dataset or stops its release, said so that the person who holds the file can mend it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LONGEST_VALUE_SHOWN = 60
# With the line that counts the rest, 200.
MOST_OF_A_FILE = 199


@dataclass(frozen=True)
class Problem:
    """One fault: the file, what is wrong, how to mend it; line, column and value where they are known."""

    file: str
    what: str
    mend: str
    line: int | None = None
    column: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        place = self.file + (f", line {self.line}" if self.line else "")
        place += f", column {self.column}" if self.column else ""
        value = f": {_short(self.value)}" if self.value is not None else ""
        return f"{place}{value}\n    {self.what}\n    To mend it: {self.mend}"


def limit_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The problems file by file as they come, at most 200 of a file: a broken one could fill the screen for hours."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    first_problems: list[Problem] = []
    for file, of_file in by_file.items():
        first_problems.extend(of_file[:MOST_OF_A_FILE])
        more = len(of_file) - MOST_OF_A_FILE
        if more > 0:
            what = f"There are {more} more problems in this file."
            first_problems.append(Problem(file, what, "mend those above, then check again."))
    return first_problems


class NothingToPublishError(Exception):
    """The dataset is the one that is published already."""


class ClockBehindError(Exception):
    """The clock is behind the last release, so that the order of releases would be lost; the message says so."""


class OvertakenError(Exception):
    """Another release was published while this one was prepared."""


class RehearsalError(Exception):
    """A page of the new release cannot be rendered; the message names page, cause and the rows that may be why."""


class DatasetError(Exception):
    """A dataset that cannot be published; `problems` holds every fault that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def _short(value: str) -> str:
    # `repr` shows control characters and bidirectional marks as escapes, so that a hostile cell cannot pose as text.
    text = ascii(value) if any(not character.isprintable() for character in value) else repr(value)
    return text if len(text) <= _LONGEST_VALUE_SHOWN else text[:_LONGEST_VALUE_SHOWN] + "…"
