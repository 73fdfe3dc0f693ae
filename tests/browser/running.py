"""The real site under gunicorn, and a real browser."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.patience import patience

CHROMIUM = "/usr/bin/chromium-headless-shell"
# No page runs long enough for what its scripts gain by being compiled anew, with much work, while they run; compiled
# at once, without that work, they take less time than interpreted.
_AS_WRITTEN = "--js-flags=--no-opt --no-maglev --always-sparkplug"
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    _AS_WRITTEN,
]

# A picture below the window keeps its place without being drawn: most of the time of a long page goes into its charts.
# The rest says again that there is a mouse, as playwright does.
PICTURES_WHEN_SEEN = (
    "--blink-settings=lazyLoadingImageMarginPx4G=0,lazyLoadingImageMarginPxUnknown=0,"
    "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"
)


@pytest.fixture(scope="session")
def site(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, served by gunicorn from the bundled dataset."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = tmp_path_factory.mktemp("site") / "log"
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{database}",
        "PORT": str(port),
        "SITE_URL": address,
        "EXIT_URL": f"{address}/static-exit",
        # One reader at a time needs one process; each further one would render every page anew.
        "WORKERS": "1",
    }
    with log.open("wb") as output:
        server = subprocess.Popen([sys.executable, "app.py"], env=environment, stdout=output, stderr=output)
    try:
        wait_for(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=patience(20))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=1000 * patience(5))
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the site answers; fail with its log if it does not."""
    end = time.monotonic() + patience(20)
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the site did not start:\n{log.read_text()}")
