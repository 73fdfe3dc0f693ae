"""A store of pages that never takes more than a given number of bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

from portal.server.cached_page import CachedPage


class PageStore:
    """Keeps pages; where there is no room, the longest kept that nobody asked for lately goes (second chance).

    Reading takes no lock, for it happens with every request.
    """

    def __init__(self, bytes_at_most: int) -> None:
        self._bytes_at_most = bytes_at_most
        self._pages: OrderedDict[Hashable, CachedPage] = OrderedDict()
        self._changing = threading.Lock()
        self.bytes_kept = 0
        self.get = self._pages.get

    def put(self, key: Hashable, page: CachedPage) -> None:
        """Keep a page in place of what was there under its key."""
        page.used = True
        with self._changing:
            self._remove(key)
            self._pages[key] = page
            self.bytes_kept += page.size
            while self.bytes_kept > self._bytes_at_most:
                oldest, candidate = next(iter(self._pages.items()))
                if candidate.used:
                    candidate.used = False
                    self._pages.move_to_end(oldest)
                else:
                    self._remove(oldest)

    def drop(self, key: Hashable) -> None:
        """Keep nothing under that key."""
        with self._changing:
            self._remove(key)

    def _remove(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.bytes_kept -= page.size
