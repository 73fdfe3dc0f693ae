"""The sheet for newsrooms: what may be printed about a force, its limits, the newest changes and the charts."""

from collections.abc import Iterator

from flask import Blueprint, render_template

from portal.facts.vocabulary import OffenceGroup
from portal.pages.change_words import change_words
from portal.pages.charts import chart_view
from portal.pages.correction_rows import correction_rows
from portal.queries import profiles
from portal.queries.force_changes import MOST_OF_A_FORCE, newest_force_changes
from portal.queries.newest import since_grade
from portal.queries.profiles import Profile
from portal.web.context import current_language, release, session, settings
from portal.words import newsroom
from portal.words.newsroom import Printable

blueprint = Blueprint("newsroom", __name__)
_MOST_SENTENCES = 3


@blueprint.get("/forces/<force_id>/newsroom")
def force(force_id: str) -> str:
    """What a newsroom may print about one force."""
    profile = profiles.profile(session(), force_id)
    today, language = release().published_at.date(), current_language()
    changes = correction_rows(session(), newest_force_changes(session(), force_id), language)
    names = ("timeline", "offence-groups") if profile.tells_types_apart else ("timeline",)
    charts = [chart_view(f"{force_id}-{name}") for name in names]
    return render_template(
        "forces/newsroom.html",
        profile=profile,
        printables=tuple(_printables(profile))[:_MOST_SENTENCES],
        not_supported=newsroom.not_supported(
            profile.recording_judgments, profile.newest_recording_judgment, profile.headline, today, language
        ),
        changes=changes,
        is_cut=len(changes) == MOST_OF_A_FORCE,
        charts=[chart for chart in charts if chart],
        contact=settings().contact_email,
    )


def _printables(profile: Profile) -> Iterator[Printable]:
    """What may be printed, the most telling first."""
    language, today = current_language(), release().published_at.date()
    graded, share, before = profile.newest_recording_judgment, profile.headline, profile.headline_before
    if graded:
        yield newsroom.of_grade(graded, since_grade(session(), graded), language)
    if share:
        yield newsroom.of_share(share, today, language)
    if share and before:
        graded_before = profile.recording_judgment_of(before.inspection)
        yield newsroom.of_change(before, share, graded_before, change_words(before, share), language)
    of_share = share and share.inspection
    # Those beside the share, and of all crime rather than of a part; for the rest the newest.
    telling = sorted(
        profile.estimates, key=lambda item: (item.inspection == of_share, item.offence_group is OffenceGroup.ALL)
    )
    yield from (newsroom.of_estimate(item, language) for item in reversed(telling))
