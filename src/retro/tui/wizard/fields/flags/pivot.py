"""Field for the pivot: the red flag that would have changed the most, and the excuse for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import TextArea

from retro.core.gig.retrospective import RedFlag
from retro.core.text.one_line import on_one_line
from retro.core.wizard import flag_picking
from retro.core.wizard.flag_picking import Ticked
from retro.core.wizard.question import Question
from retro.tui.kit.lists.row_list import RowList
from retro.tui.kit.text.text_box import SmallText
from retro.tui.terminal.safe_text import safe_text, set_border_subtitle
from retro.tui.wizard.fields.base import Context, Field
from retro.tui.wizard.fields.flags.details_form import TOLD_SUCH_AS as SUCH_AS

TOLD = "What did you tell yourself about it at the time?"
TAB_HERE = "Tab: write here"
"""Below the box while the list has the focus."""


class PivotList(RowList):
    """The ticked flags, with one marked or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "choose(False)", "Mark", id="pivot.mark", tooltip="Choose this one, or take it back", show=False
        ),
        Binding("enter", "choose(True)", "Choose", id="pivot.choose", tooltip="Choose this one, and write on"),
    ]

    @dataclass
    class Chosen(Message):
        """Posted with the chosen one; `goes_on` if the words about it come next."""

        number: int
        goes_on: bool

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no choice where no flag is left, such as after a merge."""
        return action != "choose" or bool(self.row_count)

    def pressed(self, x: int) -> None:
        """Choose it on a click, or take it back."""
        self.action_choose(goes_on=False)

    def action_choose(self, goes_on: bool) -> None:
        """Choose the row at the cursor."""
        self.post_message(self.Chosen(self.cursor, goes_on))


class PivotField(Field[Ticked]):
    """All the flags, one of them the pivot. A single flag is the pivot until that is taken back."""

    DEFAULT_CSS = """
    PivotField > PivotList { max-height: 8; }
    PivotField > SmallText { max-height: 8; margin-top: 1; }
    PivotField.-none > SmallText { display: none; }
    """

    rows = query_one(PivotList)
    told = query_one(SmallText)

    def __init__(self, question: Question[Ticked], value: Ticked, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self._is_drawn = False
        self._is_new = False
        """True from choosing one on this visit until its words have had the focus."""

    @property
    def ticked(self) -> Ticked:
        """Return the flags as they are now."""
        return self.value

    @property
    def pivot(self) -> RedFlag | None:
        """Return the chosen one."""
        return next((flag for flag in self.ticked if flag.pivot), None)

    @property
    def text(self) -> str | None:
        """Return what the user told themselves, once a flag is chosen."""
        return self.told.text if self.pivot else None

    @property
    def cursor(self) -> int:
        """Return the cursor's position in those words."""
        return self.told.cursor_index if self.told.has_focus else 0

    def compose(self) -> ComposeResult:
        """Yield the choice, and the words below it."""
        yield PivotList()
        yield SmallText("", TOLD, SUCH_AS)

    def on_mount(self) -> None:
        """Choose a single flag."""
        if len(self.ticked) == 1 and not self.pivot:
            self._post(flag_picking.with_pivot(self.ticked, self.ticked[0].key))
            self._is_new = True
        self._draw(next((at for at, flag in enumerate(self.ticked) if flag.pivot), 0))

    def focus_input(self, cursor: int | None = None) -> None:
        """Focus the choice, or the words about the one that was chosen before."""
        if self.pivot and not self._is_new:
            self.told.focus()
            self.told.go_to(len(self.told.text) if cursor is None else cursor)
        else:
            self.rows.focus()

    def replace_text(self, text: str) -> None:
        """Replace the words."""
        if self.pivot:
            self.told.set_text(text)

    def holds_back(self) -> bool:
        """Lead to the words about the flag that was just chosen, if there are none."""
        is_asked = self._is_new and self.pivot is not None and not self.told.text.strip()
        self._is_new = False
        if is_asked:
            self.told.focus()
        return is_asked

    def on_descendant_focus(self) -> None:
        """Show the way to the words from the list."""
        self._is_new = self._is_new and not self.told.has_focus
        set_border_subtitle(self.told, TAB_HERE if self.rows.has_focus else "")

    def on_descendant_blur(self) -> None:
        """Take it away where Tab leads elsewhere."""
        set_border_subtitle(self.told, "")

    def read_widget(self) -> None:
        """Read the words."""
        if self._is_drawn and self.pivot and self.told.text != self.pivot.told_myself:
            self._post(flag_picking.with_details(self.ticked, self.pivot._replace(told_myself=self.told.text)))

    @on(PivotList.Chosen)
    def _choose(self, message: PivotList.Chosen) -> None:
        message.stop()
        flag = self.ticked[message.number]
        is_taken_back = flag.pivot and not message.goes_on
        self._post(flag_picking.with_pivot(self.ticked, None if is_taken_back else flag.key))
        self._is_new = not is_taken_back
        self._draw(message.number)
        if message.goes_on:
            self.told.focus()

    @on(TextArea.Changed)
    def _written(self, message: TextArea.Changed) -> None:
        message.stop()
        self.read_widget()

    def _post(self, ticked: Ticked) -> None:
        if ticked != self.ticked:
            self.value = ticked
            self.post_message(self.Answered(self.question.key, ticked))

    def _draw(self, at: int) -> None:
        self.rows.set_rows(tuple(_row(flag) for flag in self.ticked), at)
        self.set_class(self.pivot is None, "-none")
        words = self.pivot.told_myself if self.pivot else ""
        if words != self.told.text:
            self.told.text = words
        self._is_drawn = True


def _row(flag: RedFlag) -> Callable[[int], Content]:
    return partial(_drawn, flag)


def _drawn(flag: RedFlag, width: int) -> Content:
    name = on_one_line(flag.label)
    return safe_text(f"{'(•)' if flag.pivot else '( )'} {name}").truncate(width, ellipsis=True)
