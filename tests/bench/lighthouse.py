"""Lighthouse's four scores, as on a telephone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.servers import SITE, gunicorn
from tests.bench.table import Line, not_measured
from tests.bench.weight import PAGES
from tests.browser.running import CHROMIUM, FLAGS

TO_REACH = "100 in all four categories"
_LIGHTHOUSE = ("npx", "--yes", "lighthouse@12")
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_SECONDS = 120


def scores(database: Path) -> Iterator[Line]:
    """A line for each of the three pages."""
    if not shutil.which("npx"):
        yield not_measured("Lighthouse (mobile)", TO_REACH, "npx is not installed (Debian: apt install npm)")
        return
    with gunicorn(SITE, database) as (port, _):
        for name, path in PAGES.items():
            what = f"Lighthouse (mobile), {name} page"
            try:
                yield _line(what, _report(f"http://127.0.0.1:{port}{path}"))
            except (subprocess.SubprocessError, ValueError, KeyError) as error:
                written = getattr(error, "stderr", None) or str(error)
                yield not_measured(what, TO_REACH, written[-300:])


def _report(address: str) -> dict[str, Any]:
    flags = " ".join(["--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", *FLAGS])
    done = subprocess.run(
        [*_LIGHTHOUSE, address, "--quiet", "--output=json", "--form-factor=mobile", f"--chrome-flags={flags}"],
        check=True,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        env=os.environ | {"CHROME_PATH": CHROMIUM},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _line(what: str, report: dict[str, Any]) -> Line:
    found = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in _CATEGORIES}
    failing = [
        audit["id"]
        for name in _CATEGORIES
        for part in report["categories"][name]["auditRefs"]
        if (audit := report["audits"][part["id"]])["score"] not in (None, 1) and part["weight"]
    ]
    written = ", ".join(f"{name} {score}" for name, score in found.items())
    detail = f"Lighthouse {report['lighthouseVersion']}" + (f"; below 1: {', '.join(failing)}" if failing else "")
    return Line(what, written, TO_REACH, all(score == 100 for score in found.values()), detail)
