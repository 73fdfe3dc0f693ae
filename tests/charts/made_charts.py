"""One small chart of each kind, from made-up rows."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from portal.charts.area_map import newest_grades_on_map
from portal.charts.chart import Chart
from portal.charts.force_history import force_history
from portal.charts.force_timeline import force_timeline
from portal.charts.grade_distribution import grade_distribution, newest_grades_by_region
from portal.charts.rate_changes import rate_changes
from portal.charts.rates import comparison_chart, force_offence_groups, national_share, peers, rates_of_programme
from portal.charts.tile_map import newest_grades, tile_map
from portal.charts.within_24_hours import within_24_hours
from portal.facts.changes import RateChange
from portal.facts.comparison import ComparedForce, Comparison, in_order
from portal.facts.partial_date import PartialDate
from portal.facts.rows import FollowUp, NationalFigure, NationalRate
from portal.facts.visits import visits_of
from portal.facts.vocabulary import SPEED_MEASURES, FollowUpKind, Grade, OffenceGroup, Qualifier
from portal.words.language import Language
from tests.charts import made_rows as made

NORTH = made.rate(made.NORTH_AGAIN, "96.6")
EAST = made.rate(made.EAST_FIRST, "83.65", "1.85")
WEST = made.rate(made.WEST_FIRST, "90", qualifier=Qualifier.AROUND)
RATES = [NORTH, EAST, WEST]
COUNTRY = NationalRate(2022, OffenceGroup.ALL, Decimal("92.4"), None, None, made.SOURCE)
NEWEST = {
    "northshire": made.judgment(made.NORTH_NEW, Grade.REQUIRES_IMPROVEMENT),
    "eastshire": made.judgment(made.EAST_FIRST, Grade.INADEQUATE),
}
MOVED = RateChange(made.rate(made.NORTH_FIRST, "83.6", "1.85"), NORTH)
JUDGMENTS = (
    made.judgment(made.NORTH_FIRST, Grade.INADEQUATE),
    made.judgment(made.NORTH_AGAIN, Grade.OUTSTANDING),
    made.judgment(made.NORTH_NEW, Grade.REQUIRES_IMPROVEMENT),
)


SINCE = FollowUp(
    made.NORTH_NEW,
    1,
    None,
    PartialDate(2025, 5, 11),
    FollowUpKind.CONCERN_CLOSED,
    "North police.",
    "North police.",
    None,
    None,
    made.SOURCE,
)


def timeline(spoken: Language) -> Chart:
    """A force that was graded on two scales, with the rates of the first."""
    rates = [made.rate(made.NORTH_FIRST, "83.6", "1.85"), NORTH]
    inspections = [made.NORTH_NEW, made.NORTH_AGAIN, made.NORTH_FIRST]
    return force_timeline(made.NORTH, visits_of(inspections, JUDGMENTS, rates), [SINCE], language=spoken)


def _offence_groups(spoken: Language) -> Chart:
    sexual = made.rate(made.NORTH_AGAIN, "98.2", qualifier=Qualifier.MORE_THAN, group=OffenceGroup.SEXUAL)
    return force_offence_groups(made.NORTH, [made.rate(made.NORTH_AGAIN, "96.6", "1.2"), sexual], language=spoken)


def _area_map(spoken: Language) -> Chart:
    on_real_ground = {"northshire": "northumbria", "eastshire": "city-of-london", "westshire": "dyfed-powys"}
    forces = [replace(force, force_id=on_real_ground.get(force.force_id, "rails")) for force in made.FORCES]
    newest = {on_real_ground[force_id]: judgment for force_id, judgment in NEWEST.items()}
    return newest_grades_on_map(forces, newest, spoken, "/forces/")


def _within_24_hours(spoken: Language) -> Chart:
    plain = {"period": "2019", "period_cy": "2019", "name": "police", "name_cy": "police"}
    figures = [
        NationalFigure(
            measure=measure,
            offence_group=OffenceGroup.ALL,
            value=Decimal(value),
            unit=unit,
            qualifier=Qualifier.EXACT,
            note=None,
            note_cy=None,
            source=made.SOURCE,
            **plain,
        )
        for measure, value, unit in zip(
            SPEED_MEASURES, ("71", "3", "4.5"), ("percent", "forces", "percent"), strict=True
        )
    ]
    return within_24_hours(figures, spoken)


def _comparison(spoken: Language) -> Chart:
    forces = (made.NORTH, made.EAST, made.WEST, made.RAIL)
    compared = [ComparedForce(force, rate, None, None) for force, rate in zip(forces, (*RATES, None), strict=True)]
    return comparison_chart(Comparison(made.OLD, OffenceGroup.ALL, in_order(compared), None), spoken)


KINDS: dict[str, Callable[[Language], Chart]] = {
    "tile map": lambda spoken: tile_map(made.OLD, made.FORCES, NEWEST, spoken, "/forces/"),
    "newest grades": lambda spoken: newest_grades(made.FORCES, NEWEST, spoken, "/forces/"),
    "area map": _area_map,
    "within 24 hours": _within_24_hours,
    "regions": lambda spoken: newest_grades_by_region(made.FORCES, NEWEST, made.NEW.scale, spoken),
    "rates": lambda spoken: rates_of_programme(made.OLD, OffenceGroup.ALL, RATES, {}, spoken),
    "peers": lambda spoken: peers(made.OLD, RATES, "eastshire", COUNTRY, spoken),
    "timeline": timeline,
    "changes": lambda spoken: rate_changes(
        made.OLD, [RateChange(made.rate(made.NORTH_FIRST, "83.6", "1.85"), NORTH)], spoken
    ),
    "national": lambda spoken: national_share([COUNTRY, replace(COUNTRY, year=2014, rate=Decimal("80.5"))], spoken),
    "history": lambda spoken: force_history(made.NORTH, made.PROGRAMMES, JUDGMENTS, spoken),
    "comparison": _comparison,
    "distribution": lambda spoken: grade_distribution(made.OLD, list(JUDGMENTS[:2]), spoken),
    "offence groups": _offence_groups,
}
