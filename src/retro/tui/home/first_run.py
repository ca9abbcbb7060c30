"""First screen of an empty library: a welcome and what one comes for."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from retro.tui.kit.own_keys import key_of_action
from retro.tui.terminal.safe_text import styled

HEADING = "A gig went wrong. Let's write it down, one question at a time."
BELOW = "About six minutes to start with. Stop whenever you like: everything is saved as you type."
CHOICES = (
    ("Write up a gig", "n", "new"),
    ("Tell a client bad news", "m", "tell"),
    ("Vet the next gig", "v", "vet"),
    ("An older gig (1 minute)", "o", "older_gig"),
    ("Look at an example", "", "example"),
)
"""Choices: their words, their keys, and the names of their actions."""
WIDEST = 68


class FirstRun(Widget, can_focus=True):
    """The first words, and the choices."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k,left", "move(-1)", "Up", id="first.up", tooltip="The choice above", show=False),
        Binding("down,j,right", "move(1)", "Down", id="first.down", tooltip="The choice below", show=False),
        Binding("enter", "choose", "Choose", id="first.choose", tooltip="Choose this", show=False),
    ]
    DEFAULT_CSS = """
    FirstRun { width: 1fr; height: 1fr; padding: 3 5 0 5; }
    """

    cursor: reactive[int] = reactive(0)
    """The choice that Enter takes."""

    class Chosen(Message):
        """Posted with the name of the chosen action, one of CHOICES."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    @property
    def named_actions(self) -> frozenset[str]:
        """Return the actions whose keys the choices name, so that the footer needs not."""
        return frozenset(_action(what) for _, key, what in CHOICES if key)

    def validate_cursor(self, cursor: int) -> int:
        """Keep it on a choice."""
        return max(0, min(cursor, len(CHOICES) - 1))

    def render(self) -> Content:
        """Return the words, wrapped to a readable width, then the choices."""
        return Content("\n").join((*self._words(), *map(self._choice, range(len(CHOICES)))))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take all remaining height."""
        return container.height

    def action_move(self, by: int) -> None:
        """Move up or down."""
        self.cursor += by

    def action_choose(self) -> None:
        """Take the choice."""
        self.post_message(self.Chosen(CHOICES[self.cursor][2]))

    def on_click(self, event: events.Click) -> None:
        """Take the choice under the pointer."""
        offset = event.get_content_offset(self)
        index = offset.y - len(self._words()) if offset else -1
        if 0 <= index < len(CHOICES):
            self.cursor = index
            self.action_choose()

    def _words(self) -> list[Content]:
        width = max(min(self.content_size.width, WIDEST), 1)
        return [*styled(HEADING, "bold").wrap(width), Content(), *Content(BELOW).wrap(width), Content(), Content()]

    def _choice(self, index: int) -> Content:
        words, usual, what = CHOICES[index]
        key = key_of_action(self, _action(what), usual)
        mark, style = ("▸ ", "bold $primary") if index == self.cursor else ("  ", "")
        return Content.assemble(styled(f"{mark}{words:<28}", style), styled(key, "bold $footer-key-foreground"))


def _action(what: str) -> str:
    """Return the action of home that a choice's key stands for; `m` serves a gig in the list as well."""
    return "message" if what == "tell" else f"go('{what}')"
