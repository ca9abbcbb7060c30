"""Message screen: the twelve parts of the message to a client, and the assembled text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.retrospective import Retrospective
from retro.core.message import draft
from retro.core.message.opening_closing import with_usual_sign_off
from retro.core.vet.begin import stop_text
from retro.core.vet.verdict import CHECK_FIRST
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError
from retro.storage.queries.vets.sign_off import usual_sign_off
from retro.tui.context import AppContext
from retro.tui.kit.gigs.gig_writing import GigWriting, open_gig
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.reading_pane import ReadingPane
from retro.tui.kit.retry import retry_locked
from retro.tui.message.handover_screen import HandoverScreen
from retro.tui.message.last_place import LastPlace
from retro.tui.message.letter import Letter
from retro.tui.message.part_list import PartList
from retro.tui.message.telling_screen import TellingScreen
from retro.tui.navigation import MessageRoute
from retro.tui.terminal.safe_text import SafeLabel, safe_text, toast

EDITED = "edited as a whole"
CHECKPOINT = "Your checkpoint, for you alone: {}."

NEEDS_PARTS = frozenset({"leave_out"})
"""Actions on a part, which a text that was edited whole does not have."""


class MessageScreen(TellingScreen):
    """Writes the message part by part or whole, copies it, and notes that they were told. Nothing is sent."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "export", "Export", id="message.export", tooltip="Write the message to a file"),
        Binding("e", "edit", "Edit all", id="message.edit", tooltip="Edit the whole text, as it will read"),
        Binding(
            "r", "read", "Read it", id="message.read", tooltip="The whole text as it will be copied, or its parts again"
        ),
        Binding("h", "handover", "Handover", id="message.handover", tooltip="What the next person needs, row by row"),
        Binding(
            "f4,ctrl+o",
            "editor",
            "Editor",
            id="message.editor",
            tooltip="The whole text in your own editor",
            show=False,
        ),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back; everything is saved"),
        Binding("enter", "go_on", "Next", id="message.enter", tooltip="Write what is open, else edit it", show=False),
        Binding("down", "line(1)", "Line down", id="message.line_down", tooltip="Scroll the text", show=False),
        Binding("up", "line(-1)", "Line up", id="message.line_up", tooltip="Scroll the text", show=False),
        Binding("pagedown", "turn(1)", "Down", id="message.down", tooltip="Scroll the text", show=False),
        Binding("pageup", "turn(-1)", "Up", id="message.up", tooltip="Scroll the text", show=False),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    MessageScreen .body { height: 1fr; border-top: solid $border-blurred; }
    MessageScreen .parts { width: 1fr; height: 1fr; }
    MessageScreen PartList { height: auto; max-height: 1fr; }
    MessageScreen .advice { height: auto; max-height: 3; margin: 1 1 0 1; color: $secondary; }
    MessageScreen .check { height: auto; padding: 0 1; color: $foreground-muted; border-top: solid $border-blurred; }
    MessageScreen ReadingPane { display: none; }
    MessageScreen.-wide .parts { width: 58; }
    MessageScreen.-wide ReadingPane { display: block; border-left: solid $border-blurred; }
    MessageScreen.-text .parts { display: none; }
    MessageScreen.-text ReadingPane { display: block; border-left: none; }
    MessageScreen.-short PartList { height: 1fr; }
    MessageScreen.-short .advice { margin: 0 1; max-height: 2; }
    MessageScreen ToastRack { margin-bottom: 2; }
    """

    check_line = query_one(".check", SafeLabel)

    def __init__(self, app_context: AppContext, place: MessageRoute) -> None:
        super().__init__(app_context)
        self._gig_id = place.id
        self._place = LastPlace(app_context)
        self._is_reading = False
        """True if the whole text is shown, as it will be copied, in place of its parts."""

    def heading(self) -> str:
        """Return what it is, and which gig it is about."""
        return f"Message   {self.gig.name}" if self.writing else "Message"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the parts with advice, the text beside them, and what to check first."""
        with Horizontal(classes="body"):
            with Vertical(classes="parts"):
                yield PartList()
                yield SafeLabel(classes="advice")
            yield ReadingPane()
        yield SafeLabel(classes="check")

    async def on_mount(self) -> None:
        """Open it with the cursor on the first open part."""
        try:
            self.writing = await retry_locked(self._opened)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            self.dismiss()
            return
        self.show()
        first_open = draft.first_open(self.lines())
        self.parts.go_to(self._place.part_of(self.gig.id) or (first_open.name if first_open else ""))

    def _opened(self) -> GigWriting:
        """Return the record, its message signed as the newest one is. Raises StoreError."""
        writing = open_gig(self.app_context, self._gig_id)
        writing.gig = with_usual_sign_off(writing.gig, usual_sign_off(self.app_context.library))
        self._place.read()
        return writing

    def save_now(self) -> None:
        """Save it now, with the position."""
        super().save_now()
        if self.writing and (here := self.parts.here):
            self._place.save_now(self.gig.id, here.name)

    def show(self) -> None:
        """Show the parts, the text, and the progress."""
        if self.writing is None:
            return
        is_text = self._is_reading or bool(self.gig.message.edited.strip())
        self.set_class(is_text, "-text")
        self.set_focus(None if is_text else self.parts)
        lines = self.lines()
        self.parts.show_items(lines)
        self.page.redo(Letter(lines, self.gig.message.edited, own_key_in_words(self, "message.edit", "e")))
        self.title_line.name_shown = self.heading()
        self.tell_state()
        self.advise()
        self.refresh_bindings()

    def standing(self) -> str:
        """Format as "8 of 12 parts written, 4 open"."""
        if self.writing is None:
            return ""
        return EDITED if self.gig.message.edited.strip() else draft.summary(self.lines())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the text, and whether they know, allow."""
        if self.writing is None:
            return action not in ("told", "untold", "leave_out", "write_up")
        if (is_offered := self.can_tell(action)) is not None:
            return is_offered
        if action == "read":
            return not self.gig.message.edited.strip()
        if action == "leave_out" and self._is_reading:
            return False
        return action not in NEEDS_PARTS or not self.gig.message.edited.strip()

    def on_new_day(self) -> None:
        """Update how days are worded."""
        self.show()

    def advise(self) -> None:
        """Show advice, and what to check; the checkpoint of a gig under way is a reminder, never a part."""
        super().advise()
        if self.writing:
            self.check_line.update(safe_text("\n".join(filter(None, (_checkpoint(self.gig), CHECK_FIRST)))))

    def action_read(self) -> None:
        """Show the text as it will read, or its parts again."""
        self._is_reading = not self._is_reading
        self.show()

    def action_go_on(self) -> None:
        """Write the first open part; edit the whole text if that was edited, or nothing is open."""
        following = None if self.gig.message.edited.strip() else draft.first_open(self.lines())
        if following:
            self.action_read()
            self.write_part(following.name)
        else:
            self.whole.edit()

    def written_through(self) -> None:
        """Show the whole text as it will be copied, after its last part."""
        self._is_reading = True
        self.show()

    def action_leave(self) -> None:
        """Return to the parts, or leave."""
        if self._is_reading:
            self.action_read()
        else:
            super().action_leave()

    def action_close(self) -> None:
        """Remember the position, and leave."""
        self.save_now()
        super().action_close()

    def action_edit(self) -> None:
        """Edit the whole text."""
        self.whole.edit()

    def action_editor(self) -> None:
        """Open the whole text in the user's editor."""
        self.whole.edit_outside()

    def action_copy(self) -> None:
        """Copy the whole text."""
        self.whole.copy()

    def action_export(self) -> None:
        """Export the whole text."""
        self.whole.export()

    def action_handover(self) -> None:
        """Open the handover notes."""
        if self.writing:
            self.app.push_screen(HandoverScreen(self.app_context, self.writing), lambda _: self.show())

    def action_turn(self, by: int) -> None:
        """Scroll the text by a page."""
        self.page.action_turn(by)

    def action_line(self, by: int) -> None:
        """Scroll the text by a line, if it is shown alone."""
        self.page.action_line(by)


def _checkpoint(gig: Retrospective | Vet) -> str:
    stop = gig.next_stop if isinstance(gig, Vet) else None
    return CHECKPOINT.format(stop_text(stop)) if stop and stop_text(stop) else ""
