"""The rounds of inspections, which the data calls programmes: the list of them, and what each asked and found."""

from collections import Counter

from flask import Blueprint, render_template

from portal.facts.vocabulary import Grade
from portal.pages.charts import chart_view
from portal.queries import histories, inspections, programme_results, programmes
from portal.queries.programme_results import ProgrammeResults
from portal.web.context import current_language, session
from portal.words import sentences, terms

blueprint = Blueprint("programmes", __name__)


@blueprint.get("/programmes")
def all_programmes() -> str:
    """Every programme with its period and how many of its inspections are shown."""
    all_inspections = inspections.inspections(session())
    counts = {
        item.programme_id: sum(inspection.programme == item for inspection in all_inspections)
        for item in programmes.all_programmes(session())
    }
    return render_template(
        "programmes/all_programmes.html", programmes=programmes.all_programmes(session()), counts=counts
    )


@blueprint.get("/programmes/<programme_id>")
def programme(programme_id: str) -> str:
    """One programme: its questions, its scale, and its results force by force."""
    view = programme_results.programme_results(session(), programme_id)
    language = current_language()
    neighbours = [
        (view.before, sentences.programme_break(view.before, view.programme, language)) if view.before else None,
        (view.after, sentences.programme_break(view.programme, view.after, language)) if view.after else None,
    ]
    return render_template(
        "programmes/programme.html",
        view=view,
        results=sorted(view.results, key=lambda item: language.sort_key(terms.force_name(item.force, language))),
        grades_chart=chart_view(f"grades-{programme_id}"),
        notes=programmes.round_notes(session(), programme_id),
        grade_counts=_grade_counts(view),
        neighbours=[item for item in neighbours if item],
        histories=histories.histories(session()),
    )


def _grade_counts(view: ProgrammeResults) -> list[tuple[Grade, int]]:
    """Each grade of the scale, best first, with how many forces have it as their newest in the round."""
    counts = Counter(result.judgment.grade for result in view.results if result.judgment)
    return [(grade, counts[grade]) for grade in (*view.programme.scale, Grade.UNGRADED) if counts[grade]]
