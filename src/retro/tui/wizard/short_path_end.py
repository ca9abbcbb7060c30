"""End of the short path: saved for now, and how to go on."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one

from retro.core.gig import wording
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard import notes
from retro.core.wizard.conditions import is_client_untold
from retro.tui.kit.lists.menu import Menu, MenuItem
from retro.tui.terminal.safe_text import SafeLabel, safe_text

CARRY_ON = MenuItem(notes.CARRY_ON, "n", "screen.the_rest")
DOORS = (
    MenuItem("Finish", "f", "screen.finish"),
    CARRY_ON,
    MenuItem(notes.OLDER_GIG, "o", "screen.older_gig"),
)
WRITE = MenuItem(notes.WRITE_TO_THEM, "m", "screen.message")
UNTOLD = (
    MenuItem(notes.TOLD, "t", "screen.told"),
    CARRY_ON,
    MenuItem(notes.LEAVE_IT, "f", "screen.leave_it"),
)
"""Words for a gig whose client does not know: it is saved, and not called finished."""


class ShortPathEnd(Vertical):
    """One sentence, the menu, and the crisis line for somebody to whom this is more than a gig."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m", "screen.message", "Write to them", id="closing.message", tooltip="Write the message, part by part"
        ),
        Binding("t", "screen.told", "I've told them", id="closing.told", tooltip="They know: note when and how"),
        Binding("u", "screen.untold", "Not told", id="closing.untold", tooltip="The client doesn't know after all"),
        Binding("f3,ctrl+n", "choose", "Choose", id="closing.choose_marked", tooltip="Choose what is marked"),
        Binding("f", "screen.finish", "Finish", id="closing.finish", tooltip="Finish; you can still edit it later"),
        Binding("f", "screen.leave_it", "Leave it", id="closing.leave_it", tooltip="Leave it written up like this"),
        Binding("n", "screen.the_rest", "Carry on", id="closing.rest", tooltip="The other questions, about 15 minutes"),
        Binding("o", "screen.older_gig", "Older gig", id="closing.older", tooltip="Add an older gig (1 minute)"),
        Binding("escape", "screen.leave", "Home", id="closing.leave", tooltip="Close this; it stays saved"),
    ]
    DEFAULT_CSS = """
    ShortPathEnd { height: 1fr; padding: 1 1; }
    ShortPathEnd > .said { height: auto; text-style: bold; margin: 1 0 0 0; }
    ShortPathEnd > .note { height: auto; min-height: 1; color: $secondary; margin: 0 0 1 0; }
    ShortPathEnd > .crisis { height: auto; color: $foreground-muted; margin: 1 0 0 0; }
    """

    doors = query_one(Menu)
    said = query_one(".said", SafeLabel)

    def compose(self) -> ComposeResult:
        """Yield the sentence, what was just said of an earlier rule, then the menu."""
        yield SafeLabel(safe_text(notes.SAVED_WITH_RULE), classes="said")
        yield SafeLabel(classes="note")
        yield Menu(DOORS)
        yield SafeLabel(safe_text(wording.CRISIS), classes="crisis")

    async def action_choose(self) -> None:
        """Do what is marked."""
        await self.doors.action_open()

    def show_end(self, retrospective: Retrospective) -> None:
        """Say what is true of this one."""
        self.said.update(safe_text(notes.on_closing(retrospective)))
        write = replace(WRITE, words=notes.way_to_message(retrospective, WRITE.words))
        self.doors.show_items((write, *UNTOLD) if is_client_untold(retrospective) else DOORS)
        self.screen.set_focus(self.doors)
