"""Tens of thousands of made-up requests to every page and the API, over the wire: not one is answered with a 5xx."""

import socket
import time
from collections import Counter
from contextlib import closing
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, seed, settings

from tests.amount import Amount
from tests.house_rules import SITE
from tests.patience import patience
from tests.security.made_up_requests import MadeUp, made_up_requests
from tests.server.serving import Served, served

pytestmark = pytest.mark.timeout(3600)
AT_ONCE = 1000
# But where the visitor has the page already, and its headers with it.
ALWAYS = (
    *("Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "Strict-Transport-Security"),
    *("X-Content-Type-Options", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"),
)

PICTURES = (b"/compare.svg", b"/compare.narrow.svg", b"/compare.png", b"/compare.vl.json")


class Visitor:
    """Sends requests as they are, and looks at each answer; a connection goes on as long as that is possible."""

    def __init__(self, site: Served) -> None:
        self._site = site
        self._connection: socket.socket | None = None
        self.statuses: Counter[int] = Counter()

    def ask(self, request: MadeUp, attempts: int = 3) -> None:
        """Send one request; fails where its answer is a fault of ours, or gives away what it must not."""
        is_new = self._connection is None
        try:
            response, body = self._answer(request)
        except (ConnectionError, HTTPException):
            self.close()
            if not is_new:
                # The server may hang up between two requests, and a browser then asks again.
                self.ask(request, attempts)
            else:
                # Who is not understood at all may be left without an answer, but only then.
                assert not request.is_tidy, request.sent[:300]
            return
        if response.status == 503 and request.sent.partition(b"?")[0].endswith(PICTURES) and attempts:
            # A picture that is drawn when it is asked for; a busy machine asks for patience, and must keep its word.
            time.sleep(int(response.headers["Retry-After"]))
            self.ask(request, attempts - 1)
            return
        self.statuses[response.status] += 1
        assert response.status < 500, (response.status, request.sent[:300], body[:200])
        for name in ALWAYS if response.status != 304 else ():
            assert response.headers[name], (name, request.sent[:300])
        for name in ("Set-Cookie", "Server", "X-Powered-By"):
            assert name not in response.headers, request.sent[:300]
        leads_to = urlsplit(response.headers.get("Location", SITE))
        assert (leads_to.scheme, leads_to.netloc) in (("", ""), tuple(urlsplit(SITE)[:2])), request.sent[:300]
        if response.will_close or not request.is_tidy:
            self.close()

    def _answer(self, request: MadeUp) -> tuple[HTTPResponse, bytes]:
        if self._connection is None:
            self._connection = socket.create_connection(("127.0.0.1", self._site.port), timeout=patience(30))
        self._connection.sendall(request.sent)
        if not request.is_tidy:
            # The server may wait for more, which never comes.
            self._connection.shutdown(socket.SHUT_WR)
        response = HTTPResponse(self._connection, method=request.method)
        response.begin()
        return response, response.read()

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@pytest.mark.soak
def test_no_made_up_request_is_answered_with_a_fault_of_ours(app: Flask, tmp_path: Path, amount: Amount) -> None:
    requests = amount.of(2000, 90_000)
    database = app.extensions["settings"].database_url
    with served(database, tmp_path, SITE_URL=SITE) as site, closing(Visitor(site)) as visitor:
        began = time.monotonic()
        for turn in range(requests // AT_ONCE):

            @seed(turn)
            @settings(max_examples=AT_ONCE, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            @given(made_up_requests())
            def ask(request: MadeUp) -> None:
                visitor.ask(request)

            ask()
            if turn % 5 == 4:
                sent, seconds = visitor.statuses.total(), time.monotonic() - began
                amount.tell(f"{sent} requests, {sent / seconds:.0f}/s: {dict(sorted(visitor.statuses.items()))}")
        assert site.get("/forces/kent")[0].status == 200
        log = site.log.read_text()
    assert '"level": "error"' not in log, log[-2000:]
    assert visitor.statuses.total() > requests * 0.9
    # They reach the pages, and not only the errors.
    assert visitor.statuses[200] > requests // 10, visitor.statuses
    for status in (303, 400, 404, 405, 413, 414):
        assert visitor.statuses[status], status
