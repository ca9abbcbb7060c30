"""List of the lessons written so far; shown from two on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from retro.core.gig import wording
from retro.core.gig.retrospective import Lesson
from retro.core.text.one_line import on_one_line
from retro.tui.kit.lists.row_list import RowList
from retro.tui.terminal.safe_text import safe_text

NOTHING_YET = "nothing yet"


class RuleList(RowList):
    """The rule at the cursor is the one in the form below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Write", id="rules.open", tooltip="Write this rule"),
        Binding("d,delete", "remove", "Remove", id="rules.remove", tooltip="Remove this rule"),
    ]
    DEFAULT_CSS = """
    RuleList { max-height: 3; }
    """

    @dataclass
    class Opened(Message):
        """Posted to show this rule, and to edit it if `is_entered`."""

        number: int
        is_entered: bool

    @dataclass
    class Removed(Message):
        """Posted to remove this rule."""

        number: int

    def show(self, lessons: tuple[Lesson, ...], at: int) -> None:
        """Draw these; a single one needs no list."""
        self.display = len(lessons) > 1
        with self.prevent(self.Opened):
            self.set_rows(tuple(_row(number, lesson) for number, lesson in enumerate(lessons, 1)), at)

    def moved(self) -> None:
        """Show the rule at the cursor."""
        if self.has_focus:
            self.post_message(self.Opened(self.cursor, is_entered=False))

    def pressed(self, x: int) -> None:
        """Open it on a click."""
        self.action_open()

    def action_open(self) -> None:
        """Edit it."""
        self.post_message(self.Opened(self.cursor, is_entered=True))

    def action_remove(self) -> None:
        """Remove it."""
        self.post_message(self.Removed(self.cursor))


def _row(number: int, lesson: Lesson) -> Callable[[int], Content]:
    rule = on_one_line(wording.rule_text(lesson)) or NOTHING_YET
    return lambda width: safe_text(f"{number}  {rule}").truncate(width, ellipsis=True)
