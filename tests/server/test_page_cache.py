"""Pages are rendered once for each release, sent compressed, and never mixed, lost or kept where they must not be."""

import gzip
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import brotli
import pytest
import sqlalchemy as sa

from portal.server import release_watch
from portal.server.page_cache import PageCache
from portal.server.page_store import CachedPage, Representation
from portal.server.release_watch import ReleaseWatch
from tests.patience import patience
from tests.server.made_site import MadeSite


def test_a_page_is_rendered_once_and_then_sent_from_memory(site: MadeSite) -> None:
    visitor = site.cached()
    first, second = visitor.get("/forces/kent"), visitor.get("/forces/kent")
    assert first.data == second.data
    assert first.headers["Content-Security-Policy"] == second.headers["Content-Security-Policy"] == "default-src 'none'"
    assert site.asked == 1


def test_a_new_release_is_seen_without_a_restart(site: MadeSite) -> None:
    visitor = site.cached()
    assert visitor.get("/").text.startswith("release 1")
    site.publish(2)
    site.watch.ask()
    assert visitor.get("/").text.startswith("release 2")
    assert visitor.get("/").text.startswith("release 2")
    assert site.asked == 2


def test_a_page_is_kept_under_the_release_that_it_was_rendered_from(site: MadeSite) -> None:
    visitor = site.cached()
    visitor.get("/")
    site.publish(2)
    # The watch has not asked yet; the first page of the new release tells it, and the older page is rendered anew.
    assert visitor.get("/other").text.startswith("release 2")
    assert visitor.get("/").text.startswith("release 2")
    asked = site.asked
    assert visitor.get("/other").text.startswith("release 2")
    assert site.asked == asked


def test_another_release_of_the_same_number_is_another_release(site: MadeSite) -> None:
    visitor = site.cached()
    site.publish(2, "withdrawn")
    site.watch.ask()
    withdrawn = visitor.get("/")
    with site.engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM releases WHERE number = 2"))
    site.publish(2, "published in its place")
    site.watch.ask()
    asked = site.asked
    assert visitor.get("/").text == withdrawn.text
    assert site.asked == asked + 1


def test_what_is_made_up_is_not_remembered(site: MadeSite) -> None:
    pages = PageCache(site, site.watch, 10_000)

    def ask(path: str, query: str) -> None:
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
        for _ in pages(environ, lambda _status, _headers: lambda _data: None):  # type: ignore[arg-type]
            pass

    ask("/", "q=1")
    tracemalloc.start()
    for number in range(200):
        ask("/", str(number) + '"' * 8000)
        ask("/support", str(number) + '"' * 1900)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 500_000, kept


def test_many_codings_of_a_page_may_be_asked_for_at_once() -> None:
    page = CachedPage([("Content-Type", "text/html")], b"words " * 1000, "br", None, "")
    representations = page._representations

    class Growing(dict[str, Representation]):
        def items(self) -> Any:
            raise RuntimeError("dictionary changed size during iteration")

    page._representations = Growing(representations)
    said: list[str] = []
    page.answer({"HTTP_ACCEPT_ENCODING": "gzip", "REQUEST_METHOD": "GET"}, lambda status, _headers: said.append(status))
    assert said == ["200 OK"]


