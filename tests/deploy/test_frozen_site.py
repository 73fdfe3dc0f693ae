"""The frozen site is whole, unchanged files stay untouched, and a real nginx serves it as the site serves itself."""

import datetime
import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from flask import Flask

from portal.application import create_app
from portal.settings import Settings
from portal.static_site.pages import addresses_without_links, attach
from portal.support.open_now import LONDON
from tests.conftest import settings_for
from tests.deploy.conftest import Frozen, Server, freeze, run_freeze
from tests.house_rules import SITE
from tests.reliability.store import Store
from tests.security.addresses import ADDRESSES
from tests.site.crawling import links_of

pytestmark = pytest.mark.xdist_group("frozen")
# Not in it: the API, what an address asks for with a query, pictures of other shapes, and what the walk finds under
# addresses that hold a mark of the release or of their content.
_NOT_FROZEN = {"embed.chart_png", "charts.sized", "find.names", "find.postcodes", "find.told", "leaving.blank"}
FROZEN = [
    endpoint
    for endpoint, address in ADDRESSES.items()
    if not endpoint.startswith("api.") and "?" not in address and endpoint not in _NOT_FROZEN
]
# Pages with a form, or with words on what is open now: a frozen page has other words there.
OTHERWISE = (
    "api_documentation.documentation", "charts.chart", "compare.all_rates", "compare.compare", "find.form",
    "forces.all_forces", "newsroom.force", "recorded.recorded",
    "support.card", "support.local", "support.poster", "support.someone_else", "support.support",
)  # fmt: skip
HEADERS = (
    "Access-Control-Allow-Origin",
    "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
    "Referrer-Policy", "Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options",
)  # fmt: skip


def manifest(frozen: Frozen) -> dict[str, dict[str, object]]:
    return {file["path"]: file for file in json.loads((frozen.folder / "manifest.json").read_text())["files"]}


def test_the_manifest_names_every_file_with_its_checksum(frozen: Frozen) -> None:
    listed = manifest(frozen)
    there = {str(path.relative_to(frozen.folder)) for path in frozen.folder.rglob("*") if path.is_file()}
    assert there == listed.keys() | {"manifest.json"}
    for path, about in listed.items():
        content = (frozen.folder / path).read_bytes()
        assert about["sha256"] == hashlib.sha256(content).hexdigest()
        assert about["bytes"] == len(content)
        if path.endswith(".gz"):
            assert gzip.decompress(content) == (frozen.folder / path.removesuffix(".gz")).read_bytes()


def test_a_walk_over_the_frozen_site_finds_every_page_and_no_broken_link(
    frozen: Frozen, server: Server, live: Flask
) -> None:
    left_out = set(json.loads((frozen.folder / "manifest.json").read_text())["left_out"])
    waiting, seen, broken = ["/", "/cy/"], {"/", "/cy/"}, []
    while waiting:
        path = waiting.pop()
        response, body = server.ask(path)
        if response.status != 200:
            broken.append(f"{path}: {response.status}")
            continue
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        for link in links_of(body.decode()):
            target = urlsplit(link)
            address = target.path + (f"?{target.query}" if target.query else "")
            own = not target.netloc or f"{target.scheme}://{target.netloc}" == SITE
            if own and address.startswith("/") and address not in seen | left_out:
                seen.add(address)
                waiting.append(address)
    assert broken == []
    for address in seen:
        # A query that is left must not matter, for a server of files does not read it.
        if "?" in address:
            assert server.ask(address)[1] == live.test_client().get(address).data, address
    mapped = {urlsplit(element.text or "").path for element in sitemap(server) if element.tag.endswith("}loc")}
    for path in mapped:
        assert server.ask(path)[0].status == 200, path
    for force in ("kent", "cheshire", "gwent", "btp"):
        assert {f"/forces/{force}", f"/cy/forces/{force}", f"/support/{force}", f"/cy/support/{force}"} <= seen
        assert {f"/feeds/forces/{force}.atom", f"/support/{force}/card", f"/cy/support/{force}/card"} <= seen
    assert all("/api/v1" in address or "/compare" in address for address in left_out)


