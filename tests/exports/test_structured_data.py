"""JSON-LD that another library reads, and that cannot end the element it stands in."""

import json

import pytest
import rdflib

from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.exports.structured_data import Download, breadcrumb_list, dataset, police_force, script_text
from portal.words.language import language
from tests.charts.made_rows import force
from tests.exports.made import HOSTILE, RELEASE

# rdflib's own reader of JSON-LD still uses a class that rdflib means to drop.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA = rdflib.Namespace("https://schema.org/")
ADDRESS = "https://site.example/data"
DOWNLOAD = Download("https://site.example/data/releases/7/on-the-record.zip", "application/zip", 1234, "b" * 64)


def graph(content: dict[str, object]) -> rdflib.Graph:
    """What rdflib understands of the text that a page holds."""
    return rdflib.Graph().parse(data=script_text(content), format="json-ld")


def test_rdflib_reads_the_dataset_and_its_downloads() -> None:
    found = graph(dataset("Title", "Words", ADDRESS, RELEASE, [INSPECTORATE_LICENCE], [DOWNLOAD]))
    subject = rdflib.URIRef(ADDRESS)
    assert (subject, rdflib.RDF.type, SCHEMA.Dataset) in found
    assert str(found.value(subject, SCHEMA.version)) == "7"
    assert str(found.value(subject, SCHEMA.license)) == INSPECTORATE_LICENCE.address
    download = found.value(subject, SCHEMA.distribution)
    assert (download, rdflib.RDF.type, SCHEMA.DataDownload) in found
    assert str(found.value(download, SCHEMA.contentUrl)) == DOWNLOAD.address
    assert str(found.value(download, SCHEMA.sha256)) == "b" * 64


def test_rdflib_reads_a_force_as_an_organisation() -> None:
    found = graph(
        police_force(force("kent"), "A sentence on Kent.", "https://site.example/forces/kent", language("en"))
    )
    subject = rdflib.URIRef("https://site.example/forces/kent#organization")
    assert (subject, rdflib.RDF.type, SCHEMA.GovernmentOrganization) in found
    assert str(found.value(subject, SCHEMA.name)) == "Kent Police"
    assert found.value(subject, SCHEMA.url) is None


def test_rdflib_reads_the_way_to_a_page_in_its_order() -> None:
    trail = [("https://site.example/", "Home"), ("https://site.example/forces", "Forces")]
    found = graph(breadcrumb_list(trail))
    steps = {
        int(str(found.value(item, SCHEMA.position))): (
            str(found.value(item, SCHEMA.item)),
            str(found.value(item, SCHEMA.name)),
        )
        for item in found.subjects(rdflib.RDF.type, SCHEMA.ListItem)
    }
    assert steps == {1: trail[0], 2: trail[1]}


def test_no_word_can_leave_its_script_element() -> None:
    content = breadcrumb_list([(f"https://site.example/{text}", text) for text in HOSTILE])
    text = script_text(content)
    assert not {"<", ">", "&"} & set(text)
    assert json.loads(text) == content
