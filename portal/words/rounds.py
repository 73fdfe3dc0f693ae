"""What a round of inspections is called, and the years beside grades and shares: rounds go by their years."""

from portal.facts.inspection_years import year_published, years_of_share
from portal.facts.rows import Inspection, Programme
from portal.facts.vocabulary import InspectionKind
from portal.words.language import Language, sentence_case


def years_of(programme: Programme) -> str:
    """The years of a round of inspections: `2016–20` or `2021–22`."""
    return programme.period.replace("/", "–")


def round_name(programme: Programme, language: Language) -> str:
    """A round by its years, such as `2016–20 inspections`; one whose name holds none keeps it before them."""
    years = years_of(programme)
    if _is_named_by_years(programme):
        return language.gettext("%(years)s inspections", years=years)
    name = language.choose(programme.name, programme.name_cy)
    return f"{name} {years}"


def round_title(programme: Programme, language: Language) -> str:
    """The name of a round where it begins a heading, a row or a choice."""
    return sentence_case(round_name(programme, language))


def in_round(inspection: Inspection, language: Language) -> str:
    """An inspection by its round, and whether it is the second visit: `2016–20 inspection, second visit`."""
    programme = inspection.programme
    name = round_name(programme, language)
    if _is_named_by_years(programme):
        name = language.gettext("%(years)s inspection", years=years_of(programme))
    return (
        language.gettext("%(inspection)s, second visit", inspection=name)
        if inspection.kind is InspectionKind.RE_INSPECTION
        else name
    )


def year_of(inspection: Inspection) -> str:
    """The year that is beside a grade: that of the publication, else the years of the round."""
    year = year_published(inspection)
    return str(year) if year else years_of(inspection.programme)


def share_year(inspection: Inspection) -> str:
    """The year that is beside a share: of the reports looked at, else as `year_of`."""
    years = years_of_share(inspection)
    if years is None:
        return years_of(inspection.programme)
    first, last = years
    return str(first) if first == last else f"{first}–{last % 100:02}"


def _is_named_by_years(programme: Programme) -> bool:
    return any(character.isdigit() for character in programme.name)
