"""What other sites may show in a frame or as a picture: bare pages, charts and badges without a script or a cookie."""

from flask import Blueprint, Response, make_response, render_template
from sqlalchemy.exc import NoResultFound

from portal.pages.charts import VARIANTS, chart_file, chart_in_frame, chosen_look, page_chart
from portal.pages.pictures import rasterise
from portal.pictures.badge import Badge, badge_svg
from portal.pictures.palette import Look, policy_of
from portal.pictures.state import State
from portal.queries import profiles
from portal.queries.national import national_shares
from portal.queries.newest import since_grade
from portal.web.context import current_language, session
from portal.web.files import file_answer
from portal.words import record, rounds, terms
from portal.words.sentences import press_sentence

blueprint = Blueprint("embed", __name__)
_VARIANTS = f"any({', '.join(VARIANTS)})"


@blueprint.get("/embed/force/<force_id>")
def force(force_id: str) -> str:
    """A force's newest figure, with its grade, date and source."""
    profile = profiles.profile(session(), force_id)
    since = since_grade(session(), profile.newest_recording_judgment)
    return render_template("embed/force.html", profile=profile, since=since, theme=chosen_look())


@blueprint.get("/embed/national")
def national() -> str:
    """The newest share recorded in England and Wales beside the first, with their sources."""
    shares = national_shares(session())
    if not shares:
        raise NoResultFound
    sentence = press_sentence(shares, current_language())
    return render_template("embed/national.html", shares=shares, sentence=sentence, theme=chosen_look())


@blueprint.get("/embed/chart/<name>")
def chart(name: str) -> str:
    """A chart with its subtitle, and the way to its page."""
    return render_template("embed/chart.html", chart=page_chart(chart_file(name)), theme=chosen_look())


@blueprint.get("/embed/chart/<name>.svg", defaults={"variant": "wide"})
@blueprint.get(f"/embed/chart/<name>.<{_VARIANTS}:variant>.svg")
def chart_svg(name: str, variant: str) -> Response:
    """A chart as a picture in the theme that the address names."""
    look = chosen_look()
    return _svg(chart_in_frame(name, variant, look), name, look)


@blueprint.get("/embed/chart/<name>.png")
def chart_png(name: str) -> Response:
    """A chart in pixels, on light paper."""
    return file_answer(rasterise(chart_in_frame(name, "wide", Look.LIGHT)), f"{name}.png", "png")


@blueprint.get("/embed/badge/<force_id>.svg")
def badge(force_id: str) -> Response:
    """A force's newest grade for recording, in word, shape and colour, with its date."""
    profile = profiles.profile(session(), force_id)
    look = chosen_look()
    return _svg(badge_svg(badge_of(profile), look), force_id, look)


@blueprint.errorhandler(NoResultFound)
def not_there(_error: NoResultFound) -> Response:
    """What is in a frame whose address names nothing."""
    return make_response(render_template("embed/missing.html", theme=chosen_look()), 404)


def badge_of(profile: profiles.Profile) -> Badge:
    """What the badge of a force says."""
    language = current_language()
    judgment = profile.newest_recording_judgment
    if judgment is None:
        return Badge(
            force=terms.force_name(profile.force, language),
            state=State(None, (), ""),
            grade_word=language.gettext("Not graded"),
            when=language.gettext("Recording crime"),
            site=language.gettext("On the Record"),
            language_code=language.code,
        )
    return Badge(
        force=terms.force_name(profile.force, language),
        state=State(judgment.grade, judgment.inspection.programme.scale, ""),
        grade_word=f"{terms.grade_word(judgment.grade, language)} {rounds.year_of(judgment.inspection)}",
        when=", ".join(
            filter(
                None,
                (
                    language.gettext(
                        "Recording crime, %(round)s", round=rounds.round_name(judgment.inspection.programme, language)
                    ),
                    record.scope_mark(judgment, language),
                ),
            )
        ),
        site=language.gettext("Graded by HMICFRS, shown by On the Record"),
        language_code=language.code,
    )


def _svg(svg: str, name: str, look: Look) -> Response:
    response = file_answer(svg.encode(), f"{name}.svg", "svg")
    response.headers["Content-Security-Policy"] = policy_of(look, framed_by="*")
    return response
