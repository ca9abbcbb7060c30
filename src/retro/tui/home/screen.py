"""Home: every gig, drafts first, with search, marks and a preview; or the welcome of an empty library."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.ids import DocumentId, VetId
from retro.storage.queries.running import Running
from retro.tui.context import AppContext
from retro.tui.home.browser import Browse
from retro.tui.home.first_run import FirstRun
from retro.tui.home.gig_lines import DRAWINGS
from retro.tui.home.gig_list import GigList
from retro.tui.home.library_screen import LibraryScreen
from retro.tui.home.places import OPENS, PLACES
from retro.tui.kit.gigs import deleting
from retro.tui.kit.screen import HELP
from retro.tui.navigation import (
    CheckInRoute,
    CompareRoute,
    ExportRoute,
    ExportVetRoute,
    HomeRoute,
    MessageRoute,
    Navigate,
)
from retro.tui.terminal.safe_text import safe_text, toast

QUIET = "Not today. retro asks again tomorrow."
NOT_THIS_WEEK = "No check-in on it for a week."
GOING_ON = "It's under way again."
ON_A_ROW = frozenset(("export", "delete"))
"""Actions that every row allows."""
TO_COMPARE = frozenset(("mark", "compare"))
"""Actions that need a gig that is no longer under way."""


class HomeScreen(LibraryScreen):
    """Opens what its keys ask for, and keeps what is shown equal to what is stored."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        Binding("n", "go('new')", "New", id="home.new", tooltip="Write up a gig, one question at a time"),
        Binding("m", "message", "Message", id="home.message", tooltip="Write to the client, part by part"),
        Binding("t", "told", "Told", id="home.told", tooltip="I've told them: when and how"),
        Binding("slash", "search", "Search", id="home.search", tooltip="Find words in everything you wrote"),
        Binding("v", "go('vet')", "Vet a gig", id="home.vet", tooltip="Check the next gig before you say yes"),
        Binding("z", "quiet", "Not now", id="home.quiet", tooltip="Not today (check-ins: not this week)"),
        Binding("space", "mark", "Mark", id="home.mark", tooltip="Make it A or B, to compare two; A is the earlier"),
        Binding(
            "c", "compare", "Compare", id="home.compare", tooltip="Compare A and B, or this gig with the most similar"
        ),
        Binding("o", "go('older_gig')", "Older gig", id="home.older", tooltip="Add an older gig (1 minute)"),
        Binding(
            "p", "go('patterns')", "Patterns", id="home.patterns", tooltip="What keeps coming back across your gigs"
        ),
        Binding("l", "go('lessons')", "Lessons", id="home.lessons", tooltip="Your rules and how they're holding up"),
        Binding("x", "export", "Export", id="home.export", tooltip="Write the marked gigs, or this one, to a file"),
        Binding("d", "delete", "Delete", id="home.delete", tooltip="Move it to the trash (asks first)"),
        Binding("u", "undo", "Undo", id="home.undelete", tooltip="Undo “I've told them”, or the last deletion"),
        Binding("T", "go('trash')", "Trash", id="home.trash", tooltip="What was deleted and can be restored"),
        Binding("V", "go('vets')", "Vetted gigs", id="home.vets", tooltip="All the gigs you've vetted", show=False),
        Binding("q", "app.quit", "Quit", id="home.quit", tooltip="Quit; everything is saved"),
        Binding("w", "go('under_way')", "Gig under way", id="home.under_way", tooltip="Keep an eye on a gig you're in"),
        Binding("escape", "leave", "Leave the search", id="leave", tooltip="Leave the search", show=False),
    ]

    DEFAULT_CSS = """
    HomeScreen.-short FirstRun { padding: 1 3; }
    HomeScreen.-medium GigList { width: 38; }
    HomeScreen.-wide GigList { width: 50%; max-width: 60; }
    HomeScreen.-medium PreviewPane, HomeScreen.-wide PreviewPane { display: block; }
    HomeScreen Browse.-empty PreviewPane { display: none; }
    HomeScreen Browse.-empty GigList { width: 1fr; }
    """

    browse = query_one(Browse)
    first_run = query_one(FirstRun)

    def __init__(self, app_context: AppContext, place: HomeRoute) -> None:
        super().__init__(app_context)
        self._at = place.id
        self._told_last: DocumentId | None = None
        """Gig whose client was just told, if nothing was deleted since."""
        self._ended_last: VetId | None = None
        """Gig that just ended well, if nothing was done since."""

    def compose_body(self) -> Iterator[Widget]:
        """Yield what fits the library."""
        self.count()
        yield FirstRun() if self.is_first_run else Browse(self.shelf, self._at)

    def on_mount(self) -> None:
        """Focus the first choice; the list takes the focus itself."""
        if self.is_first_run:
            self.first_run.focus()

    async def show_changes(self, was_first_run: bool, at: DocumentId | None) -> None:
        """Show the list; the first gig replaces the welcome by it."""
        if was_first_run and not self.is_first_run:
            await self.first_run.remove()
            if self.is_attached:  # not while the program closes
                await self.mount(Browse(self.shelf, at), after=self.title_line)
        elif not self.is_first_run and self._listed:
            await self._listed.read(at)

    async def on_navigate(self, message: Navigate) -> None:
        """Handle routes to home; the app handles all others."""
        if isinstance(message.place, HomeRoute):
            message.stop()
            self._ended_last = VetId(message.place.id) if message.place.id and message.place.has_ended else None
            await self.reread(message.place.id)

    def on_first_run_chosen(self, message: FirstRun.Chosen) -> None:
        """Begin in the chosen way."""
        self.action_go(message.what)

    def on_gig_list_opened(self, message: GigList.Opened) -> None:
        """Open the entry; a check-in that is due comes before its gig."""
        entry, today = message.entry, self.app_context.today()
        if isinstance(entry, Running) and entry.is_check_in_due(today) and not entry.is_due(today):
            self.post_message(Navigate(CheckInRoute(entry.id)))
        else:
            self.post_message(Navigate(OPENS[type(entry)](entry)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        listed = self._listed
        if action == "search" and listed and listed.is_typing:
            return False
        if action in ON_A_ROW:
            return listed is not None and listed.is_mounted and listed.list.here is not None
        if action in TO_COMPARE:
            return listed is not None and listed.is_mounted and bool(listed.list.gig_here)
        if action == "message":
            return self.is_first_run or (listed is not None and listed.can_be_written_to)
        if action == "quiet" and listed is not None and listed.is_on_check_in:
            return True
        if action == "told":
            return listed is not None and listed.can_be_told
        if action == "quiet":
            return listed is not None and listed.is_on_untold
        if action == "search":
            return listed is not None and (self.counts is None or any(self.counts))
        if parameters in (("patterns",), ("lessons",), ("trash",)):
            return not self.is_first_run
        if action == "undo" and (self._told_last or self._ended_last):
            return True
        if action == "undo":
            return self.counts is None or bool(self.counts.trash or self.counts.deleted_vets)
        return action != "leave" or (listed is not None and listed.is_searching)

    def action_go(self, where: str) -> None:
        """Open one of the screens that need no gig."""
        self.post_message(Navigate(PLACES[where]))

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
        """Two gigs side by side."""
        if pair := self.browse.marks.to_compare():
            self.post_message(Navigate(CompareRoute(*pair)))

    def action_export(self) -> None:
        """Export what is marked, or what is at the cursor; a vetted gig has its own document."""
        listed, marks = self.browse.list, self.browse.marks
        if not marks.ids and not listed.current and listed.id_here:
            self.post_message(Navigate(ExportVetRoute(VetId(listed.id_here))))
        elif ids := marks.chosen:
            self.post_message(Navigate(ExportRoute(ids)))

    def action_delete(self) -> None:
        """Move what is at the cursor to the trash."""
        if entry := self.browse.list.here:
            drawn = DRAWINGS[type(entry)]
            self.run_worker(self._delete(drawn.id(entry), drawn.name(entry)))

    def action_undo(self) -> None:
        """Take back “I've told them” if that was the last thing done; else restore what was deleted last."""
        if self._ended_last:
            self.run_worker(self._go_on())
        else:
            self.run_worker(self._untell() if self._told_last else self._undelete())

    def action_message(self) -> None:
        """Write to the client; in an empty library, begin with the gig's name."""
        if self.is_first_run:
            self.action_go("tell")
        elif id := self.browse.list.id_here:
            self.post_message(Navigate(MessageRoute(id)))

    def action_told(self) -> None:
        """Ask when and how the client was told."""
        if id := self.browse.list.id_here:
            self.run_worker(self._tell(id))

    def action_quiet(self) -> None:
        """Give no reminder of it today."""
        if hit := self.browse.list.current:
            self.run_worker(self._be_quiet(hit.row.id))
        elif id := self.browse.list.id_here:
            self.run_worker(self._not_this_week(id))

    @property
    def _listed(self) -> Browse | None:
        """Return the list if it is mounted: not for a moment after the first gig, nor as the screen is taken down."""
        return next((child for child in self.children if isinstance(child, Browse) and not child.is_emptied), None)

    async def _go_on(self) -> None:
        """Put the gig that just ended well under way again."""
        from retro.tui.kit.gigs import telling

        id, self._ended_last = self._ended_last, None
        if id and await telling.vet_changed(self, self.app_context, id, lambda vet: vet.going_on()):
            toast(self, safe_text(GOING_ON))
            await self.reread(id)

    async def _not_this_week(self, id: DocumentId) -> None:
        from retro.core.vet.check_in import not_this_week
        from retro.tui.kit.gigs import telling

        today = self.app_context.today()
        if await telling.vet_changed(self, self.app_context, id, lambda vet: not_this_week(vet, today)):
            toast(self, safe_text(NOT_THIS_WEEK))
            await self.reread(id)

    async def _tell(self, id: DocumentId) -> None:
        from retro.tui.kit.gigs import telling  # the first frame does not need the day dialog

        if await telling.note_told(self, self.app_context, id, undo="home.undelete", write_up="Enter"):
            self._told_last = id
            await self.reread()

    async def _untell(self) -> None:
        from retro.tui.kit.gigs import telling

        id, self._told_last = self._told_last, None
        if id and await telling.untell(self, self.app_context, id):
            await self.reread(id)

    async def _be_quiet(self, id: DocumentId) -> None:
        from retro.tui.kit.gigs import telling

        if await telling.be_quiet(self, self.app_context, id):
            toast(self, safe_text(QUIET))
            await self.reread()

    async def _delete(self, id: DocumentId, name: str) -> None:
        if await deleting.delete(self, self.app_context, id, name):
            self._told_last = None
            self.browse.marks.unmark(id)
            await self.reread()

    async def _undelete(self) -> None:
        if id := await deleting.undelete(self, self.app_context):
            await self.reread(id)
