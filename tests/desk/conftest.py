"""A small web server of other people's, on this machine."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Elsewhere:
    """What the server gives by path: status, kind, body; `asked` lists the paths in the order of the requests."""

    address: str
    pages: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def page(self, path: str, body: str | bytes, kind: str = "text/html", status: int = 200) -> str:
        """Put a page there; returns its address."""
        self.pages[path] = (status, kind, body.encode() if isinstance(body, str) else body)
        return self.address + path


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    """A server on this machine, which the commands of the desk may ask."""
    there: Elsewhere

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there.asked.append(self.path)
            status, kind, body = there.pages.get(self.path, (404, "text/plain", b"none"))
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", body.decode())
                body = b""
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *values: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    there = Elsewhere(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("DESK_ASKS_LOCAL", "1")
    yield there
    server.shutdown()
    server.server_close()
    thread.join()
