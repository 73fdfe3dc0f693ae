"""The list of gaps as a table: every figure that the record has not, with the reason and a request for it."""

from collections.abc import Iterable

from portal.exports.tables import Table, Value
from portal.queries.gaps import Gap
from portal.words import gaps as words, record, terms
from portal.words.language import Language
from portal.words.tables import Column


def gaps_table(gaps: Iterable[Gap], name: str, language: Language) -> Table:
    """Each gap by force and round, in the order given; a request stands only where the force could fill the gap."""
    gaps = tuple(gaps)
    _ = language.gettext
    sources = {gap.missing_reason.source.source_id: gap.missing_reason.source for gap in gaps if gap.missing_reason}
    return Table(
        name=name,
        title=_("What we could not find"),
        columns=(
            Column("force_id", _("Force, as a code")),
            Column("force", _("Force")),
            Column("programme_id", _("Round, as a code")),
            Column("programme", _("Round")),
            Column("inspection_id", _("Inspection, as a code")),
            Column("measure", _("Kind of figure, as a code")),
            Column("subject", _("Subject, as a code")),
            Column("missing", _("What is missing")),
            Column("reason", _("Reason, as a code")),
            Column("why", _("Reason")),
            Column("source_id", _("Source, as a code")),
            Column("request_to", _("Website of the force")),
            Column("request_subject", _("Subject of a request")),
            Column("request_text", _("Text of a request")),
        ),
        rows=tuple(_row(gap, language) for gap in gaps),
        sources=tuple(sources.values()),
        notes=tuple(record.reason_meaning(reason, language) for reason in dict.fromkeys(gap.reason for gap in gaps)),
    )


def _row(gap: Gap, language: Language) -> tuple[Value, ...]:
    request = words.request(gap, language) if words.can_be_asked(gap) else None
    return (
        gap.force.force_id,
        terms.force_name(gap.force, language),
        gap.programme.programme_id,
        terms.name_of(gap.programme, language),
        gap.inspection.inspection_id if gap.inspection else None,
        gap.measure.value,
        gap.subject or None,
        words.what_is_missing(gap, language),
        gap.reason.value,
        language.choose(gap.missing_reason.text, gap.missing_reason.text_cy)
        if gap.missing_reason
        else record.reason_meaning(gap.reason, language),
        gap.missing_reason.source.source_id if gap.missing_reason else None,
        gap.force.website if request else None,
        request.subject if request else None,
        request.text if request else None,
    )
