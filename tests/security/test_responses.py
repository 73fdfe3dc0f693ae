"""Every kind of answer carries the headers of the highest grade, sets no cookie and names no software."""

import re
import socket
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from portal.server.gunicorn_worker import SECONDS_FOR_A_REQUEST
from portal.server.layers import with_layers
from portal.web.headers import HEADERS
from tests.house_rules import parsed, text_of
from tests.patience import patience
from tests.security.addresses import ADDRESSES, ELSEWHERE, not_covered
from tests.server.serving import Served, served, wait_until

READING = {"GET", "HEAD", "OPTIONS"}
FORM = "POST /find HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
FORMS = {"find.find", "support.support", "support.card", "recorded.recorded", "recorded.in_language"}


def test_every_endpoint_is_held_to_these_rules(app: Flask) -> None:
    assert not_covered(app) == set()
    gone = (ADDRESSES.keys() | ELSEWHERE) - {rule.endpoint for rule in app.url_map.iter_rules()}
    assert gone == set()


@pytest.mark.parametrize("endpoint", ADDRESSES)
def test_every_answer_is_closed_by_its_headers(app: Flask, endpoint: str) -> None:
    client = app.test_client()
    response = client.get(ADDRESSES[endpoint], follow_redirects=True)
    if endpoint == "compare.picture":
        # Drawn when it is asked for, and on a busy machine only at a later asking.
        wait_until(lambda: client.get(ADDRESSES[endpoint]).status_code != 503)
        response = client.get(ADDRESSES[endpoint])
    assert response.status_code in (200, 202), response.status
    assert closed(response, framed=endpoint.startswith("embed.")) == []
    private = endpoint.startswith(("support.", "recorded.")) or endpoint in ("find.form", "api.find")
    assert (response.headers["Cache-Control"] == "no-store") == private, response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/api/v1/nowhere", 404),
        ("GET", "/embed/force/nobody", 404),
        ("GET", "/static/site.css", 404),
        ("PUT", "/forces/kent", 405),
        ("POST", "/forces", 405),
        ("GET", f"/forces?q={'x' * 3000}", 414),
        ("GET", f"/api/v1/forces?q={'x' * 3000}", 414),
        ("OPTIONS", "/forces", 200),
        ("GET", "/support/nobody", 404),
    ],
)
def test_an_error_is_closed_by_its_headers_too(app: Flask, method: str, path: str, status: int) -> None:
    response = app.test_client().open(path, method=method)
    assert response.status_code == status
    assert closed(response, framed=path.startswith("/embed/")) == []
    assert response.headers["Cache-Control"] == "no-store"


def test_a_body_that_is_too_long_is_refused(app: Flask) -> None:
    for path in ("/find", "/support", "/support/card"):
        response = app.test_client().post(path, data={"q": "x" * 20_000, "where": "x" * 20_000})
        assert response.status_code == 413
        assert closed(response) == []


def test_only_the_forms_take_more_than_reading(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        allowed = READING | ({"POST"} if rule.endpoint in FORMS else set())
        assert set(rule.methods or ()) <= allowed, rule


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "X"])
def test_other_methods_are_refused(app: Flask, method: str) -> None:
    client = app.test_client()
    for endpoint, path in {**ADDRESSES, "static": "/static/x.css"}.items():
        if method == "POST" and (endpoint in FORMS or endpoint == "find.form"):
            continue
        refused = client.open(path, method=method)
        assert refused.status_code == 405, (path, refused.status)
        assert {"GET", "HEAD", "OPTIONS"} <= set(refused.headers["Allow"].split(", ")), path
        assert closed(refused, framed=endpoint.startswith("embed.")) == []


def test_a_static_file_is_closed_by_its_headers_too(app: Flask) -> None:
    client = app.test_client()
    address = re.search(r'href="(/static/[^"]+\.css)"', client.get("/").text)
    assert address is not None
    response = client.get(address[1])
    assert response.status_code == 200
    assert closed(response) == []


@pytest.fixture(scope="module")
def visitor(app: Flask) -> Client:
    """Somebody who comes through every layer, to a site that has room for no page: none is answered from memory."""
    return Client(with_layers(app, bytes_of_pages=0))


