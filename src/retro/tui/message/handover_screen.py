"""Screen of the handover notes: what the next person needs, a row each with a mark."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.formats.markdown.handover import handover_markdown
from retro.core.gig.message import Mark
from retro.core.message import handover
from retro.core.message.handover import MARKS, HandoverLine
from retro.core.message.texts import ROW
from retro.tui.context import AppContext
from retro.tui.kit.gigs.gig_writing import GigWriting
from retro.tui.kit.own_keys import in_own_keys, own_key_in_words, own_key_of
from retro.tui.message import words
from retro.tui.message.answer_dialog import AnswerDialog, Onward, PartQuestion
from retro.tui.message.draft_screen import MessageDraftScreen
from retro.tui.message.handing_over import HandingOver
from retro.tui.message.handover_rows import HandoverRows
from retro.tui.navigation import ExportMessageRoute, Navigate
from retro.tui.terminal import clipboard
from retro.tui.terminal.safe_text import SafeLabel, safe_text, toast

HEADING = "Handover notes   {}"
WRITTEN = "{} of {} rows written"

MARKS_SAID = "Mark a row: {}"
MARK_KEYS = ("done", "half", "none", "broken")
"""Names of the marks in the ids of their keys."""


class HandoverScreen(MessageDraftScreen):
    """Rows, and a line on how they are marked. It writes in the record of the message below."""

    AUTO_FOCUS = "HandoverRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "Copy", id="handover.copy", tooltip="Copy the notes; nothing is sent"),
        Binding("x", "export", "Export", id="handover.export", tooltip="Write the notes to a file"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back to the message"),
    ]
    DEFAULT_CSS = """
    HandoverScreen HandoverRows { height: auto; max-height: 1fr; border-top: solid $border-blurred; }
    HandoverScreen.-asked .said { display: none; }
    HandoverScreen .said { height: auto; padding: 1 1 0 1; color: $foreground-muted; }
    """

    rows = query_one(HandoverRows)

    def __init__(self, app_context: AppContext, writing: GigWriting) -> None:
        super().__init__(app_context)
        self.writing = writing
        self._handing_over = HandingOver(self)

    def heading(self) -> str:
        """Return what it is, and which gig it is about."""
        return HEADING.format(self.gig.name)

    def compose_body(self) -> Iterable[Widget]:
        """Yield the rows, and how they are marked."""
        yield HandoverRows()
        marks = (
            f"{own_key_of(self, f'handover.{id}', str(number))} {MARKS[mark]}"
            for number, (id, mark) in enumerate(zip(MARK_KEYS, Mark, strict=True), 1)
        )
        yield SafeLabel(safe_text(MARKS_SAID.format(" · ".join(marks))), classes="said")

    def on_mount(self) -> None:
        """Show the rows."""
        self.show()

    def show(self) -> None:
        """Show the rows as they are."""
        self.rows.show_items(self._lines())
        self.title_line.name_shown = self.heading()
        self.tell_state()

    def progress_line(self) -> str:
        """Format as "3 of 14 rows written"."""
        lines = self._lines()
        return WRITTEN.format(sum(not line.is_open for line in lines), len(lines))

    @on(HandoverRows.Opened)
    def action_write(self) -> None:
        """Ask for the row at the cursor."""
        if here := self.rows.here:
            self._open(here)

    @on(HandoverRows.Marked)
    def _mark(self, message: HandoverRows.Marked) -> None:
        if here := self.rows.here:
            self.replace_gig(handover.with_mark(self.gig, here.name, message.mark))

    def action_copy(self) -> None:
        """Copy the notes."""
        self._hand_over(own_key_in_words(self, "handover.copy", "y"), "copy", self._copy)

    def action_export(self) -> None:
        """Export the notes."""
        self.save_now()
        route = ExportMessageRoute(self.gig.id, is_handover=True)
        key = own_key_in_words(self, "handover.export", "x")
        self._hand_over(key, "export", lambda text: self.post_message(Navigate(route)))

    def _hand_over(self, key: str, deed: str, do: Callable[[str], object]) -> None:
        """Do it at once if no place is open, else when asked once more."""
        text, count = self._text(), sum(len(line.gaps) for line in self._lines())
        if not text:
            toast(self, safe_text(in_own_keys(self, words.NO_NOTES, "handover.open")))
        else:
            warning = words.open_places_warning(count, key, deed) if count else ""
            self._handing_over.hand_over(key, text, warning, do)

    def _copy(self, text: str) -> None:
        key = own_key_in_words(self, "handover.export", "x")
        clipboard.copy_to_clipboard(
            self, text, lambda sentence: toast(self, safe_text(words.copied_text(sentence, key)))
        )

    def _open(self, line: HandoverLine) -> None:
        def changed(text: str) -> None:
            if text != self._line(line.name).text:
                self.replace_gig(handover.with_row(self.gig, line.name, text))

        def closed(onward: Onward | None) -> None:
            self.save_now()
            following = self._following(line, onward)
            if following:
                self.rows.go_to(following.name)
                self._open(following)
            else:
                self.cover(0)

        place = ROW + line.name
        asked = PartQuestion(line.label, line.question, self._line(line.name).text, place, place)
        self.app.push_screen(AnswerDialog(self.app_context, self.gig.id, asked, changed, self.cover), closed)

    def _following(self, line: HandoverLine, onward: Onward | None) -> HandoverLine | None:
        """Return the next open line, or the one before; None back to the list."""
        lines = self._lines()
        at = next(at for at, each in enumerate(lines) if each.name == line.name)
        if onward is Onward.NEXT:
            return next((each for each in lines[at + 1 :] if each.is_open), None)
        return lines[at - 1] if at and onward is Onward.BEFORE else None

    def _text(self) -> str:
        """Return the notes as Markdown; "" while nothing is written."""
        return "" if all(line.is_blank for line in self._lines()) else handover_markdown(self.gig)

    def _lines(self) -> tuple[HandoverLine, ...]:
        return handover.handover_lines(self.gig)

    def _line(self, name: str) -> HandoverLine:
        return next(line for line in self._lines() if line.name == name)
