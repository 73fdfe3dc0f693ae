"""The programs on the documentation page; the tests run each of them as it stands there."""

from __future__ import annotations

from dataclasses import dataclass

from portal.words.language import Language


@dataclass(frozen=True)
class Example:
    """A program: the language or tool that runs it, what it does, and its text."""

    key: str
    name: str
    what: str
    code: str


def examples(api: str, language: Language) -> tuple[Example, ...]:
    """One program for each tool that readers are likely to have; `api` is the address of `/api/v1`."""
    _ = language.gettext
    return (
        Example("curl", "curl", _("The five highest recording rates of all crime in one programme."), _curl(api)),
        Example("python", "Python, pandas", _("Every recording rate as a data frame, page after page."), _python(api)),
        Example("r", "R, jsonlite", _("The grades of one force as a data frame."), _r(api)),
        Example("javascript", "JavaScript", _("What the figures show of two forces, in a sentence."), _javascript(api)),
    )


def _curl(api: str) -> str:
    query = "fields=force_id,rate,margin,qualifier&offence_group=all&per_page=5&programme_id=cdi-2016-20&sort=-rate"
    return f"curl --fail --silent '{api}/recording-rates?{query}'"


def _python(api: str) -> str:
    return f"""\
import json
from urllib.request import urlopen

import pandas

rows, address = [], "{api}/recording-rates?per_page=50"
while address:
    with urlopen(address) as answer:
        page = json.load(answer)
    rows += page["items"]
    address = page["links"]["next"]

rates = pandas.json_normalize(rows)
print(rates[["force_id", "programme_id", "offence_group", "rate", "margin", "qualifier", "source.url"]].to_csv())"""


def _r(api: str) -> str:
    return f"""\
library(jsonlite)

address <- "{api}/judgments?force_id=kent&per_page=200"
answer <- fromJSON(address, flatten = TRUE)
grades <- answer$items[, c("programme_id", "question_name", "grade", "published_on", "source.url")]
write.csv(grades, row.names = FALSE)"""


def _javascript(api: str) -> str:
    return f"""\
fetch("{api}/compare?forces=cheshire,kent&programme=cdi-2016-20&offences=all")
  .then((answer) => answer.json())
  .then((comparison) => comparison.pairs.forEach((pair) => console.log(pair.label, pair.what_would_help)));"""
