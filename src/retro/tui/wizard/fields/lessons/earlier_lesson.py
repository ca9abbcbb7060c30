"""Earlier lesson for a red flag, and what got in its way."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget

from retro.core.gig import wording
from retro.core.gig.choices import Obstacle
from retro.core.gig.flag_names import flag_key
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.text.one_line import on_one_line
from retro.core.wizard import lesson_drafting
from retro.core.wizard.flag_note import close_rule
from retro.core.wizard.history import EarlierLesson, GigHistory
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.fitted_label import FittedLabel
from retro.tui.terminal.safe_text import safe_text, styled

IN_THE_WAY = "What got in the way?"


class EarlierRule(Widget):
    """Shown over the new rule if its flag had one in an earlier gig, or if only a sister of the flag had.

    It asks nothing of a sister's rule, nor of one written after the gig.
    """

    DEFAULT_CSS = """
    EarlierRule { height: auto; width: 1fr; padding: 0 1; }
    EarlierRule > FittedLabel { height: auto; max-height: 4; width: 1fr; }
    """

    @dataclass
    class Judged(Message):
        """Posted with what got in its way; None takes that back."""

        obstacle: Obstacle | None

    said = query_one(FittedLabel)
    marks = query_one(ChoiceRow)

    def __init__(self, memory: GigHistory) -> None:
        super().__init__()
        self._memory = memory
        self.earlier: EarlierLesson | None = None
        self._lesson = Lesson.new()

    def compose(self) -> ComposeResult:
        """Yield the rule, then the choice."""
        yield FittedLabel()
        yield ChoiceRow(wording.OBSTACLE, heading=IN_THE_WAY)

    def show(self, lesson: Lesson, retrospective: Retrospective) -> None:
        """Show the rule before this one, as it stands to this gig."""
        self._lesson = lesson
        self.earlier = lesson_drafting.earlier_rule(lesson, self._memory)
        flag = lesson_drafting.flag_of(lesson, retrospective)
        close = safe_text("" if self.earlier else close_rule(flag, self._memory))
        self.display = self.earlier is not None or bool(close)
        self.said.update(self._told(self.earlier, retrospective) if self.earlier else close)
        self.marks.display = self.earlier is not None and lesson_drafting.could_be_kept(self.earlier, retrospective)
        self.marks.value = lesson.got_in_the_way

    @on(ChoiceRow.Chosen)
    def _judge(self, message: ChoiceRow.Chosen) -> None:
        message.stop()
        self.post_message(self.Judged(Obstacle(message.value) if message.value else None))

    def _told(self, earlier: EarlierLesson, retrospective: Retrospective) -> Content:
        rule = wording.rule_text(Lesson.new(cue=earlier.cue, act=earlier.act))
        key = flag_key(self._lesson.flag) if self._lesson.flag else ""
        label = styled(f"{lesson_drafting.earlier_label(earlier, self._memory, key, retrospective)}: ", "$secondary")
        return Content.assemble(label, safe_text(on_one_line(rule)))
