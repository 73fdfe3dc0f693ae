"""The order of forces in a list: alphabetical in the reader's language, by the name that the list shows."""

from __future__ import annotations

from collections.abc import Iterable

from portal import wording
from portal.language import Language
from portal.rows import Force


def by_full_name(forces: Iterable[Force], language: Language) -> list[Force]:
    """The forces as a list of their full names shows them."""
    return sorted(forces, key=lambda force: language.sort_key(wording.force_name(force, language)))


def by_short_name(forces: Iterable[Force], language: Language) -> list[Force]:
    """The forces as a list of their short names shows them."""
    return sorted(forces, key=lambda force: language.sort_key(wording.short_name(force, language)))
