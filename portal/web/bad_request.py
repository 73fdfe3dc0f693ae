"""The page that answers what could not be read as a request: no route, template or language is known by then."""

from functools import cache
from html import escape

from portal.words.errors import explanation
from portal.words.language import LANGUAGE_CODES, Language, language


@cache
def refusal(status: int) -> bytes:
    """A page in both languages for an HTTP status of 400 or above, with the ways on."""
    spoken = [language(code) for code in LANGUAGE_CODES]
    title = escape(explanation(status, spoken[0]).title)
    sections = "".join(_section(status, one) for one in spoken)
    page = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"></head>
<body><main>{sections}</main></body></html>
"""
    return page.encode()


def _section(status: int, spoken: Language) -> str:
    words = explanation(status, spoken)
    links = (("/", spoken.gettext("Home page")), ("/support", spoken.gettext("Support for victims")))
    ways = "".join(f'<li><a href="{spoken.path_prefix}{path}">{escape(text)}</a></li>' for path, text in links)
    heading = "h1" if spoken.code == LANGUAGE_CODES[0] else "h2"
    return (
        f'<section lang="{spoken.code}"><{heading}>{escape(words.title)}</{heading}>'
        f"<p>{escape(words.text)}</p><ul>{ways}</ul></section>"
    )
