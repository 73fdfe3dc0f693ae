"""How other sites show a force or a chart: snippets to copy, and oEmbed for editors that fetch them by themselves."""

import re
from urllib.parse import SplitResult, unquote, urlencode, urlsplit

from flask import Blueprint, Response, abort, current_app, jsonify, make_response, render_template, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from portal.facts.rows import Force
from portal.facts.web_address import PORTS
from portal.pages.charts import ChartView
from portal.pages.embed import badge_of
from portal.pictures.badge import HEIGHT, badge_width
from portal.queries import forces, profiles
from portal.queries.chart_files import chart_file
from portal.web.addresses import address_of
from portal.web.context import current_language_code, release, session, settings
from portal.web.errors import keep_headers
from portal.web.files import share_with_all
from portal.web.headers import CONTENT_SECURITY_POLICY
from portal.web.language_prefix import split_language
from portal.web.one_address import BEHIND_AN_ADDRESS
from portal.words import terms
from portal.words.errors import explanation
from portal.words.language import LANGUAGE_CODES, language

blueprint = Blueprint("embedding", __name__)
PATH = "/oembed"
WIDTH = 640
FORCE_HEIGHT = 480
_NATIONAL_HEIGHT = 360
# On a phone the words of a frame take more lines, so that it is higher there: of the width of the page around it.
_FORCE_ON_A_PHONE = "990px - 80vw"
_NATIONAL_ON_A_PHONE = "860px - 120vw"
_HIGHEST = 10_000
# What stands around a chart in its frame, in pixels: its subtitle and the way to its page.
_AROUND_A_CHART = 170
# The same on a phone. Up to this width a frame shows the drawing for phones, and this much of the width is no drawing.
_AROUND_ON_A_PHONE, _NARROW, _BESIDE_A_DRAWING = 215, 560, 34
_FRAME = Markup(
    '<iframe src="{address}" title="{title}" width="100%" height="{height}" loading="lazy" '
    'referrerpolicy="no-referrer" style="border:0;max-width:{width}px{grown}"></iframe>'
)
_PICTURE = Markup(
    '<a href="{page}"><img src="{address}" alt="{text}" width="{width}" height="{height}" loading="lazy" '
    'referrerpolicy="no-referrer" style="max-width:100%;height:auto"></a>'
)


@blueprint.get("/forces/<force_id>/embed")
def force_snippets(force_id: str) -> Response:
    """What to copy in order to show a force's newest figure elsewhere."""
    profile = profiles.profile(session(), force_id)
    badge = badge_of(profile)
    snippet = _PICTURE.format(
        page=address_of("forces.force", force_id=force_id),
        address=address_of("embed.badge", force_id=force_id),
        text=badge.words,
        width=badge_width(badge),
        height=HEIGHT,
    )
    page = render_template(
        "embed/force_snippets.html",
        force=profile.force,
        frame=str(_force_frame(profile.force, current_language_code(), WIDTH)),
        badge=str(snippet),
        badge_width=badge_width(badge),
        badge_height=HEIGHT,
        badge_words=badge.words,
        frame_height=FORCE_HEIGHT,
    )
    response = make_response(page)
    # The only page of the site that shows one of its own frames.
    response.headers["Content-Security-Policy"] = f"{CONTENT_SECURITY_POLICY}; frame-src 'self'"
    return response


@blueprint.get(PATH)
def oembed() -> Response:
    """The frame for the page of a force, a chart or the country, as oEmbed 1.0 asks (JSON; a length is in pixels)."""
    if (request.args.get("format") or "json").lower() != "json":
        return Response("This address answers in JSON only (format=json).\n", 501, mimetype="text/plain")
    widest, most = _pixels("maxwidth"), _pixels("maxheight")
    width = min(WIDTH, widest)
    code, endpoint, values = _page_of(request.args.get("url", "").strip())
    if endpoint == "forces.force":
        force = forces.force(session(), values["force_id"])
        title, height = terms.force_name(force, language(code)), min(FORCE_HEIGHT, most)
        frame = _force_frame(force, code, width, height)
        thumbnail, size = address_of("cards.force", code, force_id=force.force_id), (1200, 630)
    elif endpoint == "charts.chart":
        chart = chart_file(session(), release().number, code, values["name"])
        drawing = chart.variants["wide"]
        title, height = chart.title, min(drawing.height + _AROUND_A_CHART, most)
        frame = _frame(address_of("embed.chart", code, name=chart.name), title, width, height)
        thumbnail, size = address_of("charts.png", code, name=chart.name), (drawing.width * 2, drawing.height * 2)
    elif endpoint == "national.national":
        title, height = language(code).gettext("England and Wales"), min(_NATIONAL_HEIGHT, most)
        frame = _national_frame(code, width, height)
        thumbnail, size = address_of("cards.home", code), (1200, 630)
    else:
        abort(404)
    # The drawing that stands for the frame must keep within the same bounds; there is none that is smaller.
    drawn = {"thumbnail_url": thumbnail, "thumbnail_width": size[0], "thumbnail_height": size[1]}
    response = jsonify(
        version="1.0",
        type="rich",
        title=title,
        provider_name=language(code).gettext("On the Record"),
        provider_url=settings().site_url,
        cache_age=86400,
        width=width,
        height=height,
        html=str(frame),
        **(drawn if size[0] <= widest and size[1] <= most else {}),
    )
    share_with_all(response)
    return response


