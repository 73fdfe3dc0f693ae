"""The list of gaps as a table: every figure that the record has not, with the reason and a request for it."""

from collections.abc import Sequence

from portal.exports.fields import Field, Fields, force_fields, if_found, table_of
from portal.exports.tables import Table
from portal.facts.rows import Source
from portal.queries.gaps import Gap
from portal.words import gaps as words, record, terms
from portal.words.language import Language


def gaps_table(gaps: Sequence[Gap], name: str, language: Language) -> Table:
    """Each gap by force and round, in the order given, with a request for it where the force could fill it."""
    _ = language.gettext

    def request(gap: Gap) -> words.Request | None:
        return words.request(gap, language) if words.can_be_asked(gap) else None

    def why(gap: Gap) -> str:
        given = gap.missing_reason
        return language.choose(given.text, given.text_cy) if given else record.reason_meaning(gap.reason, language)

    fields: Fields[Gap] = (
        *force_fields(lambda gap: gap.force, language),
        Field("programme_id", _("Round, as a code"), lambda gap: gap.programme.programme_id),
        Field("programme", _("Round"), lambda gap: terms.name_of(gap.programme, language)),
        Field(
            "inspection_id",
            _("Inspection, as a code"),
            lambda gap: gap.inspection.inspection_id if gap.inspection else None,
        ),
        Field("measure", _("Kind of figure, as a code"), lambda gap: gap.measure.value),
        Field("subject", _("Subject, as a code"), lambda gap: gap.subject or None),
        Field("missing", _("What is missing"), lambda gap: words.what_is_missing(gap, language)),
        Field("reason", _("Reason, as a code"), lambda gap: gap.reason.value),
        Field("why", _("Reason"), why),
        Field("source_id", _("Source, as a code"), if_found(_source, lambda source: source.source_id)),
        Field("request_to", _("Website of the force"), lambda gap: gap.force.website if request(gap) else None),
        Field("request_subject", _("Subject of a request"), if_found(request, lambda asked: asked.subject)),
        Field("request_text", _("Text of a request"), if_found(request, lambda asked: asked.text)),
    )
    read_in = [source for source in map(_source, gaps) if source]
    meanings = [record.reason_meaning(reason, language) for reason in dict.fromkeys(gap.reason for gap in gaps)]
    return table_of(name, _("What we could not find"), fields, gaps, read_in, meanings)


def _source(gap: Gap) -> Source | None:
    return gap.missing_reason.source if gap.missing_reason else None
