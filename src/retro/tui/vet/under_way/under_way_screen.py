"""A gig you're in: watched from now on, without having been vetted. Saved as it is written."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from retro.core.gig.part_kinds import NEEDS_CONDITION
from retro.core.gig.wording import in_quotes
from retro.core.vet.clients import ClientGig
from retro.core.vet.under_way.unvetted import HEADING, LINES, STOP, has_day_alone, under_way
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import VetLine
from retro.storage.errors import StoreError
from retro.storage.queries.clients import client_gigs
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.button import WordButton
from retro.tui.kit.gigs.known_client import KnownClient
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.screen import HELP_IN_FIELDS
from retro.tui.kit.text.held_once import HeldOnce
from retro.tui.kit.text.paste import Noted
from retro.tui.navigation import HomeRoute, Navigate, UnderWayRoute
from retro.tui.terminal.safe_text import SafeLabel, safe_text, toast
from retro.tui.vet.edited_texts import UNDER_WAY
from retro.tui.vet.editor import flushed
from retro.tui.vet.form import DetailLine
from retro.tui.vet.line_editing import VetFormScreen

IS_UNDER_WAY = "Saved: {} is under way. {} on home deletes it."
HINT = "Only the name is needed. retro asks once a week how it's going: one minute each time."


class UnderWayScreen(VetFormScreen):
    """Form of a gig that is taken already: six lines, all optional but the name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP_IN_FIELDS,
        Binding("f3,ctrl+n", "ready", "Save", id="under_way.save", tooltip="Keep an eye on it from now on"),
        Binding("f4,ctrl+o", "edit_line", "Editor", id="under_way.editor", tooltip="Write this in your own editor"),
        Binding("escape", "leave", "Close", id="leave", tooltip="Close; what you wrote is saved"),
    ]
    DEFAULT_CSS = """
    UnderWayScreen > .hint { height: auto; color: $foreground-muted; padding: 0 1; margin: 1 0; max-width: 84; }
    UnderWayScreen > .buttons { height: 1; margin: 1 0 0 0; }
    UnderWayScreen > .note { height: auto; padding: 0 1; color: $secondary; }
    """

    met = query_one(KnownClient)
    note = query_one(".note", SafeLabel)
    is_form = True
    lines_named = UNDER_WAY

    def __init__(self, app_context: AppContext, route: UnderWayRoute) -> None:
        super().__init__(app_context, None)
        self._known: tuple[ClientGig, ...] = ()
        self._held = HeldOnce[VetLine]()
        self._lines = tuple(DetailLine(line, self.vet, is_last=line is LINES[-1], takes_posts=False) for line in LINES)

    def heading(self) -> str:
        """Return what this is."""
        return HEADING

    def compose_body(self) -> Iterable[Widget]:
        """Yield the lines, and how to leave them."""
        yield SafeLabel(safe_text(HINT), classes="hint")
        yield from self._lines
        yield KnownClient()
        yield Horizontal(WordButton("Save ›", id="save"), WordButton("Close", id="close"), classes="buttons")
        yield SafeLabel(classes="note")

    async def on_mount(self) -> None:
        """Focus the name."""
        self._lines[0].line.focus()
        self._known = await asyncio.to_thread(self._remember)
        self._tell_of_client()

    def _remember(self) -> tuple[ClientGig, ...]:
        """Read the clients of earlier gigs; the form works without them."""
        try:
            return client_gigs(self.app_context.library)
        except StoreError:
            return ()

    def _tell_of_client(self) -> None:
        self.met.show_client(self.vet.client, "", self._known)

    def on_known_client_opening(self, message: KnownClient.Opening) -> None:
        """Let the app open it."""
        message.stop()
        self.post_message(Navigate(message.route))

    async def show_newer(self, before: Vet) -> None:
        """Show in each line what another window made of it; a line that it left alone stays as typed."""
        for line in self._lines:
            line.carry_on_as(before, self.vet)
        self._tell_of_client()

    def show_copy(self) -> None:
        """Keep what is being typed."""

    def save_now(self) -> None:
        """Save it as it is."""
        self.replace_vet(self._settled())
        super().save_now()

    @on(Input.Changed)
    def _written(self, message: Input.Changed) -> None:
        message.stop()
        self.note.update(safe_text(""))
        self.replace_vet(self._settled())
        self._tell_of_client()

    @on(Noted)
    def _noted(self, message: Noted) -> None:
        self.note.update(safe_text(message.text))

    def lines_shown(self) -> Iterable[DetailLine]:
        """Return its lines."""
        return self._lines

    @on(WordButton.Pressed, "#save")
    def action_ready(self) -> None:
        """Watch it, unless it has no name; a line that is not understood holds it once."""
        self.save_now()
        unread = next((line for line in self._lines if line.unread), None)
        if unread and self._held.holds(self.vet.lines_unread):
            self._say_at(unread, messages.STAYS_AS_TYPED.format(unread.unread))
        elif not self.vet.title.strip():
            self._say_at(self._lines[0], messages.NEEDS_NAME)
        elif has_day_alone(self.vet):
            self._say_at(next(line for line in self._lines if line.detail.key == STOP), NEEDS_CONDITION)
        else:
            self.run_worker(self._leave())

    def _say_at(self, line: DetailLine, sentence: str) -> None:
        self.note.update(safe_text(sentence))
        line.line.focus()

    @on(WordButton.Pressed, "#close")
    def action_close(self) -> None:
        """Leave; what was written stays."""
        is_written = not self._settled().is_untouched
        if is_written:
            self.save_now()
            delete = own_key_in_words(self, "home.delete", "d")
            toast(self, safe_text(IS_UNDER_WAY.format(in_quotes(self.vet.name), delete)), for_next_screen=True)
        self.leave_at(self.vet.id if is_written else None)

    async def _leave(self) -> None:
        """Leave once it is saved: home reads what is in the library."""
        await flushed(self.app_context)
        self.post_message(Navigate(HomeRoute(self.vet.id)))

    def _settled(self) -> Vet:
        vet, today = self.vet, self.app_context.today()
        for line in self._lines:
            vet = line.read(vet, today)
        return under_way(vet, today)
