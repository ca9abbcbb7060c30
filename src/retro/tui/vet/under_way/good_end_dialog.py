"""Dialog of a good end: hours, pay, and what helped; all may stay blank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input

from retro.core.gig import line_kinds, wording
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.good_end import HOURS, KEPT, PAID, amount_paid
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import END_HOURS, END_KEPT, END_PAID, VetLine
from retro.tui.kit import messages
from retro.tui.kit.button import WordButton
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.dialogs.told_dialog import NOT_YET
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.text.form_line import FormLine, OfferedLine
from retro.tui.kit.text.held_once import HeldOnce
from retro.tui.terminal.safe_text import SafeLabel, safe_text, set_border_title, styled
from retro.tui.vet.below import ENDED, newer_below
from retro.tui.vet.under_way.stop_dialog import Keep

ESTIMATE = "est. {}"
HOURS_SUCH_AS = "e.g. 14, 7h 30m"
KEPT_SUCH_AS = "one line: a page of scope, an early test"
ENDED_WELL = "It ended well ›"

_HOURS, _MONEY = line_kinds.Hours(), line_kinds.Money()
OPTIONAL = "All optional. It counts the next time you estimate or vet a gig."


def _noted(vet: Vet) -> Mapping[VetLine, str]:
    """Return what is noted of its end, by the names of the lines."""
    end = vet.good_end
    return {
        END_HOURS: "" if end.hours is None else wording.plain_number(end.hours),
        END_PAID: "" if end.paid is None else _MONEY.text(end.paid),
        END_KEPT: end.kept,
    }


def _lines_of(vet: Vet) -> Mapping[str, str]:
    noted = _noted(vet).items()
    return dict(zip(("hours", "paid", "kept"), (vet.unread.get(name, "") or text for name, text in noted), strict=True))


class WellEnded(NamedTuple):
    """Answer of the dialog: the good end, and its lines that are not understood, as typed."""

    end: GoodEnd
    typed: Mapping[VetLine, str]


def _parsed(line: FormLine, parse: Callable[[str], Decimal | None]) -> Decimal | None:
    """Return what the line means; None if that is nothing, which its problem says."""
    try:
        found, line.problem = parse(line.value), ""
    except NotUnderstood as problem:
        found, line.problem = None, str(problem)
    return found


class GoodEndDialog(BaseDialog[WellEnded]):
    """Answers with the good end; Esc with None."""

    AUTO_FOCUS = "#hours"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,ctrl+n", "ready", "Save", id="good.save", tooltip="It ended well"),
    ]
    DEFAULT_CSS = """
    GoodEndDialog > .panel { padding: 1 2; overflow-y: auto; }
    GoodEndDialog SafeLabel { width: 1fr; height: auto; }
    GoodEndDialog .hint { color: $foreground-muted; margin: 0 0 1 0; }
    GoodEndDialog .said { color: $secondary; margin: 0 0 1 0; min-height: 1; }
    GoodEndDialog .line { height: 1; }
    GoodEndDialog .line > SafeLabel { width: 20; }
    GoodEndDialog .line > .beside { width: auto; padding-left: 2; color: $foreground-muted; }
    GoodEndDialog .buttons { height: 1; }
    GoodEndDialog WordButton { margin: 0 2 0 0; }
    """

    panel = query_one(".panel", Vertical)
    hours = query_one("#hours", FormLine)
    paid = query_one("#paid", FormLine)
    kept = query_one("#kept", FormLine)
    said = query_one(".said", SafeLabel)

    def __init__(self, vet: Vet, keep: Keep) -> None:
        super().__init__()
        self._vet, self._keep = vet, keep
        self._held: HeldOnce[VetLine] = HeldOnce()

    def compose(self) -> ComposeResult:
        """Yield the three lines, how the numbers are understood, the buttons."""
        quote = self._vet.quote
        estimate = "" if quote.hours is None else ESTIMATE.format(wording.hours_text(quote.hours))
        price = "" if quote.price is None else wording.money_text(quote.price, quote.currency).removesuffix(".00")
        with Vertical(classes="panel"):
            yield SafeLabel(safe_text(OPTIONAL), classes="hint")
            beside = SafeLabel(safe_text(estimate), classes="beside")
            yield Horizontal(
                SafeLabel(safe_text(HOURS)), FormLine("hours", HOURS_SUCH_AS, is_number=True), beside, classes="line"
            )
            yield Horizontal(SafeLabel(safe_text(PAID)), OfferedLine("paid", price, is_number=True), classes="line")
            kept = FormLine("kept", KEPT_SUCH_AS, is_last=True)
            yield Horizontal(SafeLabel(safe_text(KEPT)), kept, classes="line")
            yield SafeLabel(classes="said")
            buttons = (WordButton(ENDED_WELL, id="save"), WordButton(NOT_YET, id="not-yet"))
            yield Horizontal(*buttons, classes="buttons")

    def on_mount(self) -> None:
        """Name the gig, and show what was noted of its end, or typed before and not answered."""
        set_border_title(self.panel, self._vet.name)
        for id, text in _lines_of(self._vet).items():
            self.query_one(f"#{id}", FormLine).value = text

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self._read()
        typed = zip(_noted(self._vet).items(), (self.hours, self.paid, self.kept), strict=True)
        self._keep({name: "" if line.value == noted else line.value for (name, noted), line in typed})

    async def look_again(self) -> None:
        """Show what another window made of the gig."""
        if newer := await newer_below(self, _lines_of):
            self._vet = newer
            self._read()

    @on(WordButton.Pressed, "#save")
    def action_ready(self) -> None:
        """Answer; a number that is not understood holds the dialog once, and is kept as typed the next time."""
        end, unread = self._read()
        if self._is_over:
            return
        if unread and self._held.holds({name: line.value for name, line in unread.items()}):
            line = next(iter(unread.values()))
            self.said.update(styled(messages.STAYS_AS_TYPED.format(line.problem), "$warning"))
            line.focus()
        else:
            self.dismiss(WellEnded(end, {name: line.value for name, line in unread.items()}))

    @on(WordButton.Pressed, "#not-yet")
    def _leave(self) -> None:
        self.dismiss(None)

    def _read(self) -> tuple[GoodEnd, Mapping[VetLine, FormLine]]:
        """Return what is in the lines, and the lines that are not understood; show both."""
        hours = _parsed(self.hours, lambda typed: _HOURS.parse(typed, date.min))
        paid = _parsed(self.paid, lambda typed: amount_paid(typed, self._vet.quote.currency))
        unread = {name: line for name, line in ((END_HOURS, self.hours), (END_PAID, self.paid)) if line.problem}
        self._show_understood(hours, paid, next((line.problem for line in unread.values()), ""))
        return GoodEnd(hours, paid, on_one_line(self.kept.value)), unread

    def _show_understood(self, hours: Decimal | None, paid: Decimal | None, problem: str) -> None:
        """Show the amounts, or what stands in the way of them."""
        over = in_own_keys(self, ENDED, "leave") if self._is_over else ""
        amounts = (
            "" if hours is None else wording.hours_text(hours),
            "" if paid is None else wording.money_text(paid, self._vet.quote.currency),
        )
        refused = over or problem
        self.said.update(styled(refused, "$warning") if refused else safe_text(" · ".join(filter(None, amounts))))

    @property
    def _is_over(self) -> bool:
        """True if another window noted that it went wrong; a good end is changed here."""
        return self._vet.ended is Ending.WRONG
