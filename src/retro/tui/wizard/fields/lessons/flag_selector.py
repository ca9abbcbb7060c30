"""Selector of the red flag a lesson is about: left and right step through those ticked, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from retro.core.gig import wording
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.text.one_line import on_one_line
from retro.core.wizard import lesson_drafting
from retro.tui.terminal.safe_text import styled

NO_FLAG = "no red flag in particular"


class FlagSelector(Widget, can_focus=True):
    """One line over the ticked flags; reports the chosen one."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right,space", "turn(1)", "Red flag", key_display="←→", id="sign.next", tooltip="Another red flag, or none"
        ),
        Binding(
            "left",
            "turn(-1)",
            "Red flag",
            key_display="←→",
            id="sign.before",
            tooltip="Another red flag, or none",
            show=False,
        ),
        Binding("enter", "app.focus_next", "On", id="sign.on", tooltip="Go to the rule", show=False),
    ]
    DEFAULT_CSS = """
    FlagSelector { height: 1; width: 1fr; padding: 0 1; pointer: pointer; }
    """

    lesson: reactive[Lesson | None] = reactive(None)
    """The rule whose red flag is shown."""

    @dataclass
    class Chosen(Message):
        """Posted when the rule is about this flag."""

        flag: RedFlag | None

    def __init__(self, retrospective: Retrospective) -> None:
        super().__init__()
        self.retrospective = retrospective
        self.display = bool(retrospective.red_flags)

    def show_flags(self, retrospective: Retrospective, lesson: Lesson) -> None:
        """Show other ticked flags, or another rule."""
        self.retrospective, self.lesson = retrospective, lesson
        self.display = bool(retrospective.red_flags) or lesson.flag is not None
        self.refresh()

    def render(self) -> Content:
        """Return what it is about; arrows show that there are others."""
        flag = lesson_drafting.flag_of(self.lesson, self.retrospective) if self.lesson else None
        label = "About: "
        style = "reverse" if self.has_focus else "bold"
        room = max(self.size.width - len(label) - 4, 1)
        name = styled(self._named(flag), style).truncate(room, ellipsis=True)
        return Content.assemble(styled(label, "$foreground-muted"), "‹ ", name, " ›")

    def action_turn(self, by: int) -> None:
        """Choose the next of those ticked; after the last, none."""
        flag = lesson_drafting.flag_of(self.lesson, self.retrospective) if self.lesson else None
        choices = (*self.retrospective.red_flags, None)
        self.post_message(self.Chosen(choices[(choices.index(flag) + by) % len(choices)]))

    def on_click(self) -> None:
        """Choose the next by mouse."""
        self.focus()
        self.action_turn(1)

    def _named(self, flag: RedFlag | None) -> str:
        if flag:
            return on_one_line(flag.label)
        unticked = wording.flag_name(self.lesson.flag, self.retrospective) if self.lesson else ""
        return unticked or NO_FLAG
