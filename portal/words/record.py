"""The words for what the record says besides grades and shares: what happened since, why a figure is missing."""

from collections.abc import Sequence

from portal.facts.rows import FollowUp, Judgment, NationalFigure
from portal.facts.vocabulary import (
    AuditSubject,
    CheckOutcome,
    FollowUpKind,
    Measure,
    MissingMeasure,
    OffenceGroup,
    Qualifier,
    Reason,
)
from portal.words.language import Language


def beside_grade(judgment: Judgment, since: Sequence[FollowUp], language: Language) -> list[str]:
    """The sentences without which a grade never stands: what its inspection left out, and what happened `since`."""
    scope = judgment.inspection.scope
    follow_ups = [f"{language.date(item.date)}: {language.choose(item.text, item.text_cy)}" for item in since]
    return [language.choose(scope.text, scope.text_cy), *follow_ups] if scope else follow_ups


def scope_mark(judgment: Judgment, language: Language) -> str:
    """The mark of a grade whose inspection did not look at all crime; empty for every other."""
    return language.gettext("some crimes only") if judgment.inspection.scope else ""


def check_outcome(outcome: CheckOutcome, language: Language) -> str:
    """What came of a check of a service, in a few words."""
    _ = language.gettext
    return {
        CheckOutcome.CONFIRMED: _("confirmed"),
        CheckOutcome.CHANGED: _("something else is in its place"),
        CheckOutcome.CLOSED: _("closed"),
        CheckOutcome.NO_ANSWER: _("nothing was learnt"),
    }[outcome]


def audit_subject(subject: AuditSubject, language: Language) -> str:
    """What checked reports were about, as a heading: `Reports of rape`."""
    _ = language.gettext
    return {
        AuditSubject.RAPE: _("Reports of rape"),
        AuditSubject.DOMESTIC_ABUSE: _("Reports of domestic abuse"),
        AuditSubject.VULNERABLE_VICTIMS: _("Reports from vulnerable victims"),
        AuditSubject.ANTISOCIAL_BEHAVIOUR: _("Reports of antisocial behaviour"),
        AuditSubject.ALL_CRIME: _("Reports of all kinds of crime"),
    }[subject]


def follow_up_kind(kind: FollowUpKind, language: Language) -> str:
    """What happened, in a few words: `Grade changed`."""
    _ = language.gettext
    return {
        FollowUpKind.GRADE_CHANGED: _("Grade changed"),
        FollowUpKind.GRADED_LATER: _("Graded later"),
        FollowUpKind.CONCERN_CLOSED: _("Cause of concern closed"),
        FollowUpKind.REPEATED: _("Inspection repeated"),
        FollowUpKind.MONITORING_ENDED: _("Closer monitoring ended"),
    }[kind]


def reason(why: Reason, language: Language) -> str:
    """Why a figure is missing, in two words: `not tested`."""
    _ = language.gettext
    return {
        Reason.NOT_TESTED: _("not tested"),
        Reason.NOT_GRADED: _("not graded"),
        Reason.NOT_PUBLISHED: _("not published"),
        Reason.NOT_FOUND: _("not found"),
    }[why]


def reason_meaning(why: Reason, language: Language) -> str:
    """What a reason means, as a sentence for the key under a table."""
    _ = language.gettext
    return {
        Reason.NOT_TESTED: _("Inspectors did not test this force's crime recording in this round."),
        Reason.NOT_GRADED: _("Inspectors looked, and gave no grade."),
        Reason.NOT_PUBLISHED: _("The figure was not published."),
        Reason.NOT_FOUND: _("We have not found this."),
    }[why]


def no_grade(was_looked_at: bool, language: Language) -> str:
    """Why a force has no grade at all for recording; `was_looked_at`: whether an inspection says that it gave none."""
    if was_looked_at:
        return language.gettext(
            "The official inspectors of the police, HMICFRS, inspected the force and gave no grade for this."
        )
    return language.gettext("We have found no grade by HMICFRS, the official inspectors of the police.")


def missing_measure(measure: MissingMeasure, subject: str, language: Language) -> str:
    """What is missing: `the grade for recording crime`. `subject` is the offence group of a share or a margin."""
    _ = language.gettext
    if measure is MissingMeasure.GRADE:
        return _("the grade for recording crime")
    if measure is MissingMeasure.PUBLISHED_ON:
        return _("the date of the report")
    if measure is MissingMeasure.MARGIN:
        return {
            OffenceGroup.ALL: _("the margin of the share of all crime recorded"),
            OffenceGroup.VIOLENCE: _("the margin of the share of violent crime recorded"),
            OffenceGroup.SEXUAL: _("the margin of the share of sexual offences recorded"),
        }[OffenceGroup(subject)]
    return {
        OffenceGroup.ALL: _("the share of all crime recorded"),
        OffenceGroup.VIOLENCE: _("the share of violent crime recorded"),
        OffenceGroup.SEXUAL: _("the share of sexual offences recorded"),
    }[OffenceGroup(subject)]


def measure(counted: Measure, language: Language) -> str:
    """What an estimate counts."""
    return {
        Measure.UNRECORDED: language.gettext("crimes reported but not recorded, a year"),
        Measure.ADDITIONAL: language.gettext("more crimes recorded a year than before"),
    }[counted]


def qualifier(how: Qualifier, language: Language) -> str:
    """How a source states a figure."""
    return {
        Qualifier.EXACT: language.gettext("exact"),
        Qualifier.AROUND: language.gettext("“around”"),
        Qualifier.MORE_THAN: language.gettext("“more than”"),
    }[how]


def figure_value(row: NationalFigure, language: Language) -> str:
    """A national figure with its unit and the word that its source gave it: `more than 285,000 crimes`."""
    _ = language.gettext
    whole = int(row.value)
    value = {
        "percent": language.percent(row.value),
        "forces": language.ngettext("%(num)s force", "%(num)s forces", whole),
        "crimes a year": language.ngettext("%(num)s crime", "%(num)s crimes", whole),
        "reports": language.ngettext("%(num)s report", "%(num)s reports", whole),
    }[row.unit]
    return {
        Qualifier.EXACT: value,
        Qualifier.AROUND: _("around %(figure)s", figure=value),
        Qualifier.MORE_THAN: _("more than %(figure)s", figure=value),
    }[row.qualifier]
