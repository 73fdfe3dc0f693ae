"""Whether the pages of support services still show the numbers that we publish."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import phonenumbers
from selectolax.lexbor import LexborHTMLParser

from portal.desk.dataset import Row, read_table
from portal.desk.polite_client import NotAskedError, PoliteClient
from portal.desk.report import NotAReportError, read_report

_SPOKEN = {"phone", "text", "relay"}
_REGION = "GB"
# Numbers that the matcher does not take for telephone numbers: 999, 101, 116 123, 61016 …
_SHORT = re.compile(r"(?<![\d.,])(?<!\d[ -])\d(?:[ -]?\d){2,5}(?![.,]?\d|[ -]\d)")
_RELAY_PREFIX = re.compile(r"\b18001[\s-]*(?=0)")


class Sighting(StrEnum):
    """What a service's own page says of one of its numbers today."""

    THERE = "seen there today"
    NOT_SEEN = "not seen"
    OTHER = "another number instead"
    PAGE_GONE = "page gone"
    FAILED = "page failed"
    NOT_ASKED = "page not asked"


@dataclass(frozen=True)
class ChannelFinding:
    """A number of a service, the page that was asked, what it says, and the numbers it shows instead or the reason.

    `page_is_dated`: the page is no page of the service but a publication that carries a date, such as a news article.
    """

    service_id: str
    position: str
    number: str
    page: str
    page_is_dated: bool
    sighting: Sighting
    detail: str


@dataclass(frozen=True)
class _Page:
    address: str
    is_dated: bool


def check_contacts(folder: Path, client: PoliteClient) -> Iterator[ChannelFinding]:
    """Open each service's own page and look for its numbers, in the order of the dataset in the folder.

    The page is the service's website, else the source in which its details were read. A service without a number is
    passed over.
    """
    sources = {row["source_id"]: row for row in read_table(folder, "sources")}
    channels = read_table(folder, "support_channels")
    for service in read_table(folder, "support_services"):
        own = [row for row in channels if row["service_id"] == service["service_id"]]
        numbers = [row for row in own if row["kind"] in _SPOKEN and row["address"]]
        if numbers:
            website = next((row["address"] for row in own if row["kind"] == "website"), None)
            source = sources[service["source_id"]]
            page = _Page(website or source["url"], is_dated=not website and bool(source["published_on"]))
            yield from _check(service["service_id"], numbers, page, client)


def numbers_of(content: bytes) -> set[str]:
    """Every telephone number of a page, in text and in `tel:` links, in digits alone, national form.

    Raises NotAReportError if it is neither a web page nor a PDF file, or has neither text nor such a link.
    """
    links = LexborHTMLParser(content).css('a[href^="tel:" i], a[href^="sms:" i]')
    try:
        text = _RELAY_PREFIX.sub("", read_report(content).text)
    except NotAReportError:
        if not links:
            raise
        text = ""
    all_numbers = {_digits(match.raw_string) for match in phonenumbers.PhoneNumberMatcher(text, _REGION)}
    all_numbers |= {_digits(match[0]) for match in _SHORT.finditer(text)}
    for link in links:
        all_numbers.add(_digits((link.attributes.get("href") or "").partition(":")[2]))
    return all_numbers - {""}


def _check(service_id: str, numbers: Sequence[Row], page: _Page, client: PoliteClient) -> Iterator[ChannelFinding]:
    there: set[str] = set()
    outcome, detail = None, ""
    try:
        answer = client.get(page.address)
        if answer.is_there:
            there = numbers_of(answer.content)
        else:
            outcome = Sighting.PAGE_GONE if answer.is_gone else Sighting.FAILED
            detail = f"status {answer.status}"
    except NotAskedError as error:
        outcome, detail = Sighting.NOT_ASKED, str(error)
    except NotAReportError as error:
        outcome, detail = Sighting.NOT_SEEN, str(error)
    ours = {_digits(row["address"]) for row in numbers}
    others = sorted(number for number in there - ours if len(number) > 9)
    for row in numbers:
        sighting, why = outcome, detail
        if sighting is None:
            if _digits(row["address"]) in there:
                sighting = Sighting.THERE
            elif others:
                sighting, why = Sighting.OTHER, ", ".join(others)
            else:
                sighting = Sighting.NOT_SEEN
        yield ChannelFinding(service_id, row["position"], row["address"], page.address, page.is_dated, sighting, why)


def _digits(number: str) -> str:
    """A number in digits as it is dialled in this country, without the prefix of a relay."""
    plain = _RELAY_PREFIX.sub("", number.strip())
    plain = re.sub(r"^(?:\+|00)\s*44\s*(?:\(0\))?", "0", plain)
    return re.sub(r"\D", "", re.split(r";|,|\bext", plain, maxsplit=1)[0])
