"""Base screen over the whole library: shows counts, and reloads when the library may have changed."""

from __future__ import annotations

import asyncio
from functools import partial

from textual import events, work

from retro.core.gig.ids import DocumentId
from retro.storage.errors import Locked, StoreError
from retro.storage.queries.home import Counts
from retro.tui.context import AppContext
from retro.tui.home.queries import HomeQueries
from retro.tui.home.search_runner import AGAIN
from retro.tui.kit.input_routing import when_seen
from retro.tui.kit.own_keys import own_key_of
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.title_bar import TitleLine
from retro.tui.terminal.safe_text import safe_text, toast

ONE_GIG, GIGS, ENDED_WELL = "1 gig", "{:,} gigs", "{:,} ended well"
"""Counts of drafts, retrospectives and good ends; Patterns counts the same without drafts."""
SAMPLES = "sample library, deleted when you quit"
UNDECIDED = "{} Vetted gigs, {:,} undecided"
SENDS_NOTHING = "sends nothing anywhere"

FIRST_KEY = 0.15
"""Seconds to wait for a key after the first frame before what is due is counted on another thread."""
GAP = "   "
MARGINS = 4
"""Cells of the title line besides its name and state."""


def _many(what: str, count: int) -> str:
    """Return "client not told", "clients not told" or "check-ins due"."""
    first, *rest = what.split()
    return what if count == 1 else " ".join((f"{first}s", *rest))


class LibraryScreen(BaseScreen, inherit_bindings=False):
    """Shows in its title line how much there is, or what is not saved."""

    shown_saves = ShownSaves.REFUSED

    def __init__(self, app_context: AppContext) -> None:
        super().__init__()
        self.app_context = app_context
        self.shelf = HomeQueries(app_context.library, app_context.today)
        self.counts: Counts | None = None
        """None until the library can be read."""
        self._has_resumed = False
        self._stamp: tuple[int, int, int] | None = None
        """The library's stamp just before all of this was read."""
        self._due = 0
        """Number of lessons to review."""
        self._undecided = 0
        """Count the gigs that were vetted lately and neither taken nor declined."""
        self._urgent: tuple[str, ...] = ()
        """What else is due, the most urgent first, each kind with its number."""

    @property
    def is_first_run(self) -> bool:
        """Tell whether nothing was ever written."""
        return self.counts is not None and not any(self.counts)

    async def show_changes(self, was_first_run: bool, at: DocumentId | None) -> None:
        """Show what is stored now with the cursor on the gig named; overridden."""

    def on_mount(self) -> None:
        """Show the counts; count what is due once that is visible and a first key answered."""
        self.title_line.state = self._state
        self.call_after_refresh(self.set_timer, FIRST_KEY, partial(when_seen, self, self._count_due))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the state to the new width."""
        if not self.title_line.is_alarming:
            self.title_line.state = self._state

    async def on_screen_resume(self) -> None:
        """Read again, because something may have been written on another screen."""
        stamp = self.app_context.library.stamp()
        if self._has_resumed and (stamp is None or stamp != self._stamp):
            await self.reread()
        self._has_resumed = True

    def calm_state(self) -> str:
        """Return the counts."""
        return self._state

    async def follow_save(self) -> None:
        """Count and show everything again."""
        await self.reread()

    async def on_new_day(self) -> None:
        """Update what is due, and the days until then."""
        await self.reread()

    def count(self) -> None:
        """Read the counts; a locked library is read again."""
        self._stamp = self.app_context.library.stamp()
        try:
            self.counts = self.shelf.counts()
        except Locked:
            self.set_timer(AGAIN, partial(when_seen, self, self.reread))
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")

    async def reread(self, at: DocumentId | None = None) -> None:
        """Count and show everything again."""
        if self.is_closing:
            return
        was_first_run = self.is_first_run
        self.count()
        await self.show_changes(was_first_run, at)
        if self.is_closing:
            return
        self.title_line.state = self._state
        self.refresh_bindings()
        self._count_due()

    def _count_due(self) -> None:
        if self.is_attached and self.counts:
            self._say_due()

    @work(exclusive=True, group="due")
    async def _say_due(self) -> None:
        """Count what is due on another thread: it grows with the library, and no key may wait for it."""
        try:
            urgent, self._due = await asyncio.to_thread(self.shelf.due)
            self._undecided = await asyncio.to_thread(self.shelf.undecided)
        except StoreError:  # reading the list reports it; the next reading counts again
            return
        self._urgent = tuple(f"{count:,} {_many(kind.value, count)}" for kind, count in urgent.items())
        for line in self.query(TitleLine):  # none while the program closes
            line.state = line.state if line.is_alarming else self._state

    @property
    def _state(self) -> str:
        """Return as much of the state as there is room for; the most urgent comes first and is cut last."""
        room = self.size.width - len(self.heading()) - MARGINS
        patterns = f"{own_key_of(self, 'home.patterns', 'p')} Patterns"
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
        vets = own_key_of(self, "home.vets", "V")
        return (UNDECIDED.format(vets, self._undecided),) if self._undecided else ()

    @property
    def _lessons(self) -> str:
        lessons = f"{own_key_of(self, 'home.lessons', 'l')} Lessons"
        return f"{lessons}, {self._due:,} due" if self._due else lessons

    @property
    def _kept(self) -> str:
        if self.app_context.is_demo:
            return SAMPLES
        good = self.counts.good_ends if self.counts else 0
        gigs = good + (self.counts.gigs if self.counts else 0)
        counted = (ONE_GIG if gigs == 1 else GIGS.format(gigs)) if gigs else SENDS_NOTHING
        return f"{counted}, {ENDED_WELL.format(good)}" if good else counted
