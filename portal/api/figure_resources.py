"""What inspections found: judgments, recording rates, estimates, audited reports and findings."""

from __future__ import annotations

from portal import statistics
from portal.api import schemas
from portal.api.parameters import Parameter, by_name, by_word
from portal.api.resource import Field, Json, Resource, column, columns_of, of_dataset
from portal.api.shared_fields import inspection_fields, label, page_field, release_fields, source_field
from portal.facts import newest, uncertainty
from portal.facts.vocabulary import FindingKind
from portal.words import sentences, terms
from portal.words.caveats import caveats
from portal.words.language import Language

# The columns that `_resource` gives all of these.
_SHARED = ("inspection_id", "source_id")


def figure_resources(language: Language) -> tuple[Resource, ...]:
    """The resources whose rows inspections found."""
    return (
        _judgments(language),
        _recording_rates(language),
        _estimates(language),
        _case_audits(language),
        _findings(language),
    )


def _judgments(language: Language) -> Resource:
    _ = language.gettext
    return _resource(
        "judgments",
        "Judgment",
        (
            column("judgments", "question_id", language, always=True),
            Field(
                "question_name",
                schemas.text(_("The question, in the language of the answer.")),
                lambda row, _here: terms.name_of(row.question, language),
            ),
            column("judgments", "grade", language),
            label(_("The grade in words."), lambda row: terms.grade_word(row.grade, language)),
        ),
        (by_name("question_id", language), by_word("judgments", "grade", language)),
        ("question_id", "grade"),
        language,
        order=("programme_position", "question_position", *newest.ORDER[1:]),
    )


def _recording_rates(language: Language) -> Resource:
    _ = language.gettext
    table = "recording_rates"
    return _resource(
        table,
        "RecordingRate",
        (
            *columns_of(table, language, *_SHARED),
            Field(
                "interval",
                schemas.nullable(
                    _interval_schema(_("The interval (95%): rate ± margin, cut off at 0 and 100."), language)
                ),
                lambda row, _here: _interval(uncertainty.interval_of(row)),
            ),
            label(
                _("The rate in words, with the word that its source gave it."), lambda row: terms.rate(row, language)
            ),
        ),
        (by_word(table, "offence_group", language), by_word(table, "qualifier", language)),
        ("offence_group", "rate", "margin"),
        language,
    )


def _estimates(language: Language) -> Resource:
    _ = language.gettext
    return _resource(
        "estimates",
        "Estimate",
        (
            *columns_of("estimates", language, *_SHARED),
            label(_("The estimate in a sentence."), lambda row: sentences.estimate(row, language)),
        ),
        (
            by_word("estimates", "measure", language),
            by_word("estimates", "offence_group", language),
            by_word("estimates", "qualifier", language),
        ),
        ("measure", "offence_group", "value"),
        language,
    )


def _case_audits(language: Language) -> Resource:
    _ = language.gettext
    ours = _("Our own interval (95%) of the share recorded correctly, by Wilson's method.")
    return _resource(
        "case_audits",
        "CaseAudit",
        (
            *columns_of("case_audits", language, *_SHARED),
            Field(
                "interval",
                _interval_schema(ours, language),
                lambda row, _here: _interval(uncertainty.interval_of_audit(row)),
            ),
            label(_("The count in a sentence."), lambda row: sentences.audit(row, language)),
        ),
        (by_word("case_audits", "subject", language),),
        ("subject", "audited"),
        language,
    )


def _findings(language: Language) -> Resource:
    _ = language.gettext
    words = {FindingKind.STRENGTH: _("Strength"), FindingKind.IMPROVEMENT: _("Area for improvement")}
    return _resource(
        "findings",
        "Finding",
        (
            *columns_of("findings", language, *_SHARED),
            label(_("The kind of finding in words."), lambda row: words[row.kind]),
        ),
        (by_word("findings", "kind", language),),
        ("kind",),
        language,
    )


def _resource(
    table: str,
    record_name: str,
    own_fields: tuple[Field, ...],
    own_filters: tuple[Parameter, ...],
    own_sort: tuple[str, ...],
    language: Language,
    order: tuple[str, ...] = newest.ORDER,
) -> Resource:
    return of_dataset(
        table,
        record_name,
        language,
        fields=(
            *inspection_fields(table, language),
            *own_fields,
            source_field(),
            *release_fields(table, language),
            page_field("inspections.inspection", "inspection_id", language),
        ),
        filters=(
            *(by_name(name, language) for name in ("force_id", "programme_id", "inspection_id")),
            *own_filters,
            by_name("source_id", language),
        ),
        sort=("force_id", "programme_id", "published_on", "inspection_id", *own_sort),
        order=order,
        caveats=caveats(language),
    )


def _interval_schema(description: str, language: Language) -> schemas.Schema:
    low = schemas.number(language.gettext("Its lower end (%)."), 0, 100)
    high = schemas.number(language.gettext("Its upper end (%)."), 0, 100)
    return schemas.record(description, {"low": low, "high": high})


def _interval(interval: statistics.Interval | None) -> Json:
    if interval is None:
        return None
    # Binary arithmetic makes 83.6 + 1.85 a little less than 85.45.
    return {"low": round(interval.low, 4), "high": round(interval.high, 4)}
