"""Home: every gig, drafts first, with search, marks and a preview; or the first words, before there is any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.samples import EXAMPLE_ID
from retro.core.whereabouts import page_key, question_key
from retro.storage.errors import Locked, StoreError
from retro.storage.reading.home import Counts
from retro.storage.save_state import NotSaved, Saved
from retro.tui import deleting
from retro.tui.desk import Desk
from retro.tui.finder import AGAIN
from retro.tui.places import Go, Place, ToCompare, ToExport, ToHome, ToOlderGig, ToReader, ToTrash, ToWizard
from retro.tui.saving import SaveReported
from retro.tui.shelf import Shelf
from retro.tui.text import say, shown
from retro.tui.widgets.browse import Browse
from retro.tui.widgets.first_run import FirstRun
from retro.tui.widgets.gig_lines import found_in
from retro.tui.widgets.gig_list import GigList
from retro.tui.widgets.sheet import HELP, Sheet

ON_A_GIG = frozenset(("search", "mark", "compare", "export", "delete"))
"""What needs a gig to be done to."""
BEGINNINGS: Mapping[str, Place] = {"new": ToWizard(), "older_gig": ToOlderGig(), "example": ToReader(EXAMPLE_ID)}


class HomeScreen(Sheet, inherit_bindings=False):
    """Goes where its keys say, and sees to it that what is shown is what is stored."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        Binding("n", "new", "New", id="home.new", tooltip="Tell a gig, one question at a time"),
        Binding("slash", "search", "Search", id="home.search", tooltip="Search everything that was written"),
        Binding("space", "mark", "Mark", id="home.mark", tooltip="Mark it as A or B, to compare the two"),
        Binding("c", "compare", "Compare", id="home.compare", tooltip="A and B, or this gig and the most alike"),
        Binding("o", "older_gig", "Older gig", id="home.older", tooltip="Tell an older gig, in one minute"),
        Binding("x", "export", "Export", id="home.export", tooltip="Write what is marked, or this gig, to a file"),
        Binding("d", "delete", "Delete", id="home.delete", tooltip="Put it into the trash; asks first"),
        Binding("u", "undelete", "Undelete", id="home.undelete", tooltip="Bring back what was deleted last"),
        Binding("t", "trash", "Trash", id="home.trash", tooltip="What was deleted, and can be brought back"),
        Binding("q", "app.quit", "Quit", id="home.quit", tooltip="Save everything and leave"),
        Binding("escape", "leave", "Leave the search", id="leave", tooltip="Out of the search", show=False),
    ]

    DEFAULT_CSS = """
    HomeScreen.-short FirstRun { padding: 1 3; }
    HomeScreen.-medium GigList { width: 38; }
    HomeScreen.-wide GigList { width: 48; }
    HomeScreen.-medium PreviewPane, HomeScreen.-wide PreviewPane { display: block; }
    HomeScreen Browse.-empty PreviewPane { display: none; }
    HomeScreen Browse.-empty GigList { width: 1fr; }
    """

    browse = query_one(Browse)
    first_run = query_one(FirstRun)

    def __init__(self, desk: Desk, place: ToHome) -> None:
        super().__init__()
        self._desk = desk
        self._at = place.id
        self._shelf = Shelf(desk.library, desk.today())
        self._counts: Counts | None = None
        self._has_resumed = False

    def compose_body(self) -> Iterator[Widget]:
        """What fits the library as it is."""
        self._count()
        yield FirstRun() if self._is_first_run else Browse(self._shelf, self._at)

    def on_mount(self) -> None:
        """Say how much there is; the first choice has the keys, or the list has taken them."""
        self.title_line.state = self._state
        if self._is_first_run:
            self.first_run.focus()

    async def on_screen_resume(self) -> None:
        """Something may have been written while another screen stood here."""
        if self._has_resumed:
            await self._reread()
        self._has_resumed = True

    async def on_save_reported(self, message: SaveReported) -> None:
        """Say what is not saved; show what is."""
        is_alarming = isinstance(message.state, NotSaved)
        self.title_line.is_alarming = is_alarming
        self.title_line.state = message.state.line if is_alarming else self._state
        if isinstance(message.state, Saved) and self.is_current:
            await self._reread()

    async def on_go(self, message: Go) -> None:
        """Home is here; all other places are the app's to find."""
        if isinstance(message.place, ToHome):
            message.stop()
            await self._reread(message.place.id)

    def on_first_run_chosen(self, message: FirstRun.Chosen) -> None:
        """One of the ways to begin."""
        self._go(BEGINNINGS[message.what])

    def on_gig_list_opened(self, message: GigList.Opened) -> None:
        """A draft is carried on with, a finished one read; both at the hit if a search found them."""
        row, found = message.hit.row, found_in(message.hit)
        place = found.place if found else ""
        self._go(ToWizard(row.id, page_key(place)) if row.is_draft else ToReader(row.id, question_key(place)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action == "search" and not self._is_first_run and self.browse.is_typing:
            return False
        if action in ON_A_GIG:
            return self._counts is None or bool(self._counts.gigs)
        if action in ("undelete", "trash"):
            return self._counts is None or bool(self._counts.trash)
        return action != "leave" or (not self._is_first_run and self.browse.is_searching)

    def action_new(self) -> None:
        """Tell a gig."""
        self._go(BEGINNINGS["new"])

    def action_older_gig(self) -> None:
        """Tell an older gig."""
        self._go(BEGINNINGS["older_gig"])

    async def action_search(self) -> None:
        """Search everything written."""
        await self.browse.search()

    def action_leave(self) -> None:
        """Out of the search; there is nothing further out than home."""
        self.run_worker(self.browse.leave_search())

    def action_mark(self) -> None:
        """Mark the gig at the cursor, or unmark it."""
        self.browse.mark()

    def action_compare(self) -> None:
        """Two gigs side by side."""
        if pair := self.browse.to_compare():
            self._go(ToCompare(*pair))

    def action_export(self) -> None:
        """Write what is marked, or the gig at the cursor, to a file."""
        if ids := self.browse.chosen:
            self._go(ToExport(ids))

    def action_delete(self) -> None:
        """Put the gig at the cursor into the trash."""
        if hit := self.browse.current:
            self.run_worker(self._delete(hit.row.id, hit.row.name))

    def action_undelete(self) -> None:
        """Bring back what was deleted last."""
        self.run_worker(self._undelete())

    def action_trash(self) -> None:
        """What was deleted."""
        self._go(ToTrash())

    @property
    def _is_first_run(self) -> bool:
        return self._counts is not None and not (self._counts.gigs or self._counts.trash)

    @property
    def _state(self) -> str:
        if self._desk.is_demo:
            return "a sample library, gone when you leave"
        gigs = self._counts.gigs if self._counts else 0
        return f"{gigs:,} gig{'' if gigs == 1 else 's'}" if gigs else "stays on this machine"

    def _go(self, place: Place) -> None:
        self.post_message(Go(place))

    async def _delete(self, id: str, name: str) -> None:
        if await deleting.delete(self, self._desk, id, name):
            self.browse.unmark(id)
            await self._reread()

    async def _undelete(self) -> None:
        if id := await deleting.undelete(self, self._desk):
            await self._reread(id)

    def _count(self) -> None:
        try:
            self._counts = self._shelf.counts()
        except Locked:
            self.set_timer(AGAIN, self._reread)
        except StoreError as error:
            say(self, shown(str(error)), "error")

    async def _reread(self, at: str = "") -> None:
        was_first_run = self._is_first_run
        self._count()
        if was_first_run and not self._is_first_run:
            await self.first_run.remove()
            await self.mount(Browse(self._shelf, at), after=self.title_line)
        elif not self._is_first_run:
            await self.browse.read(at)
        self.title_line.state = self._state
        self.refresh_bindings()
