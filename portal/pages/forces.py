"""The forces: the table of all of them, and the page of each."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.exports.all_forces import all_forces_title
from portal.facts import comparison_presets
from portal.facts.vocabulary import FindingKind, OffenceGroup
from portal.pages.cards import summary
from portal.pages.charts import shown_chart
from portal.pages.fact_sheet import fact_sheet
from portal.pages.force_order import by_short_name
from portal.pages.force_table import force_table
from portal.pages.support_numbers import local_line
from portal.queries import facts, histories, profiles, standings
from portal.web.addresses import address_of
from portal.web.context import current_language, name_query, session

blueprint = Blueprint("forces", __name__)


@blueprint.get("/forces")
def all_forces() -> str:
    """The table of all forces, sorted and filtered as the address says."""
    view = force_table(session(), request.args, current_language())
    name_query(**view.query)
    links = {heading.name: url_for("forces.all_forces", **heading.query) for heading in view.headings}
    title = all_forces_title(view.programme, current_language())
    return render_template("forces/all_forces.html", view=view, links=links, title=title)


@blueprint.get("/forces/<force_id>")
def force(force_id: str) -> str:
    """The page of one force."""
    profile = profiles.profile(session(), force_id)
    standing = standings.standing(session(), profile)
    return render_template(
        "forces/force.html",
        profile=profile,
        neighbours=by_short_name(profile.neighbours, current_language()),
        standing=standing,
        national_rates=facts.national_rates(session()),
        histories=histories.histories(session()),
        local_line=local_line(session(), force_id),
        timeline=shown_chart(f"{force_id}-timeline"),
        offence_groups=shown_chart(f"{force_id}-offence-groups"),
        peers=shown_chart(peers_name(force_id, standing)) if standing else None,
        near=comparison_presets.neighbours_of(profile.force, standing.rate.inspection.programme.programme_id)
        if standing
        else None,
        finding_kinds=FindingKind,
        summary=summary(profile),
    )


@blueprint.get("/forces/<force_id>/sheet")
def sheet(force_id: str) -> str:
    """The force on one page of paper."""
    profile = profiles.profile(session(), force_id)
    return render_template(
        "forces/sheet.html",
        profile=profile,
        sheet=fact_sheet(profile),
        standing=standings.standing(session(), profile),
        local_line=local_line(session(), force_id),
        groups=tuple(OffenceGroup),
        licence=INSPECTORATE_LICENCE,
        address=address_of("forces.force", force_id=force_id),
    )


def peers_name(force_id: str, standing: standings.Standing) -> str:
    """The name of the chart that shows a force among those of the same programme."""
    return f"{force_id}-peers-{standing.rate.inspection.programme.programme_id}-{standing.rate.offence_group}"
