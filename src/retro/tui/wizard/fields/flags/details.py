"""List of the ticked red flags with their details; Enter opens one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message

from retro.core.gig import wording
from retro.core.gig.retrospective import RedFlag
from retro.core.text.one_line import on_one_line
from retro.core.wizard import flag_picking
from retro.core.wizard.flag_picking import Ticked
from retro.tui.kit.lists.row_list import RowList
from retro.tui.terminal.safe_text import safe_text, styled
from retro.tui.wizard.fields.base import Field
from retro.tui.wizard.fields.flags.details_form import FlagForm

DESCRIBED = "described"
NO_DETAILS = "no details"


class DetailsList(RowList):
    """Opens the flag at the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "open", "Details", id="details.open", tooltip="What you saw, and what you told yourself"
        ),
    ]

    @dataclass
    class Opened(Message):
        """Posted to describe this flag."""

        number: int

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no details where no flag is left, such as after a merge."""
        return action != "open" or bool(self.row_count)

    def pressed(self, x: int) -> None:
        """Open it on a click."""
        self.action_open()

    def action_open(self) -> None:
        """Open the one at the cursor."""
        self.post_message(self.Opened(self.cursor))


class DetailsField(Field[Ticked]):
    """All the flags, with what was said of them."""

    DEFAULT_CSS = """
    DetailsField > DetailsList { height: auto; max-height: 14; }
    """

    rows = query_one(DetailsList)

    @property
    def ticked(self) -> Ticked:
        """Return the flags as they are now."""
        return self.value

    def compose(self) -> ComposeResult:
        """Yield one list."""
        yield DetailsList()

    def on_mount(self) -> None:
        """Go to the first flag without details."""
        blank = (at for at, flag in enumerate(self.ticked) if not flag_picking.is_told(flag))
        self._draw(next(blank, 0))

    def focus_input(self, cursor: int | None = None) -> None:
        """Focus the list."""
        self.rows.focus()

    @on(DetailsList.Opened)
    def _open(self, message: DetailsList.Opened) -> None:
        message.stop()
        self.app.push_screen(FlagForm(self.ticked[message.number], self.context.today, self._changed))

    def _changed(self, flag: RedFlag) -> None:
        self.value = flag_picking.with_details(self.ticked, flag)
        self._draw(self.rows.cursor)
        self.post_message(self.Answered(self.question.key, self.value))

    def _draw(self, at: int) -> None:
        self.rows.set_rows(tuple(partial(_drawn, flag) for flag in self.ticked), at)


def _drawn(flag: RedFlag, width: int) -> Content:
    """Return the name, and at the right how it is seen now."""
    mark = _mark(flag)
    room = max(width - len(mark) - 2, 1)
    name = safe_text(on_one_line(flag.label)).truncate(room, ellipsis=True, pad=True)
    return Content.assemble(name, "  ", styled(mark, "$foreground-muted"))


def _mark(flag: RedFlag) -> str:
    if flag.hindsight:
        return wording.HINDSIGHT[flag.hindsight]
    return DESCRIBED if flag_picking.is_told(flag) else NO_DETAILS
