"""The words for the field's terms, names and figures, in the reader's language."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from portal.facts import uncertainty
from portal.facts.rows import (
    Estimate,
    Force,
    Inspection,
    Programme,
    Question,
    RecordingRate,
    SupportChannel,
    SupportService,
)
from portal.facts.vocabulary import (
    ChannelKind,
    CorrectionKind,
    CrimeType,
    Grade,
    InspectionKind,
    Measure,
    OffenceGroup,
    Qualifier,
)
from portal.words.language import Language


def force_name(force: Force, language: Language) -> str:
    """The force's full name in the language, where it has one in it."""
    return (force.name_cy if language.code == "cy" else None) or force.name


def short_name(force: Force, language: Language) -> str:
    """The force's short name, such as `Kent`."""
    return (force.short_name_cy if language.code == "cy" else None) or force.short_name


def name_of(row: Programme | Question, language: Language) -> str:
    """The name of a programme or a question."""
    return row.name_cy if language.code == "cy" else row.name


def summary_of(programme: Programme, language: Language) -> str:
    """What a programme was, in a sentence or two."""
    return programme.summary_cy if language.code == "cy" else programme.summary


def audience_of(service: SupportService, language: Language) -> str | None:
    """Whom a service is for, such as `adults worried about a child`; none where that stands in English only."""
    return service.audience_cy if language.code == "cy" else service.audience


def instruction_of(channel: SupportChannel, language: Language) -> str | None:
    """What to do when using a channel, such as `press 55 when prompted`."""
    return (channel.instruction_cy if language.code == "cy" else None) or channel.instruction


def grade_words(language: Language) -> dict[Grade, str]:
    """The word for each grade."""
    return {
        Grade.OUTSTANDING: language.gettext("Outstanding"),
        Grade.GOOD: language.gettext("Good"),
        Grade.ADEQUATE: language.gettext("Adequate"),
        Grade.REQUIRES_IMPROVEMENT: language.gettext("Requires improvement"),
        Grade.INADEQUATE: language.gettext("Inadequate"),
        Grade.UNGRADED: language.gettext("Inspected, not graded"),
    }


def grade_word(grade: Grade, language: Language) -> str:
    """The word for a grade."""
    return grade_words(language)[grade]


def offence_group(group: OffenceGroup, language: Language) -> str:
    """The name of an offence group."""
    return {
        OffenceGroup.ALL: language.gettext("All crime"),
        OffenceGroup.VIOLENCE: language.gettext("Violence"),
        OffenceGroup.SEXUAL: language.gettext("Sexual offences"),
    }[group]


def reported(group: OffenceGroup, language: Language) -> str:
    """What people reported, as the object of a sentence."""
    return {
        OffenceGroup.ALL: language.gettext("the crimes reported to it"),
        OffenceGroup.VIOLENCE: language.gettext("the violent crimes reported to it"),
        OffenceGroup.SEXUAL: language.gettext("the sexual offences reported to it"),
    }[group]


def kind_of(inspection: Inspection, language: Language) -> str:
    """Whether an inspection looked for the first time or again."""
    return {
        InspectionKind.INSPECTION: language.gettext("Inspection"),
        InspectionKind.RE_INSPECTION: language.gettext("Re-inspection"),
    }[inspection.kind]


def inspection_name(inspection: Inspection, language: Language) -> str:
    """An inspection's name: `Kent Police: crime data integrity 2016–20, re-inspection`."""
    names = {"force": force_name(inspection.force, language), "programme": name_of(inspection.programme, language)}
    if inspection.kind is InspectionKind.RE_INSPECTION:
        return language.gettext("%(force)s: %(programme)s, re-inspection", **names)
    return language.gettext("%(force)s: %(programme)s", **names)


def published(inspection: Inspection, language: Language) -> str:
    """The date on which an inspection was published, or that none was found."""
    if inspection.published_on is None:
        return language.gettext("date not found in the sources that we have read")
    return language.date(inspection.published_on)


def figure(value: str, qualifier: Qualifier, language: Language) -> str:
    """A figure with the word that its source gave it: `around 90%`."""
    if qualifier is Qualifier.AROUND:
        return language.gettext("around %(figure)s", figure=value)
    if qualifier is Qualifier.MORE_THAN:
        return language.gettext("more than %(figure)s", figure=value)
    return value


def rate(row: RecordingRate, language: Language) -> str:
    """A recording rate with its word: `96.6%` or `around 90%`."""
    return figure(language.percent(row.rate), row.qualifier, language)


def margin(row: RecordingRate, language: Language) -> str:
    """The margin in percentage points, or that it was not found."""
    if row.margin is None:
        return language.gettext("margin not found in the sources that we have read")
    return language.gettext("± %(margin)s percentage points", margin=language.number(row.margin))


def short_margin(row: RecordingRate, language: Language) -> str:
    """The margin, or that it was not found, in the fewest words: for charts, and sentences that name several."""
    return language.gettext("margin not found") if row.margin is None else f"±\u00a0{language.number(row.margin)}"


