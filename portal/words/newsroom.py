"""What a newsroom may print about a force as it stands, each sentence with its limit, and what it may not say."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.facts.inspection_years import last_year_of_share
from portal.facts.rows import Estimate, FollowUp, Inspection, Judgment, RecordingRate, Source
from portal.facts.vocabulary import Qualifier
from portal.words import rounds, sentences, terms
from portal.words.changes import ChangeWords
from portal.words.language import Language
from portal.words.record import beside_grade


@dataclass(frozen=True)
class Printable:
    """A sentence that may be printed as it stands, what limits it, and the source of its figure."""

    sentence: str
    limit: str
    inspection: Inspection
    source: Source


@dataclass(frozen=True)
class NotSupported:
    """What the figures do not support, and why."""

    claim: str
    reason: str


def of_grade(judgment: Judgment, since: Sequence[FollowUp], language: Language) -> Printable:
    """The newest grade, limited by what it leaves out and what happened `since`."""
    limit = language.gettext(
        "Compare this grade only with those of the %(years)s inspections: each round had its own questions and method.",
        years=rounds.years_of(judgment.inspection.programme),
    )
    limit = " ".join([*beside_grade(judgment, since, language), limit])
    return Printable(sentences.grade(judgment, language), limit, judgment.inspection, judgment.source)


def of_share(rate: RecordingRate, today: datetime.date, language: Language) -> Printable:
    """The newest share, with the interval where its margin was published."""
    sample = language.gettext("This is an estimate from a sample of reports.")
    rough = sentences.exactness(rate, language) if _is_rough(rate) else ""
    interval = (
        language.gettext("The 95%% interval is %(interval)s.", interval=terms.interval(rate, language))
        if rate.margin is not None
        else ""
    )
    newer = sentences.no_newer_share(rate, today, language)
    limit = " ".join(part for part in (sample, rough, interval, newer) if part)
    return Printable(sentences.headline(rate, language), limit, rate.inspection, rate.source)


def of_change(
    earlier: RecordingRate, newest: RecordingRate, graded: Judgment | None, change: ChangeWords, language: Language
) -> Printable:
    """The share before the newest one of the same round, and how they differ: as a limit where that is not settled."""
    printable = [sentences.headline(earlier, language)]
    if graded:
        grade = terms.grade_in_sentence(graded.grade, language)
        printable.append(language.gettext("Inspectors graded it “%(grade)s”.", grade=grade))
    if change.settled:
        printable.append(_clear_change(earlier, newest, language))
    limit = change.detail if change.settled else f"{change.sentence} {change.detail}"
    return Printable(" ".join(printable), limit, earlier.inspection, earlier.source)


def of_estimate(estimate: Estimate, language: Language) -> Printable:
    """How many crimes a year inspectors estimated."""
    limit = language.gettext("This is the inspectors' own estimate for that time. It is not a count of crimes today.")
    return Printable(sentences.estimate(estimate, language), limit, estimate.inspection, estimate.source)


def _is_rough(rate: RecordingRate) -> bool:
    """Whether it may not be set beside another as if it were exact; a margin does not make a word a number."""
    return rate.margin is None or rate.qualifier is not Qualifier.EXACT


def _clear_change(earlier: RecordingRate, newest: RecordingRate, language: Language) -> str:
    rose = language.gettext("The next inspection (%(year)s) found %(rate)s: the share rose by more than chance.")
    fell = language.gettext("The next inspection (%(year)s) found %(rate)s: the share fell by more than chance.")
    figures = {"year": rounds.share_year(newest.inspection), "rate": terms.rounded_rate(newest, language)}
    return (rose if newest.rate > earlier.rate else fell) % figures


def not_supported(
    judgments: tuple[Judgment, ...],
    graded: Judgment | None,
    rate: RecordingRate | None,
    today: datetime.date,
    language: Language,
) -> Iterator[NotSupported]:
    """What may not be said of a force; `judgments` are its grades for recording."""
    _ = language.gettext
    if len({item.inspection.programme for item in judgments}) > 1:
        yield NotSupported(
            _("That the force got better or worse from one round to the next."),
            _("Each round had its own questions and method, and the scale grew from four grades to five."),
        )
    if graded and rate and graded.inspection != rate.inspection:
        yield NotSupported(
            _("That the share explains the grade."),
            _(
                "They come from two inspections: the grade is from %(grade_year)s, the share from %(share_year)s.",
                grade_year=rounds.year_of(graded.inspection),
                share_year=rounds.share_year(rate.inspection),
            ),
        )
    if rate and today.year > last_year_of_share(rate.inspection):
        yield NotSupported(
            _("That this share of crimes is recorded today."),
            _("The share is from %(year)s.", year=rounds.share_year(rate.inspection)),
        )
    if rate and _is_rough(rate):
        yield NotSupported(
            _("That it records more or less than a force whose figure is a point or two away."),
            sentences.not_exact(language)
            if rate.qualifier is not Qualifier.EXACT
            else _("No margin was published that we could find, so the difference may be chance."),
        )
    yield NotSupported(
        _("That there is more or less crime here than elsewhere."),
        _("The figures say how much of the reported crime was recorded. They do not say how much there was."),
    )