def test_a_chart_that_no_page_leads_to_any_more_keeps_its_address(database: Path) -> None:
    site = create_app(settings_for(database))
    attach(site)
    assert "/charts/essex-offence-groups" not in site.test_client().get("/forces/essex").text
    assert {"/charts/essex-offence-groups", "/cy/charts/essex-offence-groups"} <= set(addresses_without_links(site))


def test_beside_each_csv_file_stands_what_its_columns_are(frozen: Frozen, server: Server) -> None:
    tables = [path for path in manifest(frozen) if path.endswith(".csv")]
    assert {"forces/kent.csv", "cy/compare/cdi-2016-20.csv", "compare/cdi-2016-20/changes-of-rates.csv"} <= set(tables)
    assert any(re.fullmatch(r"compare/cdi-2016-20-[0-9a-f]{12}\.csv", path) for path in tables)
    assert [path for path in tables if f"{path}-metadata.json" not in manifest(frozen)] == []
    response, body = server.ask("/compare/cdi-2016-20.csv-metadata.json")
    assert response.headers.get_content_type() == "application/csvm+json"
    assert json.loads(body)["tableSchema"]["columns"]


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("endpoint", FROZEN)
def test_nginx_sends_what_the_site_sends(server: Server, live: Flask, endpoint: str, prefix: str) -> None:
    address = prefix + ADDRESSES[endpoint]
    if endpoint in ("discovery.robots", "discovery.sitemap", "icon"):
        # One file speaks for both languages.
        address = ADDRESSES[endpoint]
    expected = live.test_client().get(address, follow_redirects=True)
    response, body = server.ask(address)
    assert response.status == 200
    for name in HEADERS:
        assert response.headers[name] == expected.headers.get(name), name
    assert response.headers.get_content_type() == expected.mimetype
    assert ("no-store" in response.headers["Cache-Control"]) == ("no-store" in expected.headers["Cache-Control"])
    saved = expected.headers.get("Content-Disposition", "").partition(";")[0]
    assert response.headers.get("Content-Disposition", "") == saved
    if expected.mimetype in ("text/csv", "application/zip", "image/png", "application/vnd.sqlite3"):
        assert body == expected.data
    if expected.mimetype == "text/html" and endpoint not in OTHERWISE:
        assert text_of(body.decode()) == text_of(expected.text)


def test_errors_forms_and_compression_behind_nginx(server: Server) -> None:
    for path, words in (("/nowhere", b"Page not found"), ("/cy/nowhere", b'lang="cy"')):
        response, body = server.ask(path)
        assert response.status == 404
        assert words in body
        assert b"tel:+448081689111" in body
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert response.headers["Cache-Control"] == "no-store"
    for form in ("/find", "/cy/find", "/support", "/cy/support"):
        response, _ = server.ask(form, "POST")
        assert (response.status, response.headers["Location"]) == (303, form)
    for refused in ("/forces/kent", "/%0d%0aX-Forged:%20yes", "/find%0d%0aX-Forged:%20yes"):
        response, _ = server.ask(refused, "POST")
        assert response.status == 405
        assert "X-Forged" not in response.headers
    assert server.ask("/forces/kent", "DELETE")[0].status == 405
    response, _ = server.ask("/cy/embed/chart/kent-timeline.png")
    assert (response.status, response.headers["Location"]) == (301, "/cy/charts/kent-timeline.png")
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    for hidden in ("/frozen/policies.nginx", "/forces/index.html.gz", "/.freezing/x", "/forces/.index.html.new"):
        assert server.ask(hidden)[0].status == 404
    response, body = server.ask("/forces/kent", Accept_Encoding="gzip")
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Vary"] == "Accept-Encoding"
    tag = response.headers["ETag"]
    assert server.ask("/forces/kent", Accept_Encoding="gzip", If_None_Match=tag)[0].status == 304
    style = re.search(rb"/static/site\.[0-9a-f]+\.css", gzip.decompress(body))
    assert style
    assert "immutable" in server.ask(style[0].decode())[0].headers["Cache-Control"]