def problem(error: HTTPException) -> Response:
    """An error as the program of an editor reads it: JSON, as what it asked for."""
    page_language, code = language(current_language_code()), error.code or 500
    words = explanation(code, page_language)
    mend = page_language.gettext("Name the page of a force, of a chart or of England and Wales on this site as `url`.")
    response = jsonify(status=code, title=words.title, detail=mend if code == 404 else words.text)
    response.status_code = code
    response.headers["Content-Language"] = page_language.code
    keep_headers(error, response)
    share_with_all(response)
    return response


@blueprint.app_template_global()
def oembed_address(page: str) -> str:
    """Where an editor that was given the address of a page asks how to show it."""
    return f"{address_of('embedding.oembed', LANGUAGE_CODES[0])}?{urlencode({'url': page})}"


@blueprint.app_template_global()
def chart_frame(chart: ChartView) -> str:
    """The frame of a chart, to copy."""
    height = chart.wide.height + _AROUND_A_CHART
    width, on_a_phone = chart.wide.width + 40, _chart_on_a_phone(chart.narrow.width, chart.narrow.height)
    return str(_frame(address_of("embed.chart", name=chart.key), chart.title, width, height, on_a_phone))


@blueprint.app_template_global()
def chart_picture(chart: ChartView) -> str:
    """The picture of a chart with its text alternative and a link to its page, to copy."""
    picture = _PICTURE.format(
        page=address_of("charts.chart", name=chart.key),
        address=address_of("embed.chart_svg", name=chart.key),
        text=chart.alternative,
        width=chart.wide.width,
        height=chart.wide.height,
    )
    return str(picture)


@blueprint.app_template_global()
def national_frame() -> str:
    """The frame of the whole country, to copy."""
    return str(_national_frame(current_language_code(), WIDTH, _NATIONAL_HEIGHT))


def _force_frame(force: Force, code: str, width: int, height: int = FORCE_HEIGHT) -> Markup:
    address, title = address_of("embed.force", code, force_id=force.force_id), terms.force_name(force, language(code))
    return _frame(address, title, width, height, _FORCE_ON_A_PHONE if height == FORCE_HEIGHT else "")


def _national_frame(code: str, width: int, height: int) -> Markup:
    address, title = address_of("embed.national", code), language(code).gettext("England and Wales")
    return _frame(address, title, width, height, _NATIONAL_ON_A_PHONE if height == _NATIONAL_HEIGHT else "")


def _frame(address: str, title: str, width: int, height: int, on_a_phone: str = "") -> Markup:
    """A frame of that size at most; `on_a_phone`: how high it is there, where it may be higher."""
    grown = f";height:max({height}px,{on_a_phone})" if on_a_phone else ""
    return _FRAME.format(address=address, title=title, height=height, width=width, grown=grown)


def _chart_on_a_phone(width: int, height: int) -> str:
    """How high the frame of a chart is where it shows a drawing of that size, as wide as there is room."""
    ratio = height / width
    beside = round(_AROUND_ON_A_PHONE - ratio * _BESIDE_A_DRAWING)
    # Far below zero on a wider page, so that the height for wide frames holds there.
    return f"min({beside}px + {100 * ratio:.0f}vw,({_NARROW}px - 100vw)*999)"


def _place(address: SplitResult) -> tuple[str | None, int | None]:
    return address.hostname, None if address.port == PORTS.get(address.scheme) else address.port


def _pixels(name: str) -> int:
    """At how many pixels the one who asks draws the line; as good as none where it is no length that can be kept."""
    length = re.fullmatch(r"\+?0*([1-9][0-9]{0,3})(\.[0-9]*)?(px)?", request.args.get(name, "").strip(), re.ASCII)
    return int(length[1]) if length else _HIGHEST


def _page_of(address: str) -> tuple[str, str, dict[str, str]]:
    """The language, endpoint and values of one of the site's own addresses; 404 for any other."""
    try:
        parts = urlsplit(address)
        is_own = parts.scheme in PORTS and _place(parts) == _place(urlsplit(settings().site_url))
    except ValueError:
        abort(404)
    if not is_own:
        abort(404)
    # What differs by capitals, slashes or percent signs leads to the page for a reader too.
    written = unquote(parts.path).rstrip(BEHIND_AN_ADDRESS)
    code, path = split_language(re.sub("/{2,}", "/", written).lower())
    try:
        endpoint, values = current_app.url_map.bind("").match(path.rstrip("/") or "/")
    except HTTPException:
        abort(404)
    return code, endpoint, dict(values)
