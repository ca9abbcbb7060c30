"""Home: every gig, clients who don't know first, with search, marks, preview; or the welcome of an empty library."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.ids import DocumentId, VetId
from retro.storage.autosave.status import Diverged, Moved
from retro.storage.errors import Locked, StoreError
from retro.tui.context import AppContext
from retro.tui.home.awaited_gig import AwaitedGig
from retro.tui.home.browser import Browse
from retro.tui.home.entries import entry_kind
from retro.tui.home.first_run import FirstRun
from retro.tui.home.gig_actions import GigActions
from retro.tui.home.gig_list import GigList
from retro.tui.home.home_keys import home_keys
from retro.tui.home.library_counts import LibraryCounts
from retro.tui.home.offers import offers_at_home, why_idle_at_home
from retro.tui.home.queries import HomeQueries
from retro.tui.home.routes import ROUTES, exported_by
from retro.tui.home.search_runner import LOCKED_READ_PAUSE
from retro.tui.kit.covered import when_seen
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import CompareRoute, HomeRoute, MessageRoute, Navigate
from retro.tui.terminal.safe_text import safe_text, toast

COUNT_DELAY = 0.15
"""Seconds to wait for a key after the first frame before what is due is counted on another thread."""


class HomeScreen(BaseScreen, inherit_bindings=False):
    """Opens what its keys ask for, and keeps what is shown equal to what is stored."""

    BINDINGS: ClassVar[list[BindingType]] = home_keys()

    DEFAULT_CSS = """
    HomeScreen.-short FirstRun { padding: 1 3; }
    HomeScreen.-medium GigList { width: 38; }
    HomeScreen.-wide GigList { width: 50%; }
    HomeScreen.-medium PreviewPane, HomeScreen.-wide PreviewPane { display: block; }
    HomeScreen Browse.-empty PreviewPane { display: none; }
    HomeScreen Browse.-empty GigList { width: 1fr; }
    """

    browse = query_one(Browse)
    first_run = query_one(FirstRun)

    shown_saves = ShownSaves.REFUSED

    def __init__(self, app_context: AppContext, route: HomeRoute) -> None:
        super().__init__()
        self.app_context = app_context
        self._at = route.id
        self._shelf = HomeQueries(app_context.library, app_context.today)
        self._counts = LibraryCounts(self, app_context, self._shelf)
        self._actions = GigActions(self, app_context, self.reread)
        self._has_resumed = False
        self._awaited = AwaitedGig(app_context.autosave)

    def compose_body(self) -> Iterator[Widget]:
        """Yield what fits the library."""
        self._count()
        yield FirstRun() if self._counts.is_first_run else Browse(self._shelf, self._at)

    def on_mount(self) -> None:
        """Focus the first choice (a list does so itself), and show the counts; what is due once a key is answered."""
        if self._counts.is_first_run:
            self.first_run.focus()
        self._show_counts()
        self.call_after_refresh(self.set_timer, COUNT_DELAY, partial(when_seen, self, self._counts.begin_counting_due))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the state to the new width."""
        self._show_counts()

    async def read_shown(self) -> None:
        """Read again if anything was written since it was drawn: here, in another window, or by a command."""
        if self._has_resumed and self._counts.has_been_passed:
            await self.reread()
        self._has_resumed = True

    def _show_counts(self) -> None:
        self.show_calm_state(self._counts.state_text())

    async def follow_save(self) -> None:
        """Count and show everything again; the cursor goes to a gig that was left before it was saved."""
        await self.reread(self._awaited.after_save())

    async def follow_copy(self, moved: Moved) -> None:
        """Wait for the copy in its place."""
        if isinstance(moved, Diverged):
            self._awaited.moved(moved)

    def on_key(self, event: events.Key) -> None:
        """Leave the cursor to the user from the first key on."""
        self._awaited.pressed(event)

    def on_click(self, event: events.Click) -> None:
        """Leave the cursor to the user."""
        self._awaited.forget()

    def on_screen_suspend(self) -> None:
        """Leave the cursor to the user; forget what was done last, if a screen and no dialog covers this one."""
        self._awaited.forget()
        if isinstance(self.app.screen, BaseScreen):
            self._actions.forget_last()

    async def on_new_day(self) -> None:
        """Update what is due, and the days until then."""
        await self.reread()

    async def reread(self, at: DocumentId | None = None) -> None:
        """Count and show everything again, with the cursor on the gig named."""
        if self.is_closing:
            return
        was_first_run = self._counts.is_first_run
        self._count()
        await self._show_changes(was_first_run, at)
        if self.is_closing:
            return
        self._show_counts()
        self.refresh_bindings()
        self._counts.begin_counting_due()

    async def on_navigate(self, message: Navigate) -> None:
        """Handle routes to home; the app handles all others."""
        if isinstance(message.route, HomeRoute):
            message.stop()
            ended = message.route.id if message.route.has_ended else None
            self._actions.ended_last = VetId(ended) if ended else None
            self._awaited.await_saved(message.route.id)
            await self.reread(message.route.id)

    def on_first_run_chosen(self, message: FirstRun.Chosen) -> None:
        """Begin in the chosen way."""
        self.action_go(message.what)

    def on_gig_list_opened(self, message: GigList.Opened) -> None:
        """Open the entry; a check-in that is due comes before its gig."""
        self.post_message(Navigate(entry_kind(message.entry).route(message.entry, self.app_context.today())))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action == "undo" and self._actions.can_be_undone:
            return True
        return offers_at_home(action, parameters, self._listed, self._counts)

    def why_idle(self, id: str) -> str:
        """Say why a key can't act on the row at the cursor."""
        return in_own_keys(self, why_idle_at_home(id, self._listed), "home.compare", "home.mark")

    def action_go(self, where: str) -> None:
        """Open one of the screens that need no gig."""
        self.post_message(Navigate(ROUTES[where]))

    async def action_search(self) -> None:
        """Search everything written."""
        await self.browse.search()

    def action_leave(self) -> None:
        """Leave the search; there is nothing beyond home."""
        self.run_worker(self.browse.leave_search())

    def action_mark(self) -> None:
        """Mark the gig at the cursor, or unmark it."""
        self.browse.marks.mark()

    def action_compare(self) -> None:
        """Open two gigs side by side."""
        if pair := self.browse.marks.to_compare():
            self.post_message(Navigate(CompareRoute(*pair)))

    def action_export(self) -> None:
        """Export what is marked, or what is at the cursor; a vetted gig has its own document."""
        if route := exported_by(self.browse.list, self.browse.marks):
            self.post_message(Navigate(route))

    def action_delete(self) -> None:
        """Move what is at the cursor to the trash."""
        if entry := self.browse.list.here:
            self.run_worker(self._actions.delete(entry.id, entry.name, self.browse.marks.unmark))

    def action_undo(self) -> None:
        """Undo an end or “I've told them” if that was done last; else restore what was deleted last."""
        self.run_worker(self._actions.undo())

    def action_message(self) -> None:
        """Write to the client; in an empty library, begin with the gig's name."""
        if self._counts.is_first_run:
            self.action_go("tell")
        elif id := self.browse.list.id_here:
            self.post_message(Navigate(MessageRoute(id)))

    def action_told(self) -> None:
        """Ask when and how the client was told."""
        if id := self.browse.list.id_here:
            self.run_worker(self._actions.ask_when_told(id))

    def action_quiet(self) -> None:
        """Give no reminder of it today."""
        if hit := self.browse.list.current:
            self.run_worker(self._actions.be_quiet(hit.id))
        elif id := self.browse.list.id_here:
            self.run_worker(self._actions.not_this_week(id))

    @property
    def _listed(self) -> Browse | None:
        """Return the list if it is mounted: not for a moment after the first gig, nor as the screen is taken down."""
        return next((child for child in self.children if isinstance(child, Browse) and not child.is_emptied), None)

    def _count(self) -> None:
        """Read the counts; a locked library is read again."""
        try:
            self._counts.count()
        except Locked:
            self.set_timer(LOCKED_READ_PAUSE, partial(when_seen, self, self.reread))
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")

    async def _show_changes(self, was_first_run: bool, at: DocumentId | None) -> None:
        """Show the list; the first gig replaces the welcome by it."""
        if was_first_run and not self._counts.is_first_run:
            await self.first_run.remove()
            if self.is_attached:  # not while the program closes
                await self.mount(Browse(self._shelf, at), after=self.title_line)
        elif not self._counts.is_first_run and self._listed:
            await self._listed.read(at)
