"""The words for the field's terms, names and figures, in the reader's language."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from portal.facts import uncertainty
from portal.facts.rows import Estimate, Force, Inspection, Programme, Question, RecordingRate
from portal.facts.vocabulary import (
    ChannelKind,
    CorrectionKind,
    CrimeType,
    Grade,
    InspectionKind,
    OffenceGroup,
    Qualifier,
)
from portal.words import rounds
from portal.words.language import Language


def force_name(force: Force, language: Language) -> str:
    """The force's full name in the language, where it has one in it."""
    return language.choose(force.name, force.name_cy)


def short_name(force: Force, language: Language) -> str:
    """The force's short name, such as `Kent`."""
    return language.choose(force.short_name, force.short_name_cy)


def plain_name(force: Force, language: Language) -> str:
    """The force's short name; its whole name where the short one is letters that not everybody knows, such as `BTP`."""
    name = short_name(force, language)
    return force_name(force, language) if name.isupper() else name


def the_force(force: Force, language: Language) -> str:
    """The force's name inside a sentence, with its article where it takes one: `the Metropolitan Police Service`."""
    name = force_name(force, language)
    if language.code == "en" and name.endswith(" Service"):
        return f"the {name}"
    return name


def name_of(row: Programme | Question, language: Language) -> str:
    """The name of a programme or a question."""
    return language.choose(row.name, row.name_cy)


def grade_words(language: Language) -> dict[Grade, str]:
    """The word for each grade."""
    return {
        Grade.OUTSTANDING: language.gettext("Outstanding"),
        Grade.GOOD: language.gettext("Good"),
        Grade.ADEQUATE: language.gettext("Adequate"),
        Grade.REQUIRES_IMPROVEMENT: language.gettext("Requires improvement"),
        Grade.INADEQUATE: language.gettext("Inadequate"),
        Grade.UNGRADED: language.gettext("Not graded"),
    }


def grade_word(grade: Grade, language: Language) -> str:
    """The word for a grade."""
    return grade_words(language)[grade]


def grade_in_sentence(grade: Grade, language: Language) -> str:
    """The word for a grade as it is inside a sentence."""
    word = grade_word(grade, language)
    return word[:1].lower() + word[1:]


def offence_group(group: OffenceGroup, language: Language) -> str:
    """The name of an offence group."""
    return {
        OffenceGroup.ALL: language.gettext("All crime"),
        OffenceGroup.VIOLENCE: language.gettext("Violence"),
        OffenceGroup.SEXUAL: language.gettext("Sexual offences"),
    }[group]


def reported_crimes(group: OffenceGroup, language: Language) -> str:
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
        InspectionKind.RE_INSPECTION: language.gettext("Second visit"),
    }[inspection.kind]


def inspection_name(inspection: Inspection, language: Language) -> str:
    """An inspection's name: `Kent Police: 2016–20 inspection, second visit`."""
    return f"{force_name(inspection.force, language)}: {rounds.in_round(inspection, language)}"


def publication_date(inspection: Inspection, language: Language) -> str:
    """The date on which an inspection was published, as far as it is known; else the years of its round."""
    if inspection.published_on is None:
        return rounds.year_of(inspection)
    return language.date(inspection.published_on)


def inspection_when(inspection: Inspection, language: Language) -> str:
    """An inspection by its round, visit and date: `2016–20 inspection, second visit, 15 January 2019`."""
    name = rounds.in_round(inspection, language)
    return f"{name}, {language.date(inspection.published_on)}" if inspection.published_on else name


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


def rounded_rate(row: RecordingRate, language: Language) -> str:
    """A recording rate with its word and at most one decimal, for sentences; `more than` never grows by rounding."""
    value = row.rate
    if int(value.as_tuple().exponent) < -1:
        value = value.quantize(Decimal("0.1"), ROUND_FLOOR if row.qualifier is Qualifier.MORE_THAN else ROUND_HALF_UP)
    return figure(language.percent(value), row.qualifier, language)


def margin(row: RecordingRate, language: Language) -> str:
    """The margin in percentage points, or that it was not found."""
    if row.margin is None:
        return language.gettext("no margin was published that we could find")
    return language.gettext("±%(margin)s points", margin=language.number(row.margin))


def interval(row: RecordingRate, language: Language) -> str:
    """The 95% interval as `81.8% to 85.5%`, or that no margin was published."""
    bounds = uncertainty.interval_of(row)
    if bounds is None:
        return language.gettext("no margin was published that we could find")
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


def estimate(row: Estimate, language: Language) -> str:
    """The number of an estimate with its word: `about 25,400`."""
    number = language.number(row.value)
    if row.qualifier is Qualifier.AROUND:
        return language.gettext("about %(figure)s", figure=number)
    return figure(number, row.qualifier, language)


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
        ChannelKind.EMAIL: language.gettext("Email"),
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


def source_kind(kind: str, language: Language) -> str:
    """Who publishes sources of a kind; a kind that the site does not know yet keeps its own word."""
    return {
        "inspectorate": language.gettext("The inspectorate (HMICFRS, until 2017 HMIC)"),
        "force": language.gettext("Police forces"),
        "commissioner": language.gettext("Police and crime commissioners and their offices"),
        "council": language.gettext("Councils and their committees"),
        "government": language.gettext("Government and other public bodies"),
        "service": language.gettext("Charities, support and health services"),
        "press": language.gettext("Newspapers and other websites"),
    }.get(kind, kind)


def by_full_name(forces: Iterable[Force], language: Language) -> list[Force]:
    """The forces as a list of their full names shows them."""
    return sorted(forces, key=lambda force: language.sort_key(force_name(force, language)))


def by_short_name(forces: Iterable[Force], language: Language) -> list[Force]:
    """The forces as a list of their short names shows them."""
    return sorted(forces, key=lambda force: language.sort_key(short_name(force, language)))