def test_a_frozen_support_page_claims_nothing_about_now(frozen: Frozen) -> None:
    pages = [page for prefix in ("", "cy/") for page in (frozen.folder / prefix / "support").rglob("index.html")]
    assert len(pages) > 20
    for page in pages:
        text = page.read_text()
        assert "Closed now" not in text
        assert "Open now, until" not in text
        assert "Open or closed as of" not in text


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_a_frozen_support_page_is_the_same_at_every_hour(
    frozen: Frozen, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    app = create_app(Settings.from_environment({"DATABASE_URL": frozen.store.url, "SITE_URL": SITE}))
    attach(app)
    for path in ("/support", "/support/kent", "/support/kent/card", "/support/kent/poster", "/support/rights"):
        shown = set()
        for day, hour in ((23, 12), (23, 23), (25, 3)):
            moment = datetime.datetime(2026, 12, day, hour, tzinfo=LONDON)
            monkeypatch.setattr("portal.pages.support.now", lambda moment=moment: moment)
            shown.add(app.test_client().get(prefix + path).text)
        assert len(shown) == 1, path


def test_freezing_again_touches_nothing(frozen: Frozen) -> None:
    before = {path: path.stat().st_mtime_ns for path in frozen.folder.rglob("*") if path.is_file()}
    said = frozen.again()
    assert " 0 written" in said
    assert " 0 removed" in said
    assert {path: path.stat().st_mtime_ns for path in frozen.folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["letter.txt", "manifest.json"])
def test_a_folder_of_somebody_else_is_left_alone(frozen: Frozen, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"name": "Dear aunt"}')
    status, said = run_freeze(frozen.store, tmp_path)
    assert status == 1
    assert "not of a frozen site" in said
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_without_a_release_there_is_nothing_to_freeze(tmp_path: Path) -> None:
    status, said = run_freeze(Store(f"sqlite:///{tmp_path}/portal.sqlite", tmp_path / "new"), tmp_path / "site")
    assert status == 1
    assert said.endswith("nothing published yet.\nError: Nothing is published yet: `portal publish` does that.\n")
    assert not (tmp_path / "site").exists()


def test_a_freeze_that_was_stopped_is_completed_and_a_new_release_changes_only_its_files(
    frozen: Frozen, sqlite_store: Store, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(frozen.folder, tmp_path / "site"))
    chart = folder / "charts/kent-timeline.wide.svg"
    drawn = chart.stat().st_mtime_ns
    sqlite_store.publish(1)
    # Stopped after the list of what there will be, with a page half done.
    manifest_file = folder / "manifest.json"
    told = json.loads(manifest_file.read_text())
    told["files"] = [{"path": file["path"]} for file in told["files"]] + [{"path": "find/2/names/never.json"}]
    manifest_file.write_text(json.dumps(told))
    (folder / ".freezing").mkdir()
    (folder / ".freezing/left").write_text("left")
    (folder / "forces/kent/index.html").write_text("spoiled")
    (folder / "find/2/names").mkdir(parents=True)
    (folder / "find/2/names/never.json").write_text("left")
    said = freeze(sqlite_store, folder)
    assert "release 2" in said
    assert "(mark 1)" in (folder / "forces/kent/index.html").read_text()
    assert chart.stat().st_mtime_ns == drawn
    assert not (folder / "find/1").exists()
    assert not (folder / "find/2/names/never.json").exists()
    assert not (folder / ".freezing").exists()
    assert set(manifest(Frozen(sqlite_store, folder, said))) == {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    } - {"manifest.json"}


def sitemap(server: Server) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(server.ask("/sitemap.xml")[1]).iter())


def text_of(page: str) -> str:
    body = page.partition("<body>")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body))


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/forces/kent/", "/forces/kent"),
        ("/forces/Kent", "/forces/kent"),
        ("/CY/forces/?sort=name", "/cy/forces?sort=name"),
        ("/cy/forces/KENT", "/cy/forces/kent"),
        ("/cy//forces?sort=name", "/cy/forces?sort=name"),
        ("//forces//kent/", "/forces/kent"),
        ("/cy//", "/cy/"),
        ("/charts//kent-timeline.svg", "/charts/kent-timeline.svg"),
    ],
)
def test_capitals_and_slashes_lead_to_the_page(server: Server, asked: str, meant: str) -> None:
    for _ in range(2):
        answer, _ = server.ask(asked)
        assert answer.status == 301, asked
        asked = answer.headers["Location"]
        if asked == meant:
            break
    assert asked == meant
    assert server.ask(meant)[0].status == 200
    assert server.ask("/Nowhere/")[0].status in (301, 404)
