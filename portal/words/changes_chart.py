"""What the chart says of how far each force moved."""

from __future__ import annotations

from portal.facts.changes import RateChange
from portal.facts.rows import Programme
from portal.words import charts as words, rounds, terms
from portal.words.language import Language


def title(most: RateChange, language: Language) -> str:
    """Which force moved most, and how far."""
    return language.gettext(
        "%(force)s moved most: from %(before)s to %(after)s of reported crimes recorded",
        force=terms.name_in_title(most.after.inspection.force, language),
        before=words.rate(most.before, language),
        after=words.rate(most.after, language),
    )


def subtitle(programme: Programme, start: int, has_intervals: bool, language: Language) -> str:
    """What is measured, what the two dots and the bands are, and where the axis starts."""
    measured = language.gettext(
        "Share of reported crimes recorded at the first visit (hollow) and at the second (filled). %(round)s.",
        round=rounds.round_name(programme, language),
    )
    bands = language.gettext("Grey bands are 95%% intervals.") % () if has_intervals else ""
    return " ".join(filter(None, [measured, bands, words.axis_start(start, language)]))


def moved(change: RateChange, language: Language) -> str:
    """From which share to which."""
    return f"{words.rate(change.before, language)} → {words.rate(change.after, language)}"
