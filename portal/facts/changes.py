"""What changed from one inspection of a force to the next, within one programme."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal import statistics
from portal.facts import rows, uncertainty
from portal.facts.vocabulary import Grade, Qualifier
from portal.statistics import Difference, Verdict


@dataclass(frozen=True)
class RateChange:
    """Two rates of one force and offence group, of an inspection and the next.

    `points` is the newer published rate minus the older one, in percentage points; None where either was published
    only as "around" or "more than", so that nothing may be taken from anything.
    """

    before: rows.RecordingRate
    after: rows.RecordingRate

    @property
    def points(self) -> Decimal | None:
        """The difference of the published figures; None where one of them is not exact."""
        if self.before.qualifier is Qualifier.EXACT and self.after.qualifier is Qualifier.EXACT:
            return self.after.rate - self.before.rate
        return None

    @property
    def difference(self) -> Difference | None:
        """The difference with its interval; None where a margin is missing or a figure is not exact."""
        return statistics.change(uncertainty.estimate_of(self.before), uncertainty.estimate_of(self.after))

    @property
    def verdict(self) -> Verdict:
        """What may be said of the newer rate against the older one."""
        return statistics.verdict_of(self.difference)


@dataclass(frozen=True)
class GradeChange:
    """The grades that a force had for recording in an inspection and in the next."""

    before: rows.Judgment
    after: rows.Judgment

    @property
    def steps(self) -> int | None:
        """By how many places of the programme's scale the grade rose; None where one inspection gave no grade."""
        if Grade.UNGRADED in (self.before.grade, self.after.grade):
            return None
        scale = self.after.inspection.programme.scale
        return scale.index(self.before.grade) - scale.index(self.after.grade)


def largest_rise_first(changes: Sequence[RateChange]) -> list[RateChange]:
    """The changes by their published difference, those between figures that are not exact last."""
    return sorted(
        changes, key=lambda item: (item.points is None, -(item.points or 0), item.after.inspection.force.name)
    )


def most_steps_first(changes: Sequence[GradeChange]) -> list[GradeChange]:
    """The changes of grade by how far the grade rose, then by the grade reached, then by the force's name."""
    return sorted(
        changes,
        key=lambda item: (
            item.steps is None,
            -(item.steps or 0),
            list(Grade).index(item.after.grade),
            item.after.inspection.force.name,
        ),
    )


def count_changes(changes: Sequence[GradeChange]) -> dict[tuple[Grade, Grade], int]:
    """How many forces went from which grade to which."""
    return dict(Counter((item.before.grade, item.after.grade) for item in changes))
