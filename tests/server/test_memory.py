"""What a worker keeps in memory has a bound, whatever visitors ask for."""

import json
import subprocess
import sys

from flask import Flask

from portal.settings import ROOT

# What only publishing, drawing, other databases or the first misspelt name need.
_HEAVY = ("altair", "psycopg", "rapidfuzz", "vl_convert")
_LOADED = "import app, json, sys; print(json.dumps(sorted(sys.modules)))"


def test_a_worker_loads_nothing_that_only_others_need() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED], cwd=ROOT, check=True, capture_output=True, text=True)
    loaded = set(json.loads(done.stdout))
    assert "portal.application" in loaded
    assert loaded.isdisjoint(_HEAVY)


def test_made_up_lists_leave_no_more_than_so_many_compiled_questions(app: Flask) -> None:
    visitor = app.test_client()
    for number in range(1, 60):
        assert visitor.get(f"/api/v1/forces?per_page={number}&sort=name").status_code == 200
    for path in ("/", "/forces", "/forces/kent", "/inspections", "/programmes", "/support", "/compare", "/data"):
        assert visitor.get(path).status_code == 200
    engine = app.extensions["engine"]
    # SQLAlchemy lets a cache grow by half before it takes the oldest out.
    assert len(engine._compiled_cache) <= 60
