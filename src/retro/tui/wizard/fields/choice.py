"""Exclusive choice by arrows and Enter, by number, or by mouse."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message

from retro.core.gig.answer_kinds import Choice, E
from retro.core.wizard.question import Question
from retro.tui.kit.choice_row import say_taken_back
from retro.tui.kit.lists.row_list import RowList
from retro.tui.kit.own_keys import own_key_of
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled, toast
from retro.tui.wizard.fields.base import Context, Field

CHOSEN, NOT_CHOSEN = "(•)", "( )"
THERE_ARE = "There are {} choices."
DIGITS = frozenset("123456789")


class ChoiceRows(RowList):
    """The choices under one another; past either end the arrows leave for the next field."""

    class Pressed(Message):
        """Posted when the mouse chose the row at the cursor."""

    def __init__(self, labels: tuple[str, ...], chosen: int | None) -> None:
        super().__init__()
        self._labels = labels
        self.mark(chosen)

    def mark(self, chosen: int | None) -> None:
        """Mark the chosen one."""
        rows = tuple(partial(self._row, label, at == chosen, at + 1) for at, label in enumerate(self._labels))
        self.set_rows(rows, self.cursor if chosen is None else chosen)

    def _row(self, label: str, is_chosen: bool, number: int, width: int) -> Content:
        """Return a mark and the words, with the number at the right if there is room for it."""
        words = f"{CHOSEN if is_chosen else NOT_CHOSEN} {label}"
        key = own_key_of(self, f"choice.{number}", str(number))
        gap = min(width, 44) - len(words) - len(key)
        if gap < 3:
            return safe_text(words)
        return Content.assemble(safe_text(words), " " * gap, styled(key, "$foreground-muted"))

    def action_move(self, by: int) -> None:
        """Move to another choice; past the ends to the next field."""
        if by in (-1, 1) and not 0 <= self.cursor + by < len(self._labels):
            raise SkipAction
        super().action_move(by)

    def pressed(self, x: int) -> None:
        """Choose on a click."""
        self.post_message(self.Pressed())


class ChoiceField(Field[E | None]):
    """A choice of one of the kind's values, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose(True)", "Choose", id="choice.enter", tooltip="Choose this and go on"),
        Binding("space", "choose(False)", "Mark", id="choice.mark", tooltip="Choose this, or take it back", show=False),
        *(
            Binding(
                str(n),
                f"number({n})",
                "Choose",
                id=f"choice.{n}",
                tooltip="Choose by number",
                show=False,
            )
            for n in range(1, 10)
        ),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    ChoiceField > Horizontal { height: auto; }
    ChoiceField .label { width: 18; height: auto; }
    ChoiceField ChoiceRows { width: 1fr; }
    """

    kind: Choice[E]
    rows = query_one(ChoiceRows)

    def __init__(self, question: Question[E | None], value: E | None, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self._labels = self.kind.labels
        self._values = tuple(self.kind.labels)

    def compose(self) -> ComposeResult:
        """Yield the label beside the choices."""
        with Horizontal():
            if self.label:
                yield SafeLabel(safe_text(self.label), classes="label")
            yield ChoiceRows(tuple(self._labels.values()), self._chosen)

    def focus_input(self, cursor: int | None = None) -> None:
        """Focus the choices."""
        self.screen.set_focus(self.rows)

    def on_choice_rows_pressed(self, event: ChoiceRows.Pressed) -> None:
        """Answer by mouse, or take the answer back."""
        event.stop()
        self._choose(is_final=False)

    async def action_choose(self, goes_on: bool) -> None:
        """Choose the one at the cursor; Space on the chosen one takes it back."""
        self._choose(is_final=goes_on)
        if goes_on:
            await self.run_action("screen.ready")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the numbers that there are."""
        return action != "number" or parameters[0] in range(1, len(self._values) + 1)

    def on_key(self, event: events.Key) -> None:
        """Answer a number that there isn't; it is meant for no text of the page."""
        if event.key in DIGITS and int(event.key) > len(self._values):
            event.stop()
            toast(self, safe_text(THERE_ARE.format(len(self._values))))

    def action_number(self, number: int) -> None:
        """Choose the one with this number."""
        self.rows.cursor = number - 1
        self._choose(is_final=True)

    def _choose(self, is_final: bool) -> None:
        value = self._values[self.rows.cursor]
        self.value = None if value == self.value and not is_final else value
        if self.value is None:
            say_taken_back(self, self._labels[value], "choice.mark")
        self.rows.mark(self._chosen)
        self.post_message(self.Answered(self.question.key, self.value))

    @property
    def _chosen(self) -> int | None:
        return next((at for at, value in enumerate(self._values) if value == self.value), None)
