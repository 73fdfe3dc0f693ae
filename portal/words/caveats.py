"""What must be known before a figure is used: the words that travel with every file."""

from portal.words.language import Language


def caveats(language: Language) -> tuple[str, ...]:
    """The caveats of every table of inspection results."""
    return (
        language.gettext(
            "A recording rate is an estimate from an audited sample of reports. The margin is half the width of its "
            "interval (95%), in percentage points, as the inspectorate gave it."
        ),
        not_comparable(language),
        language.gettext(
            "A figure that its source states only as “around” or “more than” keeps that word; it is not exact."
        ),
        missing_means(language),
        language.gettext("Each figure is about the time of its inspection; some inspections are from 2016 or earlier."),
    )


def not_comparable(language: Language) -> str:
    """Why rounds stand apart."""
    return language.gettext(
        "Results of different rounds of inspection cannot be compared: each had its own questions, method and scale."
    )


def missing_means(language: Language) -> str:
    """What an empty cell of a table, or null in JSON, says."""
    return language.gettext("An empty cell, or null, means that we have not found the figure. It never means zero.")
