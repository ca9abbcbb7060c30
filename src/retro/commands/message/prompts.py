"""The questions of `retro message --plain`, made from the gig as it is saved; each answer is saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from retro.commands.gig_writing import changed, read_stored_gig, signed
from retro.commands.lines.console import Console, Here
from retro.commands.word_choice import label_meant
from retro.core.document_kinds import Document
from retro.core.gig.message import GREETING, PARTS, SIGN_OFF, Mark
from retro.core.message import draft
from retro.core.message.advice import EXAMPLES, advice
from retro.core.message.asking import in_asking_order, is_enough
from retro.core.message.draft import PartLine, message_lines, with_left_out, with_part, written_beside
from retro.core.message.handover import HandoverLine, handover_lines, with_mark, with_row
from retro.core.message.labels import MARKS
from retro.core.message.opening_closing import with_client_greeted
from retro.core.message.telling import day_told
from retro.core.message.texts import PART, ROW, WHOLE, text_of, with_text
from retro.core.text.parsing import narrow
from retro.paths import Paths

ENOUGH = "That's enough to send today. :q leaves, and prints the message, with […] for the rest, which can wait."
IS_LEFT_OUT = " (left out)"

TAKEN_IN = "  Put back in."
LEFT_OUT = "  Left out."

MARK_ASKED = "done, half, not begun or broken (d h n b, Enter for none)?"
BAD_MARK = "d, h, n, b, or Enter for none."
MARK_LETTERS = {"d": Mark.DONE, "h": Mark.HALF, "n": Mark.NOT_BEGUN, "b": Mark.BROKEN}
MARK_NAMES = {**{name: mark for mark, name in MARKS.items()}, "half done": Mark.HALF, "not started": Mark.NOT_BEGUN}
"""Words that a mark is known by."""


class MessagePrompt(NamedTuple):
    """One question about the message."""

    label: str
    heading: str
    text: str
    question: str
    advice: str
    target: str
    """Name by which an editor's file knows the answer."""
    cleared: Callable[[], None]
    """Clears the answer; called for a dash."""
    put: Callable[[str], None]
    """Saves a text, which may be the beginning of a longer one."""
    answered: Callable[[str], None]
    """Called when the text is complete."""
    passed: Callable[[], None]
    """Called for Enter alone where nothing is written."""
    number: int
    """Number that it is asked with; 0 for none."""
    is_left_out: bool = False
    is_name: bool = False
    """True for a name: one line is the whole answer."""


class WholeMessage(NamedTuple):
    """The text that all parts make, or as it was edited."""

    text: str
    put: Callable[[str], bool]
    """Saves it as edited; returns False if it is made of its parts again."""


class Prompts:
    """Builds the questions from the saved gig; saves each answer by itself."""

    def __init__(self, paths: Paths, prefix: str, console: Console) -> None:
        self._paths, self._prefix, self._console = paths, prefix, console
        self._greets_first: bool | None = None
        """True if the greeting was open when the prompts began, which decides their order; None before."""

    def parts(self) -> Iterator[MessagePrompt]:
        """Return a question for each line, what a client needs most first."""
        gig = signed(self._paths, read_stored_gig(self._paths, self._prefix).gig)
        lines = message_lines(gig)
        if self._greets_first is None:
            self._greets_first = lines[0].is_open
        ordered = self._in_order(lines)
        can_wait = next(line.name for line in ordered if not line.part.is_first)
        is_made_of_parts = not (gig.message.is_edited or day_told(gig))
        said = f"{ENOUGH}\n\n" if is_made_of_parts and is_enough(lines) else ""
        for part in ordered:
            number = f"{part.number} of {len(PARTS)}. " if part.number else ""
            heading = (
                f"{said if part.name == can_wait else ''}{number}{part.label}{IS_LEFT_OUT if part.is_left_out else ''}"
            )
            yield self._of_part(heading, part, written_beside(lines, part.name))

    def _in_order(self, lines: Iterable[PartLine]) -> list[PartLine]:
        """Sort the lines as they are asked for; a greeting that was known comes before the sign-off."""
        greeting, *others = in_asking_order(lines)
        at = 0 if self._greets_first else next(at for at, line in enumerate(others) if line.name == SIGN_OFF)
        return [*others[:at], greeting, *others[at:]]

    def whole(self) -> WholeMessage:
        """Return the whole text as it is now."""
        gig = signed(self._paths, read_stored_gig(self._paths, self._prefix).gig)

        def put(text: str) -> bool:
            self._save(lambda gig: with_text(gig, WHOLE, text.rstrip()))
            return bool(read_stored_gig(self._paths, self._prefix).gig.message.edited)

        return WholeMessage(text_of(gig, WHOLE), put)

    def rows(self) -> Iterator[MessagePrompt]:
        """Return a question for each row of the handover notes."""
        lines = handover_lines(read_stored_gig(self._paths, self._prefix).gig)
        for number, row in enumerate(lines, 1):
            mark = f" ({MARKS[row.mark]})" if row.mark else ""
            heading = f"{number} of {len(lines)}. {row.label}{mark}"
            yield self._of_row(heading, row, number)

    def _of_part(self, heading: str, part: PartLine, beside: str) -> MessagePrompt:
        name, tip = part.name, advice(part.name, part.text, beside)

        def cleared() -> None:
            self._save(lambda gig: with_left_out(gig, name, not part.is_left_out))
            self._console.say(TAKEN_IN if part.is_left_out else LEFT_OUT)

        def put(text: str) -> None:
            self._save(lambda gig: with_left_out(with_part(gig, name, text), name, False))

        def answered(text: str) -> None:
            self._save(lambda gig: with_client_greeted(gig, part.text if name == GREETING else ""))
            said = advice(name, text, beside)
            if said and said != EXAMPLES.get(name):  # the example was said before the question
                self._console.say(said, "  ")

        def passed() -> None:
            self._save(lambda gig: draft.passed(gig, name))

        target = PART + name
        return MessagePrompt(
            *(part.label, heading, part.text, part.question, tip, target, cleared, put, answered, passed, part.number),
            is_left_out=part.is_left_out,
            is_name=part.part.is_name,
        )

    def _of_row(self, heading: str, row: HandoverLine, number: int) -> MessagePrompt:
        name = row.name

        def cleared() -> None:
            self._save(lambda gig: with_mark(with_row(gig, name, ""), name, None))

        def put(text: str) -> None:
            self._save(lambda gig: with_row(gig, name, text))

        def answered(text: str) -> None:
            mark = self._mark_typed()
            self._save(lambda gig: with_mark(gig, name, mark))

        target = ROW + name
        return MessagePrompt(
            row.label, heading, row.text, row.question, "", target, cleared, put, answered, lambda: None, number
        )

    def _mark_typed(self) -> Mark | None:
        """Ask for a mark, by its letter or word, until it is one of the few; None for Enter."""
        self._console.say(MARK_ASKED)
        self._console.here = Here()
        while typed := narrow(self._console.line()).casefold():
            meant = label_meant(typed, list(MARK_NAMES))
            mark = MARK_LETTERS.get(typed) or (None if meant is None else list(MARK_NAMES.values())[meant])
            if mark:
                return mark
            self._console.say(BAD_MARK)
        return None

    def _save(self, change: Callable[[Document], Document]) -> None:
        changed(self._paths, self._prefix, change)
