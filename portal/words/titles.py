"""What each page of comparisons is called."""

from portal.facts.comparison import Comparison
from portal.facts.rows import Programme
from portal.facts.vocabulary import OffenceGroup
from portal.words import rounds, terms
from portal.words.language import Language

# The most forces that a heading names.
_NAMED = 4


def of_comparison(comparison: Comparison, language: Language) -> str:
    """The first forces by name, and how many more there are."""
    names = sorted((terms.short_name(item.force, language) for item in comparison.forces), key=language.sort_key)
    if len(names) > _NAMED:
        more = len(names) - _NAMED + 1
        others = language.ngettext("%(num)s more force", "%(num)s more forces", more)
        names = [*names[: _NAMED - 1], others]
    return language.gettext("Compared: %(forces)s", forces=language.listing(names))


def of_all_rates(programme: Programme, group: OffenceGroup, language: Language) -> str:
    """The offences and the programme in which every force stands."""
    return language.gettext(
        "%(offences)s by force, %(round)s",
        offences=terms.offence_group(group, language),
        round=rounds.round_name(programme, language),
    )


def of_changes(programme: Programme, language: Language) -> str:
    """The programme within which something changed."""
    return language.gettext("From one inspection to the next, %(round)s", round=rounds.round_name(programme, language))
