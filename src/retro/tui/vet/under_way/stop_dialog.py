"""Dialog for a checkpoint: a condition and a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from retro.core.gig.part_kinds import STOP_IF
from retro.core.text.clock import Clock
from retro.core.vet.progress import Stop
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import STOP_ON, STOP_TEXT, VetLine
from retro.tui.kit.button import WordButton
from retro.tui.kit.text.form_line import FormLine
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.vet.checkpoint_dialog import BY, NOT_NOW, SAVE, SUCH_AS, WHY, CheckpointDialog

Keep = Callable[[Mapping[VetLine, str]], None]
"""Keeps the lines of a dialog as typed, by their names."""


def _offered(vet: Vet) -> str:
    return vet.next_stop.text if vet.next_stop else ""


class StopDialog(CheckpointDialog[Stop]):
    """Answers with the checkpoint; Esc with None. A day in the future is needed."""

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

    def __init__(self, vet: Vet, today: Clock, keep: Keep) -> None:
        """Offer the condition of the next checkpoint, or what was typed before and not answered."""
        super().__init__(vet, today)
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Yield the two lines, how the day is understood, the buttons."""
        lines = self.lines_of(self.vet)
        with Vertical(classes="panel"):
            yield SafeLabel(safe_text(WHY), classes="why")
            yield Horizontal(
                SafeLabel(safe_text(STOP_IF)),
                FormLine("text", SUCH_AS, lines["text"]),
                classes="line",
            )
            yield Horizontal(
                SafeLabel(safe_text(BY)),
                FormLine("on", self.DAY.placeholder, lines["on"], is_last=True, is_day=True),
                classes="line",
            )
            yield SafeLabel(classes="said")
            yield Horizontal(WordButton(SAVE, id="ready"), WordButton(NOT_NOW, id="not-now"), classes="buttons")

    @on(Input.Changed)
    def _kept(self) -> None:
        """Keep what is typed, should the program end before it is answered."""
        text = self.condition.value
        self._keep({STOP_TEXT: "" if text == _offered(self.vet) else text, STOP_ON: self.day.value})

    def lines_of(self, vet: Vet) -> Mapping[str, str]:
        """Return the condition of the next checkpoint, or what was typed and not answered; the day only if typed."""
        return {"text": vet.unread.get(STOP_TEXT, "") or _offered(vet), "on": vet.unread.get(STOP_ON, "")}

    @property
    def lacks_condition(self) -> bool:
        """Tell whether the condition is blank: a day alone has nothing to check."""
        return not self.condition.value.strip()

    def answer(self, on_day: date) -> Stop:
        """Return the condition and the day."""
        return self.stop(on_day)
