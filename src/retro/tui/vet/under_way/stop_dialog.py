"""Dialog for a checkpoint: a condition and a day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from retro.core.gig import line_kinds
from retro.core.text.clock import Clock
from retro.core.vet.progress import Stop
from retro.tui.kit.button import WordButton
from retro.tui.kit.dialogs.day_dialog import DayDialog
from retro.tui.kit.text.form_line import FormLine
from retro.tui.terminal.safe_text import SafeLabel, safe_text

STOP_IF = "Stop if"
SUCH_AS = "nothing to show them"
BY = "by"
SAVE = "Save ›"
NOT_NOW = "Not now"

WHY = "When would you stop? Something you'd see, and the day you'll check. retro asks you on that day."


class StopDialog(DayDialog[Stop]):
    """Answers with the checkpoint; Esc with None. A day in the future is needed."""

    DAY = line_kinds.Day("in 2 weeks, 1 December", ahead=True)
    NEEDS_DAY = "Add a date, so retro can ask."
    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", NOT_NOW, id="leave", tooltip=NOT_NOW),
        Binding("f3,ctrl+n", "ready", "Save", id="stop.keep", tooltip="Watch for this: a tripwire"),
    ]
    DEFAULT_CSS = """
    StopDialog > .panel { padding: 1 2; }
    StopDialog SafeLabel { width: 1fr; height: auto; }
    StopDialog .why { color: $foreground-muted; margin: 0 0 1 0; }
    StopDialog .said { color: $secondary; margin: 0 0 1 0; min-height: 1; }
    StopDialog .line { height: 1; }
    StopDialog .line > SafeLabel { width: 14; }
    StopDialog .buttons { height: 1; }
    """

    condition = query_one("#text", FormLine)

    def __init__(self, name: str, stop: Stop, today: Clock, unread: str = "") -> None:
        """`unread` is a day that was not understood, as typed."""
        super().__init__(name, today)
        self._stop, self._unread = stop, unread

    def compose(self) -> ComposeResult:
        """Yield the two lines, how the day is understood, the buttons."""
        with Vertical(classes="panel"):
            yield SafeLabel(safe_text(WHY), classes="why")
            yield Horizontal(
                SafeLabel(safe_text(STOP_IF)),
                FormLine("text", SUCH_AS, self._stop.text),
                classes="line",
            )
            typed = self.DAY.text(self._stop.on) or self._unread
            yield Horizontal(
                SafeLabel(safe_text(BY)),
                FormLine("on", self.DAY.placeholder, typed, is_last=True, is_day=True),
                classes="line",
            )
            yield SafeLabel(classes="said")
            yield Horizontal(WordButton(SAVE, id="ready"), WordButton(NOT_NOW, id="not-now"), classes="buttons")

    def answer(self, on_day: date) -> Stop:
        """Return the condition and the day."""
        return Stop(" ".join(self.condition.value.split()), on_day)
