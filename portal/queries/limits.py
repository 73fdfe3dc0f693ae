"""How much of the record is missing or less firm than one would wish, counted in the current release."""

import sqlalchemy.orm as so

from portal.facts.vocabulary import InspectionKind, Qualifier
from portal.queries import inspections


def limits(session: so.Session) -> dict[str, int]:
    """How many rates and inspections there are, and how many of them fall short, by what they lack."""
    rates = inspections.recording_rates(session)
    again = [rate for rate in rates if rate.inspection.kind is InspectionKind.RE_INSPECTION]
    dates = [item.published_on for item in inspections.inspections(session)]
    return {
        "rates": len(rates),
        "rates_without_margin": sum(rate.margin is None for rate in rates),
        "rates_not_exact": sum(rate.qualifier is not Qualifier.EXACT for rate in rates),
        "rates_read_elsewhere": sum(rate.source.kind != "inspectorate" for rate in rates),
        "rates_of_reinspections": len(again),
        "rates_of_reinspections_without_margin": sum(rate.margin is None for rate in again),
        "inspections": len(dates),
        "inspections_without_date": sum(date is None for date in dates),
        "inspections_without_day": sum(date is not None and date.day is None for date in dates),
    }
