"""What somebody says happened to them, where they were asked for a place: "my ex is following me"."""

import re
from dataclasses import dataclass
from functools import cache

from portal.support.kinds import KindOfCrime
from portal.support.telling_words import FIGURES, RULES, SOMEBODY, Page


@dataclass(frozen=True)
class Told:
    """What a text tells: a kind of crime, `ANY` where only help is asked for.

    `leads`: the services for just that, by id, which stand before those of the kind; `page`: a page that answers it;
    `despairs`: it asks for somebody who listens, or speaks of suicide.
    """

    kind: KindOfCrime
    leads: tuple[str, ...] = ()
    page: Page | None = None
    despairs: bool = False


def what_happened(plain_text: str) -> Told | None:
    """What a text in lower case without accents, apostrophes and punctuation tells; None where it tells nothing.

    The names of places tell nothing, and neither does who looks for figures, such as `rape statistics`.
    """
    if _pattern(FIGURES).search(plain_text):
        return None
    rule = next((rule for rule in RULES if _pattern(rule.words).search(plain_text)), None)
    return Told(rule.kind, rule.leads, rule.page, rule.despairs) if rule else None


def somebody_speaks(plain_text: str) -> Told | None:
    """What a sentence tells that names no known place, however it is said: that help is asked for; else None."""
    is_sentence = plain_text.count(" ") > 1 and not _pattern(FIGURES).search(plain_text)
    return Told(KindOfCrime.ANY) if is_sentence and _pattern(SOMEBODY).search(plain_text) else None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(pattern_of(words))


def pattern_of(words: tuple[str, ...]) -> str:
    """One regular expression for all the words, which a browser reads as well."""
    return rf"\b(?:{'|'.join(words)})\b"
