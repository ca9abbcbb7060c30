"""`retro message --plain`: ask for the parts of the message, or the rows of the handover notes, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from retro.commands.gig_writing import Gig, changed, read_stored_gig, signed
from retro.commands.output import tell
from retro.commands.prompts import END, read_further_lines, read_leniently, read_text_line, tell_indented
from retro.core.gig import wording
from retro.core.gig.message import GREETING, PARTS, Mark
from retro.core.message.advice import EXAMPLES, advice
from retro.core.message.draft import PartLine, message_lines, part_lines, summary, with_left_out, with_part
from retro.core.message.handover import HandoverLine, handover_lines, with_mark, with_row
from retro.core.message.labels import MARKS
from retro.paths import Paths

IS_LEFT_OUT = " (left out)"

NOTES = "Handover notes"
TAKEN_IN = "  Put back in."
LEFT_OUT = "  Left out."

END_WITH_DOT = "End an answer with a line with just a dot; each line is saved."
KEYS = f"Enter keeps it, - leaves it out or takes it in again, b goes back, q stops. {END_WITH_DOT}"
ROW_KEYS = f"Enter keeps it, - clears it, b goes back, q stops. {END_WITH_DOT}"
EDITED = "You edited the whole text: it stays as it is, whatever the parts say."
MARK_ASKED = "done, half, not started or broken (d h n b, Enter for none)?"
MARK_LETTERS = {"d": Mark.DONE, "h": Mark.HALF, "n": Mark.NOT_BEGUN, "b": Mark.BROKEN}


class MessagePrompt(NamedTuple):
    """One question about the message."""

    heading: str
    text: str
    question: str
    advice: str
    cleared: Callable[[], None]
    """Clears the answer; called for a dash."""
    put: Callable[[str], None]
    """Saves a text, which may be the beginning of a longer one."""
    answered: Callable[[str], None]
    """Called when the text is complete."""


def ask_message(paths: Paths, prefix: str, *, is_handover: bool) -> Gig:
    """Ask for every part, until the end or a stop. Returns the gig as saved then."""
    read_leniently()
    gig = read_stored_gig(paths, prefix).gig
    tell(f"{NOTES if is_handover else 'Message'}   {wording.in_quotes(gig.name)}")
    if not is_handover:
        tell(f"{summary(part_lines(gig, date.today()))}. {EDITED if gig.message.edited.strip() else ''}".rstrip())
    prompts = Prompts(paths, prefix)
    try:
        _ask_each(prompts.rows if is_handover else prompts.parts, ROW_KEYS if is_handover else KEYS)
    except EOFError:
        tell("")
    return read_stored_gig(paths, prefix).gig


class Prompts:
    """Builds the questions from the saved gig; saves each answer by itself."""

    def __init__(self, paths: Paths, prefix: str) -> None:
        self._paths, self._prefix = paths, prefix
        self._greets_first: bool | None = None
        """True if the greeting was open when the prompts began, which decides their order; None before."""

    def parts(self) -> Iterator[MessagePrompt]:
        """Return a question for each part, then for greeting and sign-off; an open greeting comes first."""
        gig = signed(self._paths, read_stored_gig(self._paths, self._prefix).gig)
        lines = message_lines(gig, date.today())
        if self._greets_first is None:
            self._greets_first = lines[0].is_open
        early = {*PARTS, *((GREETING,) if self._greets_first else ())}
        for part in sorted(lines, key=lambda line: line.name not in early):
            number = f"{part.number} of {len(PARTS)}  " if part.number else ""
            heading = f"{number}{part.label}{IS_LEFT_OUT if part.is_left_out else ''}"
            tip = advice(part.name, part.text)
            yield self._of_part(heading, part, tip)

    def rows(self) -> Iterator[MessagePrompt]:
        """Return a question for each row of the handover notes."""
        lines = handover_lines(read_stored_gig(self._paths, self._prefix).gig)
        for number, row in enumerate(lines, 1):
            mark = f" ({MARKS[row.mark]})" if row.mark else ""
            heading = f"{number} of {len(lines)}  {row.label}{mark}"
            yield self._of_row(heading, row)

    def _of_part(self, heading: str, part: PartLine, tip: str) -> MessagePrompt:
        name = part.name

        def cleared() -> None:
            self._save(lambda gig: with_left_out(gig, name, not part.is_left_out))
            tell(TAKEN_IN if part.is_left_out else LEFT_OUT)

        def put(text: str) -> None:
            self._save(lambda gig: with_left_out(with_part(gig, name, text), name, False))

        def answered(text: str) -> None:
            said = advice(name, text)
            if said and said != EXAMPLES.get(name):  # the example was said before the question
                tell_indented(said, "  ")

        return MessagePrompt(heading, part.text, part.question, tip, cleared, put, answered)

    def _of_row(self, heading: str, row: HandoverLine) -> MessagePrompt:
        name = row.name

        def cleared() -> None:
            self._save(lambda gig: with_mark(with_row(gig, name, ""), name, None))

        def put(text: str) -> None:
            self._save(lambda gig: with_row(gig, name, text))

        def answered(text: str) -> None:
            tell_indented(MARK_ASKED, "")
            mark = MARK_LETTERS.get(read_text_line("> ").strip()[:1].casefold())
            self._save(lambda gig: with_mark(gig, name, mark))

        return MessagePrompt(heading, row.text, row.question, "", cleared, put, answered)

    def _save(self, change: Callable[[Gig], Gig]) -> None:
        changed(self._paths, self._prefix, change)


def _ask_each(questions: Callable[[], Iterator[MessagePrompt]], keys: str) -> None:
    at = 0
    tell_indented(keys, "")
    while at < len(every := list(questions())):
        asked = every[at]
        tell(f"\n{asked.heading}")
        if asked.advice:
            tell_indented(asked.advice, "  ")
        if asked.text.strip():
            tell_indented(asked.text, "  > ")
        tell_indented(asked.question, "")
        first = read_text_line("> ")
        said = first.strip().casefold()
        if said == "q":
            return
        if said == "b":
            at = max(at - 1, 0)
            continue
        if said == "-":
            asked.cleared()
        elif said not in ("", END):
            asked.answered(read_further_lines(first.strip(), asked.put))
        at += 1
