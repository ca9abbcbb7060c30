"""Page before anything is written up: the client who does not know yet can be told first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one

from retro.core.gig import telling_wording
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard import notes
from retro.core.wizard.story_steps import THEY_FIRST
from retro.tui.kit.lists.menu import Menu, MenuItem
from retro.tui.terminal.safe_text import SafeLabel, safe_text

WRITE = MenuItem(notes.WRITE_NOW, "m", "screen.message")
DOORS = (
    MenuItem(notes.WRITE_UP, "n", "screen.go_on"),
    MenuItem(notes.TOLD_ALREADY, "t", "screen.told"),
)


class TheyFirst(Vertical):
    """What is known, as facts, and three ways to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "screen.message", "Write to them", id="first.message", tooltip="Write the message, part by part"),
        Binding("f3,ctrl+n", "choose", "Choose", id="first.choose_marked", tooltip="Choose what is marked"),
        Binding("n", "screen.go_on", "Write it up", id="first.on", tooltip="Write it up first; you can come back"),
        Binding("t", "screen.told", "I've told them", id="first.told", tooltip="They know: note when and how"),
        Binding("f5,ctrl+g", "screen.go_to", "Go to", id="first.go_to", tooltip="All answers; jump to any", show=False),
        Binding("escape,f2,b,left", "screen.go_back", "Back", id="first.back", tooltip="Previous page"),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    TheyFirst {
        height: 1fr; padding: 1 1;
        & > .prompt { height: auto; text-style: bold; margin: 0 0 1 0; }
        & > .facts { height: auto; margin: 0 0 1 0; }
        & > .why { height: auto; margin: 0 0 1 0; }
        & > .note { height: auto; }
    }
    .-short TheyFirst { padding: 0 1; }
    """

    facts = query_one(".facts", SafeLabel)
    doors = query_one(Menu)
    note = query_one(".note", SafeLabel)

    def compose(self) -> ComposeResult:
        """Yield the heading, the facts, why, and the menu."""
        yield SafeLabel(safe_text(THEY_FIRST.prompt), classes="prompt")
        yield SafeLabel(classes="facts")
        yield SafeLabel(safe_text(THEY_FIRST.hint), classes="why")
        yield Menu((WRITE, *DOORS))
        yield SafeLabel(classes="note")

    async def action_choose(self) -> None:
        """Do what is marked; F3 does so too here, because going on is only one of the three ways."""
        await self.doors.action_open()

    def show_gig(self, retrospective: Retrospective, today: date) -> None:
        """Show what is known of this gig; the first item has the focus."""
        said = telling_wording.untold_so_far(retrospective.facts, today)
        self.facts.display = bool(said)
        self.facts.update(safe_text(said))
        write = replace(WRITE, words=notes.way_to_message(retrospective, WRITE.words))
        self.doors.show_items((write, *DOORS))
        self.screen.set_focus(self.doors)
