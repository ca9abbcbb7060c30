"""The end of the short path: enough for tonight, and the ways on."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one

from retro.core.gig.retrospective import Retrospective
from retro.tui.kit.menu import Door, Doors
from retro.tui.terminal.safe_text import Words, shown

KEPT = "Enough for tonight. Your rule is kept."
KEPT_WITHOUT_RULE = "Enough for tonight. Every word is kept."
DOORS = (
    Door("Finish", "f", "screen.finish"),
    Door("The rest, about 15 minutes", "t", "screen.the_rest"),
    Door("An older gig, in one minute", "o", "screen.older_gig"),
)


class Closing(Vertical):
    """One sentence and three doors."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "screen.finish", "Finish", id="closing.finish", tooltip="It is finished; it can be changed later"),
        Binding("t", "screen.the_rest", "The rest", id="closing.rest", tooltip="The longer path, about 15 minutes"),
        Binding("o", "screen.older_gig", "Older gig", id="closing.older", tooltip="An older gig, in one minute"),
        Binding("escape", "screen.leave", "Home", id="closing.leave", tooltip="Leave this; it stays saved"),
    ]
    DEFAULT_CSS = """
    Closing { height: 1fr; padding: 1 1; }
    Closing > Words { height: auto; text-style: bold; margin: 1 0 2 0; }
    """

    doors = query_one(Doors)
    said = query_one(Words)

    def compose(self) -> ComposeResult:
        """The sentence, then the doors."""
        yield Words(shown(KEPT))
        yield Doors(DOORS)

    def put(self, whole: Retrospective) -> None:
        """Say what is true of this one."""
        has_rule = any(not lesson.is_blank for lesson in whole.lessons)
        self.said.update(shown(KEPT if has_rule else KEPT_WITHOUT_RULE))
        self.screen.set_focus(self.doors)
