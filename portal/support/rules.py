"""What words tell, and the pages that answer it."""

from dataclasses import dataclass
from enum import StrEnum

from portal.support.kinds import KindOfCrime


class Page(StrEnum):
    """A page that answers what a text asks, by its endpoint."""

    RECORDED = "recorded.recorded"
    SOMEONE_ELSE = "support.someone_else"
    WITHOUT_A_VOICE = "support.deaf"
    RIGHTS = "support.rights"


@dataclass(frozen=True)
class Rule:
    """Words, as parts of a regular expression, and what they tell: see `portal.support.what_happened.Told`."""

    kind: KindOfCrime
    words: tuple[str, ...]
    leads: tuple[str, ...] = ()
    page: Page | None = None
    despairs: bool = False
