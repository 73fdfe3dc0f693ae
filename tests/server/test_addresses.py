"""Addresses that differ by a slash or by capitals lead to the page, and files are sent as readers ask for them."""

import gzip
from collections.abc import Iterator
from html import unescape

import pytest
from flask import Flask
from werkzeug.test import Client

from portal.server.layers import with_layers
from tests.house_rules import SITE

_FILE = "/data/releases/1/on-the-record.sqlite"
_TEXT = "/data/releases/1/forces.csv"


@pytest.fixture(scope="module")
def visitor(app: Flask) -> Iterator[Client]:
    """A visitor to the site with all that stands in front of it."""
    return Client(with_layers(app))


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/forces/kent/", "/forces/kent"),
        ("/forces/Kent", "/forces/kent"),
        ("/FORCES/?sort=name", "/forces?sort=name"),
        ("/CY/forces", "/cy/forces"),
        ("/cy/forces/KENT/", "/cy/forces/kent"),
        ("/CY", "/cy/"),
        ("//forces/kent//", "/forces/kent"),
        ("/Support/Kent", "/support/kent"),
        ("/api/v1/forces/", "/api/v1/forces"),
        ("/cy//forces", "/cy/forces"),
        ("/CY//Forces//?sort=name", "/cy/forces?sort=name"),
        ("//cy//forces///kent", "/cy/forces/kent"),
        ("/forces//kent", "/forces/kent"),
        ("//", "/"),
        ("/cy//", "/cy/"),
        ("/cy//support", "/cy/support"),
        ("//api/v1/forces", "/api/v1/forces"),
        ("//charts/kent-timeline.svg", "/charts/kent-timeline.svg"),
        ("/data//releases/1/forces.csv", "/data/releases/1/forces.csv"),
        ("/data/releases/01", "/data/releases/1"),
        ("/cy/data/releases/001?x=1", "/cy/data/releases/1?x=1"),
        ("/data/releases/01/forces.csv", "/data/releases/1/forces.csv"),
        ("/api/v1/releases/01", "/api/v1/releases/1"),
        ("/cy/api/v1/releases/001", "/cy/api/v1/releases/1"),
        ("/cy", "/cy/"),
        ("/cy?a=b", "/cy/?a=b"),
        ("/forces/kent.", "/forces/kent"),
        ("/cy/support/kent),", "/cy/support/kent"),
        ("/forces/kent ", "/forces/kent"),
        ("/forces.csv>", "/forces.csv"),
    ],
)
def test_what_was_meant_is_found(visitor: Client, asked: str, meant: str) -> None:
    answer = visitor.open(
        environ_overrides={"PATH_INFO": asked.partition("?")[0], "QUERY_STRING": asked.partition("?")[2]}
    )
    assert answer.status_code == 301
    assert answer.headers["Location"] == meant
    assert answer.headers["Cache-Control"] == "no-store"
    assert visitor.get(meant).status_code == 200


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/Nowhere", "//example.org/", "//nowhere", "/forces/kent.CSV/", "/find/1/names/M.json"]
)
def test_what_is_nowhere_stays_nowhere(visitor: Client, path: str) -> None:
    assert visitor.open(environ_overrides={"PATH_INFO": path}).status_code == 404


@pytest.mark.parametrize(
    "path", ["/data/releases/{}", "/data/releases/{}/forces.csv", "/data/releases/1/{}", "/api/v1/releases/{}"]
)
def test_a_number_of_thousands_of_digits_is_nowhere(visitor: Client, path: str) -> None:
    assert visitor.get(path.format("9" * 5000)).status_code == 404


@pytest.mark.parametrize("number", ["%EF%BC%91", "%D9%A1"])
def test_a_number_in_digits_of_another_script_leads_to_the_one_address(visitor: Client, number: str) -> None:
    answer = visitor.get(f"/data/releases/{number}")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/data/releases/1")


def test_the_server_says_what_it_understands_where_no_page_is_named(visitor: Client) -> None:
    answer = visitor.open(method="OPTIONS", environ_overrides={"PATH_INFO": "*"})
    assert (answer.status_code, answer.data) == (200, b"")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize("path", ["/support/kent", "/sitemap.xml", "/nowhere"])
def test_the_wish_for_another_protocol_is_passed_over(visitor: Client, path: str) -> None:
    wished = visitor.get(path, headers={"Connection": "Upgrade", "Upgrade": "websocket"})
    assert wished.status_code == visitor.get(path).status_code


