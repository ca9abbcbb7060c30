"""Base of the dialogs that ask for a day: shows how it is understood, and takes only a valid one."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input

from retro.core.gig.line_kinds import Day
from retro.core.text.clock import Clock, TypedOn
from retro.core.text.parsing import NotUnderstood
from retro.tui.kit.button import WordButton
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.text.form_line import FormLine
from retro.tui.terminal.safe_text import SafeLabel, safe_text, set_border_title, styled

T = TypeVar("T")


class DayDialog(BaseDialog[T], Generic[T]):
    """Answers with what `answer` makes of the day; Esc and `#not-now` answer None.

    A subclass composes a `.panel` with a line `#on`, a `.said` and the buttons `#ready` and `#not-now`.
    """

    DAY: ClassVar[Day]
    """Parses the day."""
    NEEDS_DAY: ClassVar[str]
    """Sentence if no day is given."""

    panel = query_one(".panel", Vertical)
    day = query_one("#on", FormLine)
    said = query_one(".said", SafeLabel)

    def __init__(self, name: str, today: Clock) -> None:
        super().__init__()
        self._heading, self._typed_on = name, TypedOn(today)

    def answer(self, on_day: date) -> T:
        """Return the answer with this day."""
        raise NotImplementedError

    def refusal(self, on_day: date) -> str:
        """Say why this cannot be the day; "" if it can."""
        return ""

    def remark(self, on_day: date) -> str:
        """Say what is odd about this day, which is taken all the same; "" for nothing."""
        return ""

    def without_day(self) -> T | None:
        """Return the answer if no day is given; None if one is needed."""
        return None

    def held_by(self) -> FormLine | None:
        """Return the line besides the day's that is not understood; None if all are."""
        return None

    def on_mount(self) -> None:
        """Name the gig, and show how the day is understood."""
        set_border_title(self.panel, self._heading)
        self.read_day()

    @on(Input.Changed)
    def _changed(self) -> None:
        self.read_day()

    @on(WordButton.Pressed, "#ready")
    def action_ready(self) -> None:
        """Answer if the day is understood and allowed."""
        on_day, unread = self.read_day(), self.held_by()
        if unread:
            unread.focus()
            return
        is_blank = not self.day.value.strip()
        answer = self.answer(on_day) if on_day is not None else self.without_day() if is_blank else None
        if answer is not None:
            self.dismiss(answer)
            return
        if is_blank:
            self._warn(self.NEEDS_DAY)
        self.day.focus()

    @on(WordButton.Pressed, "#not-now")
    def _leave(self) -> None:
        self.dismiss(None)

    def read_day(self) -> date | None:
        """Return the day, and show how it is understood; None, with the reason shown, if it cannot be taken."""
        try:
            found, understood = self.DAY.understood(self.day.value, self._typed_on(self.day.value))
        except NotUnderstood as problem:
            self.day.problem = str(problem)
            self._warn(str(problem))
            return None
        self.day.problem = ""
        if found and (why := self.refusal(found)):
            self._warn(why)
            return None
        if found and (odd := self.remark(found)):
            self._warn(odd)
        else:
            self.said.update(safe_text(understood))
        return found

    def _warn(self, words: str) -> None:
        self.said.update(styled(words, "$warning"))
