"""The field's fixed words: grades, offence groups, qualifiers and the like, as the dataset spells them."""

from enum import StrEnum


class Grade(StrEnum):
    """What the inspectorate judged, best first; `ungraded` = it inspected the force and gave none."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    ADEQUATE = "adequate"
    REQUIRES_IMPROVEMENT = "requires-improvement"
    INADEQUATE = "inadequate"
    UNGRADED = "ungraded"


class OffenceGroup(StrEnum):
    """Which reported crimes a recording rate or an estimate is about."""

    ALL = "all"
    VIOLENCE = "violence"
    SEXUAL = "sexual"


class Qualifier(StrEnum):
    """How firmly the source states a figure."""

    EXACT = "exact"
    AROUND = "around"
    MORE_THAN = "more-than"


class InspectionKind(StrEnum):
    """Whether an inspection is the first of its programme for the force, or looks again."""

    INSPECTION = "inspection"
    RE_INSPECTION = "re-inspection"


class Measure(StrEnum):
    """What an estimate counts, in crimes a year."""

    UNRECORDED = "unrecorded-crimes-per-year"
    ADDITIONAL = "additional-crimes-recorded-per-year"


class FindingKind(StrEnum):
    """A finding is a strength or an area for improvement."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"


class ChangeKind(StrEnum):
    """How a row of the dataset differs between two releases."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class CorrectionKind(StrEnum):
    """A correction mends an error; a revision brings newer knowledge; a restoration brings back an old release."""

    CORRECTION = "correction"
    REVISION = "revision"
    RESTORATION = "restoration"


class ChannelKind(StrEnum):
    """By what means a support service is reached."""

    PHONE = "phone"
    TEXT = "text"
    TEXTPHONE = "textphone"
    RELAY = "relay"
    BSL = "bsl"
    WEBCHAT = "webchat"
    EMAIL = "email"
    WEBSITE = "website"
    APP = "app"


class ServiceRole(StrEnum):
    """The part that a service plays for a victim, the likeliest first."""

    VICTIMS = "victims"
    SOME_VICTIMS = "some-victims"
    CONCERNED = "concerned"
    OFFENDERS = "offenders"
    OFFICE = "office"
    EMERGENCY = "emergency"


class CrimeType(StrEnum):
    """What a support service helps with; `any` helps with every crime."""

    ANY = "any"
    DOMESTIC_ABUSE = "domestic-abuse"
    SEXUAL_VIOLENCE = "sexual-violence"
    STALKING = "stalking"
    CHILD_ABUSE = "child-abuse"
    HONOUR_BASED_ABUSE = "honour-based-abuse"
    MODERN_SLAVERY = "modern-slavery"
    HATE_CRIME = "hate-crime"
    FRAUD = "fraud"
    HOMICIDE = "homicide"
    ROAD_CRASH = "road-crash"
    OTHER = "other"


class AuditSubject(StrEnum):
    """What checked reports were about."""

    RAPE = "rape"
    DOMESTIC_ABUSE = "domestic-abuse"
    VULNERABLE_VICTIMS = "vulnerable-victims"
    ANTISOCIAL_BEHAVIOUR = "antisocial-behaviour"
    ALL_CRIME = "all-crime"


class FollowUpKind(StrEnum):
    """What happened after an inspection was published."""

    GRADE_CHANGED = "grade-changed"
    GRADED_LATER = "graded-later"
    CONCERN_CLOSED = "concern-closed"
    REPEATED = "repeated"
    MONITORING_ENDED = "monitoring-ended"


class Reason(StrEnum):
    """Why a figure is missing; `not-found` is the last resort."""

    NOT_TESTED = "not-tested"
    NOT_GRADED = "not-graded"
    NOT_PUBLISHED = "not-published"
    NOT_FOUND = "not-found"


class MissingMeasure(StrEnum):
    """What is missing: a grade, a share recorded, the margin of a share, or the date of an inspection."""

    GRADE = "grade"
    RECORDING_RATE = "recording-rate"
    MARGIN = "margin"
    PUBLISHED_ON = "published-on"


class CheckMethod(StrEnum):
    """How a way to reach a support service was checked."""

    PAGE = "page"
    CALL = "call"
    LETTER = "letter"
    PROVIDER = "provider"


class CheckOutcome(StrEnum):
    """What came of a check; `no-answer` = nothing was learnt."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    CLOSED = "closed"
    NO_ANSWER = "no-answer"


class WatchEffect(StrEnum):
    """What the site does about a service in doubt."""

    NATIONAL_FIRST = "national-first"
    NOT_SHOWN = "not-shown"


# The national figures of how quickly crime is recorded: the average of all forces, those far below it, and the slowest.
SPEED_MEASURES = (
    "recorded-within-24-hours",
    "forces-recording-under-40-percent-within-24-hours",
    "lowest-share-recorded-within-24-hours",
)
