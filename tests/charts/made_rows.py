"""Small made-up rows for the tests of the charts: three forces that do not exist, in two programmes."""

import datetime
from decimal import Decimal

from portal.facts.partial_date import PartialDate
from portal.facts.rows import Force, Inspection, Judgment, Programme, Question, RecordingRate, Source
from portal.facts.vocabulary import Grade, InspectionKind, OffenceGroup, Qualifier

SOURCE = Source("s1", "The inspectorate", "inspectorate", "A report", "a page", None, datetime.date(2026, 1, 1))

OLD = Programme(
    "old-2016-20",
    1,
    "Old programme 2016–20",
    "Hen raglen 2016–20",
    (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE),
    "2016–20",
    "",
    "",
    "old-overall",
    SOURCE,
)
UNGRADED = Programme("plain-2020", 2, "Plain programme", "Rhaglen blaen", (), "2020", "", "", None, SOURCE)
NEW = Programme(
    "new-2021-22",
    3,
    "NEW 2021/22",
    "NEWYDD 2021/22",
    tuple(grade for grade in Grade if grade is not Grade.UNGRADED),
    "2021/22",
    "",
    "",
    "new-recording",
    SOURCE,
)
PROGRAMMES = (OLD, UNGRADED, NEW)


def question(question_id: str = "old-overall", programme: Programme = OLD, position: int = 1) -> Question:
    """A question of a programme."""
    return Question(
        question_id, programme.programme_id, position, f"Question {position}", f"Cwestiwn {position}", SOURCE
    )


def force(force_id: str, column: int | None = 0, row: int | None = 0, welsh: str | None = None) -> Force:
    """A force named after its id, with a tile unless column is None."""
    name = force_id.title()
    return Force(
        force_id=force_id,
        name=f"{name} Police",
        short_name=name,
        name_cy=f"Heddlu {welsh}" if welsh else None,
        short_name_cy=welsh,
        alternative_names=(),
        ons_code=None,
        region="North",
        nation="England",
        website=None,
        neighbours=(),
        accountable_body=None,
        accountable_body_cy=None,
        accountable_body_website=None,
        tile_column=column,
        tile_row=row if column is not None else None,
        tile_label=name[:3].upper() if column is not None else None,
    )


NORTH = force("northshire", 2, 0, welsh="Gogleddsir")
EAST = force("eastshire", 5, 4)
WEST = force("westshire", 0, 9)
RAIL = force("rails", None)
FORCES = (NORTH, EAST, WEST, RAIL)


def inspection(of: Force, published: str | None, programme: Programme = OLD, again: bool = False) -> Inspection:
    """An inspection of a force."""
    return Inspection(
        f"{of.force_id}-{programme.programme_id}{'-again' if again else ''}",
        of,
        programme,
        InspectionKind.RE_INSPECTION if again else InspectionKind.INSPECTION,
        PartialDate.parse(published) if published else None,
        None,
        None,
        SOURCE,
    )


def judgment(of: Inspection, grade: Grade, about: Question | None = None) -> Judgment:
    """The grade of an inspection on a question, by default the programme's recording question."""
    recording = question(of.programme.recording_question_id or "none", of.programme)
    return Judgment(of, about or recording, grade, SOURCE)


def rate(
    of: Inspection,
    percent: str,
    margin: str | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    group: OffenceGroup = OffenceGroup.ALL,
) -> RecordingRate:
    """A recording rate of an inspection."""
    return RecordingRate(of, group, Decimal(percent), Decimal(margin) if margin else None, qualifier, SOURCE)


NORTH_FIRST = inspection(NORTH, "2017-06-15")
NORTH_AGAIN = inspection(NORTH, "2019-01-15", again=True)
NORTH_NEW = inspection(NORTH, "2022-04", NEW)
EAST_FIRST = inspection(EAST, "2018")
WEST_FIRST = inspection(WEST, None)
