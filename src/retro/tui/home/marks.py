"""The one or two gigs marked on home, to be compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from retro.core.gig.ids import DocumentId
from retro.core.value import Value
from retro.storage.errors import StoreError
from retro.tui.home.gig_list import GigList
from retro.tui.home.queries import HomeQueries
from retro.tui.terminal.safe_text import safe_text, toast

NOTHING_TO_COMPARE = "There's nothing to compare it with yet."


class CompareMarks(Value):
    """The marked ids, the one marked longest first. Of two, the earlier gig is A."""

    ids: tuple[DocumentId, ...] = ()

    def toggled(self, id: DocumentId) -> CompareMarks:
        """Return the marks with this gig, in place of the one marked longest if there were two; or without it."""
        return self.without(id) if id in self.ids else CompareMarks((*self.ids[-1:], id))

    def without(self, id: DocumentId) -> CompareMarks:
        """Return the marks without this gig."""
        return CompareMarks(tuple(other for other in self.ids if other != id))

    def letters(self, shelf: HomeQueries) -> Mapping[DocumentId, str]:
        """Return the letter of each id. Raises StoreError."""
        ordered = shelf.earlier_first(*self.ids) if len(self.ids) == 2 else self.ids
        return dict(zip(ordered, "AB", strict=False))

    def to_compare(self, here: DocumentId, shelf: HomeQueries) -> tuple[DocumentId, DocumentId] | None:
        """Return the two marked gigs, or the marked one and this, or this and the most similar; None without another.

        First the gig that stays when another is chosen beside it; which one is A, the comparison tells. Raises
        StoreError.
        """
        first, *others = self.ids if len(self.ids) == 2 else (*self.without(here).ids, here)
        other = next(iter(others), None) or shelf.most_alike(here)
        return (first, other) if other else None


class MarkedGigs:
    """Marks A and B in home's list; HomeQueries decides which is which, because the earlier gig is A."""

    def __init__(self, gigs: Callable[[], GigList], shelf: HomeQueries) -> None:
        self._gigs, self._shelf = gigs, shelf
        self._pair = CompareMarks()

    @property
    def ids(self) -> tuple[DocumentId, ...]:
        """Return the marked ids."""
        return self._pair.ids

    @property
    def chosen(self) -> tuple[DocumentId, ...]:
        """Return the marked ids, else the id at the cursor."""
        here = self._gigs().gig_here
        return self._pair.ids or ((here,) if here else ())

    def mark(self) -> None:
        """Mark the gig at the cursor, or unmark it."""
        if here := self._gigs().gig_here:
            self._mark(self._pair.toggled(here))

    def unmark(self, id: DocumentId) -> None:
        """Unmark a gig that is gone."""
        self._mark(self._pair.without(id))

    def to_compare(self) -> tuple[DocumentId, DocumentId] | None:
        """Return the two gigs to compare, the earlier first; None after saying why there are none."""
        gigs = self._gigs()
        here = gigs.gig_here or next(iter(self.ids), None)
        if here is None or (len(self.chosen) < 2 and not gigs.gig_here):
            return None
        try:
            pair = self._pair.to_compare(here, self._shelf)
        except StoreError as error:
            toast(gigs, safe_text(str(error)), "error")
            return None
        if pair is None:
            toast(gigs, safe_text(NOTHING_TO_COMPARE))
        return pair

    def _mark(self, pair: CompareMarks) -> None:
        gigs = self._gigs()
        try:
            gigs.letters = pair.letters(self._shelf)
        except StoreError as error:
            toast(gigs, safe_text(str(error)), "error")
        else:
            self._pair = pair
