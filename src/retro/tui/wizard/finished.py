"""Screen after finishing: the rule for next time, and where to go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig import wording
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Retrospective
from retro.core.message.telling import can_be_taken_back
from retro.core.wizard import notes
from retro.core.wizard.conditions import is_client_untold
from retro.storage.errors import StoreError
from retro.storage.queries.wizard.similar import most_alike
from retro.tui.context import AppContext
from retro.tui.kit.gigs import telling
from retro.tui.kit.gigs.read_gig import read_retrospective
from retro.tui.kit.lists.menu import Menu, MenuItem
from retro.tui.kit.retry import retry_locked
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import (
    CompareRoute,
    FinishedRoute,
    HomeRoute,
    MessageRoute,
    Navigate,
    OlderGigRoute,
    ReaderRoute,
)
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled, toast

WRITE = MenuItem(notes.WRITE_TO_THEM, "m", "screen.message")
TELL = MenuItem(notes.TOLD, "t", "screen.told")
READ = MenuItem("Read it", "r", "screen.read")
COMPARE = MenuItem("Side by side with the most similar gig", "c", "screen.compare")
OLDER = MenuItem(notes.OLDER_GIG, "o", "screen.older_gig")
HOME = MenuItem("Home", "Esc", "screen.leave")


class FinishedScreen(BaseScreen):
    """One sentence, the rules, the menu; for a client who does not know, writing to them comes first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "message", "Write to them", id="finished.message", tooltip="Write the message, part by part"),
        Binding("t", "told", "I've told them", id="finished.told", tooltip="They know: note when and how"),
        Binding("u", "untold", "Not told", id="finished.untold", tooltip="The client doesn't know after all"),
        Binding("r", "read", "Read it", id="finished.read", tooltip="The whole retrospective"),
        Binding("c", "compare", "Compare", id="finished.compare", tooltip="Side by side with the most similar gig"),
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

    said = query_one(".said", SafeLabel)
    rules = query_one(".rules", SafeLabel)
    crisis = query_one(".crisis", SafeLabel)
    doors = query_one(Menu)

    def __init__(self, app_context: AppContext, route: FinishedRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self._gig = route.id
        self._after_closing = route.after_closing
        self._alike: DocumentId | None = None
        self._is_untold = False
        self._can_be_untold = False
        """True if the day of telling can be taken back."""
        self._is_just_told = False

    def heading(self) -> str:
        """Return the title."""
        return "Finished"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the sentence, the rules, the menu."""
        with Vertical():
            yield SafeLabel(classes="said")
            with VerticalScroll(can_focus=False):
                yield SafeLabel(classes="rules")
            yield Menu()
            yield SafeLabel(safe_text(wording.CRISIS), classes="crisis")

    async def on_mount(self) -> None:
        """Read what was finished, and find the gig most like it; the crisis line stands once on a way."""
        self.crisis.display = not self._after_closing
        await self._read()

    async def _read(self) -> None:
        try:
            retrospective = await retry_locked(lambda: read_retrospective(self._app_context, self._gig))
            self._alike = await retry_locked(lambda: most_alike(self._app_context.library, self._gig))
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            self.dismiss()
            return
        if self.is_attached and not self.is_ending and self.query(".rules") and self.query(Menu):
            self._show(retrospective)  # the program may end while it is read, and take the page apart

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer comparing only with another gig, and writing to them or telling them only if they do not know."""
        if action in ("message", "told"):
            return self._is_untold
        if action == "untold":
            return self._can_be_untold
        return self._alike is not None if action == "compare" else True

    def action_message(self) -> None:
        """Write to the client now."""
        self.post_message(Navigate(MessageRoute(self._gig), instead=True))

    @work
    async def action_told(self) -> None:
        """Ask when and how the client was told."""
        if await telling.note_told(self, self._app_context, self._gig, undo="finished.untold"):
            self._is_just_told = True
            await self._read()

    @work
    async def action_untold(self) -> None:
        """Note that they were not told after all."""
        if await telling.untell(self, self._app_context, self._gig, was_just_told=self._is_just_told):
            await self._read()

    def action_read(self) -> None:
        """Read the whole retrospective."""
        self.post_message(Navigate(ReaderRoute(self._gig), instead=True))

    def action_compare(self) -> None:
        """Compare it with the gig most like it."""
        if self._alike is not None:
            self.post_message(Navigate(CompareRoute(self._alike, self._gig), instead=True))

    def action_older_gig(self) -> None:
        """Add an older gig."""
        self.post_message(Navigate(OlderGigRoute(), instead=True))

    def action_leave(self) -> None:
        """Go home, to this gig."""
        self.post_message(Navigate(HomeRoute(self._gig)))

    def _show(self, retrospective: Retrospective) -> None:
        written = list(notes.rules(retrospective))
        self.title_line.name_shown = retrospective.name
        self._is_untold = is_client_untold(retrospective)
        self._can_be_untold = can_be_taken_back(retrospective)
        self.said.update(safe_text(notes.on_finishing(retrospective)))
        self.rules.update(Content("\n\n").join(styled(rule, "bold $secondary") for rule in written))
        doors = (READ, *((COMPARE,) if self._alike else ()), OLDER, HOME)
        write = replace(WRITE, words=notes.way_to_message(retrospective, WRITE.words))
        self.doors.show_items((write, TELL, *doors) if self._is_untold else doors)
        self.set_focus(self.doors)
        self.refresh_bindings()
