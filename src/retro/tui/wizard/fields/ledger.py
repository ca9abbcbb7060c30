"""Ledger field: one row per kind of loss, each with its question."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from retro.core.gig import metrics, wording
from retro.core.gig.losses import LOSSES, MONEY_PAID
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.question import Question
from retro.tui.kit.text.line_input import LineInput
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.wizard.fields.base import Context, Field

FROM_FIGURES = "{}, from your figures"
"""Shown on the row "money they paid", which the money page can answer."""


class LossInput(LineInput):
    """One row's line. Enter goes to the next row, from the last one on."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(value, LOSSES[name].question)
        self.loss = name
        self.was = self.value

    async def action_submit(self) -> None:
        """Go to the row below, or the next page."""
        if self.loss == next(reversed(LOSSES)):
            await super().action_submit()
        else:
            self.screen.focus_next()


class LedgerField(Field[Mapping[str, str]]):
    """Time, energy and trust first; money paid is derived from what came in and went back, if known."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    LedgerField > Horizontal { height: 1; }
    LedgerField .label { width: 21; }
    .-narrow LedgerField .label { width: 17; }
    LedgerField .worked-out {
        width: auto; color: $foreground-muted; padding: 0 0 0 2; text-wrap: nowrap; text-overflow: ellipsis;
    }
    .-narrow LedgerField .worked-out { max-width: 14; }
    """

    def __init__(
        self, question: Question[Mapping[str, str]], value: Mapping[str, str], context: Context, label: str = ""
    ) -> None:
        super().__init__(question, value, context, label)
        self._losses = value
        self._rows = tuple(LossInput(name, self._losses.get(name, "")) for name in LOSSES)
        self._worked_out = SafeLabel(safe_text(_paid(context.retrospective)), classes="worked-out")

    def compose(self) -> ComposeResult:
        """Yield a row for each."""
        for row in self._rows:
            with Horizontal():
                yield SafeLabel(safe_text(LOSSES[row.loss].label), classes="label")
                yield row
                if row.loss == MONEY_PAID:
                    yield self._worked_out

    def focus_input(self, cursor: int | None = None) -> None:
        """Focus the first empty row, else the first."""
        row = next((row for row in self._rows if not row.value), self._rows[0])
        row.cursor_position = len(row.value)
        self.screen.set_focus(row)

    def read_widget(self) -> None:
        """Read every row; an untouched one keeps its own line breaks."""
        rows = {row.loss: self._losses.get(row.loss, "") if row.value == row.was else row.value for row in self._rows}
        self.value = MappingProxyType({name: text for name, text in rows.items() if text.strip()})

    def on_input_changed(self, event: Input.Changed) -> None:
        """Post every change as an answer."""
        event.stop()
        before = self.value
        self.read_widget()
        if before != self.value:
            self.post_message(self.Answered(self.question.key, self.value))

    def show(self, retrospective: Retrospective) -> None:
        """Show what was paid, if it is known by now."""
        self._worked_out.update(safe_text(_paid(retrospective)))


def _paid(retrospective: Retrospective) -> str:
    """Format as "$100.00, from your figures"; "" while unknown."""
    kept = metrics.net_paid(retrospective.facts)
    return "" if kept is None else FROM_FIGURES.format(wording.money_text(kept, retrospective.facts.currency))
