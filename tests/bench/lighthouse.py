"""Lighthouse's four scores, as on a telephone, beside those of a page that says two words."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.servers import HELLO, SITE, gunicorn
from tests.bench.table import Line, not_measured
from tests.browser.running import CHROMIUM, FLAGS

PAGES = {
    "home": "/",
    "force": "/forces/kent",
    "compare": "/compare?forces=cheshire,kent",
    "national": "/national",
    "support": "/support",
    "Welsh force": "/cy/forces/kent",
}
TO_REACH = "100 in all four categories"
RUNS = 3
_LIGHTHOUSE = ("npx", "--yes", "lighthouse@12")
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_SECONDS = 120


def scores(database: Path) -> Iterator[Line]:
    """A line for each page, the best of its runs; and what the machine's own load takes from the least of pages."""
    if not shutil.which("npx"):
        yield not_measured("Lighthouse (mobile)", TO_REACH, "npx is not installed (Debian: apt install npm)")
        return
    with gunicorn(HELLO, database) as (port, _):
        yield from _lines(
            "“Hello, World!”", f"http://127.0.0.1:{port}/", "100 for performance: else this machine is busy"
        )
    with gunicorn(SITE, database) as (port, _):
        for name, path in PAGES.items():
            yield from _lines(f"{name} page", f"http://127.0.0.1:{port}{path}", TO_REACH)


def _lines(name: str, address: str, to_reach: str) -> Iterator[Line]:
    what = f"Lighthouse (mobile), {name}"
    categories = _CATEGORIES if to_reach == TO_REACH else _CATEGORIES[:1]
    best: dict[str, Any] | None = None
    for _ in range(RUNS):
        try:
            report = _report(address)
        except (subprocess.SubprocessError, ValueError) as error:
            yield not_measured(what, to_reach, (getattr(error, "stderr", None) or str(error))[-300:])
            return
        if best is None or _sum(report, categories) > _sum(best, categories):
            best = report
        if _sum(best, categories) == 100 * len(categories):
            break
    assert best is not None
    yield _line(what, best, categories, to_reach)


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


def _sum(report: dict[str, Any], categories: tuple[str, ...]) -> int:
    return sum(_score(report, name) for name in categories)


def _score(report: dict[str, Any], category: str) -> int:
    return round(100 * (report["categories"][category]["score"] or 0))


def _line(what: str, report: dict[str, Any], categories: tuple[str, ...], to_reach: str) -> Line:
    failing = [
        f"{audit['id']} {audit.get('displayValue', '')}".strip()
        for name in categories
        for part in report["categories"][name]["auditRefs"]
        if (audit := report["audits"][part["id"]])["score"] not in (None, 1) and part["weight"]
    ]
    written = ", ".join(f"{name} {_score(report, name)}" for name in categories)
    detail = f"Lighthouse {report['lighthouseVersion']}, the best of at most {RUNS} runs"
    detail += f"; below 1: {', '.join(failing)}" if failing else ""
    return Line(what, written, to_reach, _sum(report, categories) == 100 * len(categories), detail)
