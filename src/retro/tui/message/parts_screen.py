"""Base of the message screen: greeting, parts and sign-off as a list, each answered as one question."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.getters import query_one

from retro.core.gig.message import ANSWERED_BY, GREETING
from retro.core.message import draft
from retro.core.message.advice import advice
from retro.core.message.draft import PartLine
from retro.core.message.leads import is_no
from retro.core.message.parts import BY_NAME
from retro.core.message.texts import PART
from retro.tui.context import AppContext
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.reading_pane import ReadingPane
from retro.tui.message import words
from retro.tui.message.answer_dialog import AnswerDialog, PartQuestion
from retro.tui.message.draft_screen import MessageDraftScreen
from retro.tui.message.part_list import PartList
from retro.tui.message.whole_text import WholeText
from retro.tui.terminal.safe_text import SafeLabel, safe_text

EVERY_LETTER = "Read in the message just as you write it."
"""Shown for an answer that nothing precedes."""


class PartsScreen(MessageDraftScreen):
    """Opens and leaves out the part at the cursor, with one line of advice on it. A subclass has the layout."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d", "leave_out", "Leave out", id="message.leave_out", tooltip="Leave this part out, or put it back in"
        ),
        Binding("y", "copy", "Copy", id="message.copy", tooltip="The message to the clipboard; nothing is sent"),
    ]

    parts = query_one(PartList)
    advice_line = query_one(".advice", SafeLabel)
    page = query_one(ReadingPane)

    def __init__(self, app_context: AppContext) -> None:
        super().__init__(app_context)
        self.whole = WholeText(self)

    def lines(self) -> tuple[PartLine, ...]:
        """Return greeting, parts and sign-off as they are."""
        return draft.message_lines(self.gig, self.app_context.today())

    @on(PartList.Moved)
    def advise(self) -> None:
        """Show one line on the part at the cursor, which is visible in the text beside it."""
        if self.writing is None or (here := self.parts.here) is None:
            return
        line = advice(here.name, here.text)
        if here.is_left_out:
            line = words.LEFT_OUT_SAID.format(own_key_in_words(self, "message.leave_out", "d"))
        self.advice_line.update(safe_text(line))
        self.page.go_to(here.name)

    @on(PartList.Opened)
    def action_write(self) -> None:
        """Ask for the part at the cursor."""
        if self.writing and self.gig.message.edited.strip():
            self.whole.edit()
        elif here := self.parts.here:
            self._open(here)

    def action_leave_out(self) -> None:
        """Leave the part at the cursor out, or put it back."""
        if self.writing and (here := self.parts.here):
            self.put(draft.with_left_out(self.gig, here.name, not here.is_left_out))

    def write_part(self, name: str) -> None:
        """Ask for this part."""
        self.parts.go_to(name)
        self._open(self._line(name))

    def written_through(self) -> None:
        """Called after the last open part; overridden."""

    def _open(self, line: PartLine) -> None:
        def changed(text: str) -> None:
            if text != self._line(line.name).text:
                gig = draft.with_part(self.gig, line.name, text)
                is_out = not text.strip() and not line.number  # a greeting that was wiped out is none
                self.put(draft.with_left_out(gig, line.name, is_out) if text.strip() or is_out else gig)

        def closed(is_on: bool | None) -> None:
            self.save_now()
            following = draft.next_to_write(self.lines(), line.name) if is_on else None
            if following:
                self.write_part(following.name)
            elif is_on:
                self.written_through()

        self.app.push_screen(AnswerDialog(self.app_context, self.gig.id, self._asked(line.name), changed), closed)

    def _asked(self, name: str) -> PartQuestion:
        line = self._line(name)
        return PartQuestion(
            f"{line.number}  {line.label}" if line.number else line.label,
            line.question,
            line.text,
            ANSWERED_BY.get(name, PART + name),
            PART + name,
            partial(advice, name),
            partial(self._reads, name) if name == GREETING or BY_NAME[name].lead else None,
        )

    def _reads(self, name: str) -> str:
        """Return how the line reads in the message, where it is more than what is typed."""
        lines = self.lines()
        if name == GREETING:
            return words.READS.format(read) if (read := draft.paragraph_text(lines[0], lines)) else ""
        if lead := draft.lead_before(lines, name):
            return words.BEGINS.format(lead)
        return "" if is_no(name, self._line(name).text) else EVERY_LETTER

    def _line(self, name: str) -> PartLine:
        return next(line for line in self.lines() if line.name == name)
