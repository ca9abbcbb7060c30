"""Dialog that asks when and how the client was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input

from retro.core.gig import line_kinds, telling_wording
from retro.core.gig.message import Channel
from retro.core.gig.retrospective import Facts
from retro.core.message.telling import CHANNELS, refused
from retro.core.text.clock import Clock
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.dialogs.day_dialog import DayDialog
from retro.tui.kit.text.form_line import FormLine
from retro.tui.terminal.safe_text import SafeLabel, safe_text

TOLD = "I've told them ›"
NOT_YET = "Not yet"
TITLE = "You told the client · {}"

WHEN, HOW = "When?", "How? "
TODAY = "today"
"""Offered, and not kept as typed."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Answer of the dialog: the day on which the client was told, and the way."""

    on: date
    channel: Channel | None


class TellingBegun(Protocol):
    """Storage for the day as typed and the way, in case the program ends before the dialog is answered."""

    @property
    def day_typed(self) -> str:
        """Return the day; "" for none."""

    def keep_day_typed(self, typed: str) -> None:
        """Save the day; "" removes it."""

    @property
    def channel_chosen(self) -> Channel | None:
        """Return the way; None for none."""

    def keep_channel(self, channel: Channel | None) -> None:
        """Save the way; None removes it."""


class ToldDialog(DayDialog[Telling]):
    """Answers with the day and the way; Esc with None. Enter in the line is enough: the way may stay open."""

    DAY = line_kinds.Day("e.g. today, yesterday, 2026-03-14")
    NEEDS_DAY = "Name the day, e.g. today."
    AUTO_FOCUS = "#on"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", NOT_YET, id="leave", tooltip=NOT_YET),
        Binding("f3,ctrl+n", "ready", "I've told them", id="told.ready", tooltip="They've known since that day"),
    ]
    DEFAULT_CSS = """
    ToldDialog > .panel { width: 60; padding: 1 2; }
    ToldDialog .line, ToldDialog .buttons { height: 1; }
    ToldDialog .line > SafeLabel { width: 8; }
    ToldDialog .said { width: 1fr; height: auto; min-height: 1; color: $secondary; margin: 0 0 1 0; }
    ToldDialog ChoiceRow { margin: 0 0 1 0; }
    ToldDialog WordButton { margin: 0 2 0 0; }
    """

    how = query_one(ChoiceRow)

    def __init__(self, name: str, noticed_on: date | None, today: Clock, begun: TellingBegun, aside: str = "") -> None:
        """`begun` has what was typed before and not answered, and keeps what is typed.

        `aside` is said of a gig of which nothing is to be told, as far as is known; no day is offered then.
        """
        super().__init__(TITLE.format(name), today)
        self._noticed_on, self._today, self._aside = noticed_on, today, aside
        self._offered, self._begun = begun.day_typed or ("" if aside else TODAY), begun

    def compose(self) -> ComposeResult:
        """Yield the day, how it is understood, the way, the buttons."""
        with Vertical(classes="panel"):
            line = FormLine("on", self.DAY.placeholder, self._offered, is_last=True, is_day=True)
            yield Horizontal(SafeLabel(safe_text(WHEN)), line, classes="line")
            yield SafeLabel(classes="said")
            yield ChoiceRow(CHANNELS, self._begun.channel_chosen, heading=HOW)
            buttons = (WordButton(TOLD, id="ready"), WordButton(NOT_YET, id="not-now"))
            yield Horizontal(*buttons, classes="buttons")

    def on_mount(self) -> None:
        """Select the offered day, so that typing replaces it."""
        self.day.select_all()

    @on(Input.Changed)
    def _kept(self) -> None:
        """Keep what is typed, should the program end before it is answered."""
        if self.day.value != self._offered:
            self._offered = ""
            self._begun.keep_day_typed("" if self.day.value == TODAY else self.day.value.strip())

    @on(ChoiceRow.Chosen)
    def _keep_way(self, message: ChoiceRow.Chosen) -> None:
        message.stop()
        self._begun.keep_channel(self._way())

    def _way(self) -> Channel | None:
        return Channel(self.how.value) if self.how.value else None

    def answer(self, on_day: date) -> Telling:
        """Return the day, and how they heard."""
        return Telling(on_day, self._way())

    def read_day(self) -> date | None:
        """Return the day; until it is typed, show what is said of the gig."""
        found = super().read_day()
        if self._aside and not self.day.value.strip():
            self._warn(self._aside)
        return found

    def refusal(self, on_day: date) -> str:
        """Refuse a day in the future."""
        return refused(on_day, self._today())

    def remark(self, on_day: date) -> str:
        """Remark on a day before they noticed, else on the gig."""
        odd = telling_wording.told_too_early(Facts(noticed_on=self._noticed_on, told_on=on_day))
        return odd or self._aside
