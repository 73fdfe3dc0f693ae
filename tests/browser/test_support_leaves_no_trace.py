"""Nothing that the real server writes says who asked for support, or for what."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from tests.browser.running import free_port, wait_for
from tests.patience import patience

ASKED = (
    "/support",
    "/support/kent",
    "/support/rights",
    "/support/safety",
    "/support/card",
    "/support/in/ur",
    "/support/sources",
    "/support/young",
    "/recorded",
    "/cy/recorded",
    "/recorded/in/ur",
    "/cy/support/gwent",
    "/support/nowhere-at-all",
    "/support?secret=kent",
)
CHOSEN = {"where": "cleveland", "what": "honour-based-abuse"}


def test_no_support_path_no_choice_and_no_address_is_written(database: Path, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    site = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{database}",
        "PORT": str(port),
        "INSTANCE_DIR": str(tmp_path),
    }
    with log.open("wb") as output:
        server = subprocess.Popen([sys.executable, "app.py"], env=environment, stdout=output, stderr=output)
    try:
        wait_for(site, server, log)
        for path in ASKED:
            ask(Request(site + path, headers={"User-Agent": "told-tale", "Referer": "https://secret.example"}))
        ask(Request(f"{site}/support", data=urlencode(CHOSEN).encode()))
        ask(Request(f"{site}/recorded", data=urlencode({**CHOSEN, "when": "told-tale", "told": "refused"}).encode()))
        ask(Request(f"{site}/support", data=b"where=" + b"x" * 40_000))
        for line in (b"GET /support/garbled HTTP/9.9\r\n\r\n", b"\x16\x03\x01 /support/noise\r\n\r\n"):
            say_raw(site, line)
    finally:
        server.terminate()
        server.wait(timeout=patience(20))
    written = log.read_text().replace(site, "")
    for trace in ("support", "recorded", "secret", "kent", "told-tale", "127.0.0.1", *CHOSEN.values(), "GET", "POST"):
        assert trace not in written, written
    assert {path.name for path in tmp_path.iterdir()} == {"log"}


def ask(request: Request) -> None:
    """Ask for a page; whether it is there does not matter."""
    try:
        with urlopen(request, timeout=patience(20)) as response:
            response.read()
    except OSError:
        pass


def say_raw(site: str, line: bytes) -> None:
    """Send what no browser would send."""
    place = urlsplit(site)
    assert place.hostname
    assert place.port
    with socket.create_connection((place.hostname, place.port), timeout=patience(20)) as connection:
        connection.sendall(line)
        connection.recv(1000)
