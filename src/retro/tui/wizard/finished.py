"""Screen after finishing: the rule for next time, and where to go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig import wording
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard import notes
from retro.core.wizard.questions import untold
from retro.storage.errors import StoreError
from retro.storage.queries.similar import most_alike
from retro.tui.context import Desk
from retro.tui.kit.menu import Door, Doors
from retro.tui.kit.read_gig import opened
from retro.tui.kit.retry import patiently
from retro.tui.kit.screen import Sheet
from retro.tui.navigation import Go, ToCompare, ToFinished, ToHome, ToMessage, ToOlderGig, ToReader
from retro.tui.terminal.safe_text import Words, say, shown, styled

WRITE = Door(notes.WRITE_TO_THEM, "m", "screen.message")
READ = Door("Read it", "r", "screen.read")
COMPARE = Door("Compare with the most similar gig", "c", "screen.compare")
OLDER = Door(notes.OLDER_GIG, "o", "screen.older_gig")
HOME = Door("Home", "Esc", "screen.leave")


class FinishedScreen(Sheet):
    """One sentence, the rules, the doors; of a client who does not know, writing to them comes first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "message", "Write to them", id="finished.message", tooltip="Write the message, part by part"),
        Binding("r", "read", "Read it", id="finished.read", tooltip="Read the whole retrospective"),
        Binding("c", "compare", "Compare", id="finished.compare", tooltip="Compare with the most similar gig"),
        Binding("o", "older_gig", "Older gig", id="finished.older", tooltip="Add an older gig (1 minute)"),
        Binding("escape", "leave", "Home", id="finished.home", tooltip="Home"),
    ]
    DEFAULT_CSS = """
    FinishedScreen > Vertical { padding: 2 4; max-width: 90; }
    FinishedScreen.-narrow > Vertical { padding: 1 2; }
    FinishedScreen .said { height: auto; text-style: bold; margin: 0 0 1 0; }
    FinishedScreen VerticalScroll { height: auto; max-height: 50%; margin: 0 0 1 0; }
    FinishedScreen .crisis { height: auto; color: $foreground-muted; margin: 1 0 0 0; }
    FinishedScreen .rules { height: auto; color: $secondary; }
    """

    said = query_one(".said", Words)
    rules = query_one(".rules", Words)
    doors = query_one(Doors)

    def __init__(self, desk: Desk, place: ToFinished) -> None:
        super().__init__()
        self._desk = desk
        self._gig = place.id
        self._alike: str | None = None
        self._is_untold = False

    def heading(self) -> str:
        """Plainly."""
        return "Finished"

    def compose_body(self) -> Iterable[Widget]:
        """What is said, the rules, the doors."""
        with Vertical():
            yield Words(classes="said")
            with VerticalScroll(can_focus=False):
                yield Words(classes="rules")
            yield Doors()
            yield Words(shown(wording.CRISIS), classes="crisis")

    async def on_mount(self) -> None:
        """Read what was finished, and find the gig most like it."""
        try:
            whole = await patiently(lambda: opened(self._desk, self._gig))
            self._alike = await patiently(lambda: most_alike(self._desk.library, self._gig))
        except StoreError as error:
            say(self, shown(str(error)), "warning")
            self.dismiss()
            return
        self._show(whole)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Comparing needs another gig, and writing to them somebody who does not know."""
        if action == "message":
            return self._is_untold
        return self._alike is not None if action == "compare" else True

    def action_message(self) -> None:
        """Write to them, now."""
        self.post_message(Go(ToMessage(self._gig), instead=True))

    def action_read(self) -> None:
        """The whole of it."""
        self.post_message(Go(ToReader(self._gig), instead=True))

    def action_compare(self) -> None:
        """Beside the one most like it."""
        if self._alike is not None:
            self.post_message(Go(ToCompare(self._alike, self._gig), instead=True))

    def action_older_gig(self) -> None:
        """Another one, shorter."""
        self.post_message(Go(ToOlderGig(), instead=True))

    def action_leave(self) -> None:
        """Home, at this one."""
        self.post_message(Go(ToHome(self._gig)))

    def _show(self, whole: Retrospective) -> None:
        written = list(notes.rules(whole))
        self.title_line.name_shown = whole.name
        self._is_untold = untold(whole)
        self.said.update(shown(notes.on_finishing(whole)))
        self.rules.update(Content("\n\n").join(styled(rule, "bold $secondary") for rule in written))
        doors = (READ, *((COMPARE,) if self._alike else ()), OLDER, HOME)
        self.doors.hang((WRITE, *doors) if self._is_untold else doors)
        self.set_focus(self.doors)
        self.refresh_bindings()
