"""What the chart says of how far each force moved."""

from collections.abc import Sequence

from portal.facts.changes import RateChange
from portal.facts.rows import Programme
from portal.words import charts, rounds, terms
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.tables import Cell, Table, table_of_rates

# Of two, nobody says that all of them rose.
_FORCES_CALLED_ALL = 3


def words(changes: Sequence[RateChange], programme: Programme, start: int, language: Language) -> Words:
    """How many forces rose, and how each moved; `start` is where the axis starts."""
    rates = [rate for change in changes for rate in (change.before, change.after)]
    return Words.of(
        _title(changes, language),
        _subtitle(programme, start, language),
        [charts.without_margin(rates, language), _order(changes, language)],
        [f"{_name(change, language)}: {movement(change, language)}." for change in changes],
    )


def table(changes: Sequence[RateChange], language: Language) -> Table:
    """Two rows for each force: its rate before, and after."""
    rates = [
        (Cell(_name(change, language), rate.inspection.force.force_id), rate)
        for change in changes
        for rate in (change.before, change.after)
    ]
    return table_of_rates(("force", language.gettext("Force")), rates, language)


def movement(change: RateChange, language: Language) -> str:
    """From which share to which."""
    return f"{terms.rounded_rate(change.before, language)} → {terms.rounded_rate(change.after, language)}"


def _title(changes: Sequence[RateChange], language: Language) -> str:
    """How the one force moved, or how many of them rose: which of them rose most is seldom more than chance."""
    if len(changes) == 1:
        return language.gettext(
            "%(force)s went from %(before)s to %(after)s of reported crimes recorded",
            force=terms.plain_name(changes[0].after.inspection.force, language),
            before=terms.rounded_rate(changes[0].before, language),
            after=terms.rounded_rate(changes[0].after, language),
        )
    rose, total = sum(change.after.rate > change.before.rate for change in changes), language.number(len(changes))
    if rose == len(changes) >= _FORCES_CALLED_ALL:
        return language.gettext(
            "All %(total)s forces with two exact shares recorded a larger one at the second visit", total=total
        )
    return language.gettext(
        "%(rose)s of %(total)s forces with two exact shares recorded a larger one at the second visit",
        rose=language.number(rose),
        total=total,
    )


def _order(changes: Sequence[RateChange], language: Language) -> str:
    return language.gettext("The order of the forces may be chance.") if len(changes) > 1 else ""


def _subtitle(programme: Programme, start: int, language: Language) -> str:
    """What is measured, what the arrow is, and where the axis starts."""
    measured = language.gettext(
        "Share of reported crimes recorded, with an arrow from the first visit to the second. %(round)s.",
        round=rounds.round_title(programme, language),
    )
    return f"{measured} {charts.axis_start(start, language)}"


def _name(change: RateChange, language: Language) -> str:
    return terms.short_name(change.after.inspection.force, language)
