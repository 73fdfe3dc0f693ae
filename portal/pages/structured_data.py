"""What pages say of themselves to machines: JSON-LD, and what other sites show beside a link."""

from collections.abc import Iterable
from typing import Any

from flask import Flask
from markupsafe import Markup

from portal.dataset.licences import Licence
from portal.exports import structured_data
from portal.exports.structured_data import Download
from portal.facts.rows import Force
from portal.pages.dataset_files import DatasetFiles
from portal.web.addresses import address_of
from portal.web.context import current_language, settings
from portal.web.files import MIMETYPES


def attach(app: Flask) -> None:
    """Give templates the functions of this module."""
    for function in (breadcrumb_data, dataset_data, force_data, social_card):
        app.jinja_env.globals[function.__name__] = function
    app.jinja_env.globals["permanent_address"] = address_of


def breadcrumb_data(trail: Iterable[tuple[str, str]]) -> Markup:
    """The way to a page, from the addresses and words of its breadcrumbs."""
    steps = [(settings().site_url + path, str(words)) for path, words in trail]
    return _script(structured_data.breadcrumb_list(steps))


def dataset_data(files: DatasetFiles, title: str, description: str, licences: list[Licence]) -> Markup:
    """The dataset of the current release with its files."""
    all_files = [*files.whole, files.description, *(file for _, file in files.tables)]
    number = files.release.number
    downloads = [
        Download(
            address=address_of("data.file", number=number, name=file.path),
            media_type=MIMETYPES[file.path.rpartition(".")[2]],
            size=file.size,
            sha256=file.sha256,
        )
        for file in all_files
    ]
    address = address_of("data.data")
    return _script(structured_data.dataset(title, description, address, files.release, licences, downloads))


def force_data(force: Force, description: str) -> Markup:
    """A force as an organisation, described by its newest grade and share."""
    address = address_of("forces.force", force_id=force.force_id)
    return _script(structured_data.police_force(force, description, address, current_language()))


def social_card(title: str, description: str, image: str) -> Markup:
    """What other sites show beside a link to the page: title, description and picture (Open Graph)."""
    properties = {"og:type": "article", "og:title": title, "og:description": description, "og:image": image}
    lines = [Markup('<meta property="{}" content="{}">').format(name, text) for name, text in properties.items()]
    lines.append(Markup('<meta name="twitter:card" content="summary_large_image">'))
    return Markup("\n").join(lines)


def _script(content: dict[str, Any]) -> Markup:
    # `script_text` leaves no character that could end the element.
    return Markup('<script type="application/ld+json">{}</script>').format(
        Markup(structured_data.script_text(content))  # noqa: S704  # nosec
    )
