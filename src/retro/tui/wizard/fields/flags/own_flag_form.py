"""Form for an own red flag: name, stage, side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.widgets import Input

from retro.core.gig import wording
from retro.core.gig.choices import Side, Stage
from retro.core.gig.retrospective import RedFlag
from retro.core.wizard import flag_picking
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.text.line_input import LineInput
from retro.tui.terminal.safe_text import SafeLabel, styled

HEADING = "A red flag in your own words"
SUCH_AS = "in the words you'd use to a friend"
ADD = "Add ›"
CANCEL = "Cancel"
STAGE, WHOSE = "Stage", "Whose"


def stage_and_side_rows(stage: Stage, side: Side) -> Iterator[ChoiceRow]:
    """Yield the choices of what the catalogue knows of its own flags only."""
    yield ChoiceRow(wording.STAGE, stage, heading=STAGE, is_required=True, goes_on=True, id="stage")
    yield ChoiceRow(wording.SIDE, side, heading=WHOSE, is_required=True, goes_on=True, id="side")


class OwnFlagForm(BaseDialog[RedFlag | None]):
    """Answers with the flag, or None; the caller recognises a name that exists already."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", CANCEL, id="leave", tooltip=CANCEL),
        Binding("f3,ctrl+n", "add", "Add", id="own_flag.add", tooltip="Add this red flag"),
    ]
    DEFAULT_CSS = """
    OwnFlagForm {
        & > .panel > * { margin-bottom: 1; }
        SafeLabel { height: auto; width: 1fr; }
        LineInput { background: $background; }
        Horizontal { height: 1; }
    }
    """

    name_line = query_one(LineInput)
    stage = query_one("#stage", ChoiceRow)
    side = query_one("#side", ChoiceRow)

    def __init__(self, name: str, stage: Stage, keep: Callable[[str], object]) -> None:
        """`keep` is called with the name as it is typed, should the program end before it is answered."""
        super().__init__()
        self._typed = name
        self._stage = stage
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Yield the name first; the others have an answer already."""
        with VerticalScroll(classes="panel", can_focus=False):
            yield SafeLabel(styled(HEADING, "bold $secondary"))
            yield LineInput(self._typed, SUCH_AS)
            yield from stage_and_side_rows(self._stage, Side.MINE)
            with Horizontal():
                yield WordButton(ADD, id="add")
                yield WordButton(CANCEL, id="leave")

    @on(Input.Changed)
    def _kept(self, message: Input.Changed) -> None:
        message.stop()
        self._keep(message.value.strip())

    def action_ready(self) -> None:
        """Go on from the name with Enter: whose it is, and when, is part of it."""
        if self.name_line.value.strip():
            self.focus_next()

    @on(WordButton.Pressed, "#add")
    def action_add(self) -> None:
        """Answer with the flag if it has a name."""
        if not self.name_line.value.strip():
            self.name_line.focus()
            return
        self.dismiss(
            flag_picking.new_own_flag(self.name_line.value, Stage(str(self.stage.value)), Side(str(self.side.value)))
        )

    @on(WordButton.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(None)
