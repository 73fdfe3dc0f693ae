"""What the chart says of how quickly crime is recorded."""

from __future__ import annotations

from portal.facts.rows import NationalFigure
from portal.words import record
from portal.words.language import Language


def title(average: NationalFigure, far_below: NationalFigure, below: int, language: Language) -> str:
    """The average of all forces, and how many are far below it."""
    return language.gettext(
        "%(average)s of crimes were recorded within 24 hours on average, but %(forces)s recorded fewer than %(below)s",
        average=language.percent(average.value),
        forces=record.figure_value(far_below, language),
        below=language.percent(below),
    )


def subtitle(average: NationalFigure, language: Language) -> str:
    """What is measured, and when."""
    return language.gettext(
        "Share of crimes that a force recorded within 24 hours, %(period)s.",
        period=record.figure_period(average, language),
    )
