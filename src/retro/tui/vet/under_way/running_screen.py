"""Screen of a gig under way: its next checkpoint, and what to do on that day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from retro.core.message.telling import can_be_taken_back, is_to_be_told
from retro.core.vet.good_end import ended_text
from retro.core.vet.progress import Stop
from retro.core.vet.status_text import offer_text
from retro.core.vet.under_way.check_in import switched
from retro.tui.context import AppContext
from retro.tui.kit.gigs import telling
from retro.tui.kit.lists.menu import Menu
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.reading_pane import ReadingPane
from retro.tui.navigation import CheckInRoute, MessageRoute, RunningRoute, VetRoute
from retro.tui.terminal.safe_text import SafeLabel, safe_text, toast
from retro.tui.vet.editor import flushed
from retro.tui.vet.under_way.gig_ends import GigEnds
from retro.tui.vet.under_way.running_doors import running_doors
from retro.tui.vet.under_way.running_page import RunningPage, next_stop
from retro.tui.vet.under_way.stop_dialog import StopDialog
from retro.tui.vet.vet_screen import VetDraftScreen

HEADING = "A gig under way"
ON, OFF = "Check-ins are on again.", "No check-ins for this gig. Press Z to turn them on."


UNDER_WAY_ONLY = frozenset(("fine", "message", "told", "untold", "wrong", "check_in", "switch"))


class RunningScreen(VetDraftScreen):
    """Asks what came of the checkpoint, and leads on: a new date, a message, a good end, a retrospective."""

    AUTO_FOCUS = "Menu"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "fine", "New date", id="running.fine", tooltip="All fine: set the next checkpoint"),
        Binding("m", "message", "Message", id="running.message", tooltip="Write to the client, part by part"),
        Binding("t", "told", "I've told them", id="running.told", tooltip="They know: note when and how"),
        Binding("g", "well", "Ended well", id="running.well", tooltip="It ended well"),
        Binding("b", "wrong", "Went wrong", id="running.wrong", tooltip="It went wrong: write it up (asks first)"),
        Binding("C", "check_in", "Check in", id="running.check_in", tooltip="Hours, red flags, the checkpoint"),
        Binding("Z", "switch", "Check-ins", id="running.check_ins", tooltip="Check-ins off, or on again", show=False),
        Binding("u", "again", "Under way again", id="running.again", tooltip="It hasn't ended: back under way"),
        Binding("u", "untold", "Not told", id="running.untold", tooltip="The client doesn't know after all"),
        Binding("v", "vet", "Vetting", id="running.vet", tooltip="What you asked and decided before you took it"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back"),
        Binding("pagedown", "scroll(1)", "Down", id="running.down", tooltip="Scroll the text below", show=False),
        Binding("pageup", "scroll(-1)", "Up", id="running.up", tooltip="Scroll the text below", show=False),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    RunningScreen > Vertical { padding: 1 2; height: 1fr; }
    RunningScreen.-short > Vertical { padding: 0 2; }
    RunningScreen .stop { height: auto; text-style: bold; margin: 0 0 1 0; max-width: 88; }
    RunningScreen Menu { height: 5; margin: 0 0 1 0; }
    """

    stop = query_one(".stop", SafeLabel)
    doors = query_one(Menu)
    page = query_one(ReadingPane)

    def __init__(self, app_context: AppContext, route: RunningRoute) -> None:
        super().__init__(app_context, route.id)
        self._ends = GigEnds(self)
        self._is_just_told = False
        self._is_just_taken = route.is_just_taken

    def heading(self) -> str:
        """Return the gig, and what was agreed."""
        return "   ".join(filter(None, (self.vet.name, offer_text(self.vet)))) if self.vet.title else HEADING

    def compose_body(self) -> Iterable[Widget]:
        """Yield the checkpoint, the menu, and what was known."""
        with Vertical():
            yield SafeLabel(classes="stop")
            yield Menu()
            yield ReadingPane()

    async def on_mount(self) -> None:
        """Open it."""
        if await self.open():
            self.show()

    def action_fine(self) -> None:
        """Ask for the next checkpoint; the same condition is offered."""
        self.app.push_screen(StopDialog(self.vet, self.app_context.today, self.keep_lines), self._stopping)

    def action_message(self) -> None:
        """Write to the client."""
        self.go_below(MessageRoute(self.vet.id))

    @work
    async def action_told(self) -> None:
        """Ask when and how they were told that it won't be as agreed."""
        self.save_now()
        await flushed(self.app_context)
        if await telling.note_told(self, self.app_context, self.vet.id, undo="running.untold") and await self.open():
            self._is_just_told = True
            self.show()

    @work
    async def action_untold(self) -> None:
        """Note that they were not told after all."""
        self.save_now()
        await flushed(self.app_context)
        is_undone = await telling.untell(self, self.app_context, self.vet.id, was_just_told=self._is_just_told)
        if is_undone and await self.open():
            self.show()

    def action_well(self) -> None:
        """Note that it ended well: hours, pay and what kept it so."""
        self._ends.ask_how_well()

    def action_wrong(self) -> None:
        """Begin a retrospective with what was known, after a confirmation unless it is begun already."""
        self._ends.go_wrong()

    def action_check_in(self) -> None:
        """Ask for hours so far, red flags, the checkpoint."""
        self.go_below(CheckInRoute(self.vet.id))

    def action_switch(self) -> None:
        """Switch check-ins off, or on again."""
        self.replace_vet(switched(self.vet))
        self.save_now()
        said = OFF if self.vet.no_check_ins else ON
        toast(self, safe_text(in_own_keys(self, said, "running.check_ins")))

    def action_again(self) -> None:
        """Note that it has not ended."""
        self.replace_vet(self.vet.going_on())
        self.save_now()
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only reading or taking back on a good end; and telling only once."""
        if action == "told" and not is_to_be_told(self.vet):
            return False
        if action == "untold" and not can_be_taken_back(self.vet):
            return False
        if action == "again":
            return self.vet.is_good_end
        return action not in UNDER_WAY_ONLY or not self.vet.is_good_end

    def action_close(self) -> None:
        """Leave; home's cursor is on what was just taken."""
        self.leave_at(self.vet.id if self._is_just_taken else None)

    def action_vet(self) -> None:
        """Show what was asked before it was taken."""
        self.go_below(VetRoute(self.vet.id))

    def action_scroll(self, by: int) -> None:
        """Scroll what was known by a page."""
        self.page.action_turn(by)

    def show(self) -> None:
        """Show the checkpoint, the menu, and what was known."""
        vet, today = self.vet, self.app_context.today()
        self.show_title()
        self.stop.update(safe_text(ended_text(vet) if vet.is_good_end else next_stop(vet, today)))
        self.doors.show_items(running_doors(vet))
        self.page.set_text(RunningPage(vet, self.vetting.known.pasts, today))
        self.refresh_bindings()

    def on_new_day(self) -> None:
        """Update the days until the next checkpoint."""
        self.show()

    def _stopping(self, stop: Stop | None) -> None:
        if stop:
            self.replace_vet(self.vet.stopping(stop, self.app_context.today()))
            self.vetting.save_soon()
        self.show()  # also what was typed and not answered
