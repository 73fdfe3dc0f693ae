"""The file by which a browser hears what somebody tells, so that what is typed stays there."""

from itertools import groupby
from typing import Any

from portal.support.kinds import KindOfCrime, kind_words
from portal.support.telling_words import FIGURES, RULES, SOMEBODY
from portal.support.what_happened import pattern_of
from portal.words.language import Language

# In the place of a kind: somebody who listens is what is asked for.
TO_LISTEN = "listen"


def telling_file(language: Language) -> dict[str, Any]:
    """The words as `{"figures": pattern, "told": [[kind, what happened, pattern], ...], "somebody": …}`.

    The first that fits is meant; `somebody`, of the same form, in a sentence that names no place.

    A kind is one of `KindOfCrime`, or `TO_LISTEN`. What has a line of its own is told there by its kind alone.
    """

    def kind_of(position: int) -> str:
        rule = RULES[position]
        return TO_LISTEN if rule.despairs else rule.kind.value

    told = []
    for kind, positions in groupby(range(len(RULES)), kind_of):
        words = tuple(word for position in positions for word in RULES[position].words)
        told.append([kind, words_of(kind, language), pattern_of(words)])
    somebody = [KindOfCrime.ANY, words_of(KindOfCrime.ANY, language), pattern_of(SOMEBODY)]
    return {"figures": pattern_of(FIGURES), "told": told, "somebody": somebody}


def words_of(kind: str, language: Language) -> str:
    """What happened, in words, or what is asked for where no more is told."""
    if kind == TO_LISTEN:
        return language.gettext("Someone to talk to")
    return (
        language.gettext("Help and information") if kind == KindOfCrime.ANY else kind_words(KindOfCrime(kind), language)
    )
