"""Counts for home's title line: the gigs of the library, and what is due."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from retro.storage.errors import StoreError
from retro.storage.queries.home import Counts
from retro.tui.context import AppContext
from retro.tui.home.queries import HomeQueries
from retro.tui.kit.own_keys import own_key_of
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.title_bar import TitleLine

if TYPE_CHECKING:
    from textual.worker import WorkType

ONE_GIG, GIGS, ENDED_WELL = "1 gig", "{:,} gigs", "{:,} ended well"
"""Counts of all gigs on home, each once; Patterns counts those that are over or written up."""
SAMPLES = "sample library, deleted when you quit"
UNDECIDED = "{} Vetted gigs, {:,} undecided"
SENDS_NOTHING = "sends nothing anywhere"

GAP = "   "
MARGINS = 4
"""Cells of the title line besides its name and state."""


def _many(what: str, count: int) -> str:
    """Return "client not told", "clients not told" or "check-ins due"."""
    first, *rest = what.split()
    return what if count == 1 else " ".join((f"{first}s", *rest))


class LibraryCounts:
    """Counts the library for home, which owns it."""

    def __init__(self, screen: BaseScreen, app_context: AppContext, shelf: HomeQueries) -> None:
        self._screen, self._app_context, self._shelf = screen, app_context, shelf
        self.counts: Counts | None = None
        """None until the library can be read."""
        self._stamp: tuple[int, int, int] | None = None
        """The library's stamp just before all of this was read."""
        self._due = 0
        """Number of lessons to review."""
        self._undecided = 0
        """Number of gigs that were vetted lately and neither taken nor declined."""
        self._urgent: tuple[str, ...] = ()
        """What else is due, the most urgent first, each kind with its number."""

    @property
    def is_first_run(self) -> bool:
        """Tell whether nothing was ever written."""
        return self.counts is not None and not any(self.counts)

    @property
    def has_been_passed(self) -> bool:
        """Tell whether the library may have changed since it was counted."""
        stamp = self._app_context.library.stamp()
        return stamp is None or stamp != self._stamp

    def count(self) -> None:
        """Read the counts. Raises StoreError."""
        self._stamp = self._app_context.library.stamp()
        self.counts = self._shelf.counts()

    def begin_counting_due(self) -> None:
        """Count what is due, and show it in the title line; a count that is still going on is given up."""
        if self._screen.is_attached and self.counts:
            show: WorkType[None] = self._show_due  # called by the worker: one given up at once never begins
            self._screen.run_worker(show, group="due", exclusive=True)

    async def _show_due(self) -> None:
        """Count on another thread: it grows with the library, and no key may wait for it."""
        try:
            urgent, self._due = await asyncio.to_thread(self._shelf.due)
            self._undecided = await asyncio.to_thread(self._shelf.undecided)
        except StoreError:  # reading the list reports it; the next reading counts again
            return
        self._urgent = tuple(f"{count:,} {_many(kind.value, count)}" for kind, count in urgent.items())
        if self._screen.query(TitleLine):  # none while the program closes
            self._screen.show_calm_state(self.state_text())

    def state_text(self) -> str:
        """Return as much of the state as there is room for; the most urgent comes first and is cut last."""
        room = self._screen.size.width - len(self._screen.heading()) - MARGINS
        patterns = f"{own_key_of(self._screen, 'home.patterns', 'p')} Patterns"
        lessons = (patterns, self._lessons) if self.counts and self.counts.gigs else ()
        shorter = (
            (*self._urgent, self._kept, *self._vetted, *lessons),
            (*self._urgent, self._kept, *self._vetted, *lessons[1:]),
            (*self._urgent, self._kept, *self._vetted),
            (*self._urgent, self._kept),
            (*self._urgent[:1], self._kept),
            self._urgent[:1],
        )
        lines = (GAP.join(parts) for parts in shorter if parts)
        return next((line for line in lines if len(line) <= room), self._kept)

    @property
    def _vetted(self) -> tuple[str, ...]:
        vets = own_key_of(self._screen, "home.vets", "V")
        return (UNDECIDED.format(vets, self._undecided),) if self._undecided else ()

    @property
    def _lessons(self) -> str:
        lessons = f"{own_key_of(self._screen, 'home.lessons', 'l')} Lessons"
        return f"{lessons}, {self._due:,} due" if self._due else lessons

    @property
    def _kept(self) -> str:
        if self._app_context.is_demo:
            return SAMPLES
        good = self.counts.good_ends if self.counts else 0
        gigs = self.counts.all_gigs if self.counts else 0
        counted = (ONE_GIG if gigs == 1 else GIGS.format(gigs)) if gigs else SENDS_NOTHING
        return f"{counted}, {ENDED_WELL.format(good)}" if good else counted
