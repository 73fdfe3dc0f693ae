"""What every page knows: its language, its release, its addresses, the support strip and the way out."""

from dataclasses import dataclass
from functools import cache
from typing import Self, cast
from urllib.parse import quote, urlencode

import sqlalchemy as sa
import sqlalchemy.orm as so
from flask import Flask, current_app, g, has_request_context, request
from markupsafe import Markup
from werkzeug.exceptions import ServiceUnavailable

from portal.database.release_cache import AnswerCache, caching_session
from portal.database.release_identity import ReleaseIdentity, identity_of
from portal.facts import telephone, uncertainty
from portal.facts.rows import Release
from portal.queries.releases import current_release
from portal.settings import Settings
from portal.web.edition import RELEASE_KEY
from portal.web.language_prefix import LANGUAGE_KEY
from portal.words import as_read, record, rounds, sentences, terms
from portal.words.language import Language, language

_CACHE = "answer_cache"


@dataclass(frozen=True)
class PhoneNumber:
    """A telephone number as it is shown and as it is dialled."""

    display: str
    dial: str

    @classmethod
    def of(cls, number: str) -> Self:
        """The number of a channel."""
        return cls(telephone.format_number(number), telephone.dial_number(number))


def attach(app: Flask) -> None:
    """Give templates what every page knows, and close the session after each request."""
    app.extensions[_CACHE] = AnswerCache()
    app.context_processor(_values)
    # A page asks for hundreds of messages, and by way of Jinja's own `_` they take a fifth of its time.
    app.jinja_env.globals["_"] = _message
    app.jinja_env.globals["ngettext"] = _messages
    app.teardown_appcontext(_close_session)
    app.jinja_env.globals["as_read"] = as_read
    app.jinja_env.globals["terms"] = terms
    app.jinja_env.globals["record_words"] = record
    app.jinja_env.globals["rounds"] = rounds
    # A frozen page has no server behind it, so it leaves out what only a server can say.
    app.jinja_env.globals["frozen"] = False


def _message(message: str, /, **values: object) -> Markup:
    text = _markup(message, current_language_code())
    return text % values if "%" in text else text


# As many as the templates hold, for none is made up.
@cache
def _markup(message: str, code: str) -> Markup:
    return Markup(language(code).translations.gettext(message))  # noqa: S704  # nosec B704


def _messages(singular: str, plural: str, number: int, /, **values: object) -> Markup:
    # The number is written as everywhere else: 12,345.
    page_language = current_language()
    text = Markup(page_language.translations.ngettext(singular, plural, number))  # noqa: S704  # nosec B704
    return text % {"num": page_language.number(number), **values}


def current_language_code() -> str:
    """The code of the language in which this request is answered."""
    return cast(str, request.environ[LANGUAGE_KEY]) if has_request_context() else "en"


def current_language() -> Language:
    """The language in which this request is answered."""
    return language(current_language_code())


def settings() -> Settings:
    """The settings of the running site."""
    return cast(Settings, current_app.extensions["settings"])


def session() -> so.Session:
    """The session of this request: every question asked of it sees the same release."""
    if "session" not in g:
        g.session = caching_session(current_app.extensions["engine"], current_app.extensions[_CACHE])
    return cast(so.Session, g.session)


def release() -> Release:
    """The release that this request is answered from; raise ServiceUnavailable if there is none yet."""
    if "release" not in g:
        try:
            g.release = current_release(session())
        except sa.exc.SQLAlchemyError as error:
            # After a question that was broken off, a session answers the next with an error of its own.
            raise ServiceUnavailable from error
        if g.release is None:
            raise ServiceUnavailable
        request.environ[RELEASE_KEY] = identity_of(g.release)
    return cast(Release, g.release)


def name_query(**values: str) -> None:
    """Say what of the query belongs to this page's permanent address, in the order given; nothing does unless said."""
    g.own_query = {name: value for name, value in values.items() if value}


def own_query() -> dict[str, str]:
    """What of the query belongs to this page, as its view said."""
    return cast(dict[str, str], g.get("own_query", {}))


def keep_choice(**values: str) -> None:
    """Say what else of the query goes with the reader to the other language, though it is cited nowhere."""
    g.reader_choice = {name: value for name, value in values.items() if value}


def release_identity() -> ReleaseIdentity:
    """What tells the release that this request is answered from from every other."""
    return identity_of(release())


def canonical_url(code: str | None = None) -> str:
    """The permanent address of this page, in the language of that code or in its own."""
    return settings().site_url + _path_of_this_page(code or current_language_code(), own_query())


def _path_of_this_page(code: str, query: dict[str, str]) -> str:
    # Only what the view knows, and written anew: what else somebody puts in an address must not be cited or embedded,
    # nor follow the reader.
    query_text = f"?{urlencode(query, safe=',')}" if query else ""
    return f"{language(code).path_prefix}{quote(request.path)}{query_text}"


def _release_line(page_language: Language) -> dict[str, object] | None:
    """The release in the footer; None where there is none to be had."""
    try:
        current = release()
    except ServiceUnavailable:
        return None
    day = current.published_at.date()
    return {
        "number": current.number,
        "mark": identity_of(current).mark,
        "published_on": day,
        "published_on_text": page_language.date(day),
    }


def _close_session(_error: BaseException | None) -> None:
    open_session = g.pop("session", None)
    if open_session is not None:
        open_session.close()


def _values() -> dict[str, object]:
    page_language = language(current_language_code())
    other = "cy" if page_language.code == "en" else "en"
    return {
        "language": page_language,
        "other_language_url": _path_of_this_page(other, own_query() | g.get("reader_choice", {})),
        "canonical_url": canonical_url(),
        "canonical_url_of": canonical_url,
        "exit_url": settings().exit_url,
        # On every page, also when the database does not answer.
        "support_strip": {"emergency": PhoneNumber.of("999"), "national_line": PhoneNumber.of("0808 168 9111")},
        "release": _release_line(page_language),
        "grade_words": terms.grade_words(page_language),
        "sentences": sentences,
        "uncertainty": uncertainty,
    }
