"""Reads for home. Each returns at once or raises StoreError."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from retro.core.analysis.preview import Preview, preview
from retro.core.gig import telling_wording
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import Clock
from retro.storage.queries import browse, home
from retro.storage.queries.home import Counts
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.untold import untold_gigs
from retro.storage.queries.wizard import similar
from retro.tui.home.pages import Pages, Trouble

if TYPE_CHECKING:
    from retro.storage.queries.due import Due

CARRY_ON, CARRY_ON_FROM, READY = "Carry on with the message", "Carry on: {}", "Ready: {}"


class HomeQueries:
    """The library as home sees it, today."""

    def __init__(self, library: Library, today: Clock) -> None:
        self.library = library
        self.today = today
        self._counted: tuple[tuple[int, int, int] | None, Counts | None] = (None, None)
        """Stamp of the library just before it was counted, and the counts."""

    def counts(self) -> Counts:
        """Count gigs, drafts and deleted ones."""
        stamp = self.library.stamp()
        found = home.counts(self.library)
        self._counted = stamp, found
        return found

    def _known_counts(self) -> Counts | None:
        """Return what was counted last if nothing was written since; None if that is uncertain."""
        stamp, found = self._counted
        return found if stamp and stamp == self.library.stamp() else None

    def due(self) -> tuple[Mapping[Due, int], int]:
        """Count what is due, the most urgent first, and the lessons to review; 0 while reviews are off.

        Every client who does not know is counted, also one of whom the user wants no reminder today.
        """
        from retro.storage.queries import due  # counted after the first frame

        urgent, lessons = due.due_now(self.library, self.today())
        counted = Counter({due.Due.UNTOLD: len(untold_gigs(self.library))})
        counted.update(each.kind for each in urgent if each.kind is not due.Due.UNTOLD)
        return +counted, lessons

    def undecided(self) -> int:
        """Count the gigs that were vetted lately and neither taken nor declined."""
        from retro.storage.queries import due

        return due.undecided_lately(self.library, self.today())

    def pages(self, trouble: Trouble, at: int = 0, *ids: DocumentId | None) -> Pages:
        """Return the list with the page read that holds the first of these gigs it lists, else that position.

        `trouble` hears of later pages.
        """
        return Pages(self.library, trouble, at, *ids, known=self._known_counts)

    def preview(self, id: DocumentId) -> Preview | None:
        """Return a gig's preview; None if there is none."""
        retrospective = self._retrospective(id)
        if retrospective:
            found = preview(retrospective, browse.times(self.library, retrospective))
            return (
                found.replaced(
                    so_far=telling_wording.untold_so_far(retrospective.facts, self.today()),
                    begun=self._begun(retrospective),
                )
                if found.is_untold
                else found
            )
        return self._running(id)

    def _begun(self, retrospective: Retrospective) -> str:
        """Return how far the message to them is; "" before it is begun."""
        if not retrospective.message.is_begun:
            return ""
        if retrospective.message.is_edited:
            return CARRY_ON
        from retro.core.message import assembly, draft  # few have begun one

        lines = draft.message_lines(retrospective)
        is_open = assembly.still_open(retrospective)
        return (CARRY_ON_FROM if is_open else READY).format(assembly.count_text(lines))

    def _running(self, id: DocumentId) -> Preview | None:
        from retro.core.analysis.preview import good_end_preview, running_preview  # few need them
        from retro.core.gig.flag_names import NAMES
        from retro.storage.queries.vets import vet_history, vets

        found = vets.vet_by_id(self.library, id)
        if found is None:
            return None
        vet = found.vet
        own = {flag.key for flag in vet.flagged} - NAMES.keys()
        known = vet_history.pasts(self.library, vet.created_at, own) if own else {}
        return good_end_preview(vet, known) if vet.is_good_end else running_preview(vet, known, self.today())

    def earlier_first(self, one: DocumentId, other: DocumentId) -> tuple[DocumentId, DocumentId]:
        """Return the ids of two gigs, the earlier one first."""
        from retro.core.analysis.compare import in_order  # imports the whole comparison: not for the first frame
        from retro.tui.kit.gigs.read_gig import to_compare

        a, b = to_compare(self.library, one), to_compare(self.library, other)
        if a is None or b is None:
            return one, other
        first, second = in_order(a, b)
        return first.id, second.id

    def most_alike(self, id: DocumentId) -> DocumentId | None:
        """Return the gig to compare this one with if none was chosen; None if it is the only one."""
        return similar.most_alike(self.library, id)

    def _retrospective(self, id: DocumentId) -> Retrospective | None:
        found = retrospective_by_id(self.library, id)
        return found.retrospective if found else None
