"""What inspections found: judgments, recording rates, estimates, audited reports and findings."""

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
    _ = language.gettext
    kinds = {FindingKind.STRENGTH: _("Strength"), FindingKind.IMPROVEMENT: _("Area for improvement")}
    published = _interval_schema(_("The interval (95%): rate ± margin, cut off at 0 and 100."), language)
    ours = _interval_schema(_("Our own interval (95%) of the share recorded correctly, by Wilson's method."), language)
    return (
        _resource(
            "judgments",
            "Judgment",
            language,
            column("judgments", "question_id", language, always=True),
            Field(
                "question_name",
                schemas.text(_("The question, in the language of the answer.")),
                lambda row: terms.name_of(row.question, language),
            ),
            column("judgments", "grade", language),
            label(_("The grade in words."), lambda row: terms.grade_word(row.grade, language)),
            filters=(by_name("question_id", language), by_word("judgments", "grade", language)),
            sort=("question_id", "grade"),
            order=("programme_position", "question_position", *newest.ORDER[1:]),
        ),
        _resource(
            "recording_rates",
            "RecordingRate",
            language,
            *columns_of("recording_rates", language, *_SHARED),
            Field("interval", schemas.nullable(published), lambda row: _interval(uncertainty.interval_of(row))),
            label(
                _("The rate in words, with the word that its source gave it."), lambda row: terms.rate(row, language)
            ),
            filters=_words("recording_rates", language, "offence_group", "qualifier"),
            sort=("offence_group", "rate", "margin"),
        ),
        _resource(
            "estimates",
            "Estimate",
            language,
            *columns_of("estimates", language, *_SHARED),
            label(_("The estimate in a sentence."), lambda row: sentences.estimate(row, language)),
            filters=_words("estimates", language, "measure", "offence_group", "qualifier"),
            sort=("measure", "offence_group", "value"),
        ),
        _resource(
            "case_audits",
            "CaseAudit",
            language,
            *columns_of("case_audits", language, *_SHARED),
            Field("interval", ours, lambda row: _interval(uncertainty.interval_of_audit(row))),
            label(_("The count in a sentence."), lambda row: sentences.audit(row, language)),
            filters=_words("case_audits", language, "subject"),
            sort=("subject", "audited"),
        ),
        _resource(
            "findings",
            "Finding",
            language,
            *columns_of("findings", language, *_SHARED),
            label(_("The kind of finding in words."), lambda row: kinds[row.kind]),
            filters=_words("findings", language, "kind"),
            sort=("kind",),
        ),
    )


def _resource(
    table: str,
    record_name: str,
    language: Language,
    *own: Field,
    filters: tuple[Parameter, ...],
    sort: tuple[str, ...],
    order: tuple[str, ...] = newest.ORDER,
) -> Resource:
    """A table whose own fields stand between those of the inspection and those of the source."""
    return of_dataset(
        table,
        record_name,
        language,
        fields=(
            *inspection_fields(table, language),
            *own,
            source_field(),
            *release_fields(table, language),
            page_field("inspections.inspection", "inspection_id", language),
        ),
        filters=(
            *(by_name(name, language) for name in ("force_id", "programme_id", "inspection_id")),
            *filters,
            by_name("source_id", language),
        ),
        sort=("force_id", "programme_id", "published_on", "inspection_id", *sort),
        order=order,
        caveats=caveats(language),
    )


def _words(table: str, language: Language, *names: str) -> tuple[Parameter, ...]:
    return tuple(by_word(table, name, language) for name in names)


def _interval_schema(description: str, language: Language) -> schemas.Schema:
    low = schemas.number(language.gettext("Its lower end (%)."), 0, 100)
    high = schemas.number(language.gettext("Its upper end (%)."), 0, 100)
    return schemas.record(description, {"low": low, "high": high})


def _interval(interval: statistics.Interval | None) -> Json:
    if interval is None:
        return None
    # Binary arithmetic makes 83.6 + 1.85 a little less than 85.45.
    return {"low": round(interval.low, 4), "high": round(interval.high, 4)}
