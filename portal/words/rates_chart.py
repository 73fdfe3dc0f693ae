"""What the charts of recording rates say: of all forces of a round, of one among them, by offence, nationally."""

from collections.abc import Iterable, Sequence

from portal.facts.rows import Force, NationalRate, RecordingRate
from portal.facts.uncertainty import rank_ranges
from portal.facts.vocabulary import OffenceGroup, Qualifier
from portal.words import charts, rounds, sentences, terms
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.tables import Cell, Table, table_of_rates

# Of two figures, neither is worth being called the highest or the lowest.
_FIGURES_WITH_ENDS = 3
# What an axis does not reach: the name and the figure of each row.
Outside = Sequence[tuple[str, str]]


def words_of_all(ordered: Sequence[RecordingRate], start: int, far: Outside, language: Language) -> Words:
    """The rates of a round, highest first, on an axis with that start."""
    notes = [charts.without_margin(ordered, language), *_outside(far, language)]
    title, subtitle = charts.of_all(ordered, language), _subtitle(ordered[0], start, language)
    return Words.of(title, subtitle, notes, _sentences(ordered, language))


def words_of_one(
    own: RecordingRate,
    ordered: Sequence[RecordingRate],
    rates: Sequence[RecordingRate],
    national: NationalRate | None,
    start: int,
    far: Outside,
    language: Language,
) -> Words:
    """One rate among all of its round, of which some are shown beside it, and perhaps the country's."""
    notes = [_peer_note(own, ordered, language) or charts.without_margin(rates, language), *_outside(far, language)]
    if national:
        notes.append(_of_country(national, language))
    title, subtitle = _of_peer(own, ordered, language), _subtitle(own, start, language)
    return Words.of(title, subtitle, notes, _sentences(rates, language))


def table_of_forces(
    rates: Iterable[tuple[Force, RecordingRate | None]], language: Language, national: NationalRate | None = None
) -> Table:
    """A row for each force, in the order given, and for the country."""
    rated: list[tuple[Cell, RecordingRate | NationalRate | None]] = [
        (Cell(terms.short_name(force, language), force.force_id), rate) for force, rate in rates
    ]
    if national:
        rated.append((Cell(country(language), "england-and-wales"), national))
    return table_of_rates(("force", language.gettext("Force")), rated, language)


def country(language: Language) -> str:
    """What the national figures are of."""
    return language.gettext("England and Wales")


def words_of_offence_groups(rates: Sequence[RecordingRate], start: int, language: Language) -> Words:
    """What one force recorded of each kind of crime, all in one inspection."""
    subtitle = language.gettext(
        "Share of what was reported that the force recorded. %(round)s.",
        round=rounds.round_title(rates[0].inspection.programme, language),
    )
    names = [terms.offence_group(rate.offence_group, language) for rate in rates]
    scope = rates[0].inspection.scope
    missing = (
        language.choose(scope.text, scope.text_cy)
        if scope
        else language.gettext("A dash (–) means we have not found it.")
    )
    return Words.of(
        _of_offence_groups(rates, language),
        f"{subtitle} {charts.axis_start(start, language)}",
        [charts.without_margin(rates, language), missing if len(rates) < len(OffenceGroup) else ""],
        [charts.sentence(name, rate, language) for name, rate in zip(names, rates, strict=True)],
    )


def table_of_offence_groups(rates: Sequence[RecordingRate], language: Language) -> Table:
    """A row for each kind of crime, whether its rate was found or not."""
    by_group = {rate.offence_group: rate for rate in rates}
    rated = [(Cell(terms.offence_group(group, language), group), by_group.get(group)) for group in OffenceGroup]
    return table_of_rates(("offence_group", language.gettext("What was reported")), rated, language)


def words_of_country(ordered: Sequence[NationalRate], start: int, language: Language) -> Words:
    """The newest national share and the oldest."""
    newest, oldest = ordered[0], ordered[-1]
    title = language.gettext(
        "England and Wales: %(newest)s of reported crimes recorded (%(year)s estimate), %(oldest)s (%(before)s)",
        newest=language.percent(newest.rate),
        year=str(newest.year),
        oldest=language.percent(oldest.rate),
        before=str(oldest.year),
    )
    measure = language.gettext("Estimated share of all reported crimes that police forces recorded, newest first.")
    return Words.of(
        title,
        f"{measure} {charts.axis_start(start, language)}",
        [language.gettext("Each estimate was made in its own way, so we join none of them with a line.")],
        [f"{rate.year}: {language.percent(rate.rate)}." for rate in ordered],
    )


