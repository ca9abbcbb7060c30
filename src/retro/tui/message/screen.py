"""Message screen: the twelve parts of what is said to a client, and the text that they make."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.message import ANSWERED_BY
from retro.core.gig.retrospective import Retrospective
from retro.core.message import draft, telling
from retro.core.message.advice import advice
from retro.core.message.draft import PartLine
from retro.core.message.texts import PART
from retro.core.vet.begin import stop_text
from retro.core.vet.verdict import CHECK_FIRST
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit.gig_writing import open_gig
from retro.tui.kit.reading_pane import ReadingPane
from retro.tui.kit.retry import retry_locked
from retro.tui.kit.telling import UNDO, ask_when_told, told_toast
from retro.tui.message import words
from retro.tui.message.answer_dialog import AnswerDialog, PartQuestion
from retro.tui.message.handover_screen import HandoverScreen
from retro.tui.message.letter import Letter
from retro.tui.message.letter_sheet import LetterScreen
from retro.tui.message.part_list import PartList
from retro.tui.navigation import MessageRoute
from retro.tui.terminal.safe_text import SafeLabel, safe_text, toast

EDITED = "edited as a whole"
CHECKPOINT = "Your checkpoint, for you alone: {}."

NEEDS_PARTS = frozenset({"leave_out"})
"""What is done to a part, and means nothing in a text that was edited as a whole."""


class MessageScreen(LetterScreen):
    """Writes the message part by part or as a whole, copies it, and hears that they were told. Nothing is sent."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d", "leave_out", "Leave out", id="message.leave_out", tooltip="Leave this part out, or put it back in"
        ),
        Binding("y", "copy", "Copy", id="message.copy", tooltip="Copy the message; nothing is sent"),
        Binding("t", "told", "I've told them", id="message.told", tooltip="They know: note when and how"),
        Binding("u", "untold", "Not told", id="message.untold", tooltip="Undo “I've told them”"),
        Binding("x", "export", "Export", id="message.export", tooltip="Write the message to a file"),
        Binding("e", "edit", "Edit all", id="message.edit", tooltip="Edit the whole text, as it will read"),
        Binding("r", "read", "Read it", id="message.read", tooltip="The text as it will read, then its parts again"),
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
        Binding("enter", "edit", "Edit", id="message.enter", tooltip="Edit the whole text", show=False),
        Binding("down", "line(1)", "Line down", id="message.line_down", tooltip="Scroll the text", show=False),
        Binding("up", "line(-1)", "Line up", id="message.line_up", tooltip="Scroll the text", show=False),
        Binding("pagedown", "turn(1)", "Down", id="message.down", tooltip="Scroll the text", show=False),
        Binding("pageup", "turn(-1)", "Up", id="message.up", tooltip="Scroll the text", show=False),
    ]
    SCOPED_CSS = False  # its rules name the size of the screen
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
    MessageScreen.-short .advice { margin: 0 1; max-height: 2; }
    MessageScreen ToastRack { margin-bottom: 4; }
    """

    parts = query_one(PartList)
    advice_line = query_one(".advice", SafeLabel)
    check_line = query_one(".check", SafeLabel)
    page = query_one(ReadingPane)

    def __init__(self, desk: AppContext, place: MessageRoute) -> None:
        super().__init__(desk)
        self._gig_id = place.id
        self._is_reading = False
        """Whether the text stands in the place of its parts, where there is no room for both."""

    def heading(self) -> str:
        """What it is, and which gig it is about."""
        return f"Message   {self.gig.name}" if self.writing else "Message"

    def compose_body(self) -> Iterable[Widget]:
        """The parts with advice, beside them the text; what to check first."""
        with Horizontal(classes="body"):
            with Vertical(classes="parts"):
                yield PartList()
                yield SafeLabel(classes="advice")
            yield ReadingPane()
        yield SafeLabel(classes="check")

    async def on_mount(self) -> None:
        """Open it; the cursor stands on the first part that is open."""
        try:
            self.writing = await retry_locked(lambda: open_gig(self.desk, self._gig_id))
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            self.dismiss()
            return
        self.show()
        self.parts.go_to(next((line.name for line in self.lines() if line.is_open), ""))

    def show(self) -> None:
        """The parts, the text they make, how far it is."""
        if self.writing is None:
            return
        is_text = self._is_reading or bool(self.gig.message.edited.strip())
        self.set_class(is_text, "-text")
        self.set_focus(None if is_text else self.parts)
        lines = self.lines()
        self.parts.hang(lines)
        self.page.redo(Letter(lines, self.gig.message.edited))
        self.title_line.name_shown = self.heading()
        self.tell_state()
        self._advise()
        self.refresh_bindings()

    def standing(self) -> str:
        """ "8 of 12 parts written, 4 open"."""
        if self.writing is None:
            return ""
        return EDITED if self.gig.message.edited.strip() else draft.summary(self.lines())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What depends on the text, and on whether they know."""
        if self.writing is None:
            return action not in ("told", "untold", "leave_out")
        if action == "told":
            return telling.is_to_be_told(self.gig)
        if action == "untold":
            return telling.can_be_taken_back(self.gig)
        if action == "read":
            return self._is_reading or not (self.has_class("-wide") or self.gig.message.edited.strip())
        if action == "leave_out" and self._is_reading:
            return False
        return action not in NEEDS_PARTS or not self.gig.message.edited.strip()

    def on_new_day(self) -> None:
        """Days are said otherwise."""
        self.show()

    @on(PartList.Moved)
    def _advise(self) -> None:
        """One line on the part at the cursor; the checkpoint of a gig under way is a reminder, never a part."""
        here = self.parts.here
        if self.writing is None or here is None:
            return
        line = words.LEFT_OUT_SAID if here.is_left_out else advice(here.name, here.text)
        self.advice_line.update(safe_text(line))
        self.page.go_to(here.name)
        self.check_line.update(safe_text("\n".join(filter(None, (_checkpoint(self.gig), CHECK_FIRST)))))

    @on(PartList.Opened)
    def action_write(self) -> None:
        """The part at the cursor, as one question."""
        if self.writing and self.gig.message.edited.strip():
            self.action_edit()
        elif here := self.parts.here:
            self._open(here)

    def action_leave_out(self) -> None:
        """Leave the part at the cursor out, or take it in again."""
        if self.writing and (here := self.parts.here):
            self.put(draft.with_left_out(self.gig, here.name, not here.is_left_out))

    def action_read(self) -> None:
        """The text as it will read, or its parts again."""
        self._is_reading = not self._is_reading
        self.show()

    def action_leave(self) -> None:
        """Back to the parts, or out."""
        if self._is_reading:
            self.action_read()
        else:
            super().action_leave()

    def action_handover(self) -> None:
        """The handover notes."""
        if self.writing:
            self.app.push_screen(HandoverScreen(self.desk, self.writing), lambda _: self.show())

    @work
    async def action_told(self) -> None:
        """They know: when and how."""
        if self.writing is None:
            return
        if found := await ask_when_told(self, self.gig, self.desk.today):
            self.put(telling.told(self.gig, found.on, found.channel))
            self.save_now()
            toast(self, safe_text(f"{told_toast(self.gig)} {UNDO}"))

    def action_untold(self) -> None:
        """They were not told after all."""
        if self.writing:
            self.put(telling.untold(self.gig))
            self.save_now()
            toast(self, safe_text(telling.untold_said(self.gig)))

    def action_turn(self, by: int) -> None:
        """Scroll the text by a page."""
        self.page.action_turn(by)

    def action_line(self, by: int) -> None:
        """Scroll the text by a line, where it stands alone."""
        self.page.action_line(by)

    def _open(self, line: PartLine) -> None:
        def changed(text: str) -> None:
            if text != self._line(line.name).text:
                gig = draft.with_part(self.gig, line.name, text)
                self.put(draft.with_left_out(gig, line.name, False) if text.strip() else gig)

        def closed(is_on: bool | None) -> None:
            self.save_now()
            following = self._next_open(line) if is_on else None
            if following:
                self.parts.go_to(following.name)
                self._open(following)

        self.app.push_screen(AnswerDialog(self.desk, self.gig.id, _asked(self._line(line.name)), changed), closed)

    def _next_open(self, line: PartLine) -> PartLine | None:
        """The next part that is open, from this one on."""
        return next((each for each in self.lines()[line.number :] if each.is_open), None)

    def _line(self, name: str) -> PartLine:
        return next(line for line in self.lines() if line.name == name)


def _asked(line: PartLine) -> PartQuestion:
    return PartQuestion(
        f"{line.number}  {line.label}",
        line.question,
        line.text,
        ANSWERED_BY.get(line.name, PART + line.name),
        PART + line.name,
        partial(advice, line.name),
    )


def _checkpoint(gig: Retrospective | Vet) -> str:
    stop = gig.next_stop if isinstance(gig, Vet) else None
    return CHECKPOINT.format(stop_text(stop)) if stop and stop_text(stop) else ""
