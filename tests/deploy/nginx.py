"""A real nginx with a configuration that ships with the site."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.browser.running import free_port
from tests.patience import patience

ROOT = Path(__file__).parent.parent.parent
SHIPPED = ROOT / "portal" / "deploy"


def program() -> str:
    """Where nginx is; Debian keeps it where only root looks."""
    found = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    assert found, "nginx is not installed: run tests/system_packages.sh"
    return found


def write_configuration(shipped: str, folder: Path, changes: Mapping[str, str]) -> Path:
    """The shipped server with its places changed, inside the least that a whole configuration needs."""
    server = (SHIPPED / shipped).read_text()
    for place, own in changes.items():
        assert place in server, place
        server = server.replace(place, own)
    (folder / "server.conf").write_text(server)
    return write_main(folder, f"access_log {folder}/access.log; include {folder}/server.conf;")


def write_main(folder: Path, inside: str) -> Path:
    """The least that a whole configuration needs around what stands inside its `http`."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    main = folder / "nginx.conf"
    main.write_text(
        # Where root runs the tests, nginx's own user could not read their folders.
        ("user root;\n" if os.geteuid() == 0 else "")
        + f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;\n"
        "events { worker_connections 256; }\n"
        "http { sendfile on; keepalive_requests 100000;\n"
        + "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
        + f"{inside} }}\n"
    )
    return main


def check(configuration: Path) -> None:
    """Have `nginx -t` find nothing, not even what it warns of."""
    done = subprocess.run([program(), "-t", "-c", str(configuration)], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr, done.stderr


@contextmanager
def running(shipped: str, folder: Path, changes: Mapping[str, str]) -> Iterator[int]:
    """Serve with the shipped configuration; gives the port."""
    port = free_port()
    configuration = write_configuration(shipped, folder, {"listen 80;": f"listen 127.0.0.1:{port};", **changes})
    check(configuration)
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen([program(), "-c", str(configuration)], stdout=output, stderr=output)
    try:
        end = time.monotonic() + patience(10)
        while True:
            try:
                connection = HTTPConnection("127.0.0.1", port, timeout=patience(2))
                connection.request("GET", "/robots.txt")
                connection.getresponse().read()
                connection.close()
                break
            except OSError:
                assert time.monotonic() < end, (folder / "output").read_text()
                time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=patience(10))
