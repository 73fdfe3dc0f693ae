"""Opening hours of a support line: rules of the OpenStreetMap grammar such as `Mo-Fr 08:00-20:00; PH off`."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MINUTES_A_DAY = 24 * 60

Span = tuple[int, int]
_Time = TypeVar("_Time", int, datetime.datetime)

_DAY = f"(?:{'|'.join(DAYS)})"
_SELECTOR = rf"(?:{_DAY}(?:-{_DAY})?|PH)(?:,(?:{_DAY}(?:-{_DAY})?|PH))*"
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SPAN = rf"{_CLOCK}-(?:{_CLOCK}|24:00)"
_RULE = rf"(?:24/7|{_SELECTOR} (?:off|{_SPAN}(?:,{_SPAN})*))"
_BREAK = r"(?:; ?|, ?)"

# What datapackage.json publishes as the pattern of the column.
PATTERN = rf"{_RULE}(?:{_BREAK}{_RULE})*"

# What people write in sentences, before single words are looked at.
_PHRASES = {
    r"[()]|^open(?= )|\b(?:from|o|rhwng)(?= )|(?:(?<=[0-9]{2}:[0-9]{2})|(?<=[0-9]{4})) ?hrs?\b": "",
    r"\b(mon|tues?|weds?|thurs?|fri|sat|sun)\.": r"\1",
    r"\bb(?:ank )?h(?:ol(?:iday)?)?s?\b|\bg?(?:wyliau|ŵyl) (?:y )?banc\b": "bank holidays",
    r"(?<=[0-9]) ?y\.?(?:b| bore)\b\.?": "am",
    r"(?<=[0-9]) ?y\.?(?:[hp]| prynhawn|r hwyr)\b\.?": "pm",
    r"\bar gau\b": "closed",
    r"\b([ap])\.m\b\.?": r"\1m",
    r"(?<=[0-9m])\. (?=[a-z])": ", ",
    r"\bbetween (\S+) and ": r"\1 - ",
    r"\b(?:ac )?eithrio\b": "except",
    r"\b(?:bank|public) holidays?": "ph",
    r"[,;]? ?\b(?:closed|exc(?:ept|l|luding)?\.?|not|heblaw)(?: on| ar)? ph\b": "; ph off",
    r"[,;]? ?\bclosed(?: on| at)?(?: the)? weekends?": "; sa,su off",
    r"\bseven(?= days)": "7",
    "[‐-―−]| (?:to|thru|through|till?|'til|until|i|tan|hyd) ": "-",
    " ?& ?| (?:and|ac) |(?<=[a-z]) ?/ ?(?=[a-z])": ",",
}
# What people write for the words of the rules; a longest word comes before those that begin like it.
_WORDS = {
    # A spreadsheet takes 24/7 for a day in July.
    "(?:24 ?/ ?7|24-jul|24(?: ?h|[ -]?h(?:ou)?rs?)(?: a day)?|24 awr(?: y dydd)?|always(?: open)?|round the clock)"
    "(?:,? ?(?:7 days a week|/ ?365|365 days a year|every ?day(?: of the year)?|all year(?: round)?))*": "24/7",
    "7 days(?: a week)?|bob dydd": "Mo-Su",
    "weekdays?": "Mo-Fr",
    "weekends?": "Sa,Su",
    "daily|every ?day": "Mo-Su",
    "mo(?:n|ndays?)?|(?:d?dydd )?ll?un": "Mo",
    "tu(?:e|es|esdays?)?|(?:d?dydd )?[fm]aw(?:rth)?": "Tu",
    "we(?:d|ds|dnesdays?)?|(?:d?dydd )?[fm]er(?:cher)?": "We",
    "th(?:u|ur|urs|ursdays?)?|(?:d?dydd )?iau": "Th",
    "fr(?:i|idays?)?|(?:d?dydd )?g?we(?:ner)?": "Fr",
    "sa(?:t|turdays?)?|(?:d?dydd )?sad(?:wrn)?": "Sa",
    "su(?:n|ndays?)?|(?:d?dydd )?sul": "Su",
    "ph|(?:on )?(?:bank|public) holidays?": "PH",
    "closed": "off",
    "(?:12 ?)?(?:noon|midday)": "12pm",
    "(?:12 ?)?midnight": "00:00",
}
_CLOCK_IN_WORDS = r"([0-9]{1,2})(?:[.:h]?[0-9]{2})? ?(am|pm)?"
_SPAN_IN_WORDS = re.compile(rf"\b{_CLOCK_IN_WORDS}-{_CLOCK_IN_WORDS}(?![0-9])")
_NOON = 12
# Nobody opens a line earlier who does not say that it is in the morning.
_EARLIEST_OF_AN_OFFICE = 8
_WHOLE_DAY: tuple[Span, ...] = ((0, MINUTES_A_DAY),)


@dataclass(frozen=True)
class Hours:
    """Opening times by weekday (0 = Monday) as minutes after that day's midnight; past 1440 is the next morning.

    `holidays` are the times of a bank holiday on that weekday: None = the rules do not speak of it, () = closed.
    """

    week: tuple[tuple[Span, ...], ...]
    holidays: tuple[tuple[Span, ...] | None, ...]

    @property
    def always(self) -> bool:
        """Whether the line is open 24 hours a day, bank holidays included."""
        return all(day == _WHOLE_DAY for day in self.week) and all(day in (None, _WHOLE_DAY) for day in self.holidays)


# A page of support reads the same few rules for each of its lines.
@lru_cache(maxsize=512)
def read_hours(text: str) -> Hours:
    """Read rules; raise ValueError that names the bad one.

    After `;` a rule replaces the earlier ones for its days, after `,` it adds times to them. A rule that ends before it
    begins runs into the next morning: `Fr 20:00-02:00`, unless a later one replaces that too: `Sa off`. A rule for
    weekdays says nothing of bank holidays, although the grammar counts these as weekdays: our sources seldom mean
    them, and a victim must not call in vain.
    """
    if not re.fullmatch(PATTERN, text):
        raise ValueError(f"{_first_bad(text)!r} is not a rule for opening hours.")
    week: list[tuple[Span, ...]] = [()] * 7
    holidays: list[tuple[Span, ...] | None] = [None] * 7
    for joint, rule in re.findall(rf"({_BREAK}|^)({_RULE})", text):
        days, holiday, spans = _read_rule(rule)
        adds = joint.startswith(",") and bool(spans)
        if not adds:
            for day in days:
                week[day - 1] = until_midnight(week[day - 1])
        for day in days:
            week[day] = join((*week[day], *spans) if adds else spans)
            if not adds:
                holidays[day] = None
        if holiday:
            holidays = [join((*(earlier or ()), *spans) if adds else spans) for earlier in holidays]
    return Hours(tuple(week), tuple(holidays))


def respelt(text: str) -> str | None:
    """The rules that a text becomes when its spelling is mended: `mon – fri 9.00-5pm`; None if it becomes none."""
    text = unicodedata.normalize("NFKC", text).lower()
    for phrase, meant in _PHRASES.items():
        text = re.sub(phrase, meant, text)
    text = re.sub(r"\s*([-,;])\s*", r"\1", text).strip(" ;.").replace(";", "; ")
    for word, meant in _WORDS.items():
        text = re.sub(rf"\b(?:{word})\b", meant, text)
    if not all(map(_is_certain, _SPAN_IN_WORDS.finditer(text))):
        return None
    text = re.sub(r"\b([0-9]{1,2})(?:[.:h]?([0-9]{2}))?(?: ?(am|pm))?(?![0-9/:.])\b", _clock, text)
    # Past midnight the clock begins anew.
    text = re.sub(r"(?<=-)(24(?!:00)|2[5-9]|3[0-9]|4[0-7])(?=:)", lambda hour: f"{int(hour[1]) - 24:02}", text)
    text = " ".join(text.replace("-00:00", "-24:00").split())
    if re.match(_CLOCK, text):
        # `09:00-17:00, Mo-Fr; 09:00-13:00 Sa`
        text = re.sub(rf"({_SPAN}(?:,{_SPAN})*)[,:]? ?({_SELECTOR})(?=[;,]|$)", r"\2 \1", text)
    else:
        text = re.sub(rf"({_DAY}|PH)[,:] ?(?=[0-9])", r"\1 ", text)
        # What comes after a stroke or nothing is added, for the same day may be named again.
        text = re.sub(rf"(?<=[0-9]{{2}}:[0-9]{{2}})(?: ?[|/] ?| )(?={_DAY})", ",", text)
    try:
        read_hours(text)
    except ValueError:
        return None
    return text


def _is_certain(span: re.Match[str]) -> bool:
    """Whether it can be told in which half of the day both times are; of `9am-5.30` and `9.00-5.00` it cannot."""
    start, half_of_start, end, half_of_end = span.groups()
    if half_of_start and half_of_end:
        return True
    if half_of_start or half_of_end:
        other = end if half_of_start else start
        return int(other) > _NOON or other.startswith("0")
    return max(int(start), int(end)) > _NOON or start == "00" or _EARLIEST_OF_AN_OFFICE <= int(start) < int(end)


def _clock(match: re.Match[str]) -> str:
    """`9`, `9.30pm` or `0930` as the rules write it; a bare `9` may be of the morning or the evening, and is left."""
    hour, minutes, half = int(match[1]), match[2] or "00", match[3]
    if (match[2] is None and half is None) or (half and not 1 <= hour <= 12):
        return match[0]
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minutes}"


def until_midnight(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The times of a day without what runs into the next morning."""
    return tuple((start, min(end, MINUTES_A_DAY)) for start, end in spans)


def join(spans: Iterable[tuple[_Time, _Time]]) -> tuple[tuple[_Time, _Time], ...]:
    """The spans in their order, those that touch or overlap as one."""
    joined: list[tuple[_Time, _Time]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _read_rule(rule: str) -> tuple[list[int], bool, tuple[Span, ...]]:
    if rule == "24/7":
        return list(range(7)), True, _WHOLE_DAY
    selector, times = rule.split(" ")
    parts = selector.split(",")
    days = [day for part in parts if part != "PH" for day in _days(*part.partition("-")[::2])]
    spans = () if times == "off" else tuple(_span(rule, span) for span in times.split(","))
    return days, "PH" in parts, spans


def _span(rule: str, text: str) -> Span:
    start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in text.split("-"))
    if start == end:
        raise ValueError(f"{rule!r} ends when it begins.")
    return (start, end) if start < end else (start, end + MINUTES_A_DAY)


def _days(first: str, last: str) -> list[int]:
    start, end = DAYS.index(first), DAYS.index(last or first)
    return [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]


def _first_bad(text: str) -> str:
    rules = re.split("; ?", text)
    return next((rule for rule in rules if not re.fullmatch(rf"{_RULE}(?:, ?{_RULE})*", rule)), text)