FORGED = {
    "Host": "evil.example",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "gopher",
    "X-Forwarded-Prefix": "/evil",
    "X-Original-URL": "/evil",
    "X-Rewrite-URL": "/evil",
    "Forwarded": "host=evil.example",
    "X-Script-Name": "/evil",
    "Origin": "https://evil.example",
    "Referer": "https://evil.example/",
}


@pytest.mark.parametrize("endpoint", ADDRESSES)
def test_a_forged_host_changes_nothing(visitor: Client, endpoint: str) -> None:
    honest = visitor.get(ADDRESSES[endpoint])
    forged = visitor.get(ADDRESSES[endpoint], headers=FORGED)
    assert forged.data == honest.data
    honest.headers.pop("Date", None)
    forged.headers.pop("Date", None)
    assert dict(forged.headers) == dict(honest.headers)


@pytest.mark.parametrize("path", ["/forces/", "/cy/forces/", "//evil.example/", "//evil.example", "/cy//evil", "/find"])
def test_a_redirect_stays_on_the_site(visitor: Client, path: str) -> None:
    method = "POST" if path == "/find" else "GET"
    form = {"q": "kent police"} if method == "POST" else None
    response = visitor.open("/", method=method, data=form, headers=FORGED, environ_overrides={"PATH_INFO": path})
    location = response.headers.get("Location", "/")
    assert response.status_code in (301, 303, 308, 404)
    assert location.startswith(("https://ontherecord.example/", "/"))
    assert not location.startswith("//")


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/forces//kent", 301),
        ("GET", "/compare?forces=kent,cheshire", 302),
        ("GET", "/find/0/names/k.json", 302),
        ("POST", "/find", 303),
    ],
)
def test_a_redirect_says_nothing_in_a_language_of_its_own(
    visitor: Client, prefix: str, method: str, path: str, status: int
) -> None:
    response = visitor.open(prefix + path, method=method, data={"q": "kent police"} if method == "POST" else None)
    assert response.status_code == status
    assert response.headers["Location"]
    assert (response.data, response.headers["Content-Length"]) == (b"", "0")
    assert closed(response) == []


def test_the_server_names_no_software_and_repeats_nothing(site: Served) -> None:
    for path in ("/", "/support", "/nowhere", "/healthz", "/readyz", "/api/v1/forces/kent"):
        response, _ = site.get(path)
        assert "Server" not in response.headers, path
        assert "X-Powered-By" not in response.headers, path
        for name in HEADERS.keys() - {"Cross-Origin-Resource-Policy"}:
            assert response.headers[name] == HEADERS[name], (path, name)
    _, honest = site.get("/forces/kent")
    _, forged = site.get("/forces/kent", Host="evil.example", X_Forwarded_Proto="https", SCRIPT_NAME="/evil")
    assert honest == forged
    for request in (
        "GET /\r\n evil<script> HTTP/1.1\r\n\r\n",
        "<script> / HTTP/1.1\r\n\r\n",
        "GET / HTTP/7\r\n\r\n",
    ):
        said = say(site.port, request)
        assert said.startswith("HTTP/1.1 400 "), said
        assert "script" not in said.partition("\r\n\r\n")[2]
        assert "Server:" not in said
        assert "gunicorn" not in said.lower()
        assert "Content-Security-Policy: default-src 'none'" in said


