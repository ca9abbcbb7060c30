"""List of gigs in which two can be marked for comparison."""

from __future__ import annotations

from retro.core.gig.ids import DocumentId
from retro.storage.errors import StoreError
from retro.storage.queries.browse import GoodEndRow
from retro.storage.queries.vets.search_vets import GOOD_END as ENDED_WELL
from retro.storage.queries.vets.search_vets import VetHit
from retro.tui.home.gig_lines import DRAWINGS
from retro.tui.home.gig_list import GigList
from retro.tui.home.marks import CompareMarks
from retro.tui.home.queries import HomeQueries
from retro.tui.terminal.safe_text import safe_text, toast

NOTHING_TO_COMPARE = "There's nothing to compare it with yet."


class MarkedList(GigList):
    """Marks A and B; HomeQueries decides which is which, because the earlier gig is A."""

    def __init__(self, shelf: HomeQueries) -> None:
        super().__init__(today=shelf.today)
        self._shelf = shelf
        self._pair = CompareMarks()

    @property
    def id_here(self) -> DocumentId | None:
        """Return the id at the cursor, for a gig under way that of its vet; None without one."""
        here = self.here
        return DRAWINGS[type(here)].id(here) if here else None

    @property
    def gig_here(self) -> DocumentId | None:
        """Return the id of the retrospective or good end at the cursor, which can be compared; None without one."""
        here = self.here
        is_good_end = isinstance(here, GoodEndRow) or (isinstance(here, VetHit) and here.standing == ENDED_WELL)
        return self.id_here if self.current or is_good_end else None

    @property
    def marked(self) -> tuple[DocumentId, ...]:
        """Return the marked ids."""
        return self._pair.ids

    @property
    def chosen(self) -> tuple[DocumentId, ...]:
        """Return the marked ids, else the id at the cursor."""
        return self._pair.ids or ((self.gig_here,) if self.gig_here else ())

    def mark(self) -> None:
        """Mark the gig at the cursor, or unmark it."""
        if here := self.gig_here:
            self._mark(self._pair.toggled(here))

    def unmark(self, id: DocumentId) -> None:
        """Unmark a gig that is gone."""
        self._mark(self._pair.without(id))

    def to_compare(self) -> tuple[DocumentId, DocumentId] | None:
        """Return the two gigs to compare; None after saying why there are none."""
        here = self.gig_here or next(iter(self.marked), None)
        if here is None or (len(self.chosen) < 2 and not self.gig_here):
            return None
        try:
            pair = self._pair.to_compare(here, self._shelf)
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
            return None
        if pair is None:
            toast(self, safe_text(NOTHING_TO_COMPARE))
        return pair

    def _mark(self, pair: CompareMarks) -> None:
        try:
            self.letters = pair.letters(self._shelf)
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
        else:
            self._pair = pair
