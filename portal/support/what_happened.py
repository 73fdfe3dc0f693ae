"""What somebody says happened to them, where they were asked for a place: "my ex is following me"."""

import re
from dataclasses import dataclass
from functools import cache

from portal.support.asking_words import ASKED, FIGURES, HOW_GOOD
from portal.support.kinds import KindOfCrime
from portal.support.rules import Page, Rule
from portal.support.telling_words import HAPPENED, SOMEBODY, WITH_A_SLIP

RULES = (*HAPPENED, *ASKED)


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
    told = _first_told(plain_text)
    # `my husbend hits me` asks for more than help.
    return _first_told(_without_slips(plain_text)) if told == Told(KindOfCrime.ANY) else told


def told_by(rule: Rule) -> Told:
    """What the words of a rule tell."""
    return Told(rule.kind, rule.leads, rule.page, rule.despairs)


def somebody_speaks(plain_text: str) -> Told | None:
    """What a text tells that names no known place: the same with a slip in a word, or, in a sentence that somebody
    says of themselves, that help is asked for; else None.
    """
    told = _first_told(_without_slips(plain_text))
    if told:
        return told
    is_sentence = plain_text.count(" ") > 1 and not _pattern(FIGURES).search(plain_text)
    return Told(KindOfCrime.ANY) if is_sentence and _pattern(SOMEBODY).search(plain_text) else None


def asks_for_figures(plain_text: str) -> bool:
    """Whether a text looks for figures, or asks how good the police are: `worst police force`."""
    return bool(_pattern(FIGURES).search(plain_text) or _pattern(HOW_GOOD).search(plain_text))


def _first_told(plain_text: str) -> Told | None:
    rule = next((rule for rule in RULES if _pattern(rule.words).search(plain_text)), None)
    return told_by(rule) if rule else None


def _without_slips(plain_text: str) -> str:
    # Loaded for the first text that may hold a slip, as for the first misspelt name of a place.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return " ".join(
        next((known for known in WITH_A_SLIP if OSA.distance(word, known, score_cutoff=1) <= 1), word)
        for word in plain_text.split()
    )


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(pattern_of(words))


def pattern_of(words: tuple[str, ...]) -> str:
    """One regular expression for all the words, which a browser reads as well."""
    return rf"\b(?:{'|'.join(words)})\b"
