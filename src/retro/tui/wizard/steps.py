"""Step line of the wizard, or from 100 columns a rail."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from retro.core.wizard.conditions import is_client_untold
from retro.core.wizard.interview import Interview
from retro.core.wizard.question import Step
from retro.tui.terminal.safe_text import safe_text, styled

DONE, HERE, TO_COME = "✓", "▸", "·"
NARROW = 60
"""Cells below which the line names only this step."""


class StepLine(Widget):
    """The steps with a mark each: done, here, to come. A click goes to a step."""

    ALLOW_SELECT = False
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    StepLine { height: 1; width: 1fr; padding: 0 1; }
    .-wide StepLine { height: 1fr; width: 24; padding: 1 1; }
    """

    interview: reactive[Interview | None] = reactive(None)
    """The walk that is shown."""

    @dataclass
    class Chosen(Message):
        """Posted to go to this step."""

        step: Step

    def render(self) -> Content:
        """Return one line of all steps, or of this one, or a column of them."""
        if self.interview is None:
            return Content()
        if self._is_rail:
            return Content("\n\n").join(self._row(self.interview, step) for step in self.interview.steps)
        if self.size.width < NARROW:
            step = self.interview.step
            return styled(f"{HERE} {step.name}{_position(self.interview)}", "bold $primary")
        return safe_text(self._gap).join(self._words(self.interview, step) for step in self.interview.steps)

    def on_click(self, event: events.Click) -> None:
        """Go to the step under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None or self.interview is None or (not self._is_rail and self.size.width < NARROW):
            return
        if self._is_rail:
            if offset.y % 2 == 0 and offset.y // 2 < len(self.interview.steps):
                self.post_message(self.Chosen(self.interview.steps[offset.y // 2]))
            return
        left = 0
        for step in self.interview.steps:
            right = left + self._words(self.interview, step).cell_length
            if left <= offset.x < right:
                self.post_message(self.Chosen(step))
            left = right + len(self._gap)

    @property
    def _is_rail(self) -> bool:
        return self.size.height > 1

    @property
    def _gap(self) -> str:
        """Return a gap as wide as fits, three cells at most."""
        assert self.interview is not None
        words = sum(self._words(self.interview, step).cell_length for step in self.interview.steps)
        return " " * max(1, min(3, (self.size.width - words) // (len(self.interview.steps) - 1)))

    def _words(self, interview: Interview, step: Step) -> Content:
        if step is interview.step:
            return styled(f"{HERE} {step.short_name.upper()}{_position(interview)}", "bold $primary")
        return styled(f"{_mark(interview, step)} {step.short_name}", "$foreground-muted")

    def _row(self, interview: Interview, step: Step) -> Content:
        if step is not interview.step:
            return styled(f"{_mark(interview, step)} {step.name}", "$foreground-muted")
        name = f"{HERE} {step.name}"
        position = _position(interview).strip()
        gap = " " * max(1, self.size.width - len(name) - len(position))
        return Content.assemble(styled(name, "bold $primary"), gap, safe_text(position))


def _mark(interview: Interview, step: Step) -> str:
    return DONE if interview.is_step_done(step) else TO_COME


def _position(interview: Interview) -> str:
    """Format as " 6/9"; "" for a step of one page, while the answer may add pages, and on the way to the message.

    That way may begin at the second page, and says itself how long it is.
    """
    is_on_the_way = interview.step is interview.steps[0] and not interview.rest
    if is_on_the_way and is_client_untold(interview.retrospective):
        return ""
    number, of = interview.position()
    return f" {number}/{of}" if of and of > 1 else ""
