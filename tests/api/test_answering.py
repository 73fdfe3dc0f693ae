"""How answers travel: entity tags, caching, other websites, methods; and what is typed stays out of caches and logs."""

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from portal import program_hash
from portal.application import create_app
from portal.database.engine import open_engine
from portal.database.tables import Release
from portal.dataset.description import DATASET
from portal.publishing.dataset_files import read_folder
from portal.publishing.releasing import prepare
from tests.conftest import settings_for
from tests.releasing import publish_quietly

Respond = Callable[..., TestResponse]


def test_what_a_client_has_is_not_sent_again(respond: Respond) -> None:
    first = respond("/recording-rates?force_id=kent")
    tag = first.headers["ETag"]
    assert tag.startswith('"r1-')
    assert first.headers["Cache-Control"].startswith("public, max-age=")
    for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = respond("/recording-rates?force_id=kent", headers={"If-None-Match": sent})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert respond("/recording-rates?force_id=kent", headers={"If-None-Match": '"other"'}).data == first.data


def test_the_tag_is_that_of_the_canonical_address(respond: Respond) -> None:
    tag = respond("/recording-rates?force_id=essex,kent&sort=-rate").headers["ETag"]
    same = respond("/recording-rates?sort=-rate&page=1&per_page=100&force_id=kent,essex")
    assert same.headers["ETag"] == tag
    others = ("/recording-rates?force_id=kent", "/cy/api/v1/recording-rates?force_id=essex,kent&sort=-rate")
    assert tag not in {respond(path).headers["ETag"] for path in others}
    assert same.data == respond("/recording-rates?force_id=essex,kent&sort=-rate").data


def test_a_new_release_gives_new_tags(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(database, tmp_path / "portal.sqlite")
    engine = open_engine(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    # Drawing the charts takes most of a minute, and the API shows none.
    monkeypatch.setattr("portal.publishing.releasing.draw_charts", lambda *_arguments: {})
    files = read_folder(DATASET)
    site = create_app(settings_for(tmp_path / "portal.sqlite")).test_client()
    before = site.get("/api/v1/forces")
    line = next(line for line in files["forces.csv"].splitlines() if line.startswith(b"kent,"))
    files["forces.csv"] = files["forces.csv"].replace(line, line.replace(b",Kent,", b",Kent County,"))
    publish_quietly(engine, prepare(engine, files), "Second.")
    engine.dispose()
    after = site.get("/api/v1/forces/kent")
    assert site.get("/api/v1/forces").headers["ETag"] != before.headers["ETag"]
    assert json.loads(after.data)["item"]["short_name"] == "Kent County"
    assert json.loads(after.data)["item"]["last_changed_in_release"] == 2
    assert json.loads(after.data)["item"]["first_shown_in_release"] == 1
    changes = json.loads(site.get("/api/v1/changes?release_number=2").data)["items"]
    assert [(c["table"], c["key"], c["column"], c["was"], c["now"], c["label"]) for c in changes] == [
        ("forces", "kent", "short_name", "Kent", "Kent County", "A cell was changed")
    ]
    assert [r["number"] for r in json.loads(site.get("/api/v1/releases").data)["items"]] == [2, 1]


def test_the_same_files_published_at_another_moment_give_new_tags(database: Path, tmp_path: Path) -> None:
    # Where a backup was put back, a release of that number and these files may be published anew, with another note.
    again = tmp_path / "portal.sqlite"
    shutil.copy(database, again)
    engine = open_engine(f"sqlite:///{again}")
    later = {"published_at": datetime.datetime(2031, 5, 6, 7, 8, tzinfo=datetime.UTC), "note": "Published anew."}
    with engine.begin() as connection:
        connection.execute(sa.update(Release).values(later))
    engine.dispose()
    before = create_app(settings_for(database)).test_client().get("/api/v1/releases")
    after = create_app(settings_for(again)).test_client()
    answer = after.get("/api/v1/releases", headers={"If-None-Match": before.headers["ETag"]})
    assert answer.status_code == 200
    assert json.loads(answer.data)["items"][0]["note"] == "Published anew."


@pytest.mark.parametrize("part", ["requirements.txt", "portal/words/terms.py"])
def test_another_program_gives_new_tags(
    respond: Respond, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = respond("/forces").headers["ETag"]
    for each in ("portal", "templates", "static"):
        shutil.copytree(program_hash.ROOT / each, tmp_path / each, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(program_hash.ROOT / "requirements.txt", tmp_path)
    with (tmp_path / part).open("a") as file:
        file.write("\n")
    monkeypatch.setattr(program_hash, "ROOT", tmp_path)
    program_hash.program_hash.cache_clear()
    try:
        assert respond("/forces").headers["ETag"] != before
    finally:
        program_hash.program_hash.cache_clear()


def test_scripts_of_other_websites_may_read(app: Flask) -> None:
    client = app.test_client()
    answer = client.get("/api/v1/forces", headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Expose-Headers"] == "ETag, Link"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    preflight = client.options("/api/v1/forces", headers=asked)
    assert preflight.status_code == 200
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert preflight.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert client.get("/api").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_head_tells_what_get_would(app: Flask) -> None:
    client = app.test_client()
    head, get = client.head("/api/v1/forces/kent"), client.get("/api/v1/forces/kent")
    assert head.data == b""
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(get.data))


@pytest.mark.parametrize(
    "path", ["/forces", "/find?q=Kent", "/forces/kent", "/openapi.json", "/compare?forces=kent,essex"]
)
def test_no_answer_sets_a_cookie_or_lacks_a_security_header(path: str, respond: Respond) -> None:
    headers = respond(path).headers
    assert "Set-Cookie" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Content-Language"] == "en"


def test_what_is_looked_up_is_kept_in_no_cache(respond: Respond) -> None:
    response = respond("/find?q=ME14 1XX")
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
