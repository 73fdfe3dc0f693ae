"""What must be known before a figure is used: the words that travel with every file."""

from __future__ import annotations

from portal.language import Language


def caveats(language: Language) -> tuple[str, ...]:
    """The caveats of every table of inspection results."""
    return (
        language.gettext(
            "A recording rate is an estimate from an audited sample of reports. The margin is half the width of its "
            "95 % interval, in percentage points, as the inspectorate gave it."
        ),
        language.gettext(
            "Results of different programmes cannot be compared: each had its own questions, method and scale."
        ),
        language.gettext(
            "A figure that its source states only as “around” or “more than” keeps that word; it is not exact."
        ),
        language.gettext(
            "An empty cell means that nothing was found in the sources that we have read. It never means nought."
        ),
        language.gettext("Each figure is about the time of its inspection; some inspections are from 2016 or earlier."),
    )
