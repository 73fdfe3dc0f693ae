"""Requests made up by hypothesis: right ones, nearly right ones and nonsense, as the bytes that go over the wire."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from hypothesis import strategies as st

from tests.security.addresses import ADDRESSES

_PLAIN_PATHS = [address.partition("?")[0] for address in ADDRESSES.values()]
_QUERIES = [address.partition("?")[2] for address in ADDRESSES.values() if "?" in address]
# Names of parameters and words that the pages and the API know.
_NAMES = (
    "q", "what", "where", "forces", "force", "programme", "programmes", "offences", "offence_group", "sort", "order",
    "region", "nation", "grade", "explore", "theme", "format", "url", "maxwidth", "maxheight", "page", "size", "fields",
    "cursor", "after", "release", "inspection", "source", "table", "kind", "question", "verification", "preset",
)  # fmt: skip
_WORDS = (
    "kent", "kent,cheshire", "gwent", "all", "violence", "sexual", "cdi-2016-20", "peel-2021-22", "name", "-rate", "1",
    "200", "0", "-1", "999999999999999999999", "1e9", "nan", "true", "null", "ME1 1AA", "Caerdydd", "json", "dark", "",
    "https://ontherecord.example/forces/kent", "//evil.example", "'; DROP TABLE forces; --", "{{7*7}}", "%s%n", "../..",
)  # fmt: skip
_ENDINGS = (
    "",
    "/",
    ".csv",
    ".json",
    ".xlsx",
    ".zip",
    ".svg",
    ".png",
    ".atom",
    "/citation.bib",
    "/embed",
    "%00",
    "/..",
    "//",
)
_FORMS = ("/find", "/support", "/support/card")
_METHODS = ("POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "X-Y", "PRI")
_HEADERS = {
    "Accept": ("*/*", "text/html;q=0", "application/json", "image/avif,*/*;q=0.8", ";;;,", "text/*;q=nan"),
    "Accept-Encoding": ("gzip", "br", "br;q=0,*", "identity;q=0", "*;q=0", "gzip;q=x,br;q=1e400", ",,;"),
    "Accept-Language": ("cy", "en-GB,cy;q=0.8", "*", "x" * 300, "-;q="),
    "Content-Type": (
        "application/x-www-form-urlencoded", "application/json", "multipart/form-data", "text/plain;charset=utf-16",
        "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=nonsense", "/", ";",
    ),
    "Cookie": ("session=1", "a=b; c", "=;=;", "x" * 2000),
    "Expect": ("100-continue", "nonsense"),
    "Forwarded": ("host=evil.example;proto=gopher", "for=[::1", '"'),
    "Host": ("evil.example", "a b", "[::1", "", "xn--a", "127.0.0.1:99999999"),
    "If-Match": ("*", '"a"', "W/"),
    "If-Modified-Since": ("Mon, 01 Jan 2040 00:00:00 GMT", "yesterday", "0"),
    "If-None-Match": ("*", '"a", W/"b"', '"', "W/", "," * 500),
    "If-Range": ('"a"', "nonsense"),
    "Origin": ("null", "https://evil.example"),
    "Range": ("bytes=0-1", "bytes=-5", "bytes=5-1", "bytes=a-b", "bytes=" + "0-1," * 300, "lines=1-2"),
    "Referer": ("https://evil.example/", "\xff\xfe"),
    "TE": ("trailers", "gzip"),
    "Transfer-Encoding": ("chunked", "gzip, chunked", "identity", "chunked, chunked", "xchunked"),
    "Upgrade": ("h2c", "websocket"),
    "User-Agent": ("", "\xe9" * 100, "() { :; }; x"),
    "X-Forwarded-For": ("127.0.0.1", "a, b, c"),
    "X-Forwarded-Host": ("evil.example",),
    "X-Forwarded-Prefix": ("/evil",),
    "X-HTTP-Method-Override": ("DELETE",),
}  # fmt: skip
_BODIES = (
    b"", b"q=Kent", b"q=\xff&where=%zz", b"where=" + b"x" * 3000, b"x" * 20_000, b'{"q": 1}', b"\x00" * 50,
    b"--x\r\nContent-Disposition: form-data; name=q\r\n\r\nKent\r\n--x--\r\n", b"--x\r\n\r\n", b"a=b&" * 3000,
    b"zz\r\nq=Kent\r\n0\r\n\r\n", b"6\r\nq=Kent\r\n0\r\n\r\n",
)  # fmt: skip


@dataclass(frozen=True)
class MadeUp:
    """A request, and whether it keeps to the rules of HTTP so far that a connection can go on after it."""

    method: str
    sent: bytes
    is_tidy: bool


_anything = st.text(max_size=20) | st.binary(max_size=12).map(lambda raw: raw.decode("latin-1"))
_segments = st.sampled_from(_WORDS) | _anything
_paths = st.one_of(
    st.sampled_from(_PLAIN_PATHS),
    st.sampled_from(_PLAIN_PATHS),
    st.tuples(st.sampled_from(_PLAIN_PATHS), st.sampled_from(_ENDINGS)).map("".join),
    # The last part of a real address made into something else, and any address at all.
    st.tuples(st.sampled_from(_PLAIN_PATHS), _segments, st.sampled_from(_ENDINGS)).map(
        lambda parts: f"{parts[0].rpartition('/')[0]}/{quote(parts[1], safe='/%.,;@')}{parts[2]}"
    ),
    st.lists(_segments, max_size=4).map(lambda segments: "/" + "/".join(quote(part, safe="%.") for part in segments)),
)
_pairs = st.lists(st.tuples(st.sampled_from(_NAMES) | _anything, _segments), max_size=5)
_form_bodies = st.sampled_from((b"q=Kent+Police", b"where=" + b"x" * 20_000)) | st.lists(
    st.tuples(st.sampled_from(("q", "where", "what")), _segments), min_size=1, max_size=3
).map(lambda fields: urlencode(fields).encode())
_queries = st.one_of(
    st.just(""),
    st.sampled_from(_QUERIES),
    _pairs.map(lambda pairs: urlencode(pairs, errors="surrogatepass")),
    st.tuples(st.sampled_from(_QUERIES), _pairs).map(lambda parts: f"{parts[0]}&{urlencode(parts[1])}"),
    st.binary(max_size=60).map(lambda raw: quote(raw, safe="%&=+;,")),
    st.integers(1000, 9000).map(lambda length: "q=" + "x" * length),
)
_known_header = st.sampled_from([(name, value) for name, values in _HEADERS.items() for value in values])
_odd_header = st.tuples(st.sampled_from(sorted(_HEADERS)), _anything)
_headers = st.sampled_from((0, 0, 1, 1, 2, 4)).flatmap(
    lambda most: st.lists(
        _known_header | _odd_header if most == 4 else _known_header, max_size=most, unique_by=lambda header: header[0]
    )
)


@st.composite
def made_up_requests(draw: st.DrawFn) -> MadeUp:
    """One request to any address, in either language, with any method, query, headers and body."""
    prefix = draw(st.sampled_from(("", "", "", "/cy", "/cy", "/cy/cy")))
    headers = draw(_headers)
    names = {name for name, _ in headers}
    if draw(st.integers(0, 9)) == 0:
        method, path, query = "POST", draw(st.sampled_from(_FORMS)), ""
        body = draw(_form_bodies)
        if "Content-Type" not in names:
            headers.append(("Content-Type", "application/x-www-form-urlencoded"))
    else:
        method, path, query = draw(st.sampled_from(("GET",) * 12 + _METHODS)), draw(_paths), draw(_queries)
        body = draw(st.sampled_from(_BODIES)) if method not in ("GET", "HEAD") else b""
    lines = [f"{method} {prefix}{path}{'?' if query else ''}{query} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers]
    if "Host" not in names:
        lines.append("Host: 127.0.0.1")
    if body and "Transfer-Encoding" not in names:
        lines.append(f"Content-Length: {len(body)}")
    sent = "\r\n".join([*lines, "", ""]).encode("utf-8", errors="surrogatepass") + body
    odd = {"Transfer-Encoding", "Upgrade", "Expect", "Content-Length"} & names
    return MadeUp(method, sent, not odd and method.isupper() and all(value.isprintable() for _, value in headers))