def test_what_is_sent_to_an_address_with_two_slashes_is_not_lost(visitor: Client) -> None:
    answer = visitor.post("/", data={"what": "rape"}, environ_overrides={"PATH_INFO": "/cy//support"})
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/data/releases/1/A%0A", "/data/releases/1/A%0D%0AX%3A%20y", "/forces/KENT%3Fa"])
def test_what_no_address_holds_unwritten_stays_written(visitor: Client, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 301
    assert answer.headers["Location"].lower() == path.lower()
    assert visitor.get(answer.headers["Location"]).status_code == 404


def test_a_download_that_broke_off_can_be_gone_on_with(visitor: Client) -> None:
    whole = visitor.get(_FILE)
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert "Last-Modified" in whole.headers
    part = visitor.get(_FILE, headers={"Range": "bytes=100-", "If-Range": whole.headers["ETag"]})
    assert part.status_code == 206
    assert whole.data == whole.data[:100] + part.data
    text = visitor.get(_TEXT, headers={"Range": "bytes=0-299", "Accept-Encoding": "gzip"})
    assert (text.status_code, len(text.data), "Content-Encoding" in text.headers) == (206, 300, False)


def test_no_part_is_added_to_what_was_read_of_another_file(visitor: Client) -> None:
    tag = visitor.get(_TEXT).headers["ETag"]
    for wanted, status in ((tag, 206), ("*", 206), ('"another"', 412), (f"W/{tag}", 412)):
        answer = visitor.get(_TEXT, headers={"Range": "bytes=0-9", "If-Match": wanted})
        assert (answer.status_code, len(answer.data)) == (status, 10 if status == 206 else 0), wanted


@pytest.mark.parametrize(
    ("asked", "status", "length"),
    [
        ("bytes=-100", 206, 100),
        ("bytes=-99999999999", 206, None),
        ("bytes=0-1,3-4", 200, None),
        ("bytes=5-2", 200, None),
        ("bytes=a-b", 200, None),
        ("items=0-5", 200, None),
        ("bytes=-0", 416, 0),
        ("bytes=99999999999-", 416, 0),
    ],
)
def test_a_range_that_is_none_is_passed_over_and_one_beyond_the_end_refused(
    visitor: Client, asked: str, status: int, length: int | None
) -> None:
    whole = len(visitor.get(_FILE).data)
    answer = visitor.get(_FILE, headers={"Range": asked})
    assert answer.status_code == status
    if status == 416:
        assert answer.headers["Content-Range"] == f"bytes */{whole}"
        assert "That part of the file is not there" in answer.text
        welsh = visitor.get(f"/cy{_FILE}", headers={"Range": asked})
        assert (welsh.status_code, "Nid yw'r rhan honno o'r ffeil yno" in unescape(welsh.text)) == (416, True)
    else:
        assert len(answer.data) == (length or whole)


def test_who_has_the_file_needs_no_part_of_it(visitor: Client) -> None:
    tag = visitor.get(_FILE).headers["ETag"]
    known = visitor.get(_FILE, headers={"Range": "bytes=0-9", "If-None-Match": tag})
    assert (known.status_code, known.headers["Vary"]) == (304, "Accept-Encoding")
    assert visitor.get(_FILE, headers={"Range": "bytes=0-9", "If-Range": f"W/{tag}"}).status_code == 200
    assert visitor.get(_FILE, headers={"If-Match": "*"}).status_code == 200
    refused = visitor.get(_FILE, headers={"If-Match": '"other"'})
    assert (refused.status_code, refused.data) == (412, b"")


def test_a_part_is_sent_only_of_the_very_file_that_was_begun(visitor: Client) -> None:
    whole = visitor.get(_FILE)
    tag, date = whole.headers["ETag"], whole.headers["Last-Modified"]
    later = "Wed, 01 Jan 2087 00:00:00 GMT"
    for begun, status in ((tag, 206), (date, 206), (tag.strip('"'), 200), (later, 200), (f'{tag[:-1]}-br"', 200)):
        assert visitor.get(_FILE, headers={"Range": "bytes=0-9", "If-Range": begun}).status_code == status
    asked = visitor.head(_FILE, headers={"Range": "bytes=0-9"})
    assert (asked.status_code, asked.headers["Content-Length"]) == (200, str(len(whole.data)))


@pytest.mark.parametrize("file", ["/forces/kent.csv", "/data/latest/forces.csv"])
def test_a_file_that_is_kept_in_memory_is_sent_in_parts_too(visitor: Client, file: str) -> None:
    whole = visitor.get(file)
    part = visitor.get(file, headers={"Range": "bytes=100-", "If-Range": whole.headers["ETag"]})
    assert (part.status_code, whole.data[:100] + part.data) == (206, whole.data)
    assert visitor.get(file, headers={"If-Match": '"other"'}).status_code == 412
    compressed = visitor.get(file, headers={"Accept-Encoding": "gzip"})
    assert compressed.headers["Content-Encoding"] == "gzip"
    # No part of the file as it is may be laid behind one of it compressed.
    begun = {"Accept-Encoding": "gzip", "Range": "bytes=10-"}
    assert visitor.get(file, headers=begun | {"If-None-Match": compressed.headers["ETag"]}).status_code == 304
    assert visitor.get(file, headers=begun | {"If-Match": compressed.headers["ETag"]}).data == compressed.data


_LATER, _OTHER_TAG = "Wed, 01 Jan 2087 00:00:00 GMT", '"other"'


@pytest.mark.parametrize(
    ("path", "conditions", "status"),
    [
        # Of a page without a tag nobody can have read the one that is named.
        ("/support/kent", {"If-Match": _OTHER_TAG}, 412),
        ("/robots.txt", {"If-Match": _OTHER_TAG, "If-None-Match": "*"}, 412),
        ("/support/kent", {"If-Match": "*"}, 200),
        ("/support/kent", {"If-None-Match": _OTHER_TAG}, 200),
        ("/support/kent", {"If-None-Match": ""}, 200),
        ("/robots.txt", {"If-None-Match": "*"}, 304),
        # Both conditions are looked at, and before any range.
        (_FILE, {"If-Match": "TAG", "If-None-Match": "TAG"}, 304),
        (_TEXT, {"If-Match": '"a,b", TAG', "If-None-Match": 'W/TAG, "x"'}, 304),
        (_FILE, {"If-Modified-Since": _LATER, "Range": "bytes=-0"}, 304),
        (_FILE, {"If-Match": _OTHER_TAG, "Range": "bytes=-0"}, 412),
        (_FILE, {"If-Modified-Since": _LATER, "If-None-Match": _OTHER_TAG}, 200),
        # A tag stands in quotation marks.
        (_FILE, {"If-None-Match": "BARE"}, 200),
        ("/forces/kent", {"If-None-Match": "BARE"}, 200),
        (_FILE, {"If-Match": "BARE"}, 412),
        ("/forces/kent", {"If-None-Match": '"a,b",,TAG'}, 304),
        ("/nowhere", {"If-None-Match": "*"}, 404),
    ],
)
def test_what_a_request_names_as_its_conditions_is_held_to(
    visitor: Client, path: str, conditions: dict[str, str], status: int
) -> None:
    tag = visitor.get(path).headers.get("ETag", "")
    named = {name: text.replace("TAG", tag).replace("BARE", tag.strip('"')) for name, text in conditions.items()}
    answer = visitor.get(path, headers=named)
    assert (answer.status_code, len(answer.data) == 0) == (status, status in (304, 412))
    assert (answer.status_code == 412) <= (answer.headers["Cache-Control"] == "no-store")


@pytest.mark.parametrize("conditions", [{"If-None-Match": "*"}, {"If-Modified-Since": _LATER}])
def test_who_has_a_file_is_told_by_the_tag_of_the_coding_that_would_be_sent(
    visitor: Client, conditions: dict[str, str]
) -> None:
    taken = {"Accept-Encoding": "gzip"}
    tag = visitor.get(_TEXT, headers=taken).headers["ETag"]
    known = visitor.get(_TEXT, headers=taken | conditions)
    assert (known.status_code, known.headers["ETag"]) == (304, tag)


def test_who_wants_a_page_only_as_it_was_read_gets_no_other(visitor: Client) -> None:
    tag = visitor.get("/forces/kent").headers["ETag"]
    wanted = {tag: 200, "*": 200, f'"other", {tag}': 200, '"other"': 412, f"W/{tag}": 412, tag.strip('"'): 412}
    for tags, status in wanted.items():
        for method in (visitor.get, visitor.head):
            answer = method("/forces/kent", headers={"If-Match": tags, "If-None-Match": '"other"'})
            assert (answer.status_code, answer.headers["ETag"]) == (status, tag), tags
    refused = visitor.get("/forces/kent", headers={"If-Match": '"other"'})
    assert (refused.data, refused.headers["Cache-Control"]) == (b"", "no-store")
    assert "Content-Security-Policy" in refused.headers


@pytest.mark.parametrize(
    ("since", "status"),
    [("Thu, 01 Jan 1970 00:00:00 GMT", 412), ("Wed, 01 Jan 2087 00:00:00 GMT", 200), ("nonsense", 200)],
)
def test_who_wants_a_file_only_unchanged_gets_no_other(visitor: Client, since: str, status: int) -> None:
    assert visitor.get(_FILE, headers={"If-Unmodified-Since": since}).status_code == status


@pytest.mark.parametrize(
    "page",
    [
        "/forces/kent/", "/Forces/Kent", "/forces/kent?utm_source=x#top", "//forces//kent", "/forces/%6Bent",
        "/forces%2Fkent", "/forces/kent.",
    ],
)  # fmt: skip
def test_an_editor_may_write_the_address_of_a_page_as_a_reader_may(visitor: Client, page: str) -> None:
    host = SITE.partition("://")[2]
    for site in (SITE, SITE.replace(host, host.upper()), f"{SITE}:{443 if SITE.startswith('https') else 80}"):
        answer = visitor.get("/oembed", query_string={"url": site + page})
        assert (answer.status_code, answer.get_json()["title"]) == (200, "Kent Police")
    other = visitor.get("/oembed", query_string={"url": f"ftp://{host}/forces/kent"})
    assert other.status_code == 404


def test_each_coding_of_a_file_has_a_tag_of_its_own(visitor: Client) -> None:
    tags = set()
    for coding in ("gzip", "br", "identity"):
        answer = visitor.get(_TEXT, headers={"Accept-Encoding": coding})
        tags.add(answer.headers["ETag"])
        known = {"Accept-Encoding": coding, "If-None-Match": answer.headers["ETag"]}
        still = visitor.get(_TEXT, headers=known)
        assert (still.status_code, still.headers["ETag"]) == (304, answer.headers["ETag"])
        assert still.headers["Vary"] == answer.headers["Vary"]
        matching = {"Accept-Encoding": coding, "If-Match": answer.headers["ETag"]}
        assert visitor.get(_TEXT, headers=matching).status_code == 200
    assert len(tags) == 3
    # Who takes no coding must not be told that a coded body, which a cache on the way keeps for others, is the same.
    for tag in (tag for tag in tags if "-" in tag):
        other = visitor.get(_TEXT, headers={"Accept-Encoding": "identity", "If-None-Match": tag})
        assert (other.status_code, other.headers.get("Content-Encoding")) == (200, None)


def test_pages_in_other_languages_are_named_by_their_language(visitor: Client) -> None:
    text = visitor.get("/sitemap.xml").text
    assert f'hreflang="pl" href="{SITE}/support/in/pl"' in text
    assert f'hreflang="en" href="{SITE}/support/in/pl"' not in text


def test_a_frame_is_as_high_as_was_asked(visitor: Client) -> None:
    asked = f"/oembed?url={SITE}/forces/kent/&maxwidth=300&maxheight=200"
    answer = visitor.get(asked).get_json()
    assert answer["height"] == 200
    assert 'height="200"' in answer["html"]
    # A drawing is held to the same bounds (oEmbed 1.0, 2.3.4), so that one which is wider is left out.
    assert "thumbnail_url" not in answer
    assert visitor.get(f"/oembed?url={SITE}/forces/kent&maxwidth=1200").get_json()["thumbnail_width"] == 1200
    refused = visitor.get(f"{asked}&format=xml")
    assert (refused.status_code, refused.mimetype) == (501, "text/plain")


@pytest.mark.parametrize(
    ("query", "width", "height"),
    [
        ("maxwidth=300.5", 300, 480),
        ("maxwidth=300px", 300, 480),
        ("maxwidth=0&maxheight=-1", 640, 480),
        ("maxwidth=1_0", 640, 480),
        ("maxwidth=%D9%A3%D9%A0", 640, 480),
        ("maxwidth=abc&maxheight=", 640, 480),
        ("maxwidth=99999999999999999999", 640, 480),
        ("format=JSON", 640, 480),
        ("format=", 640, 480),
    ],
)
def test_a_length_that_is_none_is_passed_over(visitor: Client, query: str, width: int, height: int) -> None:
    answer = visitor.get(f"/oembed?url=%20{SITE}/forces/kent%20&{query}").get_json()
    assert (answer["width"], answer["height"]) == (width, height)


def test_the_longest_list_of_addresses_is_compressed_and_asked_for_once(visitor: Client) -> None:
    plain = visitor.get("/sitemap.xml")
    answer = visitor.get("/sitemap.xml", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == plain.data
    assert len(answer.data) < len(plain.data) / 5
    again = visitor.get("/sitemap.xml", headers={"If-None-Match": plain.headers["ETag"]})
    assert again.status_code == 304
