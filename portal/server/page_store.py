"""Pages as they are kept, and a store of them that never takes more than a given number of bytes."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from wsgiref.types import StartResponse, WSGIEnvironment

from portal.server.compression import IDENTITY, can_shrink, compress, decompress, preferred_coding
from portal.web.conditions import CONDITIONS, REASONS, headers_of, status_of_conditions
from portal.web.edition import ENDPOINT_KEY, Edition

_ABOUT_THE_BODY = frozenset({"content-length", "content-encoding", "etag", "vary"})
_BYTES_OF_HEADERS = 1024


class Representation:
    """A page in one coding: its body, its strong entity tag, and the headers to send."""

    __slots__ = ("body", "headers", "headers_if_known")

    def __init__(self, body: bytes, coding: str, shared: list[tuple[str, str]], tag: str) -> None:
        self.body = body
        etag = f'"{tag}"' if coding == IDENTITY else f'"{tag}-{coding}"'
        own = [("ETag", etag), ("Content-Length", str(len(body)))]
        if coding != IDENTITY:
            own.append(("Content-Encoding", coding))
        # The tag first, for it is looked for in each of them.
        self.headers = [*own, *shared]
        self.headers_if_known = headers_of(304, self.headers)


class CachedPage:
    """A page of one edition (None: it is the same in every edition), in the codings that were asked for so far.

    `used` is set when the page is sent, and taken back by the store that keeps it. `size`: the bytes of memory that it
    takes at most, nearly.
    """

    __slots__ = (
        "_comes_in_parts", "_first", "_representations", "_shared", "_shrinks", "_tag", "edition", "endpoint", "size",
        "used",
    )  # fmt: skip

    def __init__(
        self,
        headers: Sequence[tuple[str, str]],
        body: bytes,
        coding: str,
        edition: Edition | None,
        endpoint: str,
    ) -> None:
        self.edition = edition
        self.endpoint = endpoint
        self.used = False
        by_name = {name.lower(): value for name, value in headers}
        self._comes_in_parts = by_name.get("accept-ranges") == "bytes"
        self._shrinks = can_shrink(by_name.get("content-type", ""), len(body))
        self._shared = [_one_copy(*header) for header in headers if header[0].lower() not in _ABOUT_THE_BODY]
        varies = [value for name, value in headers if name.lower() == "vary"]
        if self._shrinks:
            varies.append("Accept-Encoding")
        if varies:
            self._shared.append(_one_copy("Vary", ", ".join(varies)))
        self._tag = _strong(by_name.get("etag", "")) or hashlib.sha256(body).hexdigest()[:20]
        # A page that shrinks is never kept as it is: who wants it so gets it from a smaller one.
        first = ("gzip" if coding == IDENTITY else coding) if self._shrinks else IDENTITY
        self._first = first
        self._representations = {first: self._represent(compress(body, first), first)}
        length = len(self._representations[first].body)
        self.size = _BYTES_OF_HEADERS + (2 * length if self._shrinks else length)

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send the page, or word that the visitor has it already."""
        self.used = True
        environ[ENDPOINT_KEY] = self.endpoint
        coding = self._coding_for(environ)
        representation = self._representations.get(coding) or self._recode(coding)
        if status := status_of_conditions(environ, representation.headers):
            is_known = status == 304
            short = representation.headers_if_known if is_known else headers_of(status, representation.headers)
            start_response(f"{status} {REASONS[status]}", short)
            return ()
        start_response("200 OK", representation.headers)
        return (representation.body,) if environ["REQUEST_METHOD"] != "HEAD" else ()

    def is_asked_for_in_parts(self, environ: WSGIEnvironment) -> bool:
        """Whether the site has to cut it: a whole one would be laid behind the part that a reader has.

        Parts are of the file as it is, so that whoever names a compressed one as a condition gets that one, whole.
        """
        is_cut = self._comes_in_parts and "HTTP_RANGE" in environ
        return is_cut and (environ.keys().isdisjoint(CONDITIONS) or self._coding_for(environ) == IDENTITY)

    def _coding_for(self, environ: WSGIEnvironment) -> str:
        return preferred_coding(environ.get("HTTP_ACCEPT_ENCODING", "")) if self._shrinks else IDENTITY

    def _recode(self, coding: str) -> Representation:
        first, original = self._first, self._representations[self._first]
        representation = self._represent(compress(decompress(original.body, first), coding), coding)
        if coding != IDENTITY:
            self._representations[coding] = representation
        return representation

    def _represent(self, body: bytes, coding: str) -> Representation:
        return Representation(body, coding, self._shared, self._tag)


class PageStore:
    """Keeps pages; where there is no room, the longest kept that nobody asked for lately goes (second chance).

    Reading takes no lock, for it happens with every request.
    """

    def __init__(self, bytes_at_most: int) -> None:
        self._bytes_at_most = bytes_at_most
        self._pages: OrderedDict[Hashable, CachedPage] = OrderedDict()
        self._changing = threading.Lock()
        self.bytes_kept = 0
        self.get = self._pages.get

    def put(self, key: Hashable, page: CachedPage) -> None:
        """Keep a page in place of what was there under its key."""
        page.used = True
        with self._changing:
            self._remove(key)
            self._pages[key] = page
            self.bytes_kept += page.size
            while self.bytes_kept > self._bytes_at_most:
                oldest, candidate = next(iter(self._pages.items()))
                if candidate.used:
                    candidate.used = False
                    self._pages.move_to_end(oldest)
                else:
                    self._remove(oldest)

    def drop(self, key: Hashable) -> None:
        """Keep nothing under that key."""
        with self._changing:
            self._remove(key)

    def _remove(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.bytes_kept -= page.size


@lru_cache(maxsize=512)
def _one_copy(name: str, value: str) -> tuple[str, str]:
    """The header, once for all pages that send it: most headers of most pages are the same."""
    return name, value


def _strong(etag: str) -> str:
    """What a strong entity tag says between its quotes; empty for a weak one or none."""
    return etag[1:-1] if etag.startswith('"') and etag.endswith('"') else ""
