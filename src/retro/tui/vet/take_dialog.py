"""Dialog on taking a gig: what the past says of its estimate, a checkpoint, and a forecast; all may stay blank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input

from retro.core.gig import wording
from retro.core.gig.part_kinds import STOP_IF
from retro.core.text.clock import Clock
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.decision import NO_FORECAST, Forecast
from retro.core.vet.forecast import FEARED, NOT_NOTICED, SURE, Noticing, offered_fear, per_cent
from retro.core.vet.overrun import NOT_KNOWN, Overrun
from retro.core.vet.progress import Stop
from retro.core.vet.rate_wording import by_own_ratio
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import HOW_SURE, STOP_ON, STOP_TEXT, VetLine
from retro.tui.kit import messages
from retro.tui.kit.button import WordButton
from retro.tui.kit.text.form_line import FormLine, OfferedLine
from retro.tui.kit.text.held_once import HeldOnce
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled
from retro.tui.vet.checkpoint_dialog import BY, NOT_NOW, SAVE, SUCH_AS, WHY, CheckpointDialog

KeepTyped = Callable[[Mapping[VetLine, str], Forecast], None]
"""Keeps the lines that are not answered as typed, by their names, and the forecast."""
OPTIONAL = "optional"


class Taken(NamedTuple):
    """What is noted as a gig is taken: a checkpoint, if one was written, and a forecast."""

    stop: Stop | None
    forecast: Forecast


class _PerCent(NamedTuple):
    found: Decimal | None
    problem: str = ""
    """Why it is not understood."""


class TakeDialog(CheckpointDialog[Taken]):
    """Answers with what was written; Esc with None. A checkpoint needs both halves; a forecast needs none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", NOT_NOW, id="leave", tooltip=NOT_NOW),
        Binding("f3,ctrl+n", "ready", "Save", id="take.keep", tooltip="Save the checkpoint and the forecast"),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    TakeDialog > .panel { padding: 1 2; overflow-y: auto; }
    TakeDialog SafeLabel { width: 1fr; height: auto; }
    TakeDialog .why { color: $foreground-muted; margin: 0 0 1 0; }
    TakeDialog .past { color: $secondary; margin: 0 0 1 0; display: none; }
    TakeDialog .said, TakeDialog .per-cent { color: $secondary; min-height: 1; }
    TakeDialog .line { height: 1; }
    TakeDialog .line > SafeLabel { width: 9; }
    TakeDialog .line > .long { width: 37; }
    .-narrow TakeDialog #how-sure { height: 2; }
    .-narrow TakeDialog #how-sure > .long { width: 1fr; }
    .-narrow TakeDialog #how-sure > FormLine { width: 12; }
    TakeDialog .buttons { height: 1; }
    .-short TakeDialog > .panel { padding: 0 2; }
    """

    feared = query_one("#feared", FormLine)
    sure = query_one("#sure", FormLine)
    past = query_one(".past", SafeLabel)
    per_cent_read = query_one(".per-cent", SafeLabel)

    def __init__(
        self,
        vet: Vet,
        today: Clock,
        keep: KeepTyped,
        ended: Overrun = NOT_KNOWN,
        noticing: Noticing = NOT_NOTICED,
    ) -> None:
        super().__init__(vet, today)
        self._keep = keep
        self._past = " ".join(filter(None, (by_own_ratio(vet.quote, vet.ratio, ended), noticing.said(today()))))
        self._offered = noticing.offered(today())
        self._held: HeldOnce[VetLine] = HeldOnce()

    def compose(self) -> ComposeResult:
        """Yield what the past says, the checkpoint, the forecast, the buttons."""
        lines = self.lines_of(self.vet)
        with Vertical(classes="panel"):
            yield SafeLabel(safe_text(WHY), classes="why")
            yield SafeLabel(safe_text(self._past), classes="past")
            yield Horizontal(
                SafeLabel(safe_text(STOP_IF)),
                FormLine("text", SUCH_AS, lines["text"]),
                classes="line",
            )
            day = OfferedLine("on", self.DAY.text(self._offered), self.DAY.placeholder, lines["on"], is_day=True)
            yield Horizontal(SafeLabel(safe_text(BY)), day, classes="line")
            yield SafeLabel(classes="said")
            yield from self._forecast(lines)
            yield Horizontal(WordButton(SAVE, id="ready"), WordButton(NOT_NOW, id="not-now"), classes="buttons")

    def _forecast(self, lines: Mapping[str, str]) -> Iterator[SafeLabel | FormLine | Horizontal]:
        yield SafeLabel(safe_text(FEARED))
        yield OfferedLine("feared", offered_fear(self.vet), OPTIONAL, lines["feared"])
        percentage = FormLine("sure", "e.g. 70%", lines["sure"], is_last=True, is_number=True)
        yield Horizontal(SafeLabel(safe_text(SURE), classes="long"), percentage, id="how-sure", classes="line")
        yield SafeLabel(classes="per-cent")

    def on_mount(self) -> None:
        """Hide the line of the past if it says nothing; a day is offered only beside a condition."""
        self._offer_day()
        self.past.display = bool(self._past)

    def _offer_day(self) -> None:
        self.query_one("#on", OfferedLine).is_offered = bool(self.condition.value.strip())

    @on(Input.Changed)
    def _typed(self) -> None:
        """Keep what is typed, should the program end before it is answered."""
        text, on_day = self.condition.value, self.day.value
        self._offer_day()
        sure = self._show_sure()
        self._keep({STOP_TEXT: text, STOP_ON: on_day, HOW_SURE: self.sure.value if sure.problem else ""}, self._read())

    def answer(self, on_day: date) -> Taken:
        """Return the checkpoint and the forecast."""
        return Taken(self.stop(on_day), self._read())

    def without_day(self) -> Taken | None:
        """Return a forecast alone if no checkpoint was begun."""
        forecast = self._read()
        is_any = forecast != NO_FORECAST or bool(self.sure.value.strip())
        return Taken(None, forecast) if is_any and not self.condition.value.strip() else None

    def lines_of(self, vet: Vet) -> Mapping[str, str]:
        """Return the next checkpoint and the forecast, or what was typed and not answered."""
        stop, forecast = vet.next_stop or Stop(), vet.forecast
        return {
            "text": stop.text or vet.unread.get(STOP_TEXT, ""),
            "on": self.DAY.text(stop.on) or vet.unread.get(STOP_ON, ""),
            "feared": forecast.feared,
            "sure": vet.unread.get(HOW_SURE, "") if forecast.sure is None else wording.plain_number(forecast.sure),
        }

    @property
    def lacks_condition(self) -> bool:
        """Tell whether the checkpoint has a day alone."""
        return bool(self.day.value.strip()) and not self.condition.value.strip()

    def held_by(self) -> FormLine | None:
        """Return the condition as `CheckpointDialog` does, and the percentage, once for each text that is none."""
        return super().held_by() or (self.sure if self._holds_sure() else None)

    def _holds_sure(self) -> bool:
        """Tell whether the percentage is none and holds the dialog; it says so, and is kept as typed the next time."""
        problem = self._show_sure().problem
        if not self._held.holds({HOW_SURE: self.sure.value} if problem else {}):
            return False
        self.per_cent_read.update(styled(messages.STAYS_AS_TYPED.format(problem), "$warning"))
        return True

    def _read(self) -> Forecast:
        return Forecast(on_one_line(self.feared.value), self._sure().found)

    def _sure(self) -> _PerCent:
        try:
            return _PerCent(per_cent(self.sure.value))
        except NotUnderstood as problem:
            return _PerCent(None, str(problem))

    def _show_sure(self) -> _PerCent:
        """Show how the percentage is understood, or why it isn't."""
        sure = self._sure()
        said = "" if sure.found is None else f"{wording.plain_number(sure.found)}%"
        self.per_cent_read.update(styled(sure.problem, "$warning") if sure.problem else safe_text(said))
        return sure
