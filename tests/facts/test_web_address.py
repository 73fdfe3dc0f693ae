"""A web address leads every program to the same place, or it is none."""

import pytest

from portal.dataset.description import table_description
from portal.facts.web_address import ascii_host, fault_of_web_address
from portal.publishing.cells import Fault, read_cell
from portal.settings import SettingError, Settings


@pytest.mark.parametrize("host", ["faß.example", "οδός.example", "☃.example", "a\u200db.example", "ŷ_a.example"])
def test_a_host_that_programs_read_differently_is_none(host: str) -> None:
    assert ascii_host(host) == ""
    assert fault_of_web_address(f"https://{host}/")


@pytest.mark.parametrize(
    ("host", "meant"),
    [("llŷn.cymru", "xn--lln-k2a.cymru"), ("llŷn。cymru", "xn--lln-k2a.cymru"), ("ＥＸＡＭＰＬＥ.org", "example.org")],
)
def test_a_host_of_other_letters_is_one(host: str, meant: str) -> None:
    assert ascii_host(host) == meant


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example:99999/",
        "https://a.example:0/",
        f"https://{'a' * 64}.example/",
        f"https://{'a.' * 130}example/",
        "https://a.example/%zz",
        "https://a.example/%",
        "https://a.example/%4",
        "https://a.example/a b",
        "https://a.example/a|b",
        "https://a.example/a\u200bb",
        "https://u:p@a.example/",
        "https://faß.example/",
        "https://a.example:/",
        "https://a..example/",
        "https://1.2.3.456/",
        "https://",
        "ftp://a.example/",
    ],
)
def test_cells_and_settings_refuse_the_same(address: str) -> None:
    assert isinstance(read_cell(address, table_description("sources").field("url")), Fault)
    with pytest.raises(SettingError, match="EXIT_URL"):
        Settings.from_environment({"EXIT_URL": address})


@pytest.mark.parametrize(
    "address",
    ["https://a.example", "http://a.example:8080/a%20b?c=%C5%B5#d", "https://a.example/ŵ", "https://a_b.example"],
)
def test_what_leads_somewhere_is_an_address(address: str) -> None:
    assert fault_of_web_address(address) is None
