"""The parts of a message, each answered as one question in a dialog. The message screen owns it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from retro.core.gig import wording
from retro.core.gig.message import ANSWERED_BY, GREETING, SIGN_OFF
from retro.core.message import asking, assembly, draft
from retro.core.message.advice import advice
from retro.core.message.draft import PartLine
from retro.core.message.leads import names_nobody
from retro.core.message.offers import offers
from retro.core.message.opening_closing import with_client_greeted
from retro.core.message.parts import BY_NAME
from retro.core.message.subject import facts_of
from retro.core.message.texts import PART
from retro.tui.message import words
from retro.tui.message.answer_dialog import AnswerDialog, Onward, PartQuestion
from retro.tui.message.draft_screen import MessageDraftScreen

EVERY_LETTER = "It goes into the message just as you write it."
"""Shown for an answer that nothing precedes."""
AS_A_SENTENCE = "It goes in as you write it, with a capital and a full stop."
"""Shown for one to which the message adds either."""

LONGEST_READ = 40
"""Most characters of a greeting that are repeated beside it, so that its quotes close at 60 columns."""


class PartAnswers:
    """Asks for one part after the other, and changes a screen's record by each letter of an answer."""

    def __init__(
        self, screen: MessageDraftScreen, asking: Callable[[str], object], written_through: Callable[[], object]
    ) -> None:
        """`asking` is called with the part that is asked for, `written_through` after the last open one."""
        self._screen = screen
        self._asking = asking
        self._written_through = written_through
        self._greeting = ""
        """The greeting as it was when it was asked for; its name may have become the client's."""
        self._goes_on = False
        """True once the whole was shown after the parts that are asked for first."""
        self._read_as_message: set[tuple[str, str]] = set()
        """Parts that were asked for and gone on from, each with its text: they are notes no more."""

    def lines(self) -> tuple[PartLine, ...]:
        """Return greeting, parts and sign-off as they are."""
        lines = draft.message_lines(self._screen.gig)
        return tuple(
            line._replace(is_note=False) if (line.name, line.text) in self._read_as_message else line for line in lines
        )

    def ask(self, name: str, *, is_after_name: bool = False) -> None:
        """Ask for this part; after the name its first Enter is spared."""
        self._asking(name)
        screen = self._screen
        if name == GREETING:
            self._greeting = screen.gig.message.parts.get(GREETING, "")
        screen.app.push_screen(
            AnswerDialog(
                screen.app_context,
                screen.gig.id,
                self._question(name, is_after_name=is_after_name),
                partial(self._changed, name),
                screen.cover,
            ),
            partial(self._answered, name),
        )

    def leave_out_or_put_back(self, line: PartLine) -> None:
        """Leave this part out of the text, or put it back."""
        self._screen.replace_gig(draft.with_left_out(self._screen.gig, line.name, not line.is_left_out))

    def take_name(self) -> None:
        """Make the name in the greeting the client's, once it is typed to its end; a corrected one too."""
        self._screen.replace_gig(with_client_greeted(self._screen.gig, self._greeting))

    def _changed(self, name: str, text: str) -> None:
        line = self._line(name)
        if text == line.text:
            return
        gig = draft.with_part(self._screen.gig, name, text)
        is_out = not text.strip() and name == SIGN_OFF  # a wiped greeting is the usual one again, or open
        self._screen.replace_gig(draft.with_left_out(gig, name, is_out) if text.strip() or is_out else gig)

    def _answered(self, name: str, onward: Onward | None) -> None:
        is_on = onward is Onward.NEXT
        self.take_name()
        if is_on:
            self._read_as_message.add((name, self._line(name).text))
            self._screen.replace_gig(draft.with_note_taken(self._screen.gig, name))
            self._screen.replace_gig(draft.passed(self._screen.gig, name))
        self._screen.save_now()
        goes_on = self._goes_on and name != GREETING  # which leads back to the whole that had lacked it
        if is_on and (following := asking.next_to_write(self.lines(), name, goes_on=goes_on)):
            self.ask(following.name, is_after_name=BY_NAME[name].is_name)
            return
        if onward is Onward.BEFORE and (before := asking.line_before(self.lines(), name)):
            self.ask(before.name)
            return
        self._screen.cover(0)
        if is_on:
            self._goes_on = True
            self._written_through()

    def _question(self, name: str, *, is_after_name: bool) -> PartQuestion:
        line = self._line(name)
        return PartQuestion(
            f"{line.number}  {line.label}" if line.number else line.label,
            line.question,
            line.text,
            ANSWERED_BY.get(name, PART + name),
            PART + name,
            lambda text: advice(name, text, draft.written_beside(self.lines(), name)),
            partial(self._reads, name) if BY_NAME[name].is_read_aloud or BY_NAME[name].lead else None,
            is_name=BY_NAME[name].is_name,
            is_after_name=is_after_name,
            offers=self._offers(name),
        )

    def _offers(self, name: str) -> tuple[str, ...]:
        today, beside = self._screen.app_context.today(), draft.written_beside(self.lines(), name)
        return offers(name, facts_of(self._screen.gig), today, beside)

    def _reads(self, name: str) -> str:
        """Return how the line reads in the message, where it is more than what is typed."""
        lines, line = self.lines(), self._line(name)
        read, text = assembly.paragraph_text(line, lines), line.text.strip()
        if name == GREETING or (text and assembly.is_joined(line, lines)):
            return words.READS.format(wording.in_quotes(read, LONGEST_READ)) if read else ""
        if lead := assembly.lead_before(lines, name):
            return words.BEGINS.format(lead)
        if names_nobody(name, text) or not (text or BY_NAME[name].lead):
            return ""
        return EVERY_LETTER if read == text else AS_A_SENTENCE

    def _line(self, name: str) -> PartLine:
        return next(line for line in self.lines() if line.name == name)
