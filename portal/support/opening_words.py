"""Opening hours in words: when a line is open, and whether it is open now."""

import datetime
from itertools import groupby

from babel.dates import format_date

from portal.facts.opening_hours import MINUTES_A_DAY, Hours, Span
from portal.support.open_now import LONDON, Openness, OpenState
from portal.words.language import Language

# The hour from which a Welsh clock says "yr hwyr".
_WELSH_EVENING = 18


def state_words(state: OpenState, moment: datetime.datetime, language: Language) -> str:
    """Whether a line is open at the moment, as a sentence: `Closed now. Opens at 9am tomorrow.`"""
    if state.openness is Openness.OPEN:
        if state.closes is None:
            return language.gettext("Open now, 24 hours a day.")
        return language.gettext("Open now, until %(time)s.", time=_when(state.closes, moment, language, today=False))
    if state.openness is Openness.UNSTATED:
        words = language.gettext("Today is a bank holiday: our source does not say whether this line is open.")
    else:
        words = language.gettext("Closed now.")
    if state.opens is None:
        return words
    opens = language.gettext("Opens at %(time)s.", time=_when(state.opens, moment, language, today=True))
    return f"{words} {opens}"


def hours_words(hours: Hours, language: Language) -> str:
    """The hours of a whole week: `Monday to Friday, 8am to 8pm; closed on bank holidays`."""
    if hours.always:
        return language.gettext("24 hours a day")
    parts = []
    for spans, group in groupby(range(7), key=hours.week.__getitem__):
        days = list(group)
        if spans:
            parts.append(f"{_days(days[0], days[-1], language)}, {_spans(spans, language)}")
    # Where they differ by weekday, what holds on the day itself is said by its state.
    stated = set(hours.holidays)
    if stated == {()}:
        parts.append(language.gettext("closed on bank holidays"))
    elif len(stated) == 1 and (same := stated.pop()):
        parts.append(language.gettext("bank holidays, %(times)s", times=_spans(same, language)))
    return "; ".join(parts)


def moment_words(moment: datetime.datetime, language: Language) -> str:
    """A point in time by the clock in London: `9.47am on Monday 23 November 2026`."""
    here = moment.astimezone(LONDON)
    day = _in_sentence(format_date(here.date(), "EEEE d MMMM y", locale=language.locale), language)
    return language.gettext("%(time)s on %(day)s", time=clock_words(here.hour * 60 + here.minute, language), day=day)


def clock_words(minutes: int, language: Language) -> str:
    """A time of day, given in minutes after midnight: `9am`, `2.30pm`, `noon`, `midnight`."""
    minutes %= MINUTES_A_DAY
    if minutes == 0:
        return language.gettext("midnight")
    if minutes == MINUTES_A_DAY // 2:
        return language.gettext("noon")
    hour, minute = minutes // 60, minutes % 60
    clock = f"{(hour - 1) % 12 + 1}" + (f".{minute:02}" if minute else "")
    if hour < 12:
        return language.gettext("%(clock)sam", clock=clock)
    # In Welsh the afternoon (y prynhawn) is not yet the evening (yr hwyr).
    if language.code == "cy" and hour < _WELSH_EVENING:
        return f"{clock}yp"
    return language.gettext("%(clock)spm", clock=clock)


def _when(then: datetime.datetime, moment: datetime.datetime, language: Language, today: bool) -> str:
    """A time with its day, as seen from the moment; without the day where it is today and that goes without saying."""
    time = clock_words(then.hour * 60 + then.minute, language)
    days = (then.date() - moment.astimezone(LONDON).date()).days
    if days == 0 or (days == 1 and not today and then.time() == datetime.time()):
        return language.gettext("%(time)s today", time=time) if today else time
    if days == 1:
        return language.gettext("%(time)s tomorrow", time=time)
    pattern = "EEEE" if days < 7 else "EEEE d MMMM"
    day = _in_sentence(format_date(then.date(), pattern, locale=language.locale), language)
    return language.gettext("%(time)s on %(day)s", time=time, day=day)


def _days(first: int, last: int, language: Language) -> str:
    names = [_in_sentence(language.locale.days["format"]["wide"][day], language) for day in range(7)]
    if first == last:
        return names[first]
    if last == first + 1:
        return language.gettext("%(first)s and %(last)s", first=names[first], last=names[last])
    return language.gettext("%(first)s to %(last)s", first=names[first], last=names[last])


def _in_sentence(day: str, language: Language) -> str:
    """The name of a day as it stands inside a sentence: in Welsh with a small letter, such as `dydd Llun`."""
    return day[:1].lower() + day[1:] if language.code == "cy" else day


def _spans(spans: tuple[Span, ...], language: Language) -> str:
    times = []
    for start, end in spans:
        opens, closes = clock_words(start, language), clock_words(end, language)
        if end > MINUTES_A_DAY:
            times.append(language.gettext("%(opens)s to %(closes)s the next morning", opens=opens, closes=closes))
        elif (start, end) == (0, MINUTES_A_DAY):
            times.append(language.gettext("24 hours"))
        else:
            times.append(language.gettext("%(opens)s to %(closes)s", opens=opens, closes=closes))
    return language.listing(times)
