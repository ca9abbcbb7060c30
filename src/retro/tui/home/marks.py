"""The one or two gigs marked on home."""

from __future__ import annotations

from collections.abc import Mapping

from retro.core.gig.ids import DocumentId
from retro.core.value import Value
from retro.tui.home.queries import HomeQueries


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
