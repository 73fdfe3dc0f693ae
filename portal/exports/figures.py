"""Every figure that inspections found, one a row: the table behind a force, a programme or an inspection."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from portal.exports.fields import (
    Field,
    Fields,
    force_fields,
    interval_fields,
    kind_and_dates,
    programme_fields,
    source_fields,
    table_of,
)  # fmt: skip
from portal.exports.tables import Table, Value
from portal.facts.newest import age_of
from portal.facts.rows import CaseAudit, Estimate, Judgment, RecordingRate
from portal.facts.uncertainty import interval_of
from portal.queries.inspections import Figures
from portal.statistics import Interval
from portal.words import record, terms
from portal.words.caveats import caveats
from portal.words.language import Language

GRADE = "grade"
RECORDING_RATE = "recording-rate"
RECORDED_CORRECTLY = "audited-reports-recorded-correctly"
NOT_RECORDED_CORRECTLY = "audited-reports-not-recorded-correctly"
# The same in every language, as all that programs read; the heading of their column says them in the reader's.
PERCENT = "percent"
CRIMES_A_YEAR = "crimes a year"
REPORTS = "reports"


@dataclass(frozen=True)
class _Figure:
    """A row: the figure itself, its place among the kinds of figures and within its kind, and what is said of it."""

    row: Judgment | RecordingRate | Estimate | CaseAudit
    kind: int
    order: str
    measure: str
    subject_id: str
    subject: str
    grade: Value = None
    value: Value = None
    unit: Value = None
    qualifier: Value = None
    margin: Value = None
    audited: Value = None


def figures_table(name: str, title: str, all_figures: Figures, language: Language) -> Table:
    """The table of these figures, oldest programme first; codes are the dataset's, names are in the language."""
    figures = sorted(_figures(all_figures, language), key=_order)
    read_in = [figure.row.source for figure in figures]
    return table_of(name, title, _fields(language), figures, read_in, caveats(language))


def _fields(language: Language) -> Fields[_Figure]:
    gettext = language.gettext

    def of_figure(key: str, heading: str, unit: str | None = None) -> Field[_Figure]:
        return Field(key, heading, attrgetter(key), unit)

    return (
        *force_fields(lambda figure: figure.row.inspection.force, language),
        *programme_fields(lambda figure: figure.row.inspection.programme, language),
        Field("inspection_id", gettext("Inspection, as a code"), lambda figure: figure.row.inspection.inspection_id),
        *kind_and_dates(lambda figure: figure.row.inspection, language),
        of_figure("measure", gettext("What the figure is")),
        of_figure("subject_id", gettext("What it is about, as a code")),
        of_figure("subject", gettext("What it is about")),
        of_figure("grade", gettext("Grade")),
        of_figure("value", gettext("Figure")),
        of_figure("unit", gettext("Unit of the figure: percent, crimes a year or reports")),
        of_figure("qualifier", gettext("How the source puts it")),
        of_figure("margin", gettext("Margin of the rate"), gettext("percentage points")),
        *interval_fields(
            _interval, gettext("Interval (95%) of the rate from"), gettext("Interval (95%) of the rate to"), "%"
        ),
        of_figure("audited", gettext("Reports audited")),
        *source_fields(lambda figure: figure.row.source, language),
    )


def _order(figure: _Figure) -> tuple[object, ...]:
    inspection = figure.row.inspection
    return inspection.programme.position, inspection.force.force_id, age_of(inspection), figure.kind, figure.order


def _interval(figure: _Figure) -> Interval | None:
    return interval_of(figure.row) if isinstance(figure.row, RecordingRate) else None


def _figures(figures: Figures, language: Language) -> Iterator[_Figure]:
    for judgment in figures.judgments:
        question = judgment.question
        name, order = terms.name_of(question, language), f"{question.position:03}"
        yield _Figure(judgment, 0, order, GRADE, question.question_id, name, grade=judgment.grade.value)
    for rate in figures.rates:
        group = rate.offence_group
        yield _Figure(
            rate, 1, group.value, RECORDING_RATE, group.value, terms.offence_group(group, language),
            value=rate.rate, unit=PERCENT, qualifier=rate.qualifier.value, margin=rate.margin,
        )  # fmt: skip
    for estimate in figures.estimates:
        group, measure = estimate.offence_group, estimate.measure.value
        yield _Figure(
            estimate, 2, f"{measure} {group.value}", measure, group.value, terms.offence_group(group, language),
            value=estimate.value, unit=CRIMES_A_YEAR, qualifier=estimate.qualifier.value,
        )  # fmt: skip
    for audit in figures.case_audits:
        is_correct = audit.recorded_correctly is not None
        yield _Figure(
            audit, 3, audit.subject, RECORDED_CORRECTLY if is_correct else NOT_RECORDED_CORRECTLY, audit.subject,
            record.audit_subject(audit.subject, language),
            value=audit.recorded_correctly if is_correct else audit.not_recorded_correctly,
            unit=REPORTS, qualifier="exact", audited=audit.audited,
        )  # fmt: skip
