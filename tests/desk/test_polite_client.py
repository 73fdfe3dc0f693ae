"""The desk asks other people's servers politely, within limits, and never a private address."""

import pytest

from portal.desk import polite_client
from portal.desk.polite_client import NotAskedError, PoliteClient
from tests.desk.conftest import Elsewhere


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/x",
        "http://0/",
    ],
)
def test_a_private_address_is_refused(address: str) -> None:
    with PoliteClient() as client, pytest.raises(NotAskedError, match="private network"):
        client.get(address)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/", "example.org", "http://"])
def test_only_web_addresses_are_asked(address: str) -> None:
    with PoliteClient() as client, pytest.raises(NotAskedError, match="not a web address"):
        client.get(address)


def test_robots_txt_is_asked_once_and_heeded(elsewhere: Elsewhere) -> None:
    elsewhere.page("/robots.txt", "User-agent: *\nDisallow: /private\n", "text/plain")
    open_page = elsewhere.page("/open", "yes")
    with PoliteClient(local=True) as client:
        assert client.get(open_page).content == b"yes"
        with pytest.raises(NotAskedError, match="asks not to be read"):
            client.get(elsewhere.page("/private/page", "no"))
        client.get(open_page)
    assert elsewhere.asked == ["/robots.txt", "/open", "/open"]


def test_redirections_are_followed_to_their_end_and_not_for_ever(elsewhere: Elsewhere) -> None:
    elsewhere.page("/old", "/new", status=301)
    elsewhere.page("/new", "here")
    elsewhere.page("/round", "/round", status=302)
    with PoliteClient(local=True) as client:
        assert client.get(elsewhere.address + "/old").address == elsewhere.address + "/new"
        with pytest.raises(NotAskedError, match="redirections"):
            client.get(elsewhere.address + "/round")


def test_what_is_too_large_is_left_unread(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polite_client, "LARGEST_BYTES", 1000)
    with PoliteClient(local=True) as client, pytest.raises(NotAskedError, match="larger than"):
        client.get(elsewhere.page("/large", "x" * 5000))


def test_a_host_that_does_not_answer_is_named(elsewhere: Elsewhere) -> None:
    with PoliteClient(local=True) as client, pytest.raises(NotAskedError, match="127"):
        client.get("http://127.0.0.1:9/")
