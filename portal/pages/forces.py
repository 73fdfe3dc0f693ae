"""The forces: the table of all of them, and the page of each."""

from flask import Blueprint, render_template, request, url_for

from portal.dataset.force_areas import locators, sheet_size
from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.exports.all_forces import all_forces_title
from portal.facts import comparison_request, rows
from portal.facts.newest import age_of
from portal.facts.vocabulary import OffenceGroup, Reason
from portal.pages.cards import summary
from portal.pages.change_words import change_words
from portal.pages.charts import chart_view
from portal.pages.fact_sheet import fact_sheet
from portal.pages.force_table import force_table
from portal.pages.service_cards import local_line
from portal.queries import histories, profiles
from portal.queries.forces import accountability_notes
from portal.queries.gaps import reason_for_grade
from portal.queries.newest import newest_of_force, since_grade
from portal.queries.profiles import Profile
from portal.web.addresses import address_of
from portal.web.context import current_language, name_query, session
from portal.words import record as record_words, terms
from portal.words.terms import by_short_name

blueprint = Blueprint("forces", __name__)
# How many findings the page itself shows; the record shows all.
_MOST_FINDINGS = 3

_Found = rows.Finding | rows.CaseAudit | rows.Estimate


@blueprint.get("/forces")
def all_forces() -> str:
    """The table of all forces, sorted and filtered as the address says."""
    view = force_table(session(), request.args, current_language())
    name_query(**view.query)
    links = {heading.name: url_for("forces.all_forces", **heading.query) for heading in view.headings}
    title = all_forces_title(view.programme, current_language())
    on_map = chart_view("newest-grades-map")
    return render_template("forces/all_forces.html", view=view, links=links, title=title, on_map=on_map)


@blueprint.get("/forces/<force_id>")
def force(force_id: str) -> str:
    """The page of one force: what is newest, how it changed, and who is responsible."""
    profile = profiles.profile(session(), force_id)
    standing = profiles.standing(session(), profile)
    return render_template(
        "forces/force.html",
        profile=profile,
        nearby=_newest_nearby(profile),
        locator=locators().get(force_id),
        locator_size=sheet_size(),
        change_words=change_words,
        standing=standing,
        since=since_grade(session(), profile.newest_recording_judgment),
        histories=histories.histories(session()),
        local_line=local_line(session(), force_id, current_language()),
        timeline=chart_view(f"{force_id}-timeline"),
        offence_groups=chart_view(f"{force_id}-offence-groups") if profile.tells_types_apart else None,
        peers=chart_view(_peers_name(force_id, standing)) if standing else None,
        near=comparison_request.neighbours_of(profile.force, standing.rate.inspection.programme.programme_id)
        if standing
        else None,
        findings=_findings(profile),
        most_findings=_MOST_FINDINGS,
        reasons=_reasons(profile),
        notes=accountability_notes(session(), force_id),
        summary=summary(profile),
    )


@blueprint.get("/forces/<force_id>/record")
def record(force_id: str) -> str:
    """The full record of one force: every grade, share, finding and source, and all forces beside it."""
    profile = profiles.profile(session(), force_id)
    standing = profiles.standing(session(), profile)
    newest_first = sorted(profile.inspections, key=age_of, reverse=True)
    return render_template(
        "forces/record.html",
        profile=profile,
        inspections=newest_first,
        rates=sorted(profile.rates, key=lambda rate: age_of(rate.inspection), reverse=True),
        findings=_findings(profile),
        sources=_sources(profile),
        histories=histories.histories(session()),
        all_peers=chart_view(_all_name(standing)) if standing else None,
    )


@blueprint.get("/forces/<force_id>/sheet")
def sheet(force_id: str) -> str:
    """The force on one page of paper."""
    profile = profiles.profile(session(), force_id)
    return render_template(
        "forces/sheet.html",
        profile=profile,
        sheet=fact_sheet(profile),
        change_words=change_words,
        since=since_grade(session(), profile.newest_recording_judgment),
        standing=profiles.standing(session(), profile),
        local_line=local_line(session(), force_id, current_language()),
        offence_groups={group.value: terms.offence_group(group, current_language()) for group in OffenceGroup},
        licence=INSPECTORATE_LICENCE,
        address=address_of("forces.force", force_id=force_id),
    )


def _newest_nearby(profile: Profile) -> list[tuple[rows.Force, rows.Judgment | None]]:
    """The neighbours by name, each with its newest grade."""
    neighbours = by_short_name(profile.neighbours, current_language())
    return [(force, newest_of_force(session(), force.force_id).grade) for force in neighbours]


def _reasons(profile: Profile) -> dict[str, str]:
    """Why a round gave the force no grade for recording, in the fewest words; left out where we do not know."""
    gaps = {
        item.programme_id: reason_for_grade(session(), profile.force.force_id, item.programme_id)
        for item in profile.programmes
    }
    return {
        name: record_words.reason(gap.reason, current_language())
        for name, gap in gaps.items()
        if gap and gap.reason is not Reason.NOT_FOUND
    }


def _peers_name(force_id: str, standing: profiles.Standing) -> str:
    """The name of the chart that shows a force among those of the same round."""
    return f"{force_id}-peers-{standing.rate.inspection.programme.programme_id}-{standing.rate.offence_group}"


def _all_name(standing: profiles.Standing) -> str:
    """The name of the chart of all forces of the same round."""
    return f"rates-{standing.rate.inspection.programme.programme_id}-{standing.rate.offence_group}"


def _findings(profile: Profile) -> list[_Found]:
    """Strengths, areas for improvement, reports checked and estimates of crimes a year, the newest inspection first."""
    items: list[_Found] = [*profile.findings, *profile.case_audits, *profile.estimates]
    return sorted(items, key=lambda item: age_of(item.inspection), reverse=True)


def _sources(profile: Profile) -> list[rows.Source]:
    """Every source of a force's figures once, the newest inspection's first."""
    items: list[_Found | rows.Judgment | rows.RecordingRate] = [*profile.judgments, *profile.rates, *_findings(profile)]
    of_inspections = [(age_of(item), item.source) for item in profile.inspections]
    of_figures = [(age_of(item.inspection), item.source) for item in items]
    newest_first = sorted([*of_inspections, *of_figures], key=lambda pair: pair[0], reverse=True)
    return list(dict.fromkeys(source for _, source in newest_first))
