"""The open list of gaps: what the record has not, counted by force, round and reason, and how to help fill it."""

from collections import Counter

from flask import Blueprint, Response, render_template

from portal.exports.gaps import gaps_table
from portal.facts.vocabulary import Reason
from portal.queries import forces
from portal.queries.gaps import Gap, gap_closures, gaps, gaps_of_force
from portal.web.addresses import address_of
from portal.web.context import current_language, session, settings
from portal.web.files import table_answer, table_routes
from portal.words import gaps as words, rounds
from portal.words.terms import by_full_name

blueprint = Blueprint("gaps", __name__)


@blueprint.get("/gaps")
def all_gaps() -> str:
    """Every gap, counted by reason, round and force."""
    all_rows, language = gaps(session()), current_language()
    programmes = list(dict.fromkeys(gap.programme for gap in all_rows))
    return render_template(
        "gaps/gaps.html",
        count=len(all_rows),
        reasons=list(Reason),
        columns={"reason": language.gettext("Reason"), "all": language.gettext("All rounds")}
        | {item.programme_id: rounds.round_title(item, language) for item in programmes},
        by_round=Counter((gap.programme.programme_id, gap.reason) for gap in all_rows),
        by_reason=Counter(gap.reason for gap in all_rows),
        by_force=Counter(gap.force.force_id for gap in all_rows),
        forces=by_full_name(list(dict.fromkeys(gap.force for gap in all_rows)), language),
        closures=gap_closures(session()),
        law=words.LAW,
        contact_email=settings().contact_email,
    )


@blueprint.get("/gaps/<force_id>")
def force(force_id: str) -> str:
    """The gaps of one force, with a request ready to copy for each that the force could fill."""
    police = forces.force(session(), force_id)
    language = current_language()
    rows = [
        (gap, words.request(gap, language) if words.can_be_asked(gap) else None)
        for gap in gaps_of_force(session(), force_id)
    ]
    return render_template("gaps/force.html", force=police, gaps=rows, words=words, law=words.LAW)


@table_routes(blueprint, "/gaps")
def all_gaps_file(suffix: str) -> Response:
    """Every gap as a file."""
    return _file(gaps(session()), "gaps", address_of("gaps.all_gaps"), suffix)


@table_routes(blueprint, "/gaps/<force_id>")
def force_file(force_id: str, suffix: str) -> Response:
    """The gaps of one force as a file."""
    police = forces.force(session(), force_id).force_id
    rows = gaps_of_force(session(), police)
    return _file(rows, f"{police}-gaps", address_of("gaps.force", force_id=police), suffix)


@blueprint.app_template_global()
def gap_count(force_id: str) -> int:
    """How many figures of a force are missing, for `What we could not find (6)`."""
    return len(gaps_of_force(session(), force_id))


def _file(rows: list[Gap], name: str, address: str, suffix: str) -> Response:
    return table_answer(gaps_table(rows, name, current_language()), address, suffix)
