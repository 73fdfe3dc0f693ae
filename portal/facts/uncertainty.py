"""From published recording rates to the numbers that the statistics work on."""

from collections.abc import Iterable

from portal import statistics
from portal.facts.rows import CaseAudit, NationalRate, RecordingRate
from portal.facts.vocabulary import Qualifier


def estimate_of(rate: RecordingRate) -> statistics.Estimate:
    """The rate and margin in percent; a figure that is only around or more than is not exact."""
    margin = None if rate.margin is None else float(rate.margin)
    return statistics.Estimate(float(rate.rate), margin, rate.qualifier is Qualifier.EXACT)


def interval_of(rate: RecordingRate) -> statistics.Interval | None:
    """The 95% interval in percent; None where the inspectorate's margin was not found."""
    return None if rate.margin is None else statistics.interval_of_rate(float(rate.rate), float(rate.margin))


def frequency_of(rate: RecordingRate | NationalRate) -> statistics.NaturalFrequency:
    """The rate as so many of every 100."""
    more_than = isinstance(rate, RecordingRate) and rate.qualifier is Qualifier.MORE_THAN
    return statistics.natural_frequency(float(rate.rate), more_than=more_than)


def interval_of_audit(audit: CaseAudit) -> statistics.Interval:
    """Our own 95% interval (Wilson) of the share of audited reports recorded correctly, in percent."""
    return statistics.wilson_interval(audit.correct, audit.audited)


def rank_ranges(
    rates: Iterable[RecordingRate], of: Iterable[str] | None = None
) -> dict[str, statistics.RankRange | None]:
    """The range of ranks of each force, or of some of them, among the rates of one programme and offence group."""
    return statistics.rank_range({rate.inspection.force.force_id: estimate_of(rate) for rate in rates}, of)
