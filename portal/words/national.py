"""The words of the page of the whole country."""

from __future__ import annotations

from collections.abc import Sequence

from portal.facts.rows import NationalRate
from portal.words.language import Language


def press_sentence(rates: Sequence[NationalRate], language: Language) -> str:
    """A sentence that may be printed as it stands: the newest estimate, and the first one; `rates` oldest first."""
    first, newest = rates[0], rates[-1]
    words = {"newest": language.percent(newest.rate), "year": str(newest.year)}
    if first is newest:
        return language.gettext(
            "By the inspectors' estimate for %(year)s, the police in England and Wales recorded %(newest)s of the "
            "crimes reported to them.",
            **words,
        )
    return language.gettext(
        "By the inspectors' estimate for %(year)s, the police in England and Wales recorded %(newest)s of the crimes "
        "reported to them, against %(first)s for %(first_year)s.",
        first=language.percent(first.rate),
        first_year=str(first.year),
        **words,
    )
