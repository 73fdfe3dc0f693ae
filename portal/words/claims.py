"""Whether a sentence that puts one of two forces below the other holds, and what may be printed of the two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.facts.comparison import ComparedPair, Comparison
from portal.facts.rows import Judgment
from portal.facts.vocabulary import Grade
from portal.statistics import Verdict
from portal.words import rounds, terms, verdicts
from portal.words.language import Language, sentence_case

_ORDER = list(Grade)


@dataclass(frozen=True)
class Claim:
    """A sentence about two forces, whether it holds, and one that may be printed as it stands, or nothing."""

    sentence: str
    answer: str
    printable: str


def of_shares(comparison: Comparison, language: Language) -> Iterator[Claim]:
    """That one of the two recorded a smaller share; nothing where a share was not found."""
    for pair in comparison.pairs:
        if pair.first.rate is None or pair.second.rate is None:
            continue
        reported = terms.reported_crimes(comparison.offence_group, language)
        names = {
            "higher": terms.the_force(pair.first.force, language),
            "lower": terms.the_force(pair.second.force, language),
        }
        share, other = verdicts.shares(pair, language)
        claim = language.gettext(
            "%(lower)s recorded a smaller share of %(reported)s than %(higher)s.", reported=reported, **names
        )
        printable = language.gettext(
            "%(higher)s recorded %(share)s of %(reported)s (%(year)s); %(lower)s recorded %(other)s (%(other_year)s).",
            share=share,
            year=rounds.share_year(pair.first.rate.inspection),
            reported=reported,
            other=other,
            other_year=rounds.share_year(pair.second.rate.inspection),
            **names,
        )
        limits = {
            Verdict.NO_CLEAR_DIFFERENCE: language.gettext("The difference may be chance."),
            Verdict.CANNOT_BE_TOLD: language.gettext("Whether the difference is more than chance is not known."),
        }
        limit = limits.get(pair.verdict, language.gettext("The difference is more than chance."))
        yield Claim(sentence_case(claim), _answer(pair, language), f"{sentence_case(printable)} {limit}")


def of_grades(first: Mapping[str, Judgment], second: Mapping[str, Judgment], language: Language) -> Iterator[Claim]:
    """For each round that graded both, newest first: that one was graded lower. The grades are by programme."""
    for programme_id, judgment in reversed(list(first.items())):
        other = second.get(programme_id)
        if other and Grade.UNGRADED not in (judgment.grade, other.grade):
            yield _of_round(judgment, other, language)


def of_newest_grades(first: Judgment | None, second: Judgment | None, language: Language) -> Iterator[Claim]:
    """That one is graded lower now, where the newest grades are of different rounds and so do not say it."""
    if first is None or second is None or first.inspection.programme == second.inspection.programme:
        return
    names = [terms.the_force(item.inspection.force, language) for item in (first, second)]
    yield Claim(
        sentence_case(
            language.gettext(
                "%(first)s is graded better or worse than %(second)s today.", first=names[0], second=names[1]
            )
        ),
        language.gettext("It does not hold: the newest grades are from different rounds, which cannot be compared."),
        "",
    )


def _answer(pair: ComparedPair, language: Language) -> str:
    if pair.verdict in (Verdict.HIGHER, Verdict.LOWER):
        return language.gettext("It holds.")
    if pair.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return language.gettext("It does not hold: the two are too close to call.")
    reasons = verdicts.reasons((pair.first, pair.second), language)
    return " ".join([language.gettext("We cannot tell."), *reasons])


def _of_round(judgment: Judgment, other: Judgment, language: Language) -> Claim:
    higher, lower = sorted((judgment, other), key=lambda item: _ORDER.index(item.grade))
    values = {
        "years": rounds.years_of(judgment.inspection.programme),
        "higher": terms.the_force(higher.inspection.force, language),
        "lower": terms.the_force(lower.inspection.force, language),
        "year": rounds.year_of(higher.inspection),
        "other_year": rounds.year_of(lower.inspection),
        "grade": terms.grade_in_sentence(higher.grade, language),
        "other": terms.grade_in_sentence(lower.grade, language),
    }
    claim = language.gettext("In the %(years)s inspections, %(lower)s was graded lower than %(higher)s.", **values)
    if higher.grade is lower.grade:
        return Claim(
            claim,
            language.gettext("It does not hold: both were graded “%(grade)s”.", **values),
            language.gettext(
                "In the %(years)s inspections, HMICFRS graded both %(higher)s (%(year)s) and %(lower)s "
                "(%(other_year)s) “%(grade)s” at recording crime.",
                **values,
            ),
        )
    printable = language.gettext(
        "In the %(years)s inspections, HMICFRS graded %(higher)s “%(grade)s” (%(year)s) and %(lower)s “%(other)s” "
        "(%(other_year)s) at recording crime.",
        **values,
    )
    return Claim(claim, language.gettext("It holds."), printable)
