"""A small made-up table whose words try to be more than words."""

import datetime
from decimal import Decimal

from portal.exports.tables import Provenance, Table
from portal.facts.partial_date import PartialDate
from portal.facts.rows import Release, Source
from portal.words.language import language
from portal.words.tables import Column

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    'Smith & Sons, "Ltd"',
    "two\nlines",
    "Dŵr & ŷd",
    "http://evil.example",
    "{=1+1}",
    "%s {} \\ $HOME #1 _x_ ~ ^",
)
SOURCE = Source(
    "s1",
    "A publisher & <friends>",
    "press",
    'A "title", with \\ and {braces}',
    "https://source.example/a?b=c&d=e",
    PartialDate(2018, 12),
    datetime.date(2026, 11, 22),
)
RELEASE = Release(7, datetime.datetime(2026, 11, 23, 9, 30, tzinfo=datetime.UTC), "a" * 64, "A note", None)
ENGLISH = Provenance(RELEASE, "https://site.example/forces/made", language("en"))
WELSH = Provenance(RELEASE, "https://site.example/cy/forces/made", language("cy"))
TABLE = Table(
    name="made",
    title="Made & <b>bold</b>",
    columns=(
        Column("words", 'Words & "quotes"'),
        Column("count", "Count", "reports"),
        Column("rate", "Rate", "percent"),
        Column("nothing", "Nothing found"),
    ),
    rows=tuple((text, place, Decimal("96.6") + place, None) for place, text in enumerate(HOSTILE)),
    sources=(SOURCE,),
    notes=("A caveat with <markup> & an = sign",),
)
