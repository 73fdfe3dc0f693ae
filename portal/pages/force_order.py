"""The order of forces in a list: alphabetical in the reader's language, by the name that the list shows."""

from __future__ import annotations

from collections.abc import Iterable

from portal.facts.rows import Force
from portal.words import terms
from portal.words.language import Language


def by_full_name(forces: Iterable[Force], language: Language) -> list[Force]:
    """The forces as a list of their full names shows them."""
    return sorted(forces, key=lambda force: language.sort_key(terms.force_name(force, language)))


def by_short_name(forces: Iterable[Force], language: Language) -> list[Force]:
    """The forces as a list of their short names shows them."""
    return sorted(forces, key=lambda force: language.sort_key(terms.short_name(force, language)))
