"""From the tables' rows to the typed rows that the rest of the portal reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.database import tables
from portal.facts import rows
from portal.facts.vocabulary import CrimeType, Grade

if TYPE_CHECKING:
    from portal.queries.related import Related


def source(model: tables.Source) -> rows.Source:
    """A source."""
    return rows.Source(
        source_id=model.source_id,
        publisher=model.publisher,
        kind=model.kind,
        title=model.title,
        url=model.url,
        published_on=model.published_on,
        accessed_on=model.accessed_on,
    )


def programme(model: tables.Programme, related: Related) -> rows.Programme:
    """A programme."""
    return rows.Programme(
        programme_id=model.programme_id,
        position=model.position,
        name=model.name,
        name_cy=model.name_cy,
        scale=tuple(Grade(grade) for grade in model.scale),
        period=model.period,
        summary=model.summary,
        summary_cy=model.summary_cy,
        recording_question_id=model.recording_question_id,
        source=related.source(model.source_id),
    )


def question(model: tables.Question, related: Related) -> rows.Question:
    """A question."""
    return rows.Question(
        question_id=model.question_id,
        programme_id=model.programme_id,
        position=model.position,
        name=model.name,
        name_cy=model.name_cy,
        source=related.source(model.source_id),
    )


def force(model: tables.Force) -> rows.Force:
    """A force."""
    return rows.Force(
        force_id=model.force_id,
        name=model.name,
        short_name=model.short_name,
        name_cy=model.name_cy,
        short_name_cy=model.short_name_cy,
        alternative_names=model.alternative_names,
        ons_code=model.ons_code,
        region=model.region,
        nation=model.nation,
        website=model.website,
        neighbour_ids=model.neighbours,
        accountable_body=model.accountable_body,
        accountable_body_website=model.accountable_body_website,
        tile_column=model.tile_column,
        tile_row=model.tile_row,
        tile_label=model.tile_label,
    )


def inspection(model: tables.Inspection, related: Related) -> rows.Inspection:
    """An inspection with its force and programme."""
    return rows.Inspection(
        inspection_id=model.inspection_id,
        force=related.force(model.force_id),
        programme=related.programme(model.programme_id),
        kind=model.kind,
        published_on=model.published_on,
        audit_from=model.audit_from,
        audit_to=model.audit_to,
        source=related.source(model.source_id),
    )


def judgment(model: tables.Judgment, related: Related) -> rows.Judgment:
    """A judgment with its inspection and question."""
    return rows.Judgment(
        inspection=related.inspection(model.inspection_id),
        question=related.question(model.question_id),
        grade=model.grade,
        source=related.source(model.source_id),
    )


def recording_rate(model: tables.RecordingRate, related: Related) -> rows.RecordingRate:
    """A recording rate with its inspection."""
    return rows.RecordingRate(
        inspection=related.inspection(model.inspection_id),
        offence_group=model.offence_group,
        rate=model.rate,
        margin=model.margin,
        qualifier=model.qualifier,
        source=related.source(model.source_id),
    )


def estimate(model: tables.Estimate, related: Related) -> rows.Estimate:
    """An estimate of crimes a year with its inspection."""
    return rows.Estimate(
        inspection=related.inspection(model.inspection_id),
        measure=model.measure,
        offence_group=model.offence_group,
        value=model.value,
        qualifier=model.qualifier,
        source=related.source(model.source_id),
    )


def case_audit(model: tables.CaseAudit, related: Related) -> rows.CaseAudit:
    """A count of audited reports with its inspection."""
    return rows.CaseAudit(
        inspection=related.inspection(model.inspection_id),
        subject=model.subject,
        audited=model.audited,
        recorded_correctly=model.recorded_correctly,
        not_recorded_correctly=model.not_recorded_correctly,
        source=related.source(model.source_id),
    )


def finding(model: tables.Finding, related: Related) -> rows.Finding:
    """A finding with its inspection."""
    return rows.Finding(
        inspection=related.inspection(model.inspection_id),
        position=model.position,
        kind=model.kind,
        text=model.text,
        source=related.source(model.source_id),
    )


def national_rate(model: tables.NationalRate, related: Related) -> rows.NationalRate:
    """A national estimate."""
    return rows.NationalRate(
        year=model.year,
        offence_group=model.offence_group,
        rate=model.rate,
        note=model.note,
        source=related.source(model.source_id),
    )


def change(model: tables.Change) -> rows.Change:
    """A difference between a release and the one before it."""
    return rows.Change(
        release_number=model.release_number,
        position=model.position,
        table=model.table,
        key=model.key,
        kind=model.kind,
        column=model.column,
        was=model.was,
        now=model.now,
        reason_kind=model.reason_kind,
        reason=model.reason,
        reason_cy=model.reason_cy,
    )


def release(model: tables.Release) -> rows.Release:
    """A release."""
    return rows.Release(
        number=model.number,
        published_at=model.published_at,
        content_hash=model.content_hash,
        note=model.note,
        restored_from=model.restored_from,
    )


def support_service(model: tables.SupportService, related: Related) -> rows.SupportService:
    """A support service with its role and its channels."""
    return rows.SupportService(
        service_id=model.service_id,
        force_id=model.force_id,
        name=model.name,
        provider=model.provider,
        crime_types=tuple(CrimeType(word) for word in model.crime_types),
        audience=model.audience,
        audience_cy=model.audience_cy,
        area=model.area,
        cost=model.cost,
        shows_on_bill=model.shows_on_bill,
        languages=model.languages,
        accessibility=model.accessibility,
        verified_on=model.verified_on,
        verification=model.verification,
        role=related.role(model.service_id)[0],
        worried_too=related.role(model.service_id)[1],
        channels=related.channels(model.service_id),
        source=related.source(model.source_id),
    )


def support_channel(model: tables.SupportChannel) -> rows.SupportChannel:
    """A way to reach a service."""
    return rows.SupportChannel(
        service_id=model.service_id,
        position=model.position,
        kind=model.kind,
        address=model.address,
        instruction=model.instruction,
        instruction_cy=model.instruction_cy,
        hours=model.hours,
        hours_as_read=model.hours_as_read,
    )
