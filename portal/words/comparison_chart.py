"""What the chart of a comparison says; apart from its drawing, so that a page can say it without loading Altair."""

from portal.facts.comparison import ComparedPair, Comparison
from portal.statistics import Verdict
from portal.words import charts, terms, verdicts
from portal.words.charts import Words
from portal.words.language import Language


def words(comparison: Comparison, start: int, language: Language) -> Words:
    """All that the chart says, on an axis with that start."""
    return Words(
        title(comparison, language),
        f"{subtitle(comparison, language)} {charts.axis_start(start, language)}",
        note(comparison, language),
        text_alternative(comparison, language),
    )


def title(comparison: Comparison, language: Language) -> str:
    """The finding: which force recorded more, how many pairs differ, or the published rates or their ends."""
    pairs = comparison.pairs
    clear = [pair for pair in pairs if pair.verdict in (Verdict.HIGHER, Verdict.LOWER)]
    if len(clear) == 1 and clear[0].verdict is Verdict.HIGHER:
        first, second = _names(clear[0], language)
        if len(pairs) == 1:
            return language.gettext("%(first)s recorded a higher share than %(second)s did", first=first, second=second)
        return language.ngettext(
            "%(first)s recorded a higher share than %(second)s did; the other %(num)s pair is not clear",
            "%(first)s recorded a higher share than %(second)s did; the other %(num)s pairs are not clear",
            len(pairs) - 1,
            first=first,
            second=second,
        )
    if len(pairs) == 1 and pairs[0].verdict is Verdict.NO_CLEAR_DIFFERENCE:
        first, second = _names(pairs[0], language)
        return language.gettext("%(first)s and %(second)s: too close to call", first=first, second=second)
    if clear:
        return language.ngettext(
            "%(clear)s of %(num)s pair of these forces differs by more than chance",
            "%(clear)s of %(num)s pairs of these forces differ by more than chance",
            len(pairs),
            clear=language.number(len(clear)),
        )
    rates = sorted((item.rate for item in comparison.forces if item.rate), key=lambda rate: -rate.rate)
    if len(pairs) == 1 and len(rates) == 2:
        higher, lower = rates
        return language.gettext(
            "%(higher)s recorded %(higher_rate)s of %(reported)s, %(lower)s %(lower_rate)s",
            higher=terms.short_name(higher.inspection.force, language),
            higher_rate=terms.rounded_rate(higher, language),
            reported=charts.offences(comparison.offence_group, language),
            lower=terms.short_name(lower.inspection.force, language),
            lower_rate=terms.rounded_rate(lower, language),
        )
    return charts.of_all(rates, language) if rates else subtitle(comparison, language)


def _names(pair: ComparedPair, language: Language) -> tuple[str, str]:
    return terms.short_name(pair.first.force, language), terms.short_name(pair.second.force, language)


def subtitle(comparison: Comparison, language: Language) -> str:
    """What is measured, in which round."""
    return charts.subtitle(comparison.offence_group, comparison.programme, language)


def note(comparison: Comparison, language: Language) -> str:
    """For how many pairs nothing can be said, and what each of their forces lacks."""
    untold = sum(pair.verdict is Verdict.CANNOT_BE_TOLD for pair in comparison.pairs)
    if not untold:
        return ""
    counted = language.ngettext(
        "For %(num)s pair we cannot tell whether it differs.",
        "For %(num)s pairs we cannot tell whether they differ.",
        untold,
    )
    return " ".join([counted, *verdicts.reasons(comparison.forces, language)])


def text_alternative(comparison: Comparison, language: Language) -> str:
    """Everything that the picture shows, in words."""
    parts = [title(comparison, language) + ".", subtitle(comparison, language)]
    for item in comparison.forces:
        name = terms.short_name(item.force, language)
        parts.append(charts.sentence(name, item.rate, language) if item.rate else f"{name}: –.")
    return " ".join(filter(None, [*parts, note(comparison, language)]))
