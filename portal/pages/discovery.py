"""How the site is found: a map of its pages in both languages, and what robots may read."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from flask import Blueprint, Response, make_response

from portal.pages.data import MOST_RELEASES
from portal.queries import forces, inspections, programmes, sources
from portal.queries.chart_files import chart_names
from portal.queries.comparisons import comparable_programmes
from portal.queries.releases import newest_releases
from portal.support.essentials import all_essentials
from portal.web.addresses import address_of, addresses_of
from portal.web.context import release, session, settings
from portal.words.language import LANGUAGE_CODES

blueprint = Blueprint("discovery", __name__)
_SINGLE = (
    "home.home", "forces.all_forces", "programmes.all_programmes", "inspections.all_inspections",
    "national.national", "gaps.all_gaps",
    "support.deaf", "support.young", "support.someone_else", "support.elsewhere", "support.sources", "support.rights",
    "support.safety",
    "compare.compare", "data.data", "data.dictionary",
    "about.about", "about.method", "about.sources", "about.corrections", "about.accessibility", "about.privacy",
    "about.contact", "api_documentation.documentation",
)  # fmt: skip

_OF_EACH_FORCE = (
    "forces.force", "forces.record", "forces.sheet", "newsroom.force", "gaps.force", "support.local", "support.poster",
)  # fmt: skip
# Thousands of addresses: a tree of elements would take ten times as long as their text.
_BEGINNING = (
    '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page, each naming its twin in the other language; figures are as new as the release."""
    changed = release().published_at.date().isoformat()
    urls = []
    for addresses in _pages():
        twins = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(twin)}/>'
            for code, twin in addresses.items()
        )
        urls += [
            f"<url><loc>{escape(address)}</loc><lastmod>{changed}</lastmod>{twins}</url>"
            for address in addresses.values()
        ]
    response = make_response(f"{_BEGINNING}{''.join(urls)}</urlset>")
    response.mimetype = "application/xml"
    return response


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Everything may be read save what answers a search, and the files of countless comparisons."""
    prefixes = ["" if code == "en" else f"/{code}" for code in LANGUAGE_CODES]
    paths = [f"{prefix}{path}" for prefix in prefixes for path in ("/find", "/compare.")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in paths)]
    response = make_response("\n".join([*lines, f"Sitemap: {settings().site_url}/sitemap.xml", ""]))
    response.mimetype = "text/plain"
    return response


def _pages() -> Iterator[dict[str, str]]:
    """The addresses of every page by the tag of their language."""
    for endpoint, values in _pages_in_both_languages():
        yield addresses_of(endpoint, **values)
    # What a page in a third language says is what the support page says.
    yield addresses_of("support.support") | {
        each.tag: address_of("support.essentials", "en", code=each.code) for each in all_essentials()
    }
    yield addresses_of("recorded.recorded") | {
        each.tag: address_of("recorded.in_language", "en", code=each.code) for each in all_essentials()
    }


def _pages_in_both_languages() -> Iterator[tuple[str, dict[str, Any]]]:
    for endpoint in _SINGLE:
        yield endpoint, {}
    for force in forces.all_forces(session()):
        yield from ((endpoint, {"force_id": force.force_id}) for endpoint in _OF_EACH_FORCE)
    for programme in programmes.all_programmes(session()):
        yield "programmes.programme", {"programme_id": programme.programme_id}
    for comparable in comparable_programmes(session()):
        yield "compare.all_rates", {"programme_id": comparable.programme.programme_id}
    for inspection in inspections.inspections(session()):
        yield "inspections.inspection", {"inspection_id": inspection.inspection_id}
    for source in sources.all_sources(session()):
        yield "sources.source", {"source_id": source.source_id}
    for name in chart_names(session(), release().number):
        yield "charts.chart", {"name": name}
    # Each leads to the one before it.
    for item in newest_releases(session(), MOST_RELEASES):
        yield "data.one_release", {"number": item.number}
