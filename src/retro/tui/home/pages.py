"""Data source of home's list: all gigs, page by page, and the line on which each begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from retro.core.gig.ids import DocumentId
from retro.storage.errors import StoreError
from retro.storage.queries.browse import GoodEndRow, Listed, position, rows_at
from retro.storage.queries.gig_rows import HomeRow
from retro.storage.queries.home import Counts, counts, untold_rows
from retro.storage.queries.library import Library
from retro.storage.queries.running import Running, running
from retro.storage.queries.search import Hit
from retro.storage.queries.vets.search_vets import VetHit

PAGE = 64
"""Rows read at once."""
KEPT = 16
"""Number of pages kept, the most recently drawn."""
SEEN = ("facts.title", "facts.client")
"""Places that a row shows anyway."""

SHORT, TALL = 2, 3
"""Lines of the short rows at the beginning, and of every other row."""

Trouble = Callable[[StoreError], None]

Entry = Hit | Running | GoodEndRow | VetHit
"""Entry of the list: a retrospective, a gig under way, one that ended well, or a vetted gig that was found."""


class Gigs(Protocol):
    """Interface of a source of gigs, by their position in the list."""

    @property
    def count(self) -> int:
        """Return the number of gigs."""

    @property
    def short(self) -> int:
        """Return how many at the beginning have two lines; the others have three."""

    def at(self, index: int) -> Entry | None:
        """Return the gig at a position; None if it cannot be read now."""


def top_of(gigs: Gigs, index: int) -> int:
    """Return the line on which a row begins; after the last, the number of lines."""
    return SHORT * min(index, gigs.short) + TALL * max(index - gigs.short, 0)


def place_at(gigs: Gigs, line: int) -> tuple[int, int]:
    """Return the row of a line, and which of its lines it is."""
    over = line - SHORT * gigs.short
    if over < 0:
        return divmod(line, SHORT)
    index, part = divmod(over, TALL)
    return gigs.short + index, part


class NoGigs:
    """Source without gigs, for a library that is not read yet."""

    count = short = 0

    def at(self, index: int) -> Entry | None:
        """Return None."""
        return None


class Pages:
    """All gigs: those whose client does not know, drafts, those under way, then what is finished, each newest first.

    Its constructor reads the page at a position, or raises StoreError.
    """

    def __init__(
        self,
        library: Library,
        trouble: Trouble,
        at: int = 0,
        *ids: DocumentId | None,
        known: Callable[[], Counts | None] = lambda: None,
    ) -> None:
        """Start at the first of these gigs that is listed, else at the position.

        `trouble` is told of pages that cannot be read later; `known` returns the counts if they are those of now.
        """
        self._library = library
        self._trouble = trouble
        with library.snapshot() as snapshot:
            self._begin(snapshot, at, ids, known() or counts(snapshot))

    def _begin(self, library: Library, at: int, ids: Iterable[DocumentId | None], counted: Counts) -> None:
        self._running = tuple(running(library))
        self._untold = tuple(untold_rows(library))
        self._passed = sorted(place for row in self._untold if (place := position(library, row.id)) is not None)
        gigs, drafts = counted.gigs + counted.good_ends, counted.drafts
        self._all_drafts = drafts
        self._first_running = len(self._untold) + drafts - sum(at < drafts for at in self._passed)
        self.count = gigs + len(self._running)
        self.short = self._first_running + len(self._running)
        found = (place for id in ids if id and (place := self._position(library, id)) is not None)
        self.begin = next(found, at)
        """Line that is shown first: that of the wanted entry, or the one asked for if it is not there."""
        first = max(min(self._row(self.begin), gigs - 1), 0) // PAGE
        self._pages: dict[int, list[Listed]] = {first: self._read(library, first)} if gigs else {}

    def at(self, index: int) -> Entry | None:
        """Return the gig at a position."""
        if 0 <= index < len(self._untold):
            return Hit(self._untold[index], ())
        if self._first_running <= index < self.short:
            return self._running[index - self._first_running]
        number, place = divmod(self._row(index), PAGE)
        page = self._page(number) if 0 <= index < self.count else []
        return _entry(page[place]) if place < len(page) else None

    def _position(self, library: Library, id: DocumentId) -> int | None:
        """Return the position of a gig, of one under way by the id of its vet; None if it is not listed."""
        above: list[DocumentId] = [row.id for row in self._untold]
        if id in above:
            return above.index(id)
        gigs: list[DocumentId] = [gig.id for gig in self._running]
        if id in gigs:
            return self._first_running + gigs.index(id)
        row = position(library, id)
        if row is None:
            return None
        place = row - sum(passed < row for passed in self._passed) + len(self._untold)
        return place if place < self._first_running else place + len(self._running)

    def _row(self, index: int) -> int:
        """Return the number, among all retrospectives, of the one at a position."""
        number = index if index < self._first_running else max(index - len(self._running), self._first_running)
        number -= len(self._untold)
        for passed in self._passed:
            number += passed <= number
        return number

    def _page(self, number: int) -> list[Listed]:
        page = self._pages.pop(number, None)
        if page is None:
            try:
                page = self._read(self._library, number)
            except StoreError as error:
                self._trouble(error)
                return []
        self._pages[number] = page
        if len(self._pages) > KEPT:
            self._pages.pop(next(iter(self._pages)))
        return page

    def _read(self, library: Library, number: int) -> list[Listed]:
        return rows_at(library, number * PAGE, PAGE, drafts=self._all_drafts)


def _entry(row: Listed) -> Entry:
    return Hit(row, ()) if isinstance(row, HomeRow) else row
