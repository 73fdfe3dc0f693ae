"""A citation names the release, and says the same in every form."""

import json
import re

import pytest

from portal.exports.citation import Citation, bibtex, csl_json, harvard, plain
from portal.words.language import language
from tests.exports.made import RELEASE

KENT = Citation("Kent Police", "https://site.example/forces/kent", RELEASE, language("en"))


def test_the_plain_form() -> None:
    assert plain(KENT) == (
        "On the Record, “Kent Police”, release 7 of the figures, 23 November 2026, https://site.example/forces/kent"
    )


def test_the_harvard_form() -> None:
    assert harvard(KENT) == (
        "On the Record (2026) Kent Police. Release 7 of the figures, 23 November 2026. "
        "Available at: https://site.example/forces/kent"
    )


def test_the_bibtex_form() -> None:
    assert bibtex(KENT).startswith("@misc{on-the-record-forces-kent-release-7,\n")
    fields = dict(re.findall(r'^  (\w+) = "(.*)",?$', bibtex(KENT), re.M))
    assert fields == {
        "author": "{On the Record}",
        "title": "{Kent Police}",
        "year": "2026",
        "month": "11",
        "day": "23",
        "note": "{Release 7 of the figures, 23 November 2026}",
        "url": "https://site.example/forces/kent",
    }


def test_the_csl_form() -> None:
    (item,) = json.loads(csl_json(KENT))
    assert item["type"] == "webpage"
    assert item["author"] == [{"literal": "On the Record"}]
    assert item["issued"] == {"date-parts": [[2026, 11, 23]]}
    assert item["version"] == "7"
    assert item["URL"] == "https://site.example/forces/kent"


def test_welsh_says_the_date_in_welsh() -> None:
    welsh = Citation("Heddlu Gwent", "https://site.example/cy/forces/gwent", RELEASE, language("cy"))
    assert "23 Tachwedd 2026" in plain(welsh)
    assert json.loads(csl_json(welsh))[0]["language"] == "cy"


@pytest.mark.parametrize(
    ("title", "escaped"),
    [
        ("100 % & more", r"100 \% \& more"),
        (r"a\input{/etc/passwd}", r"a\textbackslash{}input\{/etc/passwd\}"),
        ("#1_x $2 ~ ^", r"\#1\_x \$2 \textasciitilde{} \textasciicircum{}"),
        ('a "quoted" title', 'a "quoted" title'),
    ],
)
def test_nothing_in_a_title_is_a_command_of_tex(title: str, escaped: str) -> None:
    entry = bibtex(Citation(title, None, RELEASE, language("en")))
    assert f'  title = "{{{escaped}}}",\n' in entry
