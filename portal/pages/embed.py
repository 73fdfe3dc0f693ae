"""What other sites may show in a frame or as a picture: bare pages, charts and badges without a script or a cookie."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request
from sqlalchemy.exc import NoResultFound

from portal.charts.badge import Badge, badge_style, badge_svg
from portal.charts.theming import Theme, in_theme, style_of, style_source
from portal.pages.charts import VARIANTS, chart_file, drawn, shown
from portal.pages.rasters import rastered
from portal.queries import profiles
from portal.queries.newest import since_grade
from portal.web.context import current_language, session
from portal.web.files import file_answer
from portal.words import rounds, terms

blueprint = Blueprint("embed", __name__)
_VARIANTS = f"any({', '.join(VARIANTS)})"


@blueprint.get("/embed/force/<force_id>")
def force(force_id: str) -> str:
    """A force's newest figure, with its grade, date and source."""
    profile = profiles.profile(session(), force_id)
    since = since_grade(session(), profile.newest_recording_judgment)
    return render_template("embed/force.html", profile=profile, since=since, theme=chosen_theme())


@blueprint.get("/embed/chart/<name>")
def chart(name: str) -> str:
    """A chart with its subtitle, and the way to its page."""
    return render_template("embed/chart.html", chart=shown(chart_file(name)), theme=chosen_theme())


@blueprint.get("/embed/chart/<name>.svg", defaults={"variant": "wide"})
@blueprint.get(f"/embed/chart/<name>.<{_VARIANTS}:variant>.svg")
def chart_svg(name: str, variant: str) -> Response:
    """A chart as a picture in the theme that the address names."""
    theme = chosen_theme()
    return _svg(in_theme(drawn(name, variant), theme), name, style_of(theme))


@blueprint.get("/embed/chart/<name>.png")
def chart_png(name: str) -> Response:
    """A chart in pixels, on light paper."""
    return file_answer(rastered(drawn(name, "wide")), f"{name}.png", "png")


@blueprint.get("/embed/badge/<force_id>.svg")
def badge(force_id: str) -> Response:
    """A force's newest grade for recording, in word, shape and colour, with its date."""
    profile = profiles.profile(session(), force_id)
    theme = chosen_theme()
    return _svg(badge_svg(badge_of(profile), theme), force_id, badge_style(theme))


@blueprint.errorhandler(NoResultFound)
def not_there(_error: NoResultFound) -> Response:
    """What stands in a frame whose address names nothing."""
    return make_response(render_template("embed/missing.html", theme=chosen_theme()), 404)


def badge_of(profile: profiles.Profile) -> Badge:
    """What the badge of a force says."""
    language = current_language()
    judgment = profile.newest_recording_judgment
    name = terms.force_name(profile.force, language)
    if judgment is None:
        return Badge(
            force=name,
            grade=None,
            grade_word=language.gettext("Not graded"),
            scale=(),
            when=language.gettext("Recording crime"),
            site=language.gettext("On the Record"),
            language_code=language.code,
        )
    return Badge(
        force=name,
        grade=judgment.grade,
        grade_word=f"{terms.grade_word(judgment.grade, language)} {rounds.year_of(judgment.inspection)}",
        scale=judgment.inspection.programme.scale,
        when=language.gettext(
            "Recording crime: %(inspection)s", inspection=rounds.in_round(judgment.inspection, language)
        ),
        site=language.gettext("Graded by HMICFRS, shown by On the Record"),
        language_code=language.code,
    )


def chosen_theme() -> Theme:
    """The theme that the address names; the reader's own where it names none that we have."""
    try:
        return Theme(request.args.get("theme", Theme.AUTO))
    except ValueError:
        return Theme.AUTO


def _svg(svg: str, name: str, style: str) -> Response:
    response = file_answer(svg.encode(), f"{name}.svg", "svg")
    policy = f"default-src 'none'; style-src {style_source(style)}; frame-ancestors *"
    response.headers["Content-Security-Policy"] = policy
    return response