def test_the_watch_goes_on_after_any_exception(site: MadeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.watch.start()
    with monkeypatch.context() as broken:
        broken.setattr(release_watch, "newest_identity", lambda _connection: 1 / 0)
        site.watch.ask()
        assert not site.watch.answers
    site.watch.ask()
    assert site.watch.answers


def test_the_watch_notices_a_release_by_itself(site: MadeSite) -> None:
    site.watch = ReleaseWatch(site.engine, seconds=0.05)
    visitor = site.cached()
    visitor.get("/")
    site.publish(2)
    seen = threading.Event()
    for _ in range(100):
        if visitor.get("/").text.startswith("release 2"):
            break
        seen.wait(0.05)
    assert visitor.get("/").text.startswith("release 2")


def test_both_codings_carry_the_page_and_tags_of_their_own(site: MadeSite) -> None:
    visitor = site.cached()
    plain = visitor.get("/", headers={"Accept-Encoding": "identity"})
    by_brotli = visitor.get("/", headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    by_gzip = visitor.get("/", headers={"Accept-Encoding": "gzip, br;q=0"})
    assert brotli.decompress(by_brotli.data) == gzip.decompress(by_gzip.data) == plain.data
    assert by_brotli.headers["Content-Encoding"] == "br"
    assert by_gzip.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert len({answer.headers["ETag"] for answer in (plain, by_brotli, by_gzip)}) == 3
    assert not any(answer.headers["ETag"].startswith("W/") for answer in (plain, by_brotli, by_gzip))
    for answer in (plain, by_brotli, by_gzip):
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert site.asked == 1


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_who_has_the_page_already_gets_304_without_a_body(site: MadeSite, coding: str) -> None:
    visitor = site.cached()
    tag = visitor.get("/", headers={"Accept-Encoding": coding}).headers["ETag"]
    for named in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = visitor.get("/", headers={"Accept-Encoding": coding, "If-None-Match": named})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag
        assert again.headers["Cache-Control"] == "public, max-age=60"
        assert again.headers["Vary"] == "Accept-Encoding"


def test_a_tag_of_another_coding_or_release_gets_the_page(site: MadeSite) -> None:
    visitor = site.cached()
    tag = visitor.get("/", headers={"Accept-Encoding": "br"}).headers["ETag"]
    assert visitor.get("/", headers={"Accept-Encoding": "gzip", "If-None-Match": tag}).status_code == 200
    site.publish(2)
    site.watch.ask()
    assert visitor.get("/", headers={"Accept-Encoding": "br", "If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/support", "/missing"])
def test_head_says_what_get_would_say(site: MadeSite, path: str) -> None:
    visitor = site.cached()
    for _ in range(2):
        head = visitor.head(path, headers={"Accept-Encoding": "br"})
        get = visitor.get(path, headers={"Accept-Encoding": "br"})
        assert head.data == b""
        assert head.status == get.status
        assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize("path", ["/support", "/support/kent", "/missing"])
def test_what_must_not_be_kept_is_rendered_each_time(site: MadeSite, path: str) -> None:
    visitor = site.cached()
    visitor.get(path)
    answer = visitor.get(path, headers={"Accept-Encoding": "br"})
    assert site.asked == 2
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_a_form_is_never_answered_from_memory(site: MadeSite) -> None:
    visitor = site.cached()
    visitor.get("/find")
    assert "POST" in visitor.post("/find", data={"q": "Maidstone"}).text
    assert "POST" in visitor.post("/find", data={"q": "Maidstone"}).text
    assert "GET" in visitor.get("/find").text
    assert site.asked == 3


def test_the_order_of_a_query_makes_no_second_page(site: MadeSite) -> None:
    visitor = site.cached()
    first = visitor.get("/forces?sort=grade&nation=wales").data
    assert visitor.get("/forces?nation=wales&sort=grade").data == first
    assert visitor.get("/forces?nation=%77ales&sort=grade").data == first
    assert site.asked == 1
    assert visitor.get("/forces?sort=name&sort=grade").data != visitor.get("/forces?sort=grade&sort=name").data


def test_one_visitor_renders_a_new_page_and_the_others_get_the_last_good_one(site: MadeSite) -> None:
    visitor = site.cached()
    visitor.get("/")
    site.publish(2)
    site.watch.ask()
    asked = site.asked
    site.gate = threading.Event()
    drain(site)
    with ThreadPoolExecutor() as pool:
        renders = pool.submit(visitor.get, "/")
        assert site.entered.acquire(timeout=patience(5))
        for _ in range(20):
            assert visitor.get("/").text.startswith("release 1")
        site.gate.set()
        assert renders.result().text.startswith("release 2")
    assert site.asked == asked + 1


def test_a_page_that_nobody_saw_yet_is_rendered_once_for_all_who_wait(
    site: MadeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.server.page_cache._SECONDS_OF_A_PAGE", patience(5))
    visitor = site.cached()
    site.gate = threading.Event()
    with ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(visitor.get, "/") for _ in range(8)]
        assert site.entered.acquire(timeout=patience(5))
        site.gate.set()
        assert {answer.result().text[:9] for answer in answers} == {"release 1"}
    assert site.asked == 1


def test_what_takes_long_to_make_holds_only_a_few_of_those_who_want_it(
    site: MadeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.server.page_cache._SECONDS_OF_A_PAGE", 0.05)
    visitor = site.cached()
    site.gate = threading.Event()
    with ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(visitor.get, "/") for _ in range(8)]
        # One makes it and two wait for that one; the others ask for themselves, and may be refused there.
        for _ in range(6):
            assert site.entered.acquire(timeout=patience(5))
        assert not site.entered.acquire(timeout=0.3)
        site.gate.set()
        assert {answer.result().text[:9] for answer in answers} == {"release 1"}


def test_a_fault_leaves_the_last_good_page_in_place(site: MadeSite) -> None:
    visitor = site.cached()
    visitor.get("/")
    site.publish(2)
    site.watch.ask()
    site.fails = True
    assert visitor.get("/").text.startswith("release 1")
    assert visitor.get("/never-rendered").status_code == 503
    site.fails = False
    assert visitor.get("/").text.startswith("release 2")
    assert visitor.get("/never-rendered").text.startswith("release 2")


def test_without_a_database_pages_are_served_and_it_recovers_by_itself(site: MadeSite) -> None:
    visitor = site.cached()
    visitor.get("/")
    moved = site.file.rename(site.file.with_suffix(".moved"))
    site.file.mkdir()
    site.engine.dispose()
    site.watch.ask()
    assert not site.watch.answers
    assert visitor.get("/").text.startswith("release 1")
    site.file.rmdir()
    moved.rename(site.file)
    site.publish(2)
    site.watch.ask()
    assert site.watch.answers
    assert visitor.get("/").text.startswith("release 2")


def test_memory_is_bounded_and_what_is_asked_for_stays(site: MadeSite) -> None:
    visitor = site.cached(bytes_at_most=100_000)
    for number in range(200):
        visitor.get("/often")
        visitor.get(f"/page-{number}")
    cache = visitor.application
    assert cache.bytes_kept <= 100_000
    asked = site.asked
    visitor.get("/often")
    assert site.asked == asked
    visitor.get("/page-0")
    assert site.asked == asked + 1


def test_made_up_queries_do_not_push_the_plain_pages_out(site: MadeSite) -> None:
    visitor = site.cached(bytes_at_most=100_000)
    visitor.get("/forces")
    for number in range(300):
        visitor.get(f"/forces?x={number}")
    asked = site.asked
    visitor.get("/forces")
    assert site.asked == asked


def drain(site: MadeSite) -> None:
    while site.entered.acquire(blocking=False):
        pass
