"""Hours worked so far and how much is done: the first row of a check-in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from retro.core.vet.progress import Done
from retro.core.vet.under_way.check_in import DONE, HOURS
from retro.tui.kit.choice_row import ChoiceRow, E
from retro.tui.kit.text.form_line import FormLine
from retro.tui.terminal.safe_text import SafeLabel, safe_text

HOURS_SUCH_AS = "e.g. 9.5"
HOW_MUCH = "How much is done?"
NOWHERE = -1
"""Index of the label that keys act on while there is none."""


class ShareRow(ChoiceRow, inherit_bindings=False):
    """How much is done: the arrows across choose, those up and down go to the rows beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", "Choice", key_display="←→", id="share.next", tooltip="Another percentage"),
        Binding("left", "step(-1)", "Choice", id="share.previous", tooltip="Another percentage", show=False),
        Binding("enter", "choose(True)", "Choose", id="share.choose", tooltip="Choose this and go on"),
        Binding("space", "choose(False)", "Mark", id="share.mark", tooltip="Choose this, or take it back", show=False),
        Binding("colon", "app.command_palette", "Commands", show=False),  # as in the rows below
    ]

    def __init__(self, labels: Mapping[E, str], value: E | None) -> None:
        super().__init__(labels, value)
        self._taken_back = NOWHERE
        self.set_reactive(ShareRow.at, self._chosen_at)

    def on_focus(self, event: events.Focus) -> None:
        """Begin at what is chosen; a terminal that has the focus again leaves the place as it was."""
        if not event.from_app_focus:
            self.at = self._taken_back = self._chosen_at

    def watch_at(self) -> None:
        """Name Enter in the footer where it chooses something."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Enter choose only a label that the arrows went to; else it goes on to the next row."""
        return (action, parameters) != ("choose", (True,)) or self.at not in (
            NOWHERE,
            self._chosen_at,
            self._taken_back,
        )

    def action_step(self, by: int) -> None:
        """Move to another label without choosing it."""
        self._taken_back = NOWHERE
        super().action_step(by)

    def action_choose(self, is_final: bool) -> None:
        """Choose the label that the arrows went to; Enter goes on to the next row."""
        if self.at == NOWHERE:
            self.action_step(1)
            return
        super().action_choose(is_final)
        self._taken_back = self.at
        self.refresh_bindings()
        if is_final:
            self.screen.focus_next()

    @property
    def _chosen_at(self) -> int:
        return next((at for at, (key, _) in enumerate(self._labels) if key == self.value), NOWHERE)


class HoursLine(FormLine):
    """The hours; the footer names the way to the next row, which a line's own scrolling would hide."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Next row", id="hours.next", tooltip="The next row"),
    ]


class HoursRow(Vertical):
    """Hours worked so far, how much is done, and the pace: beside the hours, or below them in a narrow window."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "app.focus_next", "Next row", id="hours.down", tooltip="The next row"),
        Binding("up", "app.focus_previous", "Up", id="hours.up", tooltip="The previous row", show=False),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    HoursRow { height: auto; margin: 0 0 1 0; }
    HoursRow > .line { height: auto; }
    HoursRow > .line > SafeLabel { width: 24; }
    HoursRow > .line > FormLine { width: 12; }
    HoursRow > .line > .pace { width: 1fr; padding-left: 2; }
    HoursRow > .below { display: none; height: auto; width: 1fr; padding-left: 4; }
    HoursRow ChoiceRow { width: 1fr; }
    .-short HoursRow { margin: 0; }
    .-narrow HoursRow > .line > .pace { display: none; }
    .-narrow HoursRow > .-said { display: block; }
    """

    hours = query_one(FormLine)
    done = query_one(ChoiceRow)
    pace = query_one(".pace", SafeLabel)
    below = query_one(".below", SafeLabel)

    def __init__(self, done: Done | None, hours: str, pace: str) -> None:
        super().__init__()
        self._share, self._typed, self._pace = done, hours, pace

    def compose(self) -> ComposeResult:
        """Yield the line with the pace, and the share."""
        beside = SafeLabel(safe_text(self._pace), classes="pace")
        yield Horizontal(
            SafeLabel(safe_text(f"  {HOURS}"), classes="of-hours"),
            HoursLine("hours", HOURS_SUCH_AS, self._typed, is_number=True),
            beside,
            classes="line",
        )
        below = SafeLabel(safe_text(self._pace), classes="below")
        below.set_class(bool(self._pace), "-said")
        yield below
        labels: dict[StrEnum, str] = {done: f"{share}%" for done, share in DONE.items()}
        how_much = SafeLabel(safe_text(f"  {HOW_MUCH}"), classes="of-share")
        yield Horizontal(how_much, ShareRow(labels, self._share), classes="line")

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _mark(self) -> None:
        """Mark the line that keys act on, as the rows below do."""
        for line, label, words in ((self.hours, ".of-hours", HOURS), (self.done, ".of-share", HOW_MUCH)):
            self.query_one(label, SafeLabel).update(safe_text(f"{'▸' if line.has_focus else ' '} {words}"))

    def say(self, pace: str) -> None:
        """Show the pace, or what is not understood."""
        self.pace.update(safe_text(pace))
        self.below.update(safe_text(pace))
        self.below.set_class(bool(pace), "-said")
