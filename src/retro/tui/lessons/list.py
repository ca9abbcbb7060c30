"""List of lessons, two lines each; the then-part is hidden until it is recalled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from retro.core.gig import wording
from retro.core.gig.ids import LessonId
from retro.core.gig.retrospective import Lesson
from retro.core.lessons import schedule
from retro.core.lessons.schedule import StoredLesson
from retro.core.text.one_line import on_one_line
from retro.tui.kit.layout import MUTED, STRONG
from retro.tui.kit.lists.row_list import RowList
from retro.tui.terminal.safe_text import safe_text, styled

TO_RECALL = "…"
"""In place of the “then” of a rule that is due."""


class LessonList(RowList):
    """Moves a cursor over the lessons; the page beside the list follows it."""

    TALL = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Review", id="lesson_list.open", tooltip="Recall it and say how it went"),
        Binding("g", "move(-1000000)", "First", id="lesson_list.first", tooltip="The first lesson", show=False),
        Binding("G", "move(1000000)", "Last", id="lesson_list.last", tooltip="The last lesson", show=False),
    ]
    DEFAULT_CSS = """
    LessonList { width: 1fr; height: 1fr; scrollbar-gutter: stable; }
    """

    class Moved(Message):
        """Posted when the cursor is on another lesson."""

    @dataclass
    class Opened(Message):
        """Posted to open this lesson."""

        id: LessonId

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[StoredLesson, ...] = ()

    @property
    def current(self) -> StoredLesson | None:
        """Return the lesson at the cursor."""
        return self._kept[self.cursor] if self._kept else None

    @property
    def here(self) -> LessonId | None:
        """Return its id; None without one."""
        return self.current.lesson.id if self.current else None

    @property
    def below(self) -> LessonId | None:
        """Return the id of the lesson below it, or of the one above the last."""
        at = self.cursor + 1 if self.cursor + 1 < len(self._kept) else self.cursor - 1
        return self._kept[at].lesson.id if at >= 0 else None

    def list(
        self,
        every: tuple[StoredLesson, ...],
        is_hidden: Callable[[StoredLesson], bool],
        today: date,
        at: LessonId | None = None,
    ) -> None:
        """Show these, of hidden ones only the if; the cursor goes to the one named, else stays."""
        here = at or self.here
        self._kept = every
        cursor = next((place for place, kept in enumerate(every) if kept.lesson.id == here), self.cursor)
        self.set_rows(tuple(partial(_row, kept, is_hidden, today) for kept in every), cursor)

    def moved(self) -> None:
        """Report the move."""
        self.post_message(self.Moved())

    def pressed(self, x: int) -> None:
        """Do as Enter does."""
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer opening only if there is a lesson."""
        return action != "open" or bool(self._kept)

    def action_open(self) -> None:
        """Open the lesson at the cursor."""
        if self.here:
            self.post_message(self.Opened(self.here))


def _row(kept: StoredLesson, is_hidden: Callable[[StoredLesson], bool], today: date, width: int) -> Content:
    told = kept.lesson
    lesson = Lesson.new(cue=told.cue, act=TO_RECALL if told.act.strip() else "") if is_hidden(kept) else told
    rule, gig = (on_one_line(text) for text in (wording.rule_text(lesson), kept.name))
    is_due = schedule.is_look_due(kept, today)
    about = f"  {schedule.lesson_status_text(kept, today)} · {gig}"
    first = styled(rule, STRONG) if is_due else safe_text(rule)
    return Content("\n").join([first, styled(about, MUTED)])
