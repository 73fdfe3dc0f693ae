"""What the chart of a comparison says; apart from its drawing, so that a page can say it without loading Altair."""

from __future__ import annotations

from portal.charts.words import date_words, measure_words, programme_and_period
from portal.facts.comparison import Comparison
from portal.statistics import Verdict
from portal.words import terms
from portal.words.language import Language


def title(comparison: Comparison, language: Language) -> str:
    """The finding: the verdict on two forces, or how many pairs of more differ."""
    pairs = comparison.pairs
    if len(pairs) == 1:
        return _of_two(comparison, language)
    untold = sum(pair.verdict is Verdict.CANNOT_BE_TOLD for pair in pairs)
    clear = sum(pair.verdict in (Verdict.HIGHER, Verdict.LOWER) for pair in pairs)
    if untold == len(pairs):
        return language.gettext("Whether any two of these forces differ cannot be told")
    values = {"clear": language.number(clear), "pairs": language.number(len(pairs))}
    if untold:
        return language.gettext(
            "Pairs of forces that differ clearly: %(clear)s of %(pairs)s; for %(untold)s it cannot be told",
            untold=language.number(untold),
            **values,
        )
    return language.gettext("Pairs of forces that differ clearly: %(clear)s of %(pairs)s", **values)


def subtitle(comparison: Comparison, language: Language) -> str:
    """What is measured, in which programme, and of what date."""
    return language.gettext(
        "%(measure)s. %(programme)s; the newest rate of each force, with the date of its publication.",
        measure=measure_words(comparison.offence_group, language),
        programme=programme_and_period(comparison.programme, language),
    )


def text_alternative(comparison: Comparison, language: Language) -> str:
    """Everything that the picture shows, in words."""
    parts = [title(comparison, language) + ".", subtitle(comparison, language)]
    for item in comparison.forces:
        name = terms.short_name(item.force, language)
        if item.rate is None:
            parts.append(language.gettext("%(force)s: no rate was found.", force=name))
        else:
            date = date_words(item.rate.inspection.published_on, language)
            parts.append(
                f"{name}: {terms.rate(item.rate, language)}, {terms.short_margin(item.rate, language)}, {date}."
            )
    return " ".join(parts)


def _of_two(comparison: Comparison, language: Language) -> str:
    pair = comparison.pairs[0]
    first, second = (terms.short_name(item.force, language) for item in (pair.first, pair.second))
    if pair.verdict is Verdict.HIGHER:
        return language.gettext("%(first)s recorded a higher share than %(second)s did", first=first, second=second)
    if pair.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return language.gettext("%(first)s and %(second)s: no clear difference", first=first, second=second)
    return language.gettext("%(first)s and %(second)s: whether they differ cannot be told", first=first, second=second)
