"""What may be said of a force's share in one inspection against the one before it, in the same round."""

from dataclasses import dataclass

from portal import statistics
from portal.facts import uncertainty
from portal.facts.comparison import PublishedMargins
from portal.facts.rows import RecordingRate
from portal.facts.vocabulary import Qualifier
from portal.statistics import Verdict
from portal.words import terms
from portal.words.language import Language

# A missing margin would have to be so many times the largest published one for the change to be chance.
_FAR = 2


@dataclass(frozen=True)
class ChangeWords:
    """The finding as a sentence, and what it rests on; `settled`: whether it is said to be more than chance."""

    sentence: str
    detail: str
    settled: bool


def change(
    before: RecordingRate, after: RecordingRate, margins: PublishedMargins | None, language: Language
) -> ChangeWords:
    """How the share differs between two visits; `margins` are those published in the round for the offence group."""
    if before.qualifier is not Qualifier.EXACT or after.qualifier is not Qualifier.EXACT:
        detail = language.gettext("A figure that was published only roughly is not compared.")
        return ChangeWords(_rough_movement(before, after, language), detail, False)
    first, second = uncertainty.estimate_of(before), uncertainty.estimate_of(after)
    difference = statistics.change(first, second)
    if difference is not None:
        interval = difference.interval
        detail = language.gettext(
            "%(confidence)s interval of the difference: %(low)s to %(high)s points.",
            confidence=language.percent(95),
            low=language.number(terms.to_one_place(interval.low)),
            high=language.number(terms.to_one_place(interval.high)),
        )
        if statistics.verdict_of(difference) is Verdict.NO_CLEAR_DIFFERENCE:
            return ChangeWords(_movement(before, after, "close", language), detail, False)
        return ChangeWords(_movement(before, after, "chance", language), detail, True)
    return _without_margin(before, after, margins, language)


def _without_margin(
    before: RecordingRate, after: RecordingRate, margins: PublishedMargins | None, language: Language
) -> ChangeWords:
    with_margin = before if before.margin is not None else after
    other = after if with_margin is before else before
    if with_margin.margin is None:
        needed: float | None = statistics.margin_needed(float(with_margin.rate), float(other.rate))
    else:
        needed = statistics.other_margin_needed(float(with_margin.rate), float(with_margin.margin), float(other.rate))
    if needed is None:
        detail = language.gettext("The one published margin is wider than the difference.")
        return ChangeWords(_movement(before, after, "close", language), detail, False)
    detail = language.gettext(
        "A margin is missing. It would have to be above %(needed)s points for this to be chance.",
        needed=language.number(terms.to_one_place(needed)),
    )
    if margins is None:
        return ChangeWords(_movement(before, after, "", language), detail, False)
    largest = language.gettext(
        "The largest margin published in this round is %(largest)s.", largest=language.number(margins.largest)
    )
    far = needed >= _FAR * float(margins.largest)
    return ChangeWords(_movement(before, after, "far" if far else "", language), f"{detail} {largest}", far)


def _movement(before: RecordingRate, after: RecordingRate, how: str, language: Language) -> str:
    rose = after.rate >= before.rate
    messages = {
        "far": language.gettext("It rose from about %(before)s to %(after)s in every 100, far more than chance.")
        if rose
        else language.gettext("It fell from about %(before)s to %(after)s in every 100, far more than chance."),
        "chance": language.gettext("It rose from about %(before)s to %(after)s in every 100, more than chance.")
        if rose
        else language.gettext("It fell from about %(before)s to %(after)s in every 100, more than chance."),
        "close": language.gettext("It went from about %(before)s to %(after)s in every 100: too close to call."),
        "": language.gettext(
            "It went from about %(before)s to %(after)s in every 100. We cannot tell whether that is chance."
        ),
    }
    return messages[how] % {"before": _count(before, language), "after": _count(after, language)}


def _rough_movement(before: RecordingRate, after: RecordingRate, language: Language) -> str:
    """The movement between two figures of which one is no more than a bound or a rounded number, each with its word."""
    return language.gettext(
        "It went from %(before)s to %(after)s in every 100. We cannot tell whether that is chance.",
        before=_count_with_word(before, language),
        after=_count_with_word(after, language),
    )


def _count_with_word(rate: RecordingRate, language: Language) -> str:
    if rate.qualifier is Qualifier.MORE_THAN:
        return language.gettext("more than %(figure)s", figure=_count(rate, language))
    return language.gettext("about %(figure)s", figure=_count(rate, language))


def _count(rate: RecordingRate, language: Language) -> str:
    return language.number(uncertainty.frequency_of(rate).count)
