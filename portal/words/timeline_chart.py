"""What the timeline of a force and its history say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from portal.facts.rows import Force, Judgment, Programme
from portal.facts.uncertainty import interval_of
from portal.facts.visits import Visit
from portal.facts.vocabulary import InspectionKind
from portal.words import charts as words, rounds, terms
from portal.words.language import Language


def title(force: Force, visits: Sequence[Visit], language: Language) -> str:
    """The newest grade; and what came of the force in the newest round that graded it twice."""
    name = terms.name_in_title(force, language)
    graded = [visit for visit in visits if visit.judgment]
    if not graded:
        rate = next(visit.rate for visit in visits if visit.rate)
        return language.gettext(
            "%(force)s recorded %(rate)s of reported crimes (%(year)s)",
            force=name,
            rate=words.rate(rate, language),
            year=rounds.year_of(rate.inspection),
        )
    newest = words.described(graded[0].judgment, language)
    pairs = [
        (first, second)
        for second, first in pairwise(graded)
        if first.inspection.programme == second.inspection.programme
    ]
    if not pairs:
        return language.gettext("%(force)s: %(newest)s at recording crime", force=name, newest=newest)
    first, second = (words.described(visit.judgment, language) for visit in pairs[0])
    if pairs[0][1] is graded[0]:
        return language.gettext(
            "%(force)s went from %(first)s to %(second)s at recording crime", force=name, first=first, second=second
        )
    return language.gettext(
        "%(force)s: %(newest)s at recording crime; before, from %(first)s to %(second)s",
        force=name,
        newest=newest,
        first=first,
        second=second,
    )


def history(force: Force, judgments: Sequence[Judgment], language: Language) -> str:
    """Every grade of a force, with its year."""
    return language.gettext(
        "%(force)s: %(grades)s",
        force=terms.name_in_title(force, language),
        grades=", ".join(words.described(judgment, language) for judgment in judgments),
    )


def heading(place: int, programme: Programme, language: Language) -> str:
    """What stands above the panel of a round; those below the first are not comparable with it."""
    name = rounds.round_title(programme, language)
    return language.gettext("%(round)s – earlier method, not comparable", round=name) if place else name


def label(visit: Visit, visits: Sequence[Visit], language: Language) -> str:
    """What a visit is called beside its grade: its date, and that it is the second where both have the same."""
    published = visit.inspection.published_on
    date = language.month(published) if published else rounds.year_of(visit.inspection)
    dates = [other.inspection.published_on for other in visits if other is not visit]
    if visit.inspection.kind is InspectionKind.RE_INSPECTION and published in dates:
        return language.gettext("%(date)s, second visit", date=date)
    return date


def sentence(visit: Visit, language: Language) -> str:
    """A visit with its grade and its share, for those who do not see the chart."""
    date = rounds.year_of(visit.inspection)
    said = [words.grade(visit.judgment.grade, language)] if visit.judgment else []
    if visit.rate:
        bounds = interval_of(visit.rate)
        said.append(words.rate(visit.rate, language))
        said.append(
            words.span(bounds.low, bounds.high, language) if bounds else language.gettext("no margin published")
        )
    return f"{rounds.round_name(visit.inspection.programme, language)}, {date}: {', '.join(said)}."
