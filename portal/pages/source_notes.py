"""Where the claims of a page come from: a number behind each, which leads to a source at the end of the page."""

from collections.abc import Iterable

from portal.facts.rows import Source


class SourceNotes:
    """Numbers sources in the order in which a page first names them."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.source_id: source for source in sources}
        self._numbers: dict[str, int] = {}

    def number(self, source_id: str) -> int | None:
        """The number of a source on this page, from 1 on; None for one that the release has not."""
        if source_id not in self._sources:
            return None
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)

    @property
    def in_order(self) -> list[Source]:
        """The sources that were numbered so far, by their numbers."""
        return [self._sources[source_id] for source_id in self._numbers]
