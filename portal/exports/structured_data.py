"""What a page is about, for machines: schema.org as JSON-LD."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from portal.dataset.licences import Licence
from portal.facts.rows import Force, Release
from portal.words import as_read, terms
from portal.words.language import Language

# The vocabulary is named and nothing is fetched: a reader of this data needs no other host to understand it.
_CONTEXT = {"@vocab": "https://schema.org/"}


@dataclass(frozen=True)
class Download:
    """A file of the dataset: its address, its media type, its size in bytes, its SHA-256."""

    address: str
    media_type: str
    size: int
    sha256: str


def dataset(
    title: str,
    description: str,
    address: str,
    release: Release,
    licences: Sequence[Licence],
    downloads: Iterable[Download],
) -> dict[str, Any]:
    """The whole dataset of a release (schema.org/Dataset)."""
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": title,
        "description": description,
        "version": str(release.number),
        "datePublished": release.published_at.date().isoformat(),
        "license": list(dict.fromkeys(licence.address for licence in licences)),
        "creditText": " ".join(licence.attribution for licence in licences),
        "isAccessibleForFree": True,
        "inLanguage": ["en", "cy"],
        "spatialCoverage": "England and Wales",
        "creator": {"@type": "Organization", "name": "On the Record"},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": item.address,
                "encodingFormat": item.media_type,
                "contentSize": f"{item.size} B",
                "sha256": item.sha256,
            }
            for item in downloads
        ],
    }


def police_force(force: Force, description: str, address: str, language: Language) -> dict[str, Any]:
    """A police force (schema.org/GovernmentOrganization), described in a sentence; what is not known is left out."""
    content: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "GovernmentOrganization",
        "@id": f"{address}#organization",
        "name": terms.force_name(force, language),
        "description": description,
        "mainEntityOfPage": address,
    }
    names = dict.fromkeys([force.name, force.name_cy, force.short_name, *force.alternative_names])
    others = [name for name in names if name and name != content["name"]]
    if others:
        content["alternateName"] = others
    if force.website:
        content["url"] = force.website
    if force.ons_code:
        content["identifier"] = {"@type": "PropertyValue", "propertyID": "ONS", "value": force.ons_code}
    if body_name := as_read.accountable_body(force, language):
        body = {"@type": "GovernmentOrganization", "name": body_name.own or body_name.english}
        if force.accountable_body_website:
            body["url"] = force.accountable_body_website
        content["parentOrganization"] = body
    return content


def breadcrumb_list(trail: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way to a page from the home page (schema.org/BreadcrumbList); each step is a whole address and its words."""
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": words, "item": address}
            for position, (address, words) in enumerate(trail, 1)
        ],
    }


def script_text(content: dict[str, Any]) -> str:
    """The data as it may be inside a script element: nothing in it can end the element or begin another."""
    text = json.dumps(content, ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
