"""The table of all forces with their newest results, or those of one round, as the page of all forces shows it."""

from collections.abc import Sequence

from portal.exports.fields import Field, Fields, force_fields, if_found, rate_fields, region_field, table_of
from portal.exports.tables import Table
from portal.facts.partial_date import PartialDate
from portal.facts.rows import Force, Judgment, Programme, RecordingRate
from portal.queries.newest import NewestResults
from portal.words import rounds, terms
from portal.words.caveats import caveats
from portal.words.language import Language


def all_forces_table(
    programme: Programme | None,
    graded_rounds: Sequence[Programme],
    results: Sequence[NewestResults],
    language: Language,
) -> Table:
    """Each force with its grade and share, newest or of that programme, and its grade in each round, as given."""
    gettext = language.gettext
    fields: Fields[NewestResults] = (
        *force_fields(_force, language),
        region_field(_force, language),
        Field("nation", gettext("Nation"), lambda item: terms.nation(item.force.nation, language)),
        Field(
            "programme_id",
            gettext("Programme of the grade, as a code"),
            if_found(_grade, lambda grade: grade.inspection.programme.programme_id),
        ),
        Field(
            "inspection_id",
            gettext("Inspection of the grade, as a code"),
            if_found(_grade, lambda grade: grade.inspection.inspection_id),
        ),
        Field("published_on", gettext("Date of the grade"), if_found(_date_of_grade, str)),
        Field("year", gettext("Year of the grade"), if_found(_grade, lambda grade: rounds.year_of(grade.inspection))),
        Field("grade", gettext("Grade for recording"), if_found(_grade, lambda grade: grade.grade.value)),
        *(_grade_in(item, language) for item in graded_rounds),
        Field(
            "rate_inspection_id",
            gettext("Inspection of the share, as a code"),
            if_found(_share, lambda rate: rate.inspection.inspection_id),
        ),
        Field(
            "rate_year", gettext("Year of the share"), if_found(_share, lambda rate: rounds.share_year(rate.inspection))
        ),
        *rate_fields(_share, gettext("Recorded, all crime"), language),
        Field("source_of_grade", gettext("Source of the grade"), if_found(_grade, lambda grade: grade.source.url)),
        Field("source_of_rate", gettext("Source of the rate"), if_found(_share, lambda rate: rate.source.url)),
    )
    figures = [figure for item in results for figure in (item.grade, *item.by_round.values(), item.share) if figure]
    read_in = [figure.source for figure in figures]
    return table_of("forces", all_forces_title(programme, language), fields, results, read_in, caveats(language))


def all_forces_title(programme: Programme | None, language: Language) -> str:
    """What the table is called."""
    if programme is None:
        return language.gettext("All forces, newest grades")
    return language.gettext("All forces, %(round)s", round=rounds.round_name(programme, language))


def _force(item: NewestResults) -> Force:
    return item.force


def _grade(item: NewestResults) -> Judgment | None:
    return item.grade


def _share(item: NewestResults) -> RecordingRate | None:
    return item.share


def _date_of_grade(item: NewestResults) -> PartialDate | None:
    return item.grade.inspection.published_on if item.grade else None


def _grade_in(programme: Programme, language: Language) -> Field[NewestResults]:
    heading = language.gettext("Grade, %(years)s", years=rounds.years_of(programme))

    def grade(item: NewestResults) -> str | None:
        of_round = item.by_round.get(programme.programme_id)
        return of_round.grade.value if of_round else None

    return Field(f"grade_{programme.programme_id}", heading, grade)
