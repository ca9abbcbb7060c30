"""Reads for home. Each returns at once or raises StoreError."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from retro.core.analysis.preview import Preview, preview
from retro.core.gig import telling_wording
from retro.core.gig.ids import DocumentId, GigId
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import Clock
from retro.storage.queries import browse, home
from retro.storage.queries.home import Counts
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.running import Running
from retro.storage.queries.search import Hit, search
from retro.storage.queries.vets.search_vets import UNDER_WAY, VetHit, search_running, search_vets
from retro.storage.queries.wizard import similar
from retro.tui.home.pages import SEEN, Pages, Trouble

if TYPE_CHECKING:
    from retro.storage.queries.due import Due

QUOTES = frozenset('"“”')
"""Quotation marks around phrases."""
HITS = 30
"""Hits searched at once: more than fit most windows, because the text of each is read for the place of the hit."""


@dataclass(frozen=True, slots=True)
class SearchState:
    """What words found so far, newest first."""

    words: str
    hits: tuple[Hit, ...] = ()
    running: tuple[Running, ...] = ()
    """Gigs under way that hold them."""
    vets: tuple[VetHit, ...] = ()
    """Other vetted gigs and good ends that hold them."""
    is_whole: bool = True
    """True if there are no more."""
    among: tuple[GigId, ...] | None = None
    """Ids to search among, if an earlier search gives them; None for all."""
    before: SearchState | None = None
    """The search among whose hits this one looks."""

    def typed_on(self, words: str) -> SearchState:
        """Return the search for changed words: after added or removed letters, among what was found."""
        known: SearchState | None = self
        while known and not known._holds(words):
            known = known.before
        if known is None:
            return SearchState(words)
        before = known.before if known.words == words else known
        return SearchState(words, among=tuple(hit.row.id for hit in known.hits), before=before)

    def _holds(self, words: str) -> bool:
        """Tell whether the hits contain everything these words can find; a quotation mark can make words a phrase."""
        is_longer = words.startswith(self.words) and not set(words) & QUOTES
        return self.is_whole and bool(self.words.strip()) and (is_longer or words == self.words)


class HomeQueries:
    """The library as home sees it, today."""

    def __init__(self, library: Library, today: Clock) -> None:
        self._library = library
        self.today = today

    def counts(self) -> Counts:
        """Count gigs, drafts and deleted ones."""
        return home.counts(self._library)

    def due(self) -> tuple[Mapping[Due, int], int]:
        """Count what is due, the most urgent first, and the lessons to review; 0 while reviews are off."""
        from retro.storage.queries import due  # counted after the first frame

        today = self.today()
        return Counter(each.kind for each in due.urgent(self._library, today)), due.lessons_due(self._library, today)

    def undecided(self) -> int:
        """Count the gigs that were vetted lately and neither taken nor declined."""
        from retro.storage.queries import due

        return due.undecided_lately(self._library, self.today())

    def pages(self, trouble: Trouble, at: int = 0, id: DocumentId | None = None) -> Pages:
        """Return the list with the page that holds the gig named read, else that position.

        `trouble` hears of later pages.
        """
        return Pages(self._library, trouble, at, id)

    def preview(self, id: DocumentId) -> Preview | None:
        """Return a gig's preview; None if there is none."""
        retrospective = self._retrospective(id)
        if retrospective:
            found = preview(retrospective, browse.times(self._library, retrospective))
            return (
                replace(found, so_far=telling_wording.untold_so_far(retrospective.facts, self.today()))
                if found.is_untold
                else found
            )
        return self._running(id)

    def _running(self, id: DocumentId) -> Preview | None:
        from retro.core.analysis.preview import good_end_preview, running_preview  # few need them
        from retro.storage.queries.vets import vets

        found = vets.vet_by_id(self._library, id)
        if found is None:
            return None
        return good_end_preview(found.vet) if found.vet.is_good_end else running_preview(found.vet, self.today())

    def find(self, known: SearchState) -> SearchState:
        """Return the search with its next hits; with the first, and what is under way, if none are known."""
        after = known.hits[-1].row if known.hits else None
        if after is None:
            known = self._with_vets(known)
        if known.among == ():
            return known
        hits = search(self._library, known.words, limit=HITS, after=after, among=known.among, seen=SEEN)
        return replace(known, hits=(*known.hits, *hits), is_whole=len(hits) < HITS)

    def _with_vets(self, known: SearchState) -> SearchState:
        """Return it with what is under way, and the newest of the other vetted gigs."""
        gigs = tuple(search_running(self._library, known.words))
        others = (hit for hit in search_vets(self._library, known.words) if hit.standing != UNDER_WAY)
        return replace(known, running=gigs, vets=tuple(others))

    def earlier_first(self, one: DocumentId, other: DocumentId) -> tuple[DocumentId, DocumentId]:
        """Return the ids of two gigs, the earlier one first."""
        from retro.core.analysis.compare import in_order  # imports the whole comparison: not for the first frame
        from retro.tui.kit.gigs.read_gig import to_compare

        a, b = to_compare(self._library, one), to_compare(self._library, other)
        if a is None or b is None:
            return one, other
        first, second = in_order(a, b)
        return first.id, second.id

    def most_alike(self, id: DocumentId) -> DocumentId | None:
        """Return the gig to compare this one with if none was chosen; None if it is the only one."""
        return similar.most_alike(self._library, id)

    def _retrospective(self, id: DocumentId) -> Retrospective | None:
        found = retrospective_by_id(self._library, id)
        return found.retrospective if found else None
