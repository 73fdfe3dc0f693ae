"""What inspectors found of a force beyond its grades and shares, the newest first, and every source of its figures."""

from __future__ import annotations

from portal.facts import rows
from portal.facts.newest import age_of
from portal.queries.profiles import Profile

Found = rows.Finding | rows.CaseAudit | rows.Estimate


def found_by(profile: Profile) -> list[Found]:
    """Strengths, areas for improvement, reports checked and estimates of crimes a year, the newest inspection first."""
    items: list[Found] = [*profile.findings, *profile.case_audits, *profile.estimates]
    return sorted(items, key=lambda item: age_of(item.inspection), reverse=True)


def sources_of(profile: Profile) -> list[rows.Source]:
    """Every source of a force's figures once, the newest inspection's first."""
    items: list[Found | rows.Judgment | rows.RecordingRate] = [*profile.judgments, *profile.rates, *found_by(profile)]
    of_inspections = [(age_of(item), item.source) for item in profile.inspections]
    of_figures = [(age_of(item.inspection), item.source) for item in items]
    newest_first = sorted([*of_inspections, *of_figures], key=lambda pair: pair[0], reverse=True)
    return list(dict.fromkeys(source for _, source in newest_first))
