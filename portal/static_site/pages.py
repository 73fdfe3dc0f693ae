"""What only the frozen site has: pages for what a form would ask, and what a browser compares forces with.

`attach` is called only where the site is frozen, so the running site does not know these addresses.
"""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import Any

from flask import Blueprint, Flask, render_template, url_for

from portal.facts.comparison import Comparison
from portal.facts.comparison_request import MOST_FORCES, ComparisonRequest
from portal.facts.rows import Release
from portal.facts.vocabulary import OffenceGroup
from portal.pages import support
from portal.pages.compare import glance_columns, glance_of
from portal.pages.pictures import RASTERISER
from portal.pictures.drawing_apart import end_with_the_owner
from portal.pictures.rasterising import png_of
from portal.places.suggestions import first_letters
from portal.queries import comparisons
from portal.queries.chart_files import chart_names
from portal.queries.forces import all_forces
from portal.queries.releases import current_release
from portal.statistics import Verdict
from portal.web.context import current_language, session
from portal.web.finder_index import current_index
from portal.words import terms, verdicts
from portal.words.language import LANGUAGE_CODES, Language, language

blueprint = Blueprint("frozen", __name__)
_MOST_PAIRS = MOST_FORCES * (MOST_FORCES - 1) // 2
# Most pictures are asked for twice, alone and inside a ZIP, and soon after each other.
_PICTURES_KEPT = 100
# What is in a sentence where the browser puts in how many pairs it compares.
_TESTED = "{tested}"


def attach(app: Flask) -> None:
    """Add those pages, and let all pages leave out what only a running server can say."""
    app.jinja_env.globals["frozen"] = True
    app.extensions[RASTERISER] = lru_cache(_PICTURES_KEPT)(_rasteriser_beside())
    app.register_blueprint(blueprint)


def release_of(app: Flask) -> Release | None:
    """The release that will be frozen."""
    with app.app_context():
        return current_release(session())


def addresses_without_links(app: Flask) -> list[str]:
    """What no page leads to: the finder's files, what forces are compared with, and charts whose addresses are kept."""
    with app.test_request_context("/", environ_overrides={"portal.language": "en"}):
        index = current_index()
        paths = [url_for("find.names", mark=index.release.mark, letter=letter) for letter in first_letters(index)]
        paths += [url_for("find.postcodes", mark=index.release.mark, area=area) for area in index.forces_of_areas]
        for item in comparisons.comparable_programmes(session()):
            programme_id = item.programme.programme_id
            paths += [
                url_for("frozen.comparison", programme_id=programme_id, group=group.value) for group in OffenceGroup
            ]
        # The page of a force shows this chart only where more than one type of crime is known.
        names = [f"{force.force_id}-offence-groups" for force in all_forces(session())]
        there = chart_names(session(), index.release.number)
        paths += [url_for("charts.chart", name=name) for name in names if name in there]
    return [f"{language(code).path_prefix}{path}" for code in LANGUAGE_CODES for path in paths]


@blueprint.get("/support/<force_id>/card")
def card(force_id: str) -> str:
    """The card to print with the numbers of an area, which elsewhere a form asks for."""
    return support.card_of(force_id)


@blueprint.get(f"/compare/frozen/<programme_id>/<any({', '.join(OffenceGroup)}):group>.json")
def comparison(programme_id: str, group: str) -> dict[str, Any]:
    """All that may be said of any forces of a programme, for a browser to choose from.

    `page`: the table of all forces and what stands around the sentences, as HTML. `counts`: the headings above the
    sentences of each verdict, by their number. `pairs`: by the two force ids with a space between them, the p-value of
    the pair alone (null where it cannot be tested), the figures, and the sentences: `clear` where the pair differs
    clearly after the correction for all pairs that are shown, else `unclear`. `gaps`: what a force lacks to be
    compared, and its name in the reason, which `reasons` holds for each such gap.
    """
    page_language, open_session = current_language(), session()
    force_ids = tuple(force.force_id for force in all_forces(open_session))
    full_comparison = comparisons.comparison(
        open_session, ComparisonRequest(force_ids, programme_id, OffenceGroup(group))
    )
    page = render_template(
        "compare/frozen.html",
        comparison=full_comparison,
        glance=glance_of(all_forces(open_session)),
        glance_columns=glance_columns(),
        programme=full_comparison.programme,
        offences=terms.offence_group(full_comparison.offence_group, page_language),
    )
    pairs = combinations(full_comparison.forces, 2)
    return {
        "page": page,
        "counts": _counts(page_language),
        "margins": verdicts.published_margins(full_comparison.margins, page_language),
        "helpHeading": page_language.gettext("How small a margin would settle it"),
        "gaps": {
            item.force.force_id: gap for item in full_comparison.forces if (gap := verdicts.gap_of(item, page_language))
        },
        "reasons": {gap: verdicts.reason(gap, "{forces}", page_language) for gap in verdicts.GAPS},
        "pairs": {
            f"{first.force.force_id} {second.force.force_id}": _pair(
                replace(full_comparison, forces=(first, second)), page_language
            )
            for first, second in pairs
        },
    }


def _pair(comparison: Comparison, page_language: Language) -> dict[str, Any]:
    (pair,) = comparison.pairs
    about = {
        "p": pair.p_value,
        "sideBySide": verdicts.side_by_side(pair, page_language),
        "figures": verdicts.figures(pair, page_language),
        "help": verdicts.what_would_help(pair, page_language),
    }
    if pair.verdict not in (Verdict.HIGHER, Verdict.LOWER):
        return {**about, "clear": None, "unclear": verdicts.verdict(pair, comparison, page_language)}
    return {
        **about,
        "clear": verdicts.verdict(pair, comparison, page_language),
        "unclear": verdicts.clear_only_alone(pair, _TESTED, page_language),
    }


def _counts(page_language: Language) -> dict[str, list[str]]:
    numbers = range(1, _MOST_PAIRS + 1)
    return {
        "clear": [
            page_language.ngettext("%(num)s clear difference", "%(num)s clear differences", each) for each in numbers
        ],
        "unclear": [
            page_language.ngettext("%(num)s pair too close to call", "%(num)s pairs too close to call", each)
            for each in numbers
        ],
        "untold": [
            page_language.ngettext(
                "%(num)s pair that we cannot tell apart", "%(num)s pairs that we cannot tell apart", each
            )
            for each in numbers
        ],
    }


def _rasteriser_beside() -> Callable[[str, float], bytes]:
    """As `png_of`, in one process beside this one, which has other work meanwhile; it ends with this one."""
    beside = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), end_with_the_owner)
    return lambda svg, scale: beside.submit(png_of, svg, scale).result()
