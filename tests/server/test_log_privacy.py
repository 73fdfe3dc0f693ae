"""No path under /support, no query and no visitor address is ever written, whatever is asked and however badly."""

import io
import json
import logging
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest
from flask import request

from portal.application import create_app
from portal.server.log import JsonLines
from tests.browser.running import free_port
from tests.conftest import settings_for
from tests.patience import patience
from tests.server.serving import Served, served, wait_until

SECRET = "q7zqmaidstonezq7"
# All of 127.0.0.0/8 is this machine: a visitor who comes from here can be told from the server's own address.
VISITOR = "127.77.66.55"
MALFORMED = (
    f"GET /support/{SECRET} HTTP/1.1\r\nHost: a\r\nBad Header {SECRET}: x\r\n\r\n",
    f"GET /support/kent?{SECRET} HTTP/9.9\r\nHost: a\r\n\r\n",
    f"{SECRET} /support/kent HTTP/1.1\r\nHost: a\r\n\r\n",
    f"GET /support/kent?q={SECRET * 400} HTTP/1.1\r\nHost: a\r\n\r\n",
    f"GET /support/kent HTTP/1.1\r\nHost: a\r\nX: {SECRET * 1000}\r\n\r\n",
    f"GET /support/{SECRET} HTTP/1.1\r\nHost: a\r\nContent-Length: {SECRET}\r\n\r\n",
    f"GET /support/{SECRET} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: {SECRET}\r\n\r\n",
    f"POST /support HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz{SECRET}\r\n",
    f"POST /find HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\nq={SECRET}",
    f"GET http://{SECRET}.example/support/kent HTTP/1.1\r\nHost: {SECRET}\r\n\r\n",
    f"\x16\x03\x01{SECRET}\r\n\r\n",
    f"GET /support/{SECRET}%00%ff%0d%0a HTTP/1.1\r\nHost: a\r\nExpect: {SECRET}\r\n\r\n",
    "".join(f"GET /support/kent?{SECRET} HTTP/1.1\r\nHost: a\r\n\r\n" for _ in range(3)),
)
PLAIN = (
    ("GET", f"/support/kent?from={SECRET}"),
    ("GET", f"/support/{SECRET}"),
    ("GET", f"/forces?sort={SECRET}"),
    ("GET", f"/forces/{SECRET}"),
    ("GET", f"/{SECRET}"),
    ("GET", f"/cy/support/{SECRET}?{SECRET}"),
    ("GET", f"/api/v1/find?q={SECRET}"),
    ("GET", f"/static/{SECRET}.css"),
    ("GET", f"/?{SECRET * 150}"),
    ("POST", "/find"),
    ("POST", "/support"),
    ("POST", "/recorded"),
    ("POST", "/recorded/in/ur"),
    ("PUT", f"/support/{SECRET}"),
    ("DELETE", f"/find?{SECRET}"),
    ("TRACE", f"/support/{SECRET}"),
)


@pytest.fixture
def site(database: Path, tmp_path: Path) -> Iterator[Served]:
    """The site, with its metrics served on a port of their own."""
    metrics = str(free_port())
    with served(f"sqlite:///{database}", tmp_path, METRICS_PORT=metrics, TMPDIR=str(tmp_path)) as running:
        yield running


def test_nothing_that_was_written_tells_who_asked_for_what(site: Served, tmp_path: Path) -> None:
    for method, path in PLAIN:
        body = f"q={SECRET}&where={SECRET}&what={SECRET}&when={SECRET}".encode() if method == "POST" else None
        ask(site, method, path, body)
    for text in MALFORMED:
        say(site, text)
    site.process.terminate()
    site.process.wait(timeout=patience(40))
    written = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert written[site.log], "the site says at least where it listens"
    for path, content in written.items():
        text = content.decode(errors="replace").lower()
        assert SECRET not in text, f"{path}: {text[max(0, text.index(SECRET) - 200) :][:300]}"
        assert "127.77." not in text, path
        assert "/support" not in text, path
        assert "/recorded" not in text, path


def test_a_failure_is_logged_as_json_with_its_place_but_without_its_words(database: Path) -> None:
    app = create_app(settings_for(database))

    def fail() -> str:
        raise ValueError(f"cannot read {request.full_path}")

    app.add_url_rule("/support/broken", "broken", fail)
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    app.logger.addHandler(handler)
    assert app.test_client().get(f"/support/broken?{SECRET}", environ_base={"REMOTE_ADDR": VISITOR}).status_code == 500
    said = json.loads(written.getvalue())
    assert said["level"] == "error"
    assert said["message"] == "Unexpected error in broken"
    assert said["exception"] == ["builtins.ValueError"]
    assert said["at"][-1].endswith(" fail")
    assert SECRET not in written.getvalue()
    assert "/support" not in written.getvalue()
    assert VISITOR not in written.getvalue()


def test_metrics_count_by_endpoint_and_never_by_path(database: Path, tmp_path: Path) -> None:
    port = free_port()
    with served(f"sqlite:///{database}", tmp_path, METRICS_PORT=str(port)) as running:
        for _ in range(3):
            running.get("/forces/kent")
        running.get(f"/support/kent?{SECRET}")
        running.get(f"/{SECRET}")
        # Each worker tells what it knows of the database within a second or so.
        wait_until(lambda: "portal_release 1.0" in metrics(port))
        text = metrics(port)
        assert SECRET not in text
        assert "/support" not in text
        assert 'portal_requests_total{endpoint="forces.force",method="GET",status="200"} 3.0' in text
        assert 'portal_requests_total{endpoint="support.local",method="GET",status="200"} 1.0' in text
        assert 'portal_requests_total{endpoint="none",method="GET",status="404"} 1.0' in text
        assert "portal_database_answers 1.0" in text
        response, _ = running.get("/metrics")
        assert response.status == 404


def metrics(port: int) -> str:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=patience(10)) as answer:
        return str(answer.read().decode())


def ask(site: Served, method: str, path: str, body: bytes | None) -> None:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=patience(20), source_address=(VISITOR, 0))
    connection.request(method, path, body, {"Referer": f"{site.address}/support/{SECRET}", "User-Agent": SECRET})
    connection.getresponse().read()
    connection.close()


def say(site: Served, text: str) -> None:
    with socket.create_connection(("127.0.0.1", site.port), source_address=(VISITOR, 0)) as connection:
        try:
            connection.sendall(text.encode("latin-1"))
            connection.settimeout(1.5)
            while connection.recv(65536):
                pass
        except (TimeoutError, ConnectionError):
            return
