"""The licence under which the inspectorate's figures may be used again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """A licence by its title and address, and the words with which it asks to be acknowledged."""

    title: str
    address: str
    attribution: str


INSPECTORATE_LICENCE = Licence(
    title="Open Government Licence v3.0",
    address="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Contains HMICFRS information licensed under the Open Government Licence v3.0.",
)
