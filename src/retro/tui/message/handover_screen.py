"""Screen of the handover notes: what the next person needs, a row each with a mark."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget

from retro.core.formats.handover_markdown import handover_markdown
from retro.core.gig.message import Mark
from retro.core.message import handover
from retro.core.message.handover import MARKS, HandoverLine
from retro.core.message.texts import ROW
from retro.tui.context import AppContext
from retro.tui.kit.gig_writing import GigWriting
from retro.tui.kit.row_list import RowList
from retro.tui.message import words
from retro.tui.message.answer_dialog import AnswerDialog, PartQuestion
from retro.tui.message.draft_screen import MessageDraftScreen
from retro.tui.navigation import ExportMessageRoute, Navigate
from retro.tui.terminal import clipboard
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled, toast

HEADING = "Handover notes   {}"
WRITTEN = "{} of {} rows written"

MUTED = "$foreground-muted"
LABEL, MARK = 27, max(map(len, MARKS.values())) + 4
"""Cells of the label, and of the mark after it; each with a gap."""
LEAST = 12
"""Cells below which a question is not begun to be written."""
LONGEST = 400
MARKS_SAID = "Mark a row: " + " · ".join(f"{number} {MARKS[mark]}" for number, mark in enumerate(Mark, 1))


class HandoverRows(RowList):
    """The rows; Enter writes one, 1 to 4 mark it, the same again takes the mark back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Write", id="handover.open", tooltip="Write this row"),
        Binding(
            "space", "mark('')", "Mark", id="handover.mark", tooltip="The next mark: done, half, not started, broken"
        ),
        Binding("1", "mark('done')", "Done", id="handover.done", tooltip="Mark it done", show=False),
        Binding("2", "mark('half')", "Half", id="handover.half", tooltip="Mark it half done", show=False),
        Binding("3", "mark('not_begun')", "Not started", id="handover.none", tooltip="Mark it not started", show=False),
        Binding("4", "mark('broken')", "Broken", id="handover.broken", tooltip="Mark it broken", show=False),
    ]

    class Opened(Message):
        """The row at the cursor is to be written."""

    class Marked(Message):
        """The row at the cursor is to be marked; None takes the mark back."""

        def __init__(self, mark: Mark | None) -> None:
            self.mark = mark
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[HandoverLine, ...] = ()

    def hang(self, lines: tuple[HandoverLine, ...]) -> None:
        """Show these, the cursor where it is."""
        self._lines = lines
        self.put(tuple(partial(_row, line) for line in lines))

    @property
    def here(self) -> HandoverLine | None:
        """The row at the cursor."""
        return self._lines[self.cursor] if self._lines else None

    def go_to(self, name: str) -> None:
        """Put the cursor on this row."""
        self.cursor = next((at for at, line in enumerate(self._lines) if line.name == name), self.cursor)

    def action_open(self) -> None:
        """Write the row at the cursor."""
        self.post_message(self.Opened())

    def action_mark(self, mark: str) -> None:
        """This mark, or without one the next."""
        if here := self.here:
            self.post_message(self.Marked(_toggled(here.mark, Mark(mark)) if mark else _following(here.mark)))

    def pressed(self, x: int) -> None:
        """A click on the mark goes on to the next one, elsewhere it opens the row."""
        if LABEL <= x < LABEL + MARK:
            self.action_mark("")
        else:
            self.action_open()


