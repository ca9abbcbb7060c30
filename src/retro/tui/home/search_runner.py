"""Searches for home: what words found so far, and what finds more on a thread, so that typing never waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from retro.core.gig.ids import GigId
from retro.core.text.folding import DOUBLE_QUOTES
from retro.core.value import Value
from retro.storage.errors import Locked, StoreError
from retro.storage.queries.library import Library
from retro.storage.queries.running import Running
from retro.storage.queries.search import Hit, search
from retro.storage.queries.vets.search_vets import UNDER_WAY, VetHit, search_running, search_vets
from retro.tui.home.pages import SEEN, Entry

LOCKED_READ_PAUSE = 0.05
"""Seconds until a locked library is read again."""
HITS = 30
"""Hits searched at once: more than fit most windows, because the text of each is read for the place of the hit."""


class SearchState(Value):
    """What words found so far, as a list: gigs under way, vetted ones, then the others, each newest first."""

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
        is_longer = words.startswith(self.words) and not set(words).intersection(DOUBLE_QUOTES)
        return self.is_whole and bool(self.words.strip()) and (is_longer or words == self.words)

    @property
    def count(self) -> int:
        """Return the number found so far."""
        return len(self.running) + len(self.vets) + len(self.hits)

    @property
    def short(self) -> int:
        """Return how many gigs under way come first: all others have a third line, the place of the hit."""
        return len(self.running)

    def at(self, index: int) -> Entry | None:
        """Return what was found at a position."""
        found: tuple[Sequence[Entry], ...] = (self.running, self.vets, self.hits)
        for part in found:
            if 0 <= index < len(part):
                return part[index]
            index -= len(part)
        return None


def search_on(library: Library, known: SearchState) -> SearchState:
    """Return the search with its next hits; with the first, and what is under way, if none are known.

    Raises StoreError.
    """
    after = known.hits[-1].row if known.hits else None
    with library.snapshot() as opened:
        if after is None:
            known = _with_vets(opened, known)
        if known.among == ():
            return known
        hits = search(opened, known.words, limit=HITS, after=after, among=known.among, seen=SEEN)
    return known.replaced(hits=(*known.hits, *hits), is_whole=len(hits) < HITS)


def _with_vets(library: Library, known: SearchState) -> SearchState:
    """Return the state with what is under way, and the newest of the other vetted gigs."""
    gigs = tuple(search_running(library, known.words))
    others = (hit for hit in search_vets(library, known.words) if hit.standing != UNDER_WAY)
    return known.replaced(running=gigs, vets=tuple(others))


class SearchRunner:
    """Runs one search at a time on a thread; results that nobody waits for are dropped."""

    def __init__(
        self,
        find: Callable[[SearchState], SearchState],
        show: Callable[[SearchState], None],
        trouble: Callable[[StoreError], None],
    ) -> None:
        self._find, self._show, self._trouble = find, show, trouble
        self._wanted = SearchState("")
        self._is_busy = False
        self._is_answered = asyncio.Event()
        self._is_answered.set()

    async def answered(self) -> None:
        """Wait until the last request is answered, or found impossible."""
        await self._is_answered.wait()

    def ask(self, known: SearchState) -> None:
        """Note what `look` will soon be called with, for those who wait for the answer."""
        self._wanted = known
        self._is_answered.clear()

    async def look(self, known: SearchState) -> None:
        """Find what follows the known hits, or the first hits."""
        self._wanted = known
        if self._is_busy:
            return
        self._is_busy = True
        try:
            await self._look()
        finally:
            self._is_busy = False
            self._is_answered.set()

    async def _look(self) -> None:
        done: SearchState | None = None
        while done is not self._wanted:
            done = self._wanted
            try:
                found = await asyncio.to_thread(self._find, done)
            except Locked:
                done = None
                await asyncio.sleep(LOCKED_READ_PAUSE)
            except StoreError as error:
                self._trouble(error)
            else:
                if done is self._wanted:
                    self._show(found)
