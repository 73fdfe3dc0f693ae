"""What the site is, how its figures come about, where they are from, and whom to tell of an error."""

from itertools import groupby

from flask import Blueprint, render_template

from portal.pages.correction_rows import MOST_SHOWN, newest_corrections
from portal.queries import inspections, limits, programmes
from portal.queries.sources import all_sources
from portal.web.context import current_language, session, settings
from portal.words.terms import source_kind

blueprint = Blueprint("about", __name__)
# What the method page says of the inspectorate's work was read in these.
METHOD_SOURCES = {
    "recording": "sc39b4319",
    "definition": "s745cca03",
    "notes": "sda410460",
    "example": "s598ef162",
    "programme": "s2d79a2e4",
}
_EXAMPLE_OF_A_MARGIN = "cheshire-cdi"


@blueprint.get("/about")
def about() -> str:
    """What this site is, who it is for, and the way to the pages about it."""
    return render_template("about/about.html")


@blueprint.get("/about/method")
def method() -> str:
    """What the figures mean, how they come about, and where they fall short."""
    by_id = {source.source_id: source for source in all_sources(session())}
    margins = [
        rate for rate in inspections.recording_rates(session(), inspection_id=_EXAMPLE_OF_A_MARGIN) if rate.margin
    ]
    return render_template(
        "about/method.html",
        sources={name: by_id.get(source_id) for name, source_id in METHOD_SOURCES.items()},
        example=margins[0] if margins else None,
        limits=limits.limits(session()),
        programmes=programmes.all_programmes(session()),
    )


@blueprint.get("/about/sources")
def sources() -> str:
    """All sources by the kind of their publisher, and the licences."""
    all_rows = all_sources(session())
    by_kind = [
        (source_kind(kind, current_language()), list(group))
        for kind, group in groupby(all_rows, key=lambda row: row.kind)
    ]
    return render_template("about/sources.html", by_kind=by_kind, total=len(all_rows))


@blueprint.get("/about/corrections")
def corrections() -> str:
    """Every published figure that was later altered or withdrawn, with the reason."""
    releases = newest_corrections(session(), current_language())
    is_cut = sum(len(group.changes) for group in releases) == MOST_SHOWN
    return render_template("about/corrections.html", releases=releases, is_cut=is_cut, most_shown=MOST_SHOWN)


@blueprint.get("/about/accessibility")
def accessibility() -> str:
    """For whom the site works, how that was tested, and what is known not to work."""
    return render_template("about/accessibility.html")


@blueprint.get("/about/privacy")
def privacy() -> str:
    """What the site keeps of its visitors, which is nothing, and what others may."""
    return render_template("about/privacy.html")


@blueprint.get("/about/contact")
def contact() -> str:
    """Whom to tell of an error in a figure, and what to write."""
    return render_template("about/contact.html", contact_email=settings().contact_email)
