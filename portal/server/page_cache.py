"""Rendered pages, kept in memory in front of the site and sent again until a new release makes them new."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from portal.server.compression import IDENTITY, can_shrink, compress, preferred_coding
from portal.server.page_store import CachedPage, PageStore
from portal.server.release_watch import ReleaseWatch
from portal.web.conditions import CONDITIONS, REASONS, headers_of, status_of_conditions
from portal.web.edition import ENDPOINT_KEY, RELEASE_KEY, STATIC_ENDPOINT, Edition
from portal.web.limits import LONGEST_QUERY

# The sitemap is the longest text; whole datasets, which are longer, go out as they come.
_LARGEST_KEPT = 1024 * 1024
_SECONDS_TO_WAIT_FOR_ANOTHERS_RENDERING = 10.0
# Longer than any page takes. Of the threads of a worker that ask for what takes longer, the others stay free.
_SECONDS_OF_A_PAGE = 1.0
_MOST_WAITING_LONGER = 2
_MOST_PASSED_ON = 4096
_LONGEST_REMEMBERED = 200
Key = tuple[str, str]


class PageCache:
    """A WSGI layer that answers what it keeps and passes everything else on.

    A page is kept under its path (which names the language) and its query in canonical order, and belongs to the
    edition that it was rendered from: the release that the rendering itself read, never one that was only expected.
    Only whole answers (200) to GET that may be cached are kept. While one visitor's request renders a page anew, others
    get the last good one; where the site cannot render it, so does everybody. What addresses with a query take has a
    bound of its own, so that nobody can push the plain pages out by making up queries.
    """

    def __init__(self, application: WSGIApplication, watch: ReleaseWatch, bytes_at_most: int) -> None:
        self._application = application
        self._watch = watch
        self._plain = PageStore(bytes_at_most * 3 // 4)
        self._with_query = PageStore(bytes_at_most // 4)
        self._in_flight: dict[Key, threading.Event] = {}
        self._turns = threading.Lock()
        self._places_to_wait = threading.BoundedSemaphore(_MOST_WAITING_LONGER)
        self._never_kept: set[str] = set()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory where that is right, else from the site."""
        watch = self._watch
        if watch.edition is None or not watch.answers:
            watch.start()
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._passed_on(environ, start_response)
        query = environ.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY:
            # The site refuses it; nothing of it is kept before.
            return self._passed_on(environ, start_response)
        key = (environ.get("PATH_INFO", ""), canonical(query) if query else "")
        store = self._with_query if query else self._plain
        page = store.get(key)
        if page is not None and watch.answers and page.is_asked_for_in_parts(environ):
            return self._passed_on(environ, start_response)
        if page is not None and (page.edition == watch.edition or page.edition is None or not watch.answers):
            return page.answer(environ, start_response)
        if key[0] in self._never_kept:
            return self._passed_on(environ, start_response)
        return self._rendered_once(key, store, page, environ, start_response)

    @property
    def bytes_kept(self) -> int:
        """How many bytes of pages are in memory."""
        return self._plain.bytes_kept + self._with_query.bytes_kept

    def _rendered_once(
        self,
        key: Key,
        store: PageStore,
        last_good: CachedPage | None,
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        with self._turns:
            others = self._in_flight.get(key)
            if others is None:
                mine = self._in_flight[key] = threading.Event()
        if others is not None:
            if last_good is not None:
                return last_good.answer(environ, start_response)
            self._wait_for(others)
            page = store.get(key)
            if page is not None:
                return page.answer(environ, start_response)
            return self._passed_on(environ, start_response)
        try:
            return self._render(key, store, last_good, environ, start_response)
        finally:
            with self._turns:
                del self._in_flight[key]
            mine.set()

    def _wait_for(self, others: threading.Event) -> None:
        """Wait until another's rendering is done; where it takes as long as a picture may, only a few wait on."""
        if not others.wait(_SECONDS_OF_A_PAGE) and self._places_to_wait.acquire(blocking=False):
            try:
                others.wait(_SECONDS_TO_WAIT_FOR_ANOTHERS_RENDERING)
            finally:
                self._places_to_wait.release()

    def _render(
        self,
        key: Key,
        store: PageStore,
        last_good: CachedPage | None,
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        before = self._watch.edition
        answer = _Answer.of(self._application, environ)
        if answer.is_fault and last_good is not None:
            answer.close()
            return last_good.answer(environ, start_response)
        edition = self._edition_of(answer, environ, before)
        if answer.may_be_kept and (edition is not None or environ.get(ENDPOINT_KEY) == STATIC_ENDPOINT):
            coding = preferred_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
            page = CachedPage(answer.headers, answer.body(), coding, edition, environ.get(ENDPOINT_KEY, ""))
            store.put(key, page)
            return page.answer(environ, start_response)
        if not answer.is_fault:
            store.drop(key)
        if answer.is_private and not answer.is_error:
            self._remember_as_never_kept(key[0])
        return answer.send(environ, start_response)

    def _edition_of(self, answer: _Answer, environ: WSGIEnvironment, before: Edition | None) -> Edition | None:
        release = environ.get(RELEASE_KEY)
        if release is None or before is None:
            return None
        self._watch.heard_of(release)
        # The day is that on which the rendering began, so that a page of midnight is made again.
        return Edition(release, before.day)

    def _remember_as_never_kept(self, path: str) -> None:
        if len(path) > _LONGEST_REMEMBERED:
            return
        if len(self._never_kept) >= _MOST_PASSED_ON:
            self._never_kept.clear()
        self._never_kept.add(path)

    def _passed_on(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return _Answer.of(self._application, environ).send(environ, start_response)


class _Answer:
    """What the site answered: its status and headers, and its body as it comes."""

    def __init__(self, status: str, headers: list[tuple[str, str]], parts: Iterable[bytes]) -> None:
        self.status = status
        self.headers = headers
        self._parts = parts
        by_name = {name.lower(): value for name, value in headers}
        caching = by_name.get("cache-control", "no-store")
        self.is_private = "no-store" in caching or "private" in caching or "set-cookie" in by_name
        self.is_error = status[0] in "45"
        self.is_fault = status[0] == "5"
        length = by_name.get("content-length", "")
        self._length = int(length) if length.isdecimal() else None
        self._type = by_name.get("content-type", "")
        self._is_coded = "content-encoding" in by_name
        self.may_be_kept = (
            status[:3] == "200" and not self.is_private and not self._is_coded and self._is_small_and_whole
        )

    @classmethod
    def of(cls, application: WSGIApplication, environ: WSGIEnvironment) -> _Answer:
        """The site's answer, to HEAD as to GET: its headers say what GET would get."""
        start_calls: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> object:
            start_calls[:] = [(status, headers)]
            return None

        inner = environ
        if environ["REQUEST_METHOD"] == "HEAD":
            # A part is only ever of what GET sends (RFC 9110, 14.2).
            inner = {**environ, "REQUEST_METHOD": "GET", "HTTP_RANGE": ""}
        if not inner.get("HTTP_RANGE") and not inner.keys().isdisjoint(CONDITIONS):
            # The site knows its bodies as they are, before they are compressed as this visitor takes them.
            inner = {name: value for name, value in inner.items() if name not in CONDITIONS}
        parts = application(inner, start)  # type: ignore[arg-type]
        for name in (RELEASE_KEY, ENDPOINT_KEY):
            if name in inner:
                environ[name] = inner[name]
        return cls(*start_calls[0], parts)

    @property
    def _is_small_and_whole(self) -> bool:
        return self._length is not None and self._length <= _LARGEST_KEPT

    def body(self) -> bytes:
        """The whole body."""
        try:
            return b"".join(self._parts)
        finally:
            self.close()

    def close(self) -> None:
        """Let the site know that no more is read."""
        if hasattr(self._parts, "close"):
            self._parts.close()

    def send(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send the answer without keeping it: short text compressed, a long download just as it comes."""
        head = environ["REQUEST_METHOD"] == "HEAD"
        coding = preferred_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        shrinks = (
            self.status[:3] != "206"
            and self._is_small_and_whole
            and not self._is_coded
            and can_shrink(self._type, self._length or 0)
        )
        headers = self._coded_headers(coding) if shrinks else self.headers
        if self.status[:3] in ("200", "206") and (status := status_of_conditions(environ, headers)):
            self.close()
            start_response(f"{status} {REASONS[status]}", headers_of(status, headers))
            return ()
        if shrinks:
            body = compress(self.body(), coding)
            start_response(self.status, [*headers, ("Content-Length", str(len(body)))])
            return () if head else (body,)
        # The site knows nothing of codings; who is told that a body is the same is told what it hangs on.
        start_response(self.status, [*headers, ("Vary", "Accept-Encoding")] if self.status[:3] == "304" else headers)
        if head:
            self.close()
            return ()
        return self._parts

    def _coded_headers(self, coding: str) -> list[tuple[str, str]]:
        """The headers of the body in that coding, without its length."""
        headers = [header for header in self.headers if header[0].lower() != "content-length"]
        headers.append(("Vary", "Accept-Encoding"))
        if coding == IDENTITY:
            return headers
        tagged = [(name, _of_coding(value, coding) if name.lower() == "etag" else value) for name, value in headers]
        return [*tagged, ("Content-Encoding", coding)]


def _of_coding(tag: str, coding: str) -> str:
    """The entity tag of a body in that coding: each body has its own (RFC 9110, 8.8.3)."""
    return f'{tag[:-1]}-{coding}"' if tag.endswith('"') else tag


def canonical(query: str) -> str:
    """A query with its parameters in the order of their names; values of one name stay in the order given."""
    return _canonical(query) if len(query) > _LONGEST_REMEMBERED else _remembered(query)


def _canonical(query: str) -> str:
    parameters = parse_qsl(query, keep_blank_values=True, encoding="utf-8", errors="surrogateescape")
    parameters.sort(key=lambda parameter: parameter[0])
    return urlencode(parameters, errors="surrogateescape")


# What is written again and again is short; whatever somebody makes up is not kept for good.
_remembered = lru_cache(maxsize=1024)(_canonical)