def interval(row: RecordingRate, language: Language) -> str:
    """The 95% interval as `81.8% to 85.5%`, or that it cannot be told."""
    bounds = uncertainty.interval_of(row)
    if bounds is None:
        return language.gettext("cannot be told, because no margin was found")
    return span(bounds.low, bounds.high, language)


def span(low: float, high: float, language: Language) -> str:
    """A range of percentages, to one decimal place."""
    return language.gettext(
        "%(low)s to %(high)s", low=language.percent(to_one_place(low)), high=language.percent(to_one_place(high))
    )


def to_one_place(value: float) -> Decimal:
    """A computed figure to one decimal place, a half away from nought: 85.45 becomes 85.5."""
    # Binary arithmetic makes 83.6 + 1.85 a little less than 85.45; the noise must not decide how a half is rounded.
    return Decimal(str(round(value, 9))).quantize(Decimal("0.1"), ROUND_HALF_UP)


def measure(row: Estimate, language: Language) -> str:
    """What an estimate counts."""
    return {
        Measure.UNRECORDED: language.gettext("crimes reported but not recorded, a year"),
        Measure.ADDITIONAL: language.gettext("more crimes recorded a year than before"),
    }[row.measure]


def estimate(row: Estimate, language: Language) -> str:
    """The number of an estimate with its word."""
    return figure(language.number(row.value), row.qualifier, language)


def crime_type(kind: CrimeType, language: Language) -> str:
    """The name of a kind of crime that services help with."""
    return {
        CrimeType.ANY: language.gettext("Any crime"),
        CrimeType.DOMESTIC_ABUSE: language.gettext("Domestic abuse"),
        CrimeType.SEXUAL_VIOLENCE: language.gettext("Sexual violence and abuse"),
        CrimeType.STALKING: language.gettext("Stalking and harassment"),
        CrimeType.CHILD_ABUSE: language.gettext("Child abuse"),
        CrimeType.HONOUR_BASED_ABUSE: language.gettext("So-called honour-based abuse and forced marriage"),
        CrimeType.MODERN_SLAVERY: language.gettext("Modern slavery"),
        CrimeType.HATE_CRIME: language.gettext("Hate crime"),
        CrimeType.FRAUD: language.gettext("Fraud and cyber crime"),
        CrimeType.HOMICIDE: language.gettext("Bereaved by murder or manslaughter"),
        CrimeType.ROAD_CRASH: language.gettext("Road crash"),
        CrimeType.OTHER: language.gettext("Other needs"),
    }[kind]


def channel_kind(kind: ChannelKind, language: Language) -> str:
    """The name of a means to reach a service."""
    return {
        ChannelKind.PHONE: language.gettext("Telephone"),
        ChannelKind.TEXT: language.gettext("Text message"),
        ChannelKind.TEXTPHONE: language.gettext("Textphone"),
        ChannelKind.RELAY: language.gettext("Relay UK"),
        ChannelKind.BSL: language.gettext("British Sign Language"),
        ChannelKind.WEBCHAT: language.gettext("Web chat"),
        ChannelKind.EMAIL: language.gettext("E-mail"),
        ChannelKind.WEBSITE: language.gettext("Website"),
        ChannelKind.APP: language.gettext("App"),
    }[kind]


def correction_kind(kind: CorrectionKind, language: Language) -> str:
    """The name of a kind of correction."""
    return {
        CorrectionKind.CORRECTION: language.gettext("Correction"),
        CorrectionKind.REVISION: language.gettext("Revision"),
        CorrectionKind.RESTORATION: language.gettext("Restoration of an earlier release"),
    }[kind]


def territory(force: Force, language: Language) -> str:
    """Where a force works: its nation and region."""
    if force.region and force.region != force.nation:
        return f"{nation(force.nation, language)} · {region(force.region, language)}"
    return nation(force.nation, language)


def nation(name: str, language: Language) -> str:
    """The name of a nation."""
    return {
        "England": language.gettext("England"),
        "Wales": language.gettext("Wales"),
        "Great Britain (railways)": language.gettext("Great Britain (railways)"),
    }.get(name, name)


def region(name: str, language: Language) -> str:
    """The name of a region."""
    return {
        "East Midlands": language.gettext("East Midlands"),
        "East of England": language.gettext("East of England"),
        "London": language.gettext("London"),
        "North East": language.gettext("North East"),
        "North West": language.gettext("North West"),
        "South East": language.gettext("South East"),
        "South West": language.gettext("South West"),
        "Wales": language.gettext("Wales"),
        "West Midlands": language.gettext("West Midlands"),
        "Yorkshire and The Humber": language.gettext("Yorkshire and The Humber"),
    }.get(name, name)


def inspection_when(inspection: Inspection, language: Language) -> str:
    """An inspection by its programme, kind and date: `Crime data integrity 2016–20, re-inspection, 15 January 2019`."""
    kind = kind_of(inspection, language)
    parts = [name_of(inspection.programme, language), published(inspection, language)]
    if inspection.kind is InspectionKind.RE_INSPECTION:
        parts.insert(1, kind[:1].lower() + kind[1:])
    return ", ".join(parts)
