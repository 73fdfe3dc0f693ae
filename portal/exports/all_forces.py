"""The table of all forces with their newest results, or those of one round, as the page of all forces shows it."""

from collections.abc import Iterable, Sequence

from portal.exports.figures import bound, sources_of
from portal.exports.tables import Table, Value
from portal.facts.rows import Programme
from portal.facts.uncertainty import interval_of
from portal.queries.newest import NewestResults
from portal.words import rounds, terms
from portal.words.caveats import caveats
from portal.words.language import Language
from portal.words.tables import Column


def all_forces_table(
    programme: Programme | None,
    graded_rounds: Sequence[Programme],
    results: Iterable[NewestResults],
    language: Language,
) -> Table:
    """Each force with its grade and share, newest or of that programme, and its grade in each round, as given."""
    rows = list(results)
    figures = [figure for item in rows for figure in (item.grade, *item.by_round.values(), item.share) if figure]
    gettext = language.gettext
    return Table(
        name="forces",
        title=all_forces_title(programme, language),
        columns=(
            Column("force_id", gettext("Force, as a code")),
            Column("force", gettext("Force")),
            Column("region", gettext("Region")),
            Column("nation", gettext("Nation")),
            Column("programme_id", gettext("Programme of the grade, as a code")),
            Column("inspection_id", gettext("Inspection of the grade, as a code")),
            Column("published_on", gettext("Date of the grade")),
            Column("year", gettext("Year of the grade")),
            Column("grade", gettext("Grade for recording")),
            *(
                Column(f"grade_{item.programme_id}", gettext("Grade, %(years)s", years=rounds.years_of(item)))
                for item in graded_rounds
            ),
            Column("rate_inspection_id", gettext("Inspection of the share, as a code")),
            Column("rate_year", gettext("Year of the share")),
            Column("rate", gettext("Recorded, all crime"), "%"),
            Column("qualifier", gettext("How the source puts it")),
            Column("margin", gettext("Margin"), gettext("percentage points")),
            Column("interval_low", gettext("Interval (95%) from"), "%"),
            Column("interval_high", gettext("Interval (95%) to"), "%"),
            Column("source_of_grade", gettext("Source of the grade")),
            Column("source_of_rate", gettext("Source of the rate")),
        ),
        rows=tuple(_row(graded_rounds, item, language) for item in rows),
        sources=sources_of(figure.source for figure in figures),
        notes=caveats(language),
    )


def all_forces_title(programme: Programme | None, language: Language) -> str:
    """What the table is called."""
    if programme is None:
        return language.gettext("All forces, newest grades")
    return language.gettext("All forces, %(round)s", round=rounds.round_name(programme, language))


def _row(graded_rounds: Sequence[Programme], item: NewestResults, language: Language) -> tuple[Value, ...]:
    force, judgment, rate = item.force, item.grade, item.share
    published = judgment.inspection.published_on if judgment else None
    bounds = interval_of(rate) if rate else None
    of_rounds = [item.by_round.get(each.programme_id) for each in graded_rounds]
    return (
        force.force_id,
        terms.force_name(force, language),
        terms.region(force.region, language) if force.region else None,
        terms.nation(force.nation, language),
        judgment.inspection.programme.programme_id if judgment else None,
        judgment.inspection.inspection_id if judgment else None,
        str(published) if published else None,
        rounds.year_of(judgment.inspection) if judgment else None,
        judgment.grade.value if judgment else None,
        *(grade.grade.value if grade else None for grade in of_rounds),
        rate.inspection.inspection_id if rate else None,
        rounds.share_year(rate.inspection) if rate else None,
        rate.rate if rate else None,
        rate.qualifier.value if rate else None,
        rate.margin if rate else None,
        bound(bounds.low) if bounds else None,
        bound(bounds.high) if bounds else None,
        judgment.source.url if judgment else None,
        rate.source.url if rate else None,
    )
