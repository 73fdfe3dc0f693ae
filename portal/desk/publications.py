"""The inspectorate's feed of publications, held against the dataset: what names a force or a round and is not in it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import struct_time

import feedparser

from portal.desk.dataset import (
    Round,
    forces_named,
    inspection_id,
    read_table,
    round_named,
    same_address,
    source_id,
    visit_named,
)


class NotAFeedError(Exception):
    """What an address gave is no feed of publications."""


@dataclass(frozen=True)
class Publication:
    """An entry of the feed; `published_on` is a date in figures, or empty where the feed gives none."""

    title: str
    address: str
    published_on: str


@dataclass(frozen=True)
class NewPublication:
    """A publication that the dataset lacks, and the forces and the round that its title names."""

    publication: Publication
    force_ids: tuple[str, ...]
    round: Round | None

    @property
    def inspection_rows(self) -> list[str]:
        """A row of inspections.csv to start from, for each force; what is empty is to be read."""
        kind, programme = visit_named(self.publication.title), self.round.programme_id if self.round else ""
        return [
            _csv_line(
                inspection_id(force_id, self.round, kind) if self.round else f"{force_id}-", force_id, programme, kind,
                self.publication.published_on, "", "", source_id(self.publication.address),
            )
            for force_id in self.force_ids
        ]  # fmt: skip

    @property
    def source_row(self) -> str:
        """A row of sources.csv to start from, without the day on which it is read."""
        publication = self.publication
        cells = ("HMICFRS", "inspectorate", publication.title, publication.address, publication.published_on)
        return _csv_line(source_id(publication.address), *cells, "")


def publications(content: bytes) -> list[Publication]:
    """The entries of a feed (RSS 2.0 or Atom), newest first; raise NotAFeedError if it is none."""
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=True)
    if not feed.version:
        raise NotAFeedError("This is neither an RSS nor an Atom feed.")
    listing = [
        Publication(" ".join(entry.get("title", "").split()), entry.get("link", ""), _date(entry))
        for entry in feed.entries
        if entry.get("link")
    ]
    return sorted(listing, key=lambda item: (item.published_on, item.title), reverse=True)


def new_publications(all_publications: Sequence[Publication], folder: Path) -> list[NewPublication]:
    """Those that name a force or a round and that no source of the dataset in the folder is, in the same order."""
    forces = read_table(folder, "forces")
    source_addresses = {same_address(row["url"]) for row in read_table(folder, "sources")}
    candidates = [
        NewPublication(item, tuple(forces_named(item.title, forces)), round_named(item.title))
        for item in all_publications
        if same_address(item.address) not in source_addresses
    ]
    return [item for item in candidates if item.force_ids or item.round]


def _date(entry: feedparser.FeedParserDict) -> str:
    moment: struct_time | None = entry.get("published_parsed") or entry.get("updated_parsed")
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}" if moment else ""


def _csv_line(*cells: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
