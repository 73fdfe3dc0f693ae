"""Every list that the API offers."""

from __future__ import annotations

from functools import cache

from portal.api.figure_resources import figure_resources
from portal.api.record_resources import record_resources
from portal.api.reference_resources import reference_resources
from portal.api.release_resources import release_resources
from portal.api.resource import Resource
from portal.api.service_resource import support_services
from portal.words.language import Language


@cache
def resources(language: Language) -> dict[str, Resource]:
    """The resources by their path, described in the language."""
    found = (
        *reference_resources(language),
        *figure_resources(language),
        support_services(language),
        *record_resources(language),
        *release_resources(language),
    )
    return {resource.path: resource for resource in found}


def related(resource: Resource, language: Language) -> list[Resource]:
    """The lists that can be narrowed to one record of the resource."""
    if resource.path_name is None:
        return []
    name, table = resource.path_name.name, resource.path_name.table
    return [
        other
        for other in resources(language).values()
        if other is not resource and any(item.table == table and item.column == name for item in other.filters)
    ]
