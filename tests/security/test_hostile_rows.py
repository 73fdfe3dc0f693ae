"""Hostile text in the dataset is refused, or comes out as harmless text wherever the site repeats it."""

import csv
import io
import json
import mimetypes
import re
import shutil
import time
import zipfile
from collections import Counter
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter
from werkzeug.wrappers import Response

from portal.application import create_app
from portal.database.engine import open_engine
from portal.dataset.description import DATASET
from portal.program_hash import program_hash
from portal.publishing.dataset_files import read_folder
from portal.publishing.problems import DatasetError
from portal.publishing.releasing import prepare
from tests.conftest import made_once, settings_for
from tests.html import tree_of
from tests.patience import patience
from tests.releasing import publish_quietly
from tests.security.addresses import ADDRESSES
from tests.security.hostile_dataset import REFUSED, hostile_files

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SECONDS_TO_DRAW = 60
# One process publishes the hostile release for all of these tests.
pytestmark = pytest.mark.xdist_group("hostile")


@pytest.fixture(scope="module")
def hostile(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The site on a release in which every free text is hostile."""
    made_by = program_hash("tests/security/hostile_dataset.py", "tests/reliability/marked_dataset.py", "tests/dataset")
    kept = made_once(database.with_name(f"hostile-{made_by[:16]}.sqlite"), publish_what_is_hostile)
    folder = tmp_path_factory.mktemp("hostile")
    path = Path(shutil.copy(kept, folder / "portal.sqlite"))
    return create_app(settings_for(path, INSTANCE_DIR=str(folder)))


def publish_what_is_hostile(file: Path) -> None:
    engine = open_engine(f"sqlite:///{file}")
    publish_quietly(engine, prepare(engine, hostile_files()), "<script>hostile(0)</script>")
    engine.dispose()


@pytest.mark.parametrize("value", REFUSED)
def test_what_no_reader_could_see_or_no_spreadsheet_should_run_is_refused(tmp_path: Path, value: str) -> None:
    files = read_folder(DATASET)
    text = files["findings.csv"].decode()
    wrong = text.replace("Better training, supervision and audit of crime recording.", value.replace('"', '""'), 1)
    assert wrong != text
    with pytest.raises(DatasetError) as refused:
        prepare(open_engine(f"sqlite:///{tmp_path / 'x.sqlite'}"), files | {"findings.csv": wrong.encode()})
    assert "findings.csv, line 2, column text" in str(refused.value)
    assert str(refused.value).replace("\n", " ").isprintable()


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("endpoint", ADDRESSES)
def test_hostile_rows_come_out_as_harmless_text(hostile: Flask, endpoint: str, prefix: str) -> None:
    response = drawn(hostile.test_client(), prefix + ADDRESSES[endpoint])
    assert response.status_code in (200, 202), response.status
    faults = FAULTS_OF[kind_of(response)](response)
    assert not faults, faults[:5]


def test_hostile_rows_come_out_as_harmless_text_in_every_other_form(hostile: Flask) -> None:
    client, kinds = hostile.test_client(), Counter[str]()
    for address in other_forms(hostile):
        response = drawn(client, address)
        assert response.status_code == 200, (address, response.status)
        kinds[response.mimetype] += 1
        faults = FAULTS_OF[kind_of(response)](response)
        assert not faults, (address, faults[:5])
    assert {"text/csv", WORKBOOK, "application/zip", "application/json", "image/svg+xml", "image/png"} <= kinds.keys()
    assert kinds[WORKBOOK] >= 10, kinds


def test_the_hostile_text_is_there_to_be_seen(hostile: Flask) -> None:
    client = hostile.test_client()
    for path in ("/forces/kent", "/cy/forces/kent", "/support/kent", "/sources/sf335a3f7", "/forces.csv"):
        assert "hostile" in client.get(path).text, path


def drawn(client: FlaskClient, address: str) -> Response:
    """The answer, once a busy machine, which draws one picture at a time, has drawn it."""
    end = time.monotonic() + patience(SECONDS_TO_DRAW)
    response: Response = client.get(address, follow_redirects=True)
    while "Retry-After" in response.headers and time.monotonic() < end:
        time.sleep(1)
        response = client.get(address, follow_redirects=True)
    return response


def other_forms(app: Flask) -> list[str]:
    """Every address of a page, file or picture that is had in several forms, in each of them and both languages."""
    adapter, found = app.url_map.bind(""), set()
    for endpoint, address in ADDRESSES.items():
        path, _, query = address.partition("?")
        _, values = adapter.match(path)
        for rule in app.url_map.iter_rules(endpoint):
            choices = {
                name: sorted(converter.items)
                for name, converter in rule._converters.items()
                if isinstance(converter, AnyConverter)
            }
            for chosen in product(*choices.values()):
                built = adapter.build(endpoint, {**values, **dict(zip(choices, chosen, strict=True))})
                found |= {f"{prefix}{built}{'?' if query else ''}{query}" for prefix in ("", "/cy")}
    return sorted(found - set(ADDRESSES.values()))


def kind_of(response: Response) -> str:
    return kind_of_type(response.mimetype)


def kind_of_type(mimetype: str) -> str:
    if mimetype.endswith("+json"):
        return "application/json"
    if mimetype.endswith("+xml") or mimetype == "text/xml":
        return "application/xml"
    return mimetype


def of_html(response: Response) -> list[str]:
    """What a browser would run, load or build from the hostile text."""
    tree = tree_of(response.get_data(as_text=True))
    faults = []
    for element in tree.iter():
        tag = str(element.tag)
        text = element.text or ""
        if "hostile" in tag or (tag in ("img", "iframe", "svg") and "hostile" in str(element.attrib.get("src", ""))):
            faults.append(f"element {tag} {element.attrib}")
        faults += [f"{tag} has {name}" for name in element.attrib if name.startswith("on") or "hostile" in name]
        faults += [
            f"{tag} leads to {value}"
            for name, value in element.attrib.items()
            if name in ("href", "src", "action", "srcset") and re.match(r"\s*(javascript|data|vbscript):", value, re.I)
        ]
        if tag == "script":
            if element.get("type") == "application/ld+json":
                faults += of_data(json.loads(text))
            elif text.strip() or "hostile" in element.get("src", ""):
                faults.append(f"script {text[:80]}")
    return faults + unfilled(response.get_data(as_text=True))


def of_xml(response: Response) -> list[str]:
    """Elements and attributes that no drawing or feed of ours has."""
    faults = []
    for element in ElementTree.fromstring(response.data).iter():
        tag = element.tag.rsplit("}", 1)[-1]
        if "hostile" in tag or tag in ("script", "foreignObject", "img", "iframe"):
            faults.append(f"element {tag}")
        faults += [f"{tag} has {name}" for name in element.attrib if name.startswith("on")]
        faults += [f"{tag} {name}={value}" for name, value in element.attrib.items() if runs(name, value)]
        # Atom carries HTML as text: what a feed reader makes of it must be harmless too.
        if element.get("type") == "html":
            inside = tree_of(element.text or "")
            faults += [f"feed: {child.tag}" for child in inside.iter() if child.tag in ("script", "img", "svg")]
    return faults + unfilled(response.get_data(as_text=True))


def of_csv(response: Response) -> list[str]:
    """Cells that a spreadsheet would run, and rows that hostile text broke."""
    rows = list(csv.reader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff"))))
    faults = [f"row of {len(row)} cells" for row in rows if len(row) != len(rows[0])]
    return faults + [f"cell {cell[:40]}" for row in rows for cell in row if runs_in_a_spreadsheet(cell)]


def of_json(response: Response) -> list[str]:
    """Nothing but well-formed JSON, sent as such."""
    return of_data(response.get_json(force=True))


def of_archive(response: Response) -> list[str]:
    """Formulas in a workbook; names in an archive that lead out of its folder."""
    faults = []
    with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
        for name in archive.namelist():
            if ".." in name or name.startswith("/") or "\\" in name or "hostile" in name:
                faults.append(f"file {name}")
            if name.startswith("xl/worksheets/sheet"):
                faults += [f"{name}: formula" for _ in re.findall(rb"<f[ >]", archive.read(name))]
            if name.startswith("xl/") and name.endswith((".xml", ".rels")):
                for element in ElementTree.fromstring(archive.read(name)).iter():
                    faults += [f"{name}: {target}" for target in element.attrib.values() if runs("href", target)]
            kind = kind_of_type(mimetypes.guess_type(name)[0] or "")
            if kind in ("text/csv", "application/json", "image/svg+xml"):
                faults += [f"{name}: {fault}" for fault in FAULTS_OF[kind](Response(archive.read(name)))]
    return faults


def of_text(response: Response) -> list[str]:
    """Text that a browser must not take for HTML."""
    return [] if response.headers["X-Content-Type-Options"] == "nosniff" else ["may be sniffed"]


def of_data(data: object) -> list[str]:
    """Addresses inside data that would run."""
    if isinstance(data, dict):
        faults = [f"{name}: {value}" for name, value in data.items() if isinstance(value, str) and runs(name, value)]
        return faults + [fault for value in data.values() for fault in of_data(value)]
    return [fault for value in data for fault in of_data(value)] if isinstance(data, list) else []


def runs(name: str, value: str) -> bool:
    """Whether a browser would run what an attribute or member of that name holds."""
    is_address = name.rsplit("}", 1)[-1].lower() in ("href", "src", "url", "@id", "contenturl", "sameas")
    return is_address and re.match(r"\s*(javascript|data|vbscript):", value, re.I) is not None


def runs_in_a_spreadsheet(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula."""
    return cell[:1] in "=+-@\t\r" and bool(cell) and not re.fullmatch(r"[-+]?\d+([.,]\d+)?", cell)


def unfilled(text: str) -> list[str]:
    """Signs that hostile text was taken for a template."""
    return [sign for sign in ("HOSTILE", "Undefined") if sign in text]


FAULTS_OF = {
    "text/html": of_html,
    "image/svg+xml": of_xml,
    "application/xml": of_xml,
    "text/csv": of_csv,
    "application/json": of_json,
    "application/zip": of_archive,
    WORKBOOK: of_archive,
    "application/vnd.sqlite3": of_text,
    "application/x-bibtex": of_text,
    "text/plain": of_text,
    "text/x-bibtex": of_text,
    "image/png": of_text,
    "image/vnd.microsoft.icon": of_text,
}
