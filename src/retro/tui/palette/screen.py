"""The palette: type a few letters of what you want to do, or of a gig's name, and press Enter."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input

from retro.core.gig.ids import DocumentId, GigId, VetId
from retro.core.text.folding import fold_name, folded_words
from retro.storage.errors import StoreError
from retro.storage.queries.settings import setting
from retro.storage.queries.titles import DocumentKind, Titled, titles
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.lists.line_list import LineList
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.retry import retry_locked_in_thread
from retro.tui.kit.text.line_input import LineInput
from retro.tui.navigation import ReaderRoute, Route, RunningRoute, VetRoute, WizardRoute
from retro.tui.palette.commands import Command, in_order_of_use
from retro.tui.palette.finding import found, rank
from retro.tui.palette.list import NOTHING, CommandLines, Groups

PLACEHOLDER = "What do you want to do? Or a gig's name"
HERE, EVERYWHERE = "Here", "Everywhere"
USED = "commands_used"
"""Setting that holds the ids of used commands, the last first."""
REMEMBERED = 20
AROUND = 6
"""Rows of the panel beside commands: its border, the line with the row below it, and two headings."""
GIGS = 8
"""Most gigs offered beside commands."""
ROUTES: dict[DocumentKind, Callable[[DocumentId], Route]] = {
    DocumentKind.DRAFT: lambda id: WizardRoute(GigId(id)),
    DocumentKind.RETROSPECTIVE: lambda id: ReaderRoute(GigId(id)),
    DocumentKind.VETTED: lambda id: VetRoute(VetId(id)),
    DocumentKind.UNDER_WAY: lambda id: RunningRoute(VetId(id)),
    DocumentKind.GOOD_END: lambda id: RunningRoute(VetId(id)),
}
"""Route that each kind of gig opens."""


class Palette(BaseDialog[Command]):
    """Closes with the chosen command, which the app then runs. Enter does nothing if nothing is found."""

    AUTO_FOCUS = "LineInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", id="palette.up", tooltip="The line above", show=False),
        Binding("down", "move(1)", "Down", id="palette.down", tooltip="The line below", show=False),
        Binding("pageup", "turn(-1)", "Page up", id="palette.page_up", tooltip="A page up", show=False),
        Binding("pagedown", "turn(1)", "Page down", id="palette.page_down", tooltip="A page down", show=False),
    ]
    DEFAULT_CSS = """
    Palette { align: center top; }
    Palette > .panel { width: 76; height: 85%; min-height: 12; margin: 1 0; }
    Palette LineInput { height: 1; margin: 0 0 1 0; background: $background; }
    """

    line = query_one(LineInput)
    lines = query_one(CommandLines)
    panel = query_one(".panel", Vertical)

    def __init__(
        self,
        app_context: AppContext,
        here: Sequence[Command],
        everywhere: Sequence[Command],
        go: Callable[[Route], object] | None = None,
    ) -> None:
        """`go` opens a gig; without it, over a dialog, no gigs are offered."""
        super().__init__()
        self._app_context, self._go = app_context, go
        self._used = _used(app_context)
        self._here = list(in_order_of_use(here, self._used))
        ids, words = {command.id for command in here}, {(command.name, command.says) for command in here}
        others = (command for command in everywhere if command.id not in ids)
        self._everywhere = [command for command in others if (command.name, command.says) not in words]
        self._shown: list[Command] = []
        self._gigs: list[tuple[str, Titled]] = []
        self._are_gigs_read = asyncio.Event()

    @property
    def commands(self) -> Sequence[Command]:
        """Return all that it offers beside gigs."""
        return (*self._here, *self._everywhere)

    def compose(self) -> ComposeResult:
        """Yield the line over the list."""
        with Vertical(classes="panel"):
            line = LineInput("", PLACEHOLDER)
            line.opener = ":"
            yield line
            yield CommandLines()

    def on_mount(self) -> None:
        """Show everything while nothing is typed, in a panel that is no higher than that takes."""
        self._show()
        self.panel.styles.max_height = len(self.commands) + AROUND
        self._read_gigs()

    @on(Input.Changed)
    def _find(self, message: Input.Changed) -> None:
        message.stop()
        self._show()

    @on(LineList.Opened)
    def _clicked(self, message: LineList.Opened[Command]) -> None:
        message.stop()
        self._choose(message.what)

    def action_move(self, by: int) -> None:
        """Move by a line."""
        self.lines.action_move(by)

    def action_turn(self, pages: int) -> None:
        """Move by a page."""
        self.lines.action_turn(pages)

    async def action_ready(self) -> None:
        """Run what is at the cursor for the words that are there now."""
        async with self.turning:
            await self._are_gigs_read.wait()
            self._show(is_same=True)
        if (command := self.lines.here) is not None:
            self._choose(command)

    def _choose(self, command: Command) -> None:
        if not command.is_gig:
            used = partial(_with_used, command.id)
            self._app_context.store.submit(lambda store: store.change_setting(USED, used))
        self.dismiss(command)

    def _show(self, *, is_same: bool = False) -> None:
        """Show what fits the line, with the cursor on the first, or where it was for the same words."""
        query = " ".join(folded_words(self.line.value))
        groups: list[tuple[str, Sequence[Command]]]
        groups = [("", self._found(query))] if query else [(HERE, self._here), (EVERYWHERE, self._everywhere)]
        commands = [command for _, group in groups for command in group]
        if is_same and [command.id for command in commands] == [command.id for command in self._shown]:
            return
        self._shown = commands
        self.lines.set_lines(Groups(groups, in_own_keys(self, NOTHING, "leave")))
        self.lines.cursor = 0

    def _found(self, query: str) -> list[Command]:
        """Return this screen's commands before others that fit as well, then by last use; gigs among them."""
        commands = [*self._here, *in_order_of_use(self._everywhere, self._used)]
        ranked = [*found(query, commands), *self._gigs_found(query)]
        return [command for _, command in sorted(ranked, key=lambda each: each[0])]

    def _gigs_found(self, query: str) -> Iterator[tuple[int, Command]]:
        if self._go is None:
            return
        ranked = ((rank(query, name), gig) for name, gig in self._gigs)
        fitting = [(at, gig) for at, gig in ranked if at is not None]
        for at, gig in sorted(fitting, key=lambda each: each[0])[:GIGS]:
            run = partial(self._go, ROUTES[gig.kind](gig.id))
            yield at, Command(gig.id, gig.name, gig.kind, run, is_gig=True)

    @work(exclusive=True)
    async def _read_gigs(self) -> None:
        """Read the gigs on another thread: no key may wait for a large library."""
        try:
            read: Iterable[Titled] = await retry_locked_in_thread(lambda: titles(self._app_context.library))
        except StoreError:  # the commands are offered all the same
            read = ()
        self._gigs = [(fold_name(gig.name), gig) for gig in read]
        self._are_gigs_read.set()
        if self.is_attached and self.line.value:
            self._show(is_same=True)


def _with_used(id: str, before: str) -> str:
    """Return the setting with one more: what another window used meanwhile stays."""
    return " ".join([*dict.fromkeys((id, *before.split()))][:REMEMBERED])


def _used(app_context: AppContext) -> list[str]:
    try:
        return (setting(app_context.library, USED) or "").split()
    except StoreError:
        return []
