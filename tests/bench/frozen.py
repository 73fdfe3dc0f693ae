"""The frozen site behind nginx as shipped, beside the same files behind the least that an nginx needs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from tests.bench.growth import publish_files
from tests.bench.load import Contender, side_by_side
from tests.bench.servers import ROOT, running
from tests.bench.table import Line, not_measured, spread
from tests.browser.running import free_port
from tests.deploy import nginx
from tests.reliability.marked_dataset import small_dataset

TO_REACH = 0.95
ROUNDS, SECONDS = 5, 2
_PAGES = ("/forces/kent", "/compare", "/charts/kent-timeline.svg")
_PLACE = "/var/www/on-the-record"


def frozen_site(folder: Path) -> Iterator[Line]:
    """The lines of the frozen site."""
    site, small = folder / "frozen", folder / "portal.sqlite"
    # A few forces are enough: nginx is as fast with few files as with many, and all of them take minutes to write.
    publish_files(small_dataset(), small)
    settings = {"DATABASE_URL": f"sqlite:///{small}", "INSTANCE_DIR": str(folder)}
    done = subprocess.run(
        [Path(sys.executable).parent / "portal", "freeze", str(site)],
        cwd=ROOT,
        env=os.environ | settings,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        yield not_measured("frozen site", f"at least {TO_REACH:g} ×", done.stderr[-300:])
        return
    ours, least = folder / "nginx", folder / "nginx-least"
    ours.mkdir()
    least.mkdir()
    port = free_port()
    command = [nginx.program(), "-c", str(_least_configuration(least, site, port))]
    with nginx.running("frozen.nginx.conf", ours, {_PLACE: str(site)}) as our_port, running(command, port, "/", {}):
        for path in _PAGES:
            what = f"frozen {path}, against the same bytes from nginx"
            if not _same_bytes(our_port, port, path):
                yield not_measured(what, f"at least {TO_REACH:g} ×", "the two servers sent different bytes")
                continue
            found = side_by_side({"ours": Contender(our_port, path), "nginx": Contender(port, path)}, ROUNDS, SECONDS)
            ratio = median(found["ours"]) / median(found["nginx"])
            figures = "; ".join(f"{name} {spread(rates)} requests/s" for name, rates in found.items())
            yield Line(what, f"{ratio:.2f} ×", f"at least {TO_REACH:g} ×", ratio >= TO_REACH, figures)


def _least_configuration(folder: Path, site: Path, port: int) -> Path:
    """What serves a folder and its compressed files, and nothing more."""
    return nginx.write_main(
        folder,
        "access_log off; include /etc/nginx/mime.types;\n"
        f"server {{ listen 127.0.0.1:{port}; root {site}; gzip_static on;\n"
        "location / { try_files $uri $uri/index.html $uri.html =404; } }",
    )


def _same_bytes(our_port: int, port: int, path: str) -> bool:
    bodies = []
    for each in (our_port, port):
        connection = HTTPConnection("127.0.0.1", each, timeout=20)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br"})
        bodies.append(connection.getresponse().read())
        connection.close()
    return bodies[0] == bodies[1]