@pytest.mark.parametrize(
    ("request_text", "status", "words"),
    [
        (
            f"GET /{'x' * 9000} HTTP/1.1\r\nHost: a\r\n\r\n",
            414,
            ("The address is too long", "Mae'r cyfeiriad yn rhy hir"),
        ),
        (f"GET / HTTP/1.1\r\nHost: a\r\nX: {'x' * 9000}\r\n\r\n", 431, ("could not be understood", "/cy/support")),
        ("POST /find HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n", 400, ("/support", "/cy/support")),
        (f"{FORM}Transfer-Encoding: chunked\r\n\r\nzz\r\nq=Kent\r\n0\r\n\r\n", 400, ("could not be understood", "999")),
        (f"{FORM}Transfer-Encoding: chunked\r\n\r\n6\r\nq=KentXX", 400, ("could not be understood", "999")),
        (f"{FORM}Transfer-Encoding: chunked\r\n\r\n4e20\r\n{'q' * 20000}\r\n0\r\n\r\n", 413, ("Too much text", "999")),
        (f"GET /?{'x' * 6000} HTTP/1.1\r\nHost: a\r\n\r\n", 414, ("The address is too long", "999")),
        ("GET / HTTP/1.1\r\n\r\n", 400, ("could not be understood", "/support")),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, ("could not be understood", "/support")),
        ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, ("could not be understood", "/support")),
    ],
)
def test_what_the_server_cannot_read_is_answered_with_clear_words(
    site: Served, request_text: str, status: int, words: tuple[str, ...]
) -> None:
    head, _, body = say(site.port, request_text).partition("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert "Content-Security-Policy: default-src 'none'" in head
    assert "Cache-Control: no-store" in head
    page = parsed(body.encode("latin-1").decode(), request_text[:40])
    text = text_of(page.find("body")) + " ".join(link.get("href", "") for link in page.iter("a"))
    for word in words:
        assert word in text, text[:300]


@pytest.fixture(scope="module")
def site(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site under gunicorn."""
    folder = tmp_path_factory.mktemp("served")
    with served(app.extensions["settings"].database_url, folder, SITE_URL="https://ontherecord.example") as running:
        yield running


def test_whoever_speaks_a_later_version_is_answered_in_ours(site: Served) -> None:
    assert say(site.port, "GET /healthz HTTP/1.2\r\nHost: a\r\nConnection: close\r\n\r\n").startswith("HTTP/1.1 200 ")


def test_a_form_in_chunks_is_read_like_any_other(site: Served) -> None:
    said = say(site.port, f"{FORM}Transfer-Encoding: chunked\r\n\r\n3\r\nq=K\r\na\r\nent+police\r\n0\r\n\r\n")
    assert said.startswith("HTTP/1.1 303 ")
    assert "\r\nLocation: /forces/kent\r\n" in said


@pytest.mark.parametrize(
    ("chunks", "status"),
    [
        ("6\r\nq=Kent\r\n0\r\nX: y\r\nZ: w\r\n\r\n", 200),
        ("6;x=y\r\nq=Kent\r\n000;z\r\n\r\n", 200),
        ("b\r\nq=a\n0\r\n\r\nKe\r\n0\r\n\r\n", 200),
        ("0\r\n\r\nX", 200),
        ("-1\r\nq=Kent\r\n", 400),
        (f"{'6' * 300}", 400),
        ("FFFFFFFF\r\nq=Kent\r\n", 400),
    ],
)
def test_the_end_of_chunks_is_seen_at_once(site: Served, chunks: str, status: int) -> None:
    request = f"{FORM}Transfer-Encoding: chunked\r\n\r\n{chunks}".encode()
    with socket.create_connection(("127.0.0.1", site.port), timeout=SECONDS_FOR_A_REQUEST / 2) as connection:
        connection.sendall(request)
        assert connection.recv(65536).startswith(f"HTTP/1.1 {status} ".encode())


def closed(response: TestResponse, framed: bool = False) -> list[str]:
    """What is missing from the headers of an answer."""
    faults = []
    policy = response.headers.get("Content-Security-Policy", "")
    if not policy.startswith("default-src 'none'") or "unsafe" in policy or "http" in policy or "data:" in policy:
        faults.append(f"weak policy: {policy}")
    if not framed:
        if "frame-ancestors 'none'" not in policy:
            faults.append("may be framed")
        if response.headers.get("X-Frame-Options") != "DENY":
            faults.append("X-Frame-Options is missing")
    for name in ("Permissions-Policy", "Referrer-Policy", "Strict-Transport-Security", "X-Content-Type-Options"):
        if response.headers.get(name) != HEADERS[name]:
            faults.append(f"{name}: {response.headers.get(name)}")
    if response.headers.get("Cross-Origin-Opener-Policy") != "same-origin":
        faults.append("Cross-Origin-Opener-Policy is missing")
    if "Cross-Origin-Resource-Policy" not in response.headers:
        faults.append("Cross-Origin-Resource-Policy is missing")
    faults += [f"sends {name}" for name in ("Set-Cookie", "Server", "X-Powered-By") if name in response.headers]
    return faults


def say(port: int, text: str) -> str:
    """What the server answers to those bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience(5)) as connection:
        connection.sendall(text.encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := connection.recv(65536):
            answer += part
    return answer.decode("latin-1")
