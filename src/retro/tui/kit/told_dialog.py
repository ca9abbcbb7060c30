"""Dialog that asks when and how the client was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input

from retro.core.gig import answer_kinds, wording
from retro.core.gig.message import Channel
from retro.core.gig.retrospective import Facts
from retro.core.message.telling import CHANNELS, refused
from retro.core.text.clock import Clock, TypedOn
from retro.core.text.parsing import NotUnderstood
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import Marks
from retro.tui.kit.form_line import FormLine
from retro.tui.kit.screen import Dialog
from retro.tui.terminal.safe_text import Words, set_border_title, shown, styled

DAY = answer_kinds.Day("today, yesterday, 2026-03-14")
WHEN = "When?"
NEEDS_DAY = "Name the day, e.g. today."


@dataclass(frozen=True, slots=True)
class Telling:
    """That they know, since when, and how they heard."""

    on: date
    channel: Channel | None


class ToldDialog(Dialog[Telling]):
    """Answers with the day and the way; Esc with None. Enter in the line is enough: the way may stay open."""

    AUTO_FOCUS = "#on"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f3", "ready", "I've told them", id="told.ready", tooltip="They know since that day"),
    ]
    DEFAULT_CSS = """
    ToldDialog > .panel { width: 60; padding: 1 2; }
    ToldDialog .line, ToldDialog .buttons { height: 1; }
    ToldDialog .line > Words { width: 8; }
    ToldDialog .said { width: 1fr; height: auto; min-height: 1; color: $secondary; margin: 0 0 1 0; }
    ToldDialog Marks { margin: 0 0 1 0; }
    ToldDialog WordButton { margin: 0 2 0 0; }
    """

    panel = query_one(".panel", Vertical)
    day = query_one("#on", FormLine)
    said = query_one(".said", Words)
    how = query_one(Marks)

    def __init__(self, name: str, noticed_on: date | None, today: Clock) -> None:
        super().__init__()
        self._heading, self._noticed_on, self._today = name, noticed_on, today
        self._typed_on = TypedOn(today)

    def compose(self) -> ComposeResult:
        """The day, how it is understood, the way, the buttons."""
        with Vertical(classes="panel"):
            yield Horizontal(
                Words(shown(WHEN)), FormLine("on", DAY.placeholder, "today", is_last=True, is_day=True), classes="line"
            )
            yield Words(classes="said")
            yield Marks(CHANNELS, heading="How?")
            yield Horizontal(
                WordButton("I've told them ›", id="told"), WordButton("Not yet", id="not-yet"), classes="buttons"
            )

    def on_mount(self) -> None:
        """What is typed replaces the day that is offered."""
        set_border_title(self.panel, self._heading)
        self.day.select_all()
        self._read()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._read()

    @on(WordButton.Pressed, "#told")
    def action_ready(self) -> None:
        """They know, if the day is understood and not still to come."""
        on_day = self._read()
        if on_day is None:
            if not self.day.value.strip():
                self.said.update(styled(NEEDS_DAY, "$warning"))
            self.day.focus()
            return
        self.dismiss(Telling(on_day, Channel(self.how.value) if self.how.value else None))

    @on(WordButton.Pressed, "#not-yet")
    def _leave(self) -> None:
        self.dismiss(None)

    def _read(self) -> date | None:
        """The day, and what is said of it; None where it cannot be the one."""
        try:
            found, said = DAY.understood(self.day.value, self._typed_on(self.day.value))
        except NotUnderstood as problem:
            self.said.update(styled(str(problem), "$warning"))
            return None
        if found and (why := refused(found, self._today())):
            self.said.update(styled(why, "$warning"))
            return None
        odd = wording.told_too_early(Facts(noticed_on=self._noticed_on, told_on=found))
        self.said.update(styled(odd, "$warning") if odd else shown(said))
        return found
