"""What charts say beyond the words of the whole site."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from portal.facts.rows import Judgment, Programme, RecordingRate
from portal.facts.uncertainty import interval_of
from portal.facts.vocabulary import OffenceGroup
from portal.words import rounds, terms
from portal.words.language import Language


@dataclass(frozen=True)
class Words:
    """What a chart says: the finding, what is measured, what cannot be known, and all of it for those who do not see.

    `note` is below the picture, and is empty where nothing has to be said.
    """

    title: str
    subtitle: str
    note: str
    alternative: str

    @classmethod
    def of(cls, title: str, subtitle: str, notes: Sequence[str], sentences: Sequence[str]) -> Self:
        """The words of a chart; its alternative is all of them, with a sentence for each row or part."""
        note = " ".join(filter(None, notes))
        return cls(title, subtitle, note, " ".join(filter(None, [f"{title}.", subtitle, *sentences, note])))


class Certainty(StrEnum):
    """How firm a published rate is."""

    INTERVAL = "interval"
    NO_MARGIN = "no-margin"
    AROUND = "around"
    MORE_THAN = "more-than"
    OUTSIDE = "outside"


def figure_and_year(row: RecordingRate, language: Language) -> str:
    """A rate and the year that it was published in, such as `96.6%, 2019`."""
    return ", ".join(part for part in (terms.rounded_rate(row, language), rounds.share_year(row.inspection)) if part)


def grade_and_year(judgment: Judgment | None, language: Language) -> str:
    """A grade and its year inside a sentence: `good (2022)`."""
    if judgment is None:
        return language.gettext("no grade found")
    return f"{terms.grade_in_sentence(judgment.grade, language)} ({rounds.year_of(judgment.inspection)})"


def measure(group: OffenceGroup, language: Language) -> str:
    """What a share recorded measures."""
    return {
        OffenceGroup.ALL: language.gettext("Share of reported crimes that the force recorded"),
        OffenceGroup.VIOLENCE: language.gettext("Share of reported violent crimes that the force recorded"),
        OffenceGroup.SEXUAL: language.gettext("Share of reported sexual offences that the force recorded"),
    }[group]


def offences(group: OffenceGroup, language: Language) -> str:
    """What was reported, as the object of a sentence."""
    return {
        OffenceGroup.ALL: language.gettext("reported crimes"),
        OffenceGroup.VIOLENCE: language.gettext("reported violent crimes"),
        OffenceGroup.SEXUAL: language.gettext("reported sexual offences"),
    }[group]


def certainties(language: Language) -> dict[Certainty, str]:
    """What the key of a chart says of each, in its order."""
    return {
        Certainty.INTERVAL: language.gettext("with its 95%% interval") % (),
        Certainty.NO_MARGIN: language.gettext("no margin found"),
        Certainty.AROUND: language.gettext("published as “around”"),
        Certainty.MORE_THAN: language.gettext("published as “more than”"),
        Certainty.OUTSIDE: language.gettext("lower than the axis shows"),
    }


def without_margin(rates: Sequence[RecordingRate], language: Language) -> str:
    """The note on rates whose interval is not known; empty where all are."""
    unknown = sum(row.margin is None for row in rates)
    if not unknown:
        return ""
    if unknown == len(rates):
        return language.gettext("We found no margin, so we cannot say how exact these are.")
    return language.ngettext(
        "%(num)s figure has no margin, so we cannot say how exact it is.",
        "%(num)s figures have no margin, so we cannot say how exact they are.",
        unknown,
    )


def sentence(label: str, row: RecordingRate, language: Language) -> str:
    """A rate with its interval and date, for those who do not see the chart."""
    bounds = interval_of(row)
    interval = language.gettext("no margin found") if bounds is None else terms.span(bounds.low, bounds.high, language)
    return f"{label}: {figure_and_year(row, language)} ({interval})."


def of_all(ordered: Sequence[RecordingRate], language: Language) -> str:
    """The ends of the published rates, highest first, with the forces that are there."""
    highest, lowest = ordered[0], ordered[-1]
    values = {"reported": offences(highest.offence_group, language), "highest": terms.rounded_rate(highest, language)}
    if highest.rate == lowest.rate:
        return language.gettext(
            "%(forces)s recorded %(highest)s of %(reported)s", forces=_at(highest, ordered, language), **values
        )
    return language.gettext(
        "Forces recorded from %(lowest)s (%(lowest_force)s) to %(highest)s (%(highest_force)s) of %(reported)s",
        lowest=terms.rounded_rate(lowest, language),
        lowest_force=_at(lowest, ordered, language),
        highest_force=_at(highest, ordered, language),
        **values,
    )


def subtitle(group: OffenceGroup, programme: Programme, language: Language) -> str:
    """What is measured, in which round."""
    return language.gettext(
        "%(measure)s, with its year. %(round)s.",
        measure=measure(group, language),
        round=rounds.round_title(programme, language),
    )


def axis_start(start: int, language: Language) -> str:
    """Where an axis of percentages starts."""
    return language.gettext("The axis starts at %(start)s.", start=language.percent(start))


def _at(row: RecordingRate, ordered: Sequence[RecordingRate], language: Language) -> str:
    return language.listing(
        [terms.short_name(other.inspection.force, language) for other in ordered if other.rate == row.rate]
    )
