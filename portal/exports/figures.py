"""Every figure that inspections found, one a row: the table behind a force, a programme or an inspection."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from decimal import Decimal

from portal.exports.tables import Table, Value
from portal.facts.newest import Age, age_of
from portal.facts.rows import CaseAudit, Estimate, Inspection, Judgment, RecordingRate, Source
from portal.facts.uncertainty import interval_of
from portal.words import record, terms
from portal.words.caveats import caveats
from portal.words.language import Language
from portal.words.tables import Column

GRADE = "grade"
RECORDING_RATE = "recording-rate"
RECORDED_CORRECTLY = "audited-reports-recorded-correctly"
NOT_RECORDED_CORRECTLY = "audited-reports-not-recorded-correctly"
# The same in every language, as all that programs read; the heading of their column says them in the reader's.
PERCENT = "percent"
CRIMES_A_YEAR = "crimes a year"
REPORTS = "reports"


@dataclass(frozen=True)
class Figures:
    """What one or more inspections found."""

    judgments: tuple[Judgment, ...]
    rates: tuple[RecordingRate, ...]
    estimates: tuple[Estimate, ...]
    case_audits: tuple[CaseAudit, ...]


def figures_table(name: str, title: str, all_figures: Figures, language: Language) -> Table:
    """The table of these figures, oldest programme first; codes are the dataset's, names are in the language."""
    rows = sorted(_rows(all_figures, language), key=lambda pair: pair[0])
    figures: tuple[tuple[Judgment | RecordingRate | Estimate | CaseAudit, ...], ...]
    figures = (all_figures.judgments, all_figures.rates, all_figures.estimates, all_figures.case_audits)
    return Table(
        name=name,
        title=title,
        columns=_columns(language),
        rows=tuple(row for _, row in rows),
        sources=sources_of(figure.source for group in figures for figure in group),
        notes=caveats(language),
    )


def sources_of(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each source once, by publisher and address."""
    return tuple(sorted(dict.fromkeys(sources), key=lambda source: (source.publisher, source.url, source.source_id)))


def source_columns(language: Language) -> tuple[Column, ...]:
    """The columns of `source_cells`, last in a table."""
    return (
        Column("source_id", language.gettext("Source, as a code")),
        Column("source", language.gettext("Source")),
        Column("source_address", language.gettext("Address of the source")),
    )


def source_cells(source: Source) -> tuple[Value, ...]:
    """A source by its code, its title with its publisher, and its address."""
    return source.source_id, ", ".join(filter(None, (source.title, source.publisher))), source.url


def bound(value: float) -> Decimal:
    """An end of an interval, without the noise of binary arithmetic: 83.6 + 1.85 is 85.45."""
    return Decimal(str(round(value, 6)))


def _columns(language: Language) -> tuple[Column, ...]:
    gettext = language.gettext
    return (
        Column("force_id", gettext("Force, as a code")),
        Column("force", gettext("Force")),
        Column("programme_id", gettext("Programme, as a code")),
        Column("programme", gettext("Programme")),
        Column("inspection_id", gettext("Inspection, as a code")),
        Column("inspection_kind", gettext("First inspection or re-inspection")),
        Column("published_on", gettext("Published")),
        Column("audit_from", gettext("Audited period from")),
        Column("audit_to", gettext("Audited period to")),
        Column("measure", gettext("What the figure is")),
        Column("subject_id", gettext("What it is about, as a code")),
        Column("subject", gettext("What it is about")),
        Column("grade", gettext("Grade")),
        Column("value", gettext("Figure")),
        Column("unit", gettext("Unit of the figure: percent, crimes a year or reports")),
        Column("qualifier", gettext("How the source puts it")),
        Column("margin", gettext("Margin of the rate"), gettext("percentage points")),
        Column("interval_low", gettext("Interval (95%) of the rate from"), "%"),
        Column("interval_high", gettext("Interval (95%) of the rate to"), "%"),
        Column("audited", gettext("Reports audited")),
        *source_columns(language),
    )


@dataclass(frozen=True)
class _Figure:
    """What a row says of its figure, between the columns of the inspection and those of the source, in their order."""

    measure: Value
    subject_id: Value
    subject: Value
    grade: Value = None
    value: Value = None
    unit: Value = None
    qualifier: Value = None
    margin: Value = None
    interval_low: Value = None
    interval_high: Value = None
    audited: Value = None


_Order = tuple[int, str, Age, int, str]


def _rows(figures: Figures, language: Language) -> Iterator[tuple[_Order, tuple[Value, ...]]]:
    for judgment in figures.judgments:
        order = f"{judgment.question.position:03}"
        yield _row(judgment.inspection, 0, order, _of_judgment(judgment, language), judgment.source, language)
    for rate in figures.rates:
        yield _row(rate.inspection, 1, rate.offence_group.value, _of_rate(rate, language), rate.source, language)
    for estimate in figures.estimates:
        order = f"{estimate.measure.value} {estimate.offence_group.value}"
        yield _row(estimate.inspection, 2, order, _of_estimate(estimate, language), estimate.source, language)
    for audit in figures.case_audits:
        yield _row(audit.inspection, 3, audit.subject, _of_audit(audit, language), audit.source, language)


def _of_judgment(judgment: Judgment, language: Language) -> _Figure:
    question = judgment.question
    return _Figure(GRADE, question.question_id, terms.name_of(question, language), grade=judgment.grade.value)


def _of_rate(rate: RecordingRate, language: Language) -> _Figure:
    bounds = interval_of(rate)
    return _Figure(
        measure=RECORDING_RATE,
        subject_id=rate.offence_group.value,
        subject=terms.offence_group(rate.offence_group, language),
        value=rate.rate,
        unit=PERCENT,
        qualifier=rate.qualifier.value,
        margin=rate.margin,
        interval_low=bound(bounds.low) if bounds else None,
        interval_high=bound(bounds.high) if bounds else None,
    )


def _of_estimate(estimate: Estimate, language: Language) -> _Figure:
    return _Figure(
        measure=estimate.measure.value,
        subject_id=estimate.offence_group.value,
        subject=terms.offence_group(estimate.offence_group, language),
        value=estimate.value,
        unit=CRIMES_A_YEAR,
        qualifier=estimate.qualifier.value,
    )


def _of_audit(audit: CaseAudit, language: Language) -> _Figure:
    is_correct = audit.recorded_correctly is not None
    return _Figure(
        measure=RECORDED_CORRECTLY if is_correct else NOT_RECORDED_CORRECTLY,
        subject_id=audit.subject,
        subject=record.audit_subject(audit.subject, language),
        value=audit.recorded_correctly if is_correct else audit.not_recorded_correctly,
        unit=REPORTS,
        qualifier="exact",
        audited=audit.audited,
    )


def _row(
    inspection: Inspection, kind: int, within: str, figure: _Figure, source: Source, language: Language
) -> tuple[_Order, tuple[Value, ...]]:
    order = (inspection.programme.position, inspection.force.force_id, age_of(inspection), kind, within)
    cells = (
        inspection.force.force_id,
        terms.force_name(inspection.force, language),
        inspection.programme.programme_id,
        terms.name_of(inspection.programme, language),
        inspection.inspection_id,
        inspection.kind.value,
        str(inspection.published_on) if inspection.published_on else None,
        str(inspection.audit_from) if inspection.audit_from else None,
        str(inspection.audit_to) if inspection.audit_to else None,
        *astuple(figure),
        *source_cells(source),
    )
    return order, cells
