"""From the tables' rows to the typed rows that the rest of the portal reads."""

from __future__ import annotations

from portal import models, rows
from portal.vocabulary import CrimeType, Grade


def source(model: models.Source) -> rows.Source:
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


def programme(model: models.Programme) -> rows.Programme:
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
        source=source(model.source),
    )


def question(model: models.Question) -> rows.Question:
    """A question."""
    return rows.Question(
        question_id=model.question_id,
        programme_id=model.programme_id,
        position=model.position,
        name=model.name,
        name_cy=model.name_cy,
        source=source(model.source),
    )


def force(model: models.Force) -> rows.Force:
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


def inspection(model: models.Inspection) -> rows.Inspection:
    """An inspection with its force and programme."""
    return rows.Inspection(
        inspection_id=model.inspection_id,
        force=force(model.force),
        programme=programme(model.programme),
        kind=model.kind,
        published_on=model.published_on,
        audit_from=model.audit_from,
        audit_to=model.audit_to,
        source=source(model.source),
    )


def judgment(model: models.Judgment) -> rows.Judgment:
    """A judgment with its inspection and question."""
    return rows.Judgment(
        inspection=inspection(model.inspection),
        question=question(model.question),
        grade=model.grade,
        source=source(model.source),
    )


def recording_rate(model: models.RecordingRate) -> rows.RecordingRate:
    """A recording rate with its inspection."""
    return rows.RecordingRate(
        inspection=inspection(model.inspection),
        offence_group=model.offence_group,
        rate=model.rate,
        margin=model.margin,
        qualifier=model.qualifier,
        source=source(model.source),
    )


def estimate(model: models.Estimate) -> rows.Estimate:
    """An estimate of crimes a year with its inspection."""
    return rows.Estimate(
        inspection=inspection(model.inspection),
        measure=model.measure,
        offence_group=model.offence_group,
        value=model.value,
        qualifier=model.qualifier,
        source=source(model.source),
    )


def case_audit(model: models.CaseAudit) -> rows.CaseAudit:
    """A count of audited reports with its inspection."""
    return rows.CaseAudit(
        inspection=inspection(model.inspection),
        subject=model.subject,
        audited=model.audited,
        recorded_correctly=model.recorded_correctly,
        not_recorded_correctly=model.not_recorded_correctly,
        source=source(model.source),
    )


def finding(model: models.Finding) -> rows.Finding:
    """A finding with its inspection."""
    return rows.Finding(
        inspection=inspection(model.inspection),
        position=model.position,
        kind=model.kind,
        text=model.text,
        source=source(model.source),
    )


def national_rate(model: models.NationalRate) -> rows.NationalRate:
    """A national estimate."""
    return rows.NationalRate(
        year=model.year,
        offence_group=model.offence_group,
        rate=model.rate,
        note=model.note,
        source=source(model.source),
    )


def change(model: models.Change) -> rows.Change:
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


def release(model: models.Release) -> rows.Release:
    """A release."""
    return rows.Release(
        number=model.number,
        published_at=model.published_at,
        content_hash=model.content_hash,
        note=model.note,
        restored_from=model.restored_from,
    )


def support_service(model: models.SupportService) -> rows.SupportService:
    """A support service with its channels in the order in which to try them."""
    return rows.SupportService(
        service_id=model.service_id,
        force_id=model.force_id,
        name=model.name,
        provider=model.provider,
        crime_types=tuple(CrimeType(word) for word in model.crime_types),
        audience=model.audience,
        area=model.area,
        cost=model.cost,
        shows_on_bill=model.shows_on_bill,
        languages=model.languages,
        accessibility=model.accessibility,
        verified_on=model.verified_on,
        verification=model.verification,
        channels=tuple(
            rows.SupportChannel(
                service_id=channel.service_id,
                position=channel.position,
                kind=channel.kind,
                address=channel.address,
                instruction=channel.instruction,
                instruction_cy=channel.instruction_cy,
                hours=channel.hours,
                hours_as_read=channel.hours_as_read,
            )
            for channel in model.channels
        ),
        source=source(model.source),
    )
