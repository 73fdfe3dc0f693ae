"""What charts say beyond the words of the whole site."""

from __future__ import annotations

from decimal import Decimal

from portal.facts.partial_date import PartialDate
from portal.facts.rows import Programme, RecordingRate
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.statistics import Interval, interval_of_rate
from portal.words import terms
from portal.words.language import Language


def programme_name(programme: Programme, language: Language) -> str:
    """The programme's name; a short one such as `PEEL 2021/22` never breaks over two lines."""
    name = terms.name_of(programme, language)
    return name.replace(" ", "\u00a0") if len(name) < 16 else name


def programme_and_period(programme: Programme, language: Language) -> str:
    """The programme's name, and its period where the name does not say it already."""
    name = programme_name(programme, language)
    return name if not programme.period or programme.period in name else f"{name}, {programme.period}"


def grade_word(grade: Grade, language: Language) -> str:
    """The grade's word, as it stands inside a sentence."""
    word = terms.grade_word(grade, language)
    return word[:1].lower() + word[1:]


def measure_words(group: OffenceGroup, language: Language) -> str:
    """What a recording rate of this offence group measures."""
    words = {
        OffenceGroup.ALL: language.gettext("Estimated share of all reported crime that was recorded, in percent"),
        OffenceGroup.VIOLENCE: language.gettext(
            "Estimated share of reported violent crime that was recorded, in percent"
        ),
        OffenceGroup.SEXUAL: language.gettext(
            "Estimated share of reported sexual offences that were recorded, in percent"
        ),
    }
    return words[group]


def interval_of(rate: RecordingRate) -> tuple[Decimal, Decimal] | None:
    """The 95% interval in percent, to as many places as the figures have; None where no margin was found."""
    if rate.margin is None:
        return None
    places = max(-int(figure.as_tuple().exponent) for figure in (rate.rate, rate.margin))
    interval: Interval = interval_of_rate(float(rate.rate), float(rate.margin))
    low, high = (round(Decimal(str(end)), max(0, places)) for end in (interval.low, interval.high))
    return low, high


def date_words(date: PartialDate | None, language: Language) -> str:
    """The month or year of a date, or that it was not found."""
    return language.gettext("date not found") if date is None else language.month(date)


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def not_found(language: Language) -> str:
    """What stands in a chart's table where a figure is missing."""
    return language.gettext("not found")
