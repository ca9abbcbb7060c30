"""Dialog for a checkpoint: a condition and a day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input

from retro.core.gig import answer_kinds
from retro.core.text.clock import Clock, TypedOn
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.vet import Stop
from retro.tui.kit.button import WordButton
from retro.tui.kit.form_line import FormLine
from retro.tui.kit.screen import Dialog
from retro.tui.terminal.safe_text import Words, set_border_title, shown

DAY = answer_kinds.Day("in 2 weeks, 1 December", ahead=True)
WHY = "When would you stop? Something you'd see, and the day you'll check. retro asks you on that day."
NEEDS_DAY = "Add a date, so retro can ask."


class StopDialog(Dialog[Stop]):
    """Answers with the stop; Esc with None. A day is needed, and it lies ahead."""

    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f3", "ready", "Save", id="stop.keep", tooltip="Watch for this"),
    ]
    DEFAULT_CSS = """
    StopDialog > .panel { padding: 1 2; }
    StopDialog Words { width: 1fr; height: auto; }
    StopDialog .why { color: $foreground-muted; margin: 0 0 1 0; }
    StopDialog .said { color: $secondary; margin: 0 0 1 0; min-height: 1; }
    StopDialog .line { height: 1; }
    StopDialog .line > Words { width: 14; }
    StopDialog .buttons { height: 1; }
    """

    panel = query_one(".panel", Vertical)
    condition = query_one("#text", FormLine)
    day = query_one("#on", FormLine)
    said = query_one(".said", Words)

    def __init__(self, name: str, stop: Stop, today: Clock) -> None:
        super().__init__()
        self._heading, self._stop, self._typed_on = name, stop, TypedOn(today)

    def compose(self) -> ComposeResult:
        """The two lines, how the day is understood, the buttons."""
        with Vertical(classes="panel"):
            yield Words(shown(WHY), classes="why")
            yield Horizontal(
                Words(shown("Stop if")),
                FormLine("text", "no label has been printed", self._stop.text),
                classes="line",
            )
            yield Horizontal(
                Words(shown("by")),
                FormLine("on", DAY.placeholder, DAY.text(self._stop.on), is_last=True, is_day=True),
                classes="line",
            )
            yield Words(classes="said")
            yield Horizontal(WordButton("Save ›", id="keep"), WordButton("Not now", id="not-now"), classes="buttons")

    def on_mount(self) -> None:
        """Name the gig, and say how the day is understood."""
        set_border_title(self.panel, self._heading)
        self._read()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._read()

    @on(WordButton.Pressed, "#keep")
    def action_ready(self) -> None:
        """Keep it, if the day is understood."""
        on_day = self._read()
        if on_day is None:
            if not self.day.value.strip():
                self.said.update(shown(NEEDS_DAY))
            self.day.focus()
            return
        self.dismiss(Stop(" ".join(self.condition.value.split()), on_day))

    @on(WordButton.Pressed, "#not-now")
    def _leave(self) -> None:
        self.dismiss(None)

    def _read(self) -> date | None:
        """The day, and what is said of it."""
        try:
            found, said = DAY.understood(self.day.value, self._typed_on(self.day.value))
        except NotUnderstood as problem:
            self.said.update(shown(str(problem)))
            return None
        self.said.update(shown(said))
        return found
