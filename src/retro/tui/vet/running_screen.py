"""Screen of a gig under way: its next checkpoint, and what to do on that day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from retro.core.vet.begin import begun, quoted
from retro.core.vet.vet import Ending, Stop
from retro.storage.errors import StoreError
from retro.storage.queries import flags
from retro.tui.context import Desk
from retro.tui.kit import messages
from retro.tui.kit.confirm import Confirm
from retro.tui.kit.menu import Door, Doors
from retro.tui.kit.reading_pane import ReadingPane
from retro.tui.kit.retry import patiently
from retro.tui.navigation import Go, ToHome, ToMessage, ToRunning, ToVet, ToWizard
from retro.tui.terminal.safe_text import Words, say, shown
from retro.tui.vet.editor import flushed
from retro.tui.vet.running_page import RunningPage, next_stop
from retro.tui.vet.stop_dialog import StopDialog
from retro.tui.vet.vet_screen import VetSheet

FINE = Door("All fine: new date", "f", "screen.fine")
STOP = Door("Set a checkpoint", "f", "screen.fine")
WRITE = Door("Write to them", "m", "screen.message")
WELL = Door("It ended well", "g", "screen.well")
WRONG = Door("It went wrong: write it up", "t", "screen.wrong")
WELL_ASKED = "Has it ended well? It leaves the list, and counts in your favour next time."
GOOD = "Good to hear. It will count the next time you vet a gig."


class RunningScreen(VetSheet):
    """Asks what came of the stop, and leads on: a new date, a message, a good end, a retrospective."""

    AUTO_FOCUS = "Doors"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "fine", "New date", id="running.fine", tooltip="It is fine: name the next stop"),
        Binding("m", "message", "Message", id="running.message", tooltip="Write to the client, part by part"),
        Binding("g", "well", "Ended well", id="running.well", tooltip="It ended well"),
        Binding("t", "wrong", "Went wrong", id="running.wrong", tooltip="Tell it, beginning with what you knew"),
        Binding("v", "vet", "The vet", id="running.vet", tooltip="What was asked and decided before it was taken"),
        Binding("escape", "leave", "Back", id="leave", tooltip="One step out"),
        Binding("pagedown", "scroll(1)", "Down", id="running.down", tooltip="Scroll what stands below", show=False),
        Binding("pageup", "scroll(-1)", "Up", id="running.up", tooltip="Scroll what stands below", show=False),
    ]
    SCOPED_CSS = False  # its rules name the size of the screen
    DEFAULT_CSS = """
    RunningScreen > Vertical { padding: 1 2; height: 1fr; }
    RunningScreen.-short > Vertical { padding: 0 2; }
    RunningScreen .stop { height: auto; text-style: bold; margin: 0 0 1 0; max-width: 88; }
    RunningScreen Doors { height: 4; margin: 0 0 1 0; }
    """

    stop = query_one(".stop", Words)
    doors = query_one(Doors)
    page = query_one(ReadingPane)

    def __init__(self, desk: Desk, place: ToRunning) -> None:
        super().__init__(desk, place.id)
        self._is_below = False
        """Whether another screen stands on this one that writes in the same gig."""

    def heading(self) -> str:
        """The gig, and what was agreed."""
        return "   ".join(filter(None, (self.vet.name, quoted(self.vet)))) if self.vet.title else "Running gig"

    def compose_body(self) -> Iterable[Widget]:
        """The stop, the doors, what was known."""
        with Vertical():
            yield Words(classes="stop")
            yield Doors()
            yield ReadingPane()

    async def on_mount(self) -> None:
        """Open it."""
        if await self.open():
            self.show()

    def action_fine(self) -> None:
        """The next stop; the same condition is offered."""
        vet = self.vet
        text = vet.next_stop.text if vet.next_stop else ""
        self.app.push_screen(StopDialog(vet.name, Stop(text), self.desk.today), self._stopping)

    def action_message(self) -> None:
        """Write to the client."""
        self.keep()
        self._is_below = True
        self.post_message(Go(ToMessage(self.vet.id)))

    def action_well(self) -> None:
        """It ended well; asked once, because it leaves home."""
        self.app.push_screen(Confirm(WELL_ASKED, "It ended well", "Not yet"), self._ended_well)

    def action_wrong(self) -> None:
        """A retrospective that begins with what was known."""
        self.run_worker(self._tell_it(), group="telling", exclusive=True)

    def action_vet(self) -> None:
        """What was asked before it was taken."""
        self._is_below = True
        self.post_message(Go(ToVet(self.vet.id)))

    async def on_screen_resume(self) -> None:
        """What was changed above, in the vet or the message, is what this screen goes on with."""
        if self._is_below:
            self._is_below = False
            await flushed(self.desk)
            if await self.open():
                self.show()

    def action_scroll(self, by: int) -> None:
        """Scroll what was known by a page."""
        self.page.action_turn(by)

    def show(self) -> None:
        """The stop, the doors, what was known."""
        vet, today = self.vet, self.desk.today()
        self.title_line.name_shown = self.heading()
        self.stop.update(shown(next_stop(vet, today)))
        self.doors.hang((FINE if vet.next_stop else STOP, WRITE, WELL, WRONG))
        self.page.put(RunningPage(vet, self.vetting.known.pasts, today))
        self.refresh_bindings()

    def on_new_day(self) -> None:
        """The days until the next stop are others."""
        self.show()

    def _stopping(self, stop: Stop | None) -> None:
        if stop:
            self.put(self.vet.stopping(stop, self.desk.today()))
            self.vetting.hurry()
            self.show()

    def _ended_well(self, is_over: bool | None) -> None:
        if is_over:
            self.put(self.vet.over(Ending.WELL, self.desk.today()))
            self.run_worker(self._leave(GOOD))

    async def _leave(self, sentence: str) -> None:
        """Home reads what is in the library."""
        await flushed(self.desk)
        say(self, shown(sentence))
        self.post_message(Go(ToHome()))

    async def _tell_it(self) -> None:
        """The draft first: if the library refuses now, nothing points at what is not there."""
        if self.vet.gig is None:
            await self._begin_it()
        if self.vet.gig and await flushed(self.desk):
            self.post_message(Go(ToWizard(self.vet.gig), instead=True))
        else:
            say(self, shown(messages.UNSAVED), "warning")

    async def _begin_it(self) -> None:
        vet = self.vet
        try:
            own = await patiently(lambda: flags.own(self.desk.library))
        except StoreError:
            own = ()  # the draft can do without the ticks of one's own signs
        draft = begun(vet, own)
        self.desk.autosave.offer(draft)
        self.put(vet.over(Ending.WRONG, self.desk.today(), draft.id))