def table_of_country(ordered: Sequence[NationalRate], language: Language) -> Table:
    """A row for each year."""
    headings = {"year": language.gettext("Year"), "rate": language.gettext("Recorded")}
    cells = [(Cell(str(rate.year), rate.year), Cell(language.percent(rate.rate), rate.rate)) for rate in ordered]
    return Table.of(headings, cells)


def _subtitle(rate: RecordingRate, start: int, language: Language) -> str:
    measured = charts.subtitle(rate.offence_group, rate.inspection.programme, language)
    return f"{measured} {charts.axis_start(start, language)}"


def _sentences(rates: Sequence[RecordingRate], language: Language) -> list[str]:
    return [charts.sentence(terms.short_name(rate.inspection.force, language), rate, language) for rate in rates]


def _of_country(national: NationalRate, language: Language) -> str:
    """The note on the figure of the whole country, which no sample of one force's reports gave."""
    return language.gettext(
        "The figure for England and Wales is from %(year)s and was measured in another way.", year=str(national.year)
    )


def _outside(far: Outside, language: Language) -> list[str]:
    """The note on rates that lie so far below all others that the axis does not reach them."""
    return [
        language.gettext("%(force)s, at %(rate)s, is lower than the axis shows.", force=name, rate=figure)
        for name, figure in far
    ]


def _of_peer(row: RecordingRate, ordered: Sequence[RecordingRate], language: Language) -> str:
    """What one force recorded, and where it is among all of its round: a range of ranks, or an end.

    An end is said of an exact figure whose margin makes it one, or whose note says that its margin is missing.
    """
    words = {
        "force": terms.plain_name(row.inspection.force, language),
        "rate": terms.rounded_rate(row, language),
        "reported": charts.offences(row.offence_group, language),
        "total": language.number(len(ordered)),
    }
    force_id = row.inspection.force.force_id
    rank = rank_ranges(ordered, of=[force_id])[force_id] if len(ordered) > 1 else None
    may_be_an_end = row.qualifier is Qualifier.EXACT and (rank is None or rank.best == rank.worst)
    if may_be_an_end and _leads(row, ordered):
        return language.gettext(
            "%(force)s recorded %(rate)s of %(reported)s, the highest of the %(total)s figures found", **words
        )
    if may_be_an_end and _trails(row, ordered):
        return language.gettext(
            "%(force)s recorded %(rate)s of %(reported)s, the lowest of the %(total)s figures found", **words
        )
    if rank is not None and rank.worst - rank.best < len(ordered) - 1:
        return language.gettext(
            "%(force)s recorded %(rate)s of %(reported)s, between rank %(best)s and rank %(worst)s of %(total)s",
            **words,
            best=language.number(rank.best),
            worst=language.number(rank.worst),
        )
    return language.gettext("%(force)s recorded %(rate)s of %(reported)s", **words)


def _leads(row: RecordingRate, ordered: Sequence[RecordingRate]) -> bool:
    return len(ordered) >= _FIGURES_WITH_ENDS and row.rate == ordered[0].rate


def _trails(row: RecordingRate, ordered: Sequence[RecordingRate]) -> bool:
    return len(ordered) >= _FIGURES_WITH_ENDS and row.rate == ordered[-1].rate


def _peer_note(row: RecordingRate, ordered: Sequence[RecordingRate], language: Language) -> str:
    """What is not known of the place of one force."""
    if row.qualifier is not Qualifier.EXACT:
        return sentences.not_exact(language)
    if row.margin is not None:
        return ""
    if _leads(row, ordered) or _trails(row, ordered):
        return language.gettext("We found no margin, so its rank may be chance.")
    return language.gettext("We found no margin, so we cannot say how exact it is.")


def _of_offence_groups(rates: Sequence[RecordingRate], language: Language) -> str:
    """What one force recorded of each kind of crime, all in one inspection."""
    inspection = rates[0].inspection
    shares = [
        language.gettext(
            "%(rate)s of %(reported)s",
            rate=terms.rounded_rate(row, language),
            reported=charts.offences(row.offence_group, language),
        )
        for row in rates
    ]
    return language.gettext(
        "%(force)s recorded %(shares)s (%(year)s)",
        force=terms.plain_name(inspection.force, language),
        shares=language.listing(shares),
        year=rounds.share_year(inspection),
    )
