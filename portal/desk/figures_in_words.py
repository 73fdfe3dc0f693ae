"""Shares, estimates and counts of checked reports as reports write them in a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.facts.vocabulary import Measure

_PERCENT = r"(?:%|percent|per cent)"
_RATE = re.compile(
    rf"(?P<how>more than|over|around|about|approximately|nearly|almost)?\s*(?P<rate>\d{{1,3}}(?:\.\d+)?)\s?{_PERCENT}"
    rf"(?:[^(.;,\d]{{0,60}}\([^)]*?\+\s*/?\s*[-–−]\s*(?P<margin>\d+(?:\.\d+)?)\s?"
    rf"(?:{_PERCENT}|percentage points)?[^)]*\))?",
    re.IGNORECASE,
)
_MARGIN_APART = re.compile(
    rf"confidence interval[^.]{{0,40}}?(?:\+\s*/?\s*[-–−]|±)\s*(?P<margin>\d+(?:\.\d+)?)\s?{_PERCENT}", re.IGNORECASE
)
_COUNT = re.compile(
    r"(?P<how>more than|over|around|about|approximately|an estimated|nearly|almost)?\s*"
    r"(?P<value>\d{1,3}(?:,\d{3})+|\d{3,6})\s+(?P<what>[a-z' -]{0,40}?)(?:crimes|offences|incidents|reports)\b",
    re.IGNORECASE,
)
_AUDIT = re.compile(r"\b(?P<part>\d{1,4})\s+(?:out\s+)?of\s+(?:the\s+)?(?P<all>\d{1,4})\b", re.IGNORECASE)
_IS_OF_RECORDING = re.compile(r"\brecord(?:s|ed|ing)?\b", re.IGNORECASE)
_IS_NEGATIVE = re.compile(
    r"\b(?:not|n't|never)\b[^.]{0,40}\brecord|\bunrecorded\b|\bfail(?:s|ed|ing|ure)?\b[^.]{0,30}\brecord", re.IGNORECASE
)
_ADDITIONAL = re.compile(r"\badditional(?:ly)?\b|\bextra\b|\bmore\b[^.]{0,30}\brecorded\b", re.IGNORECASE)
_GROUPS = (
    ("sexual", re.compile(r"\bsex(?:ual)?\b|\brape", re.IGNORECASE)),
    ("violence", re.compile(r"\bviolen(?:ce|t)\b", re.IGNORECASE)),
)
_SUBJECTS = (
    ("rape", re.compile(r"\brapes?\b", re.IGNORECASE)),
    ("domestic-abuse", re.compile(r"\bdomestic[- ]abuse\b", re.IGNORECASE)),
    ("vulnerable-victims", re.compile(r"\bvulnerable (?:victims|people|adults)\b", re.IGNORECASE)),
    ("antisocial-behaviour", re.compile(r"\banti-?social behaviour\b", re.IGNORECASE)),
)
_MORE, _ROUGH = {"more than", "over"}, {"around", "about", "approximately", "an estimated"}
_BETWEEN_FIGURES = (";", ", and ", ", but ", ", while ")
_HALF, _ALL = 50.0, 100.0


@dataclass(frozen=True)
class Figure:
    """The cells of a figure, the sentence that it was read in, and what is unsure of it."""

    cells: dict[str, str]
    words: str
    unsure: str


def rates_in(sentence: str) -> Iterator[Figure]:
    """The shares of reported crime that were recorded, as in "96.6 percent (… interval of +/- 1.9 percent)"."""
    if not _IS_OF_RECORDING.search(sentence):
        return
    shares = [match for match in _RATE.finditer(sentence) if _HALF <= float(match["rate"]) <= _ALL]
    apart = _MARGIN_APART.search(sentence)
    for match in shares:
        margin = match["margin"] or (apart["margin"] if apart and len(shares) == 1 else "")
        qualifier, unsure = _qualifier(match["how"])
        around = _around(sentence, match.start(), match.end())
        if _IS_NEGATIVE.search(around):
            unsure = "the sentence speaks of crimes that were not recorded"
        elif "reported" not in sentence:
            unsure = unsure or "is this a share of reported crime?"
        cells = {"offence_group": _group(around), "rate": match["rate"], "margin": margin, "qualifier": qualifier}
        yield Figure(cells, sentence, unsure)


def estimates_in(sentence: str) -> Iterator[Figure]:
    """The crimes of a year that were not recorded, or are now recorded in addition."""
    if not _IS_OF_RECORDING.search(sentence) and "unrecorded" not in sentence:
        return
    if not re.search(r"\b(?:year|annual(?:ly)?)\b", sentence, re.IGNORECASE):
        return
    for match in _COUNT.finditer(sentence):
        qualifier, unsure = _qualifier(match["how"])
        if _IS_NEGATIVE.search(sentence):
            measure = Measure.UNRECORDED.value
        elif _ADDITIONAL.search(sentence):
            measure = Measure.ADDITIONAL.value
        else:
            measure, unsure = "", "crimes not recorded, or recorded in addition?"
        around = _around(sentence, match.start(), match.end())
        value = match["value"].replace(",", "")
        cells = {"measure": measure, "offence_group": _group(around), "value": value, "qualifier": qualifier}
        yield Figure(cells, sentence, unsure)


def audits_in(sentence: str) -> Iterator[Figure]:
    """Counts of checked reports of one kind: "62 of 63 reports of rape were recorded"."""
    if not _IS_OF_RECORDING.search(sentence):
        return
    for match in _AUDIT.finditer(sentence):
        part, whole = int(match["part"]), int(match["all"])
        if part > whole:
            continue
        subjects = [name for name, pattern in _SUBJECTS if pattern.search(sentence)]
        column = "not_recorded_correctly" if _IS_NEGATIVE.search(sentence) else "recorded_correctly"
        unsure = "" if len(subjects) == 1 else "reports of which kind of crime?"
        cells = {"subject": subjects[0] if subjects else "all-crime", "audited": str(whole), column: str(part)}
        yield Figure(cells, sentence, unsure)


def _qualifier(how: str | None) -> tuple[str, str]:
    plain = (how or "").lower()
    if plain in _MORE:
        return "more-than", ""
    if plain in _ROUGH:
        return "around", ""
    return "exact", f"“{plain}” is neither exact nor a bound that we have a word for" if plain else ""


def _around(sentence: str, start: int, end: int) -> str:
    """The clause in which a figure stands: what separates it from the next figure is not its own."""
    before = max((sentence.rfind(mark, 0, start) for mark in _BETWEEN_FIGURES), default=0)
    after = min((place for mark in _BETWEEN_FIGURES if (place := sentence.find(mark, end)) >= 0), default=None)
    return sentence[max(before, 0) : after]


def _group(clause: str) -> str:
    return next((name for name, pattern in _GROUPS if pattern.search(clause)), "all")
