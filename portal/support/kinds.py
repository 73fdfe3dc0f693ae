"""What a visitor may say happened, and the kinds of crime that services help with."""

from enum import StrEnum

from portal.facts.vocabulary import CrimeType
from portal.words.language import Language


class KindOfCrime(StrEnum):
    """What happened, as the support page asks it."""

    ANY = "any"
    DOMESTIC_ABUSE = "domestic-abuse"
    SEXUAL_VIOLENCE = "sexual-violence"
    STALKING = "stalking"
    CHILD_ABUSE = "child-abuse"
    HONOUR_BASED_ABUSE = "honour-based-abuse"
    MODERN_SLAVERY = "modern-slavery"
    HATE_CRIME = "hate-crime"
    FRAUD = "fraud"
    BEREAVED = "bereaved"
    ROAD_CRASH = "road-crash"
    BURGLARY_AND_THEFT = "burglary-and-theft"
    ANTISOCIAL_BEHAVIOUR = "antisocial-behaviour"


def crime_type(kind: KindOfCrime) -> CrimeType:
    """The kind of crime by which services are described, by the same word; `any` where no service is only for it."""
    if kind is KindOfCrime.BEREAVED:
        return CrimeType.HOMICIDE
    return next((crime for crime in CrimeType if crime.value == kind.value), CrimeType.ANY)


def special_kinds() -> list[KindOfCrime]:
    """The kinds of crime that have services of their own."""
    return [kind for kind in KindOfCrime if crime_type(kind) is not CrimeType.ANY]


def kind_words(kind: KindOfCrime, language: Language) -> str:
    """What happened, in words."""
    return {
        KindOfCrime.ANY: language.gettext("Any crime, or I would rather not say"),
        KindOfCrime.DOMESTIC_ABUSE: language.gettext("Domestic abuse"),
        KindOfCrime.SEXUAL_VIOLENCE: language.gettext("Rape, sexual violence or abuse"),
        KindOfCrime.STALKING: language.gettext("Stalking and harassment"),
        KindOfCrime.CHILD_ABUSE: language.gettext("Child abuse"),
        KindOfCrime.HONOUR_BASED_ABUSE: language.gettext("So-called honour-based abuse and forced marriage"),
        KindOfCrime.MODERN_SLAVERY: language.gettext("Modern slavery"),
        KindOfCrime.HATE_CRIME: language.gettext("Hate crime"),
        KindOfCrime.FRAUD: language.gettext("Fraud and cyber crime"),
        KindOfCrime.BEREAVED: language.gettext("Bereaved by crime"),
        KindOfCrime.ROAD_CRASH: language.gettext("Road crash"),
        KindOfCrime.BURGLARY_AND_THEFT: language.gettext("Burglary and theft"),
        KindOfCrime.ANTISOCIAL_BEHAVIOUR: language.gettext("Antisocial behaviour"),
    }[kind]