class HandoverScreen(MessageDraftScreen):
    """Rows over a line that says how they are marked. It writes in the record of the message below."""

    AUTO_FOCUS = "HandoverRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "Copy", id="handover.copy", tooltip="Copy the notes; nothing is sent"),
        Binding("x", "export", "Export", id="handover.export", tooltip="Write the notes to a file"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back to the message"),
    ]
    DEFAULT_CSS = """
    HandoverScreen HandoverRows { height: auto; max-height: 1fr; border-top: solid $border-blurred; }
    HandoverScreen .said { height: auto; padding: 1 1 0 1; color: $foreground-muted; }
    """

    rows = query_one(HandoverRows)

    def __init__(self, desk: AppContext, writing: GigWriting) -> None:
        super().__init__(desk)
        self.writing = writing

    def heading(self) -> str:
        """What it is, and which gig it is about."""
        return HEADING.format(self.gig.name)

    def compose_body(self) -> Iterable[Widget]:
        """The rows, and how they are marked."""
        yield HandoverRows()
        yield SafeLabel(safe_text(MARKS_SAID), classes="said")

    def on_mount(self) -> None:
        """Show them."""
        self.show()

    def show(self) -> None:
        """The rows as they stand."""
        self.rows.hang(self._lines())
        self.title_line.name_shown = self.heading()
        self.tell_state()

    def standing(self) -> str:
        """ "3 of 14 rows written"."""
        lines = self._lines()
        return WRITTEN.format(sum(not line.is_open for line in lines), len(lines))

    @on(HandoverRows.Opened)
    def action_write(self) -> None:
        """The row at the cursor, as one question."""
        if here := self.rows.here:
            self._open(here)

    @on(HandoverRows.Marked)
    def _mark(self, message: HandoverRows.Marked) -> None:
        if here := self.rows.here:
            self.put(handover.with_mark(self.gig, here.name, message.mark))

    def action_copy(self) -> None:
        """Copy the notes."""
        if text := self._text():
            clipboard.copy_to_clipboard(
                self, text, lambda sentence: toast(self, safe_text(words.copied_text(sentence)))
            )
        else:
            toast(self, safe_text(words.NO_NOTES))

    def action_export(self) -> None:
        """Write the notes to a file."""
        self.save_now()
        if self._text():
            self.post_message(Navigate(ExportMessageRoute(self.gig.id, is_handover=True)))
        else:
            toast(self, safe_text(words.NO_NOTES))

    def _open(self, line: HandoverLine) -> None:
        def changed(text: str) -> None:
            if text != self._line(line.name).text:
                self.put(handover.with_row(self.gig, line.name, text))

        def closed(is_on: bool | None) -> None:
            self.save_now()
            following = self._next_open(line) if is_on else None
            if following:
                self.rows.go_to(following.name)
                self._open(following)

        place = ROW + line.name
        asked = PartQuestion(line.label, line.question, self._line(line.name).text, place, place)
        self.app.push_screen(AnswerDialog(self.desk, self.gig.id, asked, changed), closed)

    def _next_open(self, line: HandoverLine) -> HandoverLine | None:
        lines = self._lines()
        at = next(at for at, each in enumerate(lines) if each.name == line.name)
        return next((each for each in lines[at + 1 :] if each.is_open), None)

    def _text(self) -> str:
        """The notes as Markdown; "" while nothing is written."""
        return "" if all(line.is_open for line in self._lines()) else handover_markdown(self.gig)

    def _lines(self) -> tuple[HandoverLine, ...]:
        return handover.handover_lines(self.gig)

    def _line(self, name: str) -> HandoverLine:
        return next(line for line in self._lines() if line.name == name)


def _toggled(before: Mark | None, mark: Mark) -> Mark | None:
    return None if mark is before else mark


def _following(mark: Mark | None) -> Mark | None:
    """The next mark; after the last, none."""
    every: tuple[Mark | None, ...] = (None, *Mark)
    return every[(every.index(mark) + 1) % len(every)]


def _row(line: HandoverLine, width: int) -> Content:
    mark = f"[{MARKS[line.mark]}]" if line.mark else "[ ]"
    lead = Content.assemble(safe_text(line.label.ljust(LABEL)), styled(mark.ljust(MARK), "" if line.mark else MUTED))
    if not line.text.strip():
        return lead + styled(f"· {line.question}" if width - lead.cell_length >= LEAST else "·", MUTED)
    return lead + safe_text(" ".join(line.text[:LONGEST].split()))
