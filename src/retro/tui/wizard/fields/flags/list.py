"""Red flags of one tab, each with tick, side and earlier count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from retro.core.gig import wording
from retro.core.gig.retrospective import RedFlag
from retro.core.text.one_line import on_one_line
from retro.tui.kit.lists.row_list import RowList
from retro.tui.terminal.safe_text import safe_text, styled
from retro.tui.wizard.fields.flags.tabs import FlagTabs

BOX = 4
"""Cells of `[x] `, which a click ticks."""
SIDE_FROM = 68
"""Fewest cells with room for the side."""
SIDE, TIMES = 7, 4
PEN = "✎"
"""Mark of a ticked red flag of which something is written; the note below says so in words."""
DESCRIBED = "✎"
"""Mark of a ticked red flag of which something is written; the note below says what it means."""
ANOTHER_STAGE = "Another stage; Likely is what your story and your gigs suggest"


@dataclass(frozen=True, slots=True)
class FlagLine:
    """A red flag as a row of the list."""

    flag: RedFlag
    is_ticked: bool
    times: int
    """Number of earlier gigs in which it was there."""
    is_described: bool = False
    """True if it is ticked, and something is written of it."""

    def drawn(self, width: int) -> Content:
        """Return the row; the name is cut before what is at the right."""
        box = "[x] " if self.is_ticked else "[ ] "
        side = f"  {wording.SIDE[self.flag.side]:<{SIDE}}" if width >= SIDE_FROM else ""
        times = f"{self.times}×" if self.times else ""
        pen = f" {DESCRIBED}" if self.is_described else "  "
        room = max(width - BOX - len(pen) - len(side) - TIMES, 1)
        name = safe_text(on_one_line(self.flag.label)).truncate(room, ellipsis=True, pad=True)
        count = styled(f"{times:>{TIMES}}", "$secondary")
        return Content.assemble(box, name, styled(pen, "$secondary"), styled(side, "$foreground-muted"), count)


class FlagList(RowList):
    """Ticks, opens, and asks for another stage; it holds no flag of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", id="flags.tick", tooltip="Tick this red flag, or take the tick back"),
        Binding("slash", "find", "Find", id="flags.find", tooltip="Find a red flag by its name"),
        Binding("plus", "add", "Add own", id="flags.add", tooltip="Add a red flag in your own words"),
        Binding("enter", "details", "Details", id="flags.details", tooltip="What you saw, and what you told yourself"),
        Binding("right", "stage(1)", "Stage", key_display="←→", id="flags.next_stage", tooltip=ANOTHER_STAGE),
        Binding(
            "left", "stage(-1)", "Stage", key_display="←→", id="flags.stage_before", tooltip=ANOTHER_STAGE, show=False
        ),
    ]

    DEFAULT_CSS = """
    FlagList {
        height: 1fr; min-height: 3; max-height: 26;
        border-top: solid $border-blurred; border-bottom: solid $border-blurred;
        &:focus { border-top: solid $border; border-bottom: solid $border; }
    }
    """

    @dataclass
    class Moved(Message):
        """Posted when the cursor is on another flag, or on none."""

        flag: RedFlag | None

    @dataclass
    class Pressed(Message):
        """Posted to tick or untick this flag."""

        flag: RedFlag

    @dataclass
    class Opened(Message):
        """Posted to describe this flag."""

        flag: RedFlag

    @dataclass
    class StageAsked(Message):
        """Posted to show the next stage, or the one before."""

        by: int

    class FindAsked(Message):
        """Posted to look for a name."""

    class OwnAsked(Message):
        """Posted to add a flag in the user's own words."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[FlagLine, ...] = ()

    @property
    def named_actions(self) -> frozenset[str]:
        """Return the change of tabs where the tab line names its keys."""
        tabs = next((each for each in self.siblings if isinstance(each, FlagTabs)), None)
        return frozenset(("stage(1)",)) if tabs and tabs.display and tabs.names_keys else frozenset()

    @property
    def flag(self) -> RedFlag | None:
        """Return the flag at the cursor."""
        return self._lines[self.cursor].flag if self._lines else None

    def show(self, lines: tuple[FlagLine, ...], at: str | None = None) -> None:
        """Draw these, with the cursor on the flag with this key, or where it was."""
        self._lines = lines
        keys = [line.flag.key for line in lines]
        self.set_rows(tuple(line.drawn for line in lines), keys.index(at) if at in keys else None)
        self.moved()

    def moved(self) -> None:
        """Report the flag at the cursor."""
        self.post_message(self.Moved(self.flag))

    def pressed(self, x: int) -> None:
        """Tick on a click on the box, or left of it; a click on the name only moves the cursor."""
        if x < BOX:
            self.action_tick()

    def action_tick(self) -> None:
        """Tick or untick it."""
        if self.flag:
            self.post_message(self.Pressed(self.flag))

    def action_details(self) -> None:
        """Open its details."""
        if self.flag:
            self.post_message(self.Opened(self.flag))

    def action_stage(self, by: int) -> None:
        """Ask for another tab."""
        self.post_message(self.StageAsked(by))

    def action_find(self) -> None:
        """Look for a name."""
        self.post_message(self.FindAsked())

    def action_add(self) -> None:
        """Add an own flag."""
        self.post_message(self.OwnAsked())
