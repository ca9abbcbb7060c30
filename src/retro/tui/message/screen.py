"""Message screen: the twelve parts of the message to a client, and the assembled text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.message import asking, draft
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit.gigs.gig_writing import GigWriting
from retro.tui.kit.retry import retry_locked
from retro.tui.message import words
from retro.tui.message.draft_screen import MessageDraftScreen
from retro.tui.message.handover_screen import HandoverScreen
from retro.tui.message.last_place import LastPlace
from retro.tui.message.message_keys import message_keys
from retro.tui.message.opening import open_message
from retro.tui.message.part_answers import PartAnswers
from retro.tui.message.part_list import PartList
from retro.tui.message.progress import progress_text
from retro.tui.message.telling_actions import TellingActions
from retro.tui.message.view import MessageView
from retro.tui.message.whole_text import WholeText
from retro.tui.navigation import MessageRoute
from retro.tui.terminal.safe_text import safe_text, toast

NEEDS_PARTS = frozenset({"leave_out", "put_back", "read", "parts"})
"""Actions on a part, which a text that was edited whole does not have."""


class MessageScreen(MessageDraftScreen):
    """Writes the message part by part or whole, copies it, and notes that they were told. Nothing is sent."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = message_keys()
    DEFAULT_CSS = """
    MessageScreen ToastRack { margin-bottom: 2; }
    """

    view = query_one(MessageView)

    def __init__(self, app_context: AppContext, route: MessageRoute) -> None:
        super().__init__(app_context)
        self._gig_id = route.id
        self._place = LastPlace(app_context)
        self._whole = WholeText(self, lambda: self.view.says_enough, lambda: self._answers.lines())
        self._answers = PartAnswers(self, self._ask_over, self._written_through)
        self._telling = TellingActions(self)
        self._is_asking, self._is_just_begun = route.is_asking, route.is_just_begun
        self._is_reading = False
        """True if the whole text is shown, as it will be copied, in place of its parts."""

    def heading(self) -> str:
        """Return what it is, and which gig it is about."""
        return f"Message   {self.gig.name}" if self.writing else "Message"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the parts, and the text beside them."""
        yield MessageView()

    async def on_mount(self) -> None:
        """Open it with the cursor on the first open part."""
        try:
            self.writing = await retry_locked(self.opened)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            self.dismiss()
            return
        self.show()
        first_open = asking.first_open(self._answers.lines())
        self._go_to(self._place.part_of(self.gig.id) or (first_open.name if first_open else ""))
        if first_open and self._is_asking and draft.is_unwritten(self.gig):
            self._answers.ask(first_open.name)

    def opened(self) -> GigWriting:
        """Return the record, its message signed as the newest one is. Raises StoreError."""
        writing = open_message(self.app_context, self._gig_id)
        self._place.read()
        return writing

    def save_now(self) -> None:
        """Save it now, with the position; as the program ends, the name in the greeting is typed to its end."""
        if self.is_ending and self.writing:
            self._answers.take_name()
        super().save_now()
        if self.writing and (here := self.view.parts.here):
            self._place.save_now(self.gig.id, here.name)

    def exit_message(self) -> str:
        """Return what to say in the terminal: no step, which would be one of the wizard below."""
        return words.FAREWELL if self.writing else ""

    def show(self) -> None:
        """Show the parts, the text, and the progress."""
        if self.writing is None:
            return
        is_text = self._is_reading or self.gig.message.is_edited
        self.view.set_class(is_text, "-text")
        self.set_focus(None if is_text else self.view.parts)
        self.view.show(self.gig, self._answers.lines(), is_reading=self._is_reading)
        self.title_line.name_shown = self.heading()
        self.tell_state()
        self.view.advise()
        self.refresh_bindings()

    def progress_line(self) -> str:
        """Format as "8 of 12 parts written, 4 open"."""
        return progress_text(self.gig, self._answers.lines()) if self.writing else ""

    def short_progress_line(self) -> str:
        """Format as "8 of 12, 4 open"."""
        return progress_text(self.gig, self._answers.lines(), is_short=True) if self.writing else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the text, and whether they know, allow."""
        if self.writing is None:
            return action not in ("told", "untold", "leave_out", "put_back", "parts", "write_up")
        if (is_offered := self._telling.is_offered(action)) is not None:
            return is_offered
        if action in ("go_on", "edit_text"):
            return self.view.has_class("-text") and bool(self._next_open) is (action == "go_on")
        if action not in NEEDS_PARTS:
            return True
        if self.gig.message.is_edited or (action == "parts") != self._is_reading:
            return False
        here = self.view.parts.here
        return action in ("read", "parts") or (here is not None and here.is_left_out == (action == "put_back"))

    def on_new_day(self) -> None:
        """Update how days are worded."""
        self.show()

    @on(PartList.Moved)
    def _advise(self) -> None:
        if self.writing:
            self.view.advise()
            self.refresh_bindings()

    @on(PartList.Opened)
    def action_write(self) -> None:
        """Ask for the part at the cursor, or for the whole text if that was edited."""
        self.read_again()
        if self.writing and self.gig.message.is_edited:
            self._whole.edit()
        elif here := self.view.parts.here:
            self._answers.ask(here.name)

    def action_leave_out(self) -> None:
        """Leave the part at the cursor out, or put it back."""
        self.read_again()
        if self.writing and (here := self.view.parts.here):
            self._answers.leave_out_or_put_back(here)

    def action_put_back(self) -> None:
        """Put the part at the cursor back."""
        self.action_leave_out()

    def action_read(self) -> None:
        """Show the text as it will read."""
        self._is_reading = True
        self.show()

    def action_parts(self) -> None:
        """Show its parts again."""
        self._is_reading = False
        self.show()

    @property
    def _next_open(self) -> str:
        """Return the name of the first open part; "" if nothing is open, or the whole text was edited."""
        following = None if self.gig.message.is_edited else asking.first_open(self._answers.lines())
        return following.name if following else ""

    def action_go_on(self) -> None:
        """Write the first open part."""
        if following := self._next_open:
            self.action_parts()
            self._answers.ask(following)

    def action_edit_text(self) -> None:
        """Edit the whole text."""
        self.action_edit()

    def cover(self, lines: int) -> None:
        """Name no question of other parts while one is asked."""
        super().cover(lines)
        self.view.parts.show_asking(lines > 0)

    def _ask_over(self, name: str) -> None:
        self.view.parts.show_asking(True)
        self._go_to(name)

    def _go_to(self, name: str) -> None:
        self.view.parts.go_to(name)

    def _written_through(self) -> None:
        """Show the whole text as it will be copied, after its last part."""
        self._is_reading = True
        self.show()

    def action_leave(self) -> None:
        """Return to the parts, which a text that was edited or sent has none of, or leave."""
        if self._is_reading and not (self.writing and self.gig.message.is_edited):
            self.action_parts()
        else:
            super().action_leave()

    def action_close(self) -> None:
        """Remember the position, and leave."""
        self.save_now()
        self.leave_at(self.gig.id if self.writing and self._is_just_begun else None)

    def action_edit(self) -> None:
        """Edit the whole text."""
        self.read_again()
        self._whole.edit()

    def action_editor(self) -> None:
        """Open the whole text in the user's editor."""
        self._whole.edit_outside()

    def action_copy(self) -> None:
        """Copy the whole text."""
        self.read_again()
        self._whole.copy()

    def action_export(self) -> None:
        """Export the whole text."""
        self._whole.export()

    @work
    async def action_told(self) -> None:
        """Ask when and how the client was told."""
        self.read_again()
        await self._telling.note_told()

    def action_write_up(self) -> None:
        """Continue the draft, now that they know."""
        self._telling.write_up()

    @work
    async def action_untold(self) -> None:
        """Note that they were not told after all."""
        self.read_again()
        await self._telling.take_back()

    def action_handover(self) -> None:
        """Open the handover notes."""
        self.read_again()
        if self.writing:
            notes = HandoverScreen(self.app_context, self.writing)
            self.app.push_screen(notes, lambda _: self._go_on_with(notes.writing))

    def _go_on_with(self, writing: GigWriting | None) -> None:
        self.writing = writing
        self.show()

    def action_turn(self, by: int) -> None:
        """Scroll the text by a page."""
        self.view.page.action_turn(by)

    def action_line(self, by: int) -> None:
        """Scroll the text by a line, if it is shown alone."""
        self.view.page.action_line(by)
