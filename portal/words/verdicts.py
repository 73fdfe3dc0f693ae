"""What may be said of two forces, in sentences that could be printed."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from portal import statistics
from portal.facts.comparison import ComparedForce, ComparedPair, Comparison, PublishedMargins
from portal.facts.vocabulary import Qualifier
from portal.statistics import RankRange, Verdict
from portal.words import terms
from portal.words.language import Language, sentence_case
from portal.words.sentences import ordinal

# What a force may lack to be compared: any figure, an exact one, its margin.
GAPS = ("share", "exact", "margin")


def verdict(pair: ComparedPair, comparison: Comparison, language: Language) -> str:
    """The verdict on a pair as a sentence."""
    return sentence_case(_verdict(pair, comparison, language))


def _verdict(pair: ComparedPair, comparison: Comparison, language: Language) -> str:
    names = {"first": _name(pair.first, language), "second": _name(pair.second, language)}
    if pair.verdict in (Verdict.HIGHER, Verdict.LOWER):
        if pair.verdict is Verdict.LOWER:
            names = {"first": names["second"], "second": names["first"]}
        return language.gettext(
            "%(first)s recorded a higher share of %(reported)s than %(second)s, by more than chance.",
            reported=terms.reported_crimes(comparison.offence_group, language),
            **names,
        )
    if pair.is_clear_only_alone:
        return clear_only_alone(pair, language.number(comparison.tested), language)
    if pair.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return language.gettext("%(first)s and %(second)s are too close to call.", **names)
    reason = " ".join(reasons((pair.first, pair.second), language))
    return language.gettext(
        "%(first)s and %(second)s: we cannot tell whether the difference is more than chance. %(reason)s",
        reason=reason,
        **names,
    )


def clear_only_alone(pair: ComparedPair, tested: str, language: Language) -> str:
    """The sentence on a pair whose difference would be clear, were it not one of so many pairs compared."""
    sentence = language.gettext(
        "%(first)s and %(second)s are too close to call among %(number)s comparisons.",
        number=tested,
        first=_name(pair.first, language),
        second=_name(pair.second, language),
    )
    return sentence_case(sentence)


def figures(pair: ComparedPair, language: Language) -> str:
    """The two rates behind a verdict, and their difference with its interval where that is known."""
    if pair.first.rate is None or pair.second.rate is None:
        return ""
    first, second = shares(pair, language)
    rates = language.gettext("%(first)s against %(second)s", first=first, second=second)
    if pair.difference is None or pair.points is None:
        return rates + "."
    interval = pair.difference.interval
    return language.gettext(
        "%(rates)s: a difference of %(points)s points, %(confidence)s interval %(low)s to %(high)s.",
        rates=rates,
        points=language.number(pair.points),
        confidence=language.percent(95),
        low=language.number(terms.to_one_place(interval.low)),
        high=language.number(terms.to_one_place(interval.high)),
    )


def shares(pair: ComparedPair, language: Language) -> tuple[str, str]:
    """The two rates to one decimal; as published where they differ and rounding would hide it (94.6% and 94.59%)."""
    rates = (pair.first.rate, pair.second.rate)
    first, second = (terms.rounded_rate(rate, language) if rate else "–" for rate in rates)
    if first == second and rates[0] and rates[1]:
        return terms.rate(rates[0], language), terms.rate(rates[1], language)
    return first, second


def side_by_side(pair: ComparedPair, language: Language) -> str:
    """The two forces with their figures, for a list whose note says why no more is said of them."""
    first, second = shares(pair, language)
    return language.gettext(
        "%(first)s, %(second)s",
        first=f"{terms.force_name(pair.first.force, language)} {first}",
        second=f"{terms.force_name(pair.second.force, language)} {second}",
    )


def gap_of(item: ComparedForce, language: Language) -> tuple[str, str] | None:
    """What a force lacks to be compared (share, exact or margin), and the force as the reason names it."""
    if item.rate is None:
        return "share", _name(item, language)
    if item.rate.qualifier is not Qualifier.EXACT:
        return "exact", f"{_name(item, language)} ({terms.rounded_rate(item.rate, language)})"
    return ("margin", _name(item, language)) if item.rate.margin is None else None


def reason(gap: str, forces: str, language: Language) -> str:
    """Why the forces that lack the same cannot be set apart from others."""
    messages = {
        "share": language.gettext("We found no published share for %(forces)s."),
        "exact": language.gettext("A rounded figure was published for %(forces)s."),
        "margin": language.gettext("No margin was published that we could find for %(forces)s."),
    }
    return messages[gap] % {"forces": forces}


def reasons(items: Iterable[ComparedForce], language: Language) -> list[str]:
    """A sentence for each thing that some of the forces lack."""
    names_by_gap: dict[str, list[str]] = {}
    for item in items:
        if gap := gap_of(item, language):
            names_by_gap.setdefault(gap[0], []).append(gap[1])
    return [reason(gap, language.listing(forces), language) for gap, forces in names_by_gap.items()]


def what_would_help(pair: ComparedPair, language: Language) -> str:
    """How small a missing margin would have to be for the difference to be clear; empty where none is missing."""
    first, second = pair.first.rate, pair.second.rate
    if first is None or second is None or first.qualifier is not Qualifier.EXACT:
        return ""
    if second.qualifier is not Qualifier.EXACT or (first.margin is not None and second.margin is not None):
        return ""
    if first.rate == second.rate:
        return language.gettext("The published rates are equal: no margin, however small, would set them apart.")
    if first.margin is None and second.margin is None:
        needed = statistics.margin_needed(float(first.rate), float(second.rate))
        return language.gettext(
            "For a clear difference, both margins would have to be below about ±%(margin)s.",
            margin=_small(needed, language),
        )
    return _with_one_margin(pair.first, pair.second, language)


def published_margins(margins: PublishedMargins | None, language: Language) -> str:
    """How small the margins of the programme were, to hold against the margin that a difference would need."""
    if margins is None:
        return language.gettext("No margin was published that we could find in this round for these offences.")
    return language.ngettext(
        "The one margin published in this round for these offences is ±%(smallest)s.",
        "Of the %(num)s margins published in this round for these offences, none is smaller than ±%(smallest)s; "
        "the usual one (the median) is ±%(usual)s.",
        margins.count,
        smallest=language.number(margins.smallest),
        usual=language.number(margins.usual),
    )


def rank_range(place: RankRange, language: Language) -> str:
    """A rank as a range: `1st to 5th of 38`."""
    among = language.number(place.among)
    if place.best == place.worst:
        return language.gettext("%(rank)s of %(total)s", rank=ordinal(place.best, language), total=among)
    return language.gettext(
        "%(best)s to %(worst)s of %(total)s",
        best=ordinal(place.best, language),
        worst=ordinal(place.worst, language),
        total=among,
    )


def _with_one_margin(first: ComparedForce, second: ComparedForce, language: Language) -> str:
    with_margin, unknown = (first, second) if first.rate and first.rate.margin is not None else (second, first)
    assert with_margin.rate is not None
    assert with_margin.rate.margin is not None
    assert unknown.rate is not None
    needed = statistics.other_margin_needed(
        float(with_margin.rate.rate), float(with_margin.rate.margin), float(unknown.rate.rate)
    )
    values = {
        "known": _name(with_margin, language),
        "known_margin": language.number(with_margin.rate.margin),
        "unknown": _name(unknown, language),
    }
    if needed is None:
        return language.gettext(
            "The margin of %(known)s alone, ±%(known_margin)s, is at least as wide as the difference: no margin of "
            "%(unknown)s would make it clear.",
            **values,
        )
    return language.gettext(
        "For a clear difference, beside the ±%(known_margin)s of %(known)s, the margin of %(unknown)s would have to "
        "be below about ±%(margin)s.",
        margin=_small(needed, language),
        **values,
    )


def _name(item: ComparedForce, language: Language) -> str:
    return terms.the_force(item.force, language)


def _small(value: float, language: Language) -> str:
    """A computed margin: to two places below 1, where the second one matters, else to one."""
    if value >= 1:
        return language.number(terms.to_one_place(value))
    return language.number(Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP))
