"""`retro message --plain`: asks for the parts of the message, or the rows of the handover notes, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from retro.commands.gig_writing import read_stored_gig
from retro.commands.lines.console import Console, Here
from retro.commands.lines.line_commands import (
    BACK,
    EDIT,
    EDIT_WHOLE,
    GO,
    LEAVE,
    LIST,
    READ,
    SKIP,
    Again,
    Back,
    Leave,
    is_dash,
)
from retro.commands.lines.steps import Step, in_turn, index_meant
from retro.commands.message.prompts import MessagePrompt, Prompts, WholeMessage
from retro.commands.output import tell
from retro.commands.plain.kinds.texts import END, counted_words, edited_text
from retro.core.document_kinds import Document
from retro.core.gig import wording
from retro.core.gig.ids import DocumentId
from retro.core.gig.message import SIGN_OFF
from retro.core.message.assembly import summary
from retro.core.message.draft import part_lines
from retro.core.message.texts import PART, WHOLE
from retro.core.text.one_line import on_one_line
from retro.core.wizard.review_rows import BLANK
from retro.paths import Paths

MESSAGE, NOTES = "Message", "Handover notes"
END_WITH_DOT = "End an answer with a line with just a dot; each line is saved."
COMMANDS = ":b goes back, :q leaves, :? lists the commands."
KEYS = f"Enter keeps it, a new answer replaces it, - leaves it out or puts it back in. {END_WITH_DOT} {COMMANDS}"
ROW_KEYS = f"Enter keeps it, a new answer replaces it, - clears it. {END_WITH_DOT} {COMMANDS}"
HELP = (
    BACK,
    SKIP,
    GO.saying("list the parts and go to one; :g 5 goes to the fifth, :g why to that one"),
    EDIT,
    READ,
    LEAVE.saying(f"{LEAVE.does}, and what is written so far is printed"),
    LIST,
)
HELP_WHOLE = (*HELP[:4], EDIT_WHOLE, *HELP[4:])
"""Of the message, which has a whole text; the notes have none."""
SO_FAR = "So far:"
GOES_ON, DOT_GOES_ON = "Enter goes on.", "A line with just a dot goes on."
"""Said behind the questions for a name: one line is the whole greeting, and a sign-off can have several."""
EDITED_SO = "{} now. Enter goes on."
EDITED = "You edited the whole text: it won't change, whatever the parts say."
MADE_OF_PARTS = "The text is made of its parts again."
STOPPED = "What you've written is saved. Nothing was sent."
LETTERS = {"b": Back, "q": Leave}
"""Commands as `retro vet` takes them; no part of a message is one letter."""


def ask_message(paths: Paths, prefix: str, *, is_handover: bool, console: Console | None = None) -> Document:
    """Ask for every part, until the end or a stop, with `console` if a talk goes on. Returns the gig as saved then."""
    gig, console = read_stored_gig(paths, prefix).gig, console or Console()
    console.commands = HELP if is_handover else HELP_WHOLE
    tell(f"{NOTES if is_handover else MESSAGE}: {wording.in_quotes(gig.name)}.")
    if not is_handover:
        tell(f"{summary(part_lines(gig))}. {EDITED if gig.message.is_edited else ''}".rstrip())
    console.say(ROW_KEYS if is_handover else KEYS)
    prompts = Prompts(paths, prefix, console)
    try:
        with suppress(EOFError, Leave):
            every = prompts.rows if is_handover else prompts.parts
            _Walk(console, paths, gig.id, every, None if is_handover else prompts.whole).hold()
    except KeyboardInterrupt:
        tell(STOPPED)
        raise
    return read_stored_gig(paths, prefix).gig


class _Walk:
    """Asks one question after the other, and follows the commands."""

    def __init__(
        self,
        console: Console,
        paths: Paths,
        gig: DocumentId,
        every: Callable[[], Iterator[MessagePrompt]],
        whole: Callable[[], WholeMessage] | None,
    ) -> None:
        """`gig` is its id; `every` returns the questions as they stand, `whole` the text that they make."""
        self._console, self._paths, self._gig, self._every, self._whole_text = console, paths, gig, every, whole
        self._is_after_name = False
        """True if the line before was a whole answer: a dot may still be meant for it."""

    def hold(self) -> None:
        """Ask until the last. Raises Leave, and EOFError at the end of the input."""
        in_turn(self._console, self._steps, leads=self._place_meant, leads_back=False)

    def _steps(self) -> list[Step]:
        return [partial(self._ask, asked) for asked in self._every()]

    def _ask(self, asked: MessagePrompt) -> None:
        """Ask for one answer. Raises Again after one that was left out was put back in."""
        console = self._console
        console.say(f"\n{asked.heading}")
        console.say(asked.advice, "  ")
        if asked.text.strip():
            console.say(SO_FAR)
            console.say(asked.text, "  ")
        goes_on = GOES_ON if asked.is_name else DOT_GOES_ON if asked.target == PART + SIGN_OFF else ""
        console.say(f"{asked.question} {goes_on}".rstrip())
        edit_whole = self._edit_whole if self._whole_text else None
        console.here = Here(lambda: asked.text, lambda: self._edit(asked), edit_whole)
        first = self._first_line()
        if first.casefold() in LETTERS:
            raise LETTERS[first.casefold()]
        if is_dash(first):
            asked.cleared()
            if asked.is_left_out:
                raise Again
        elif first not in ("", END):
            asked.answered(self._name(first, asked.put) if asked.is_name else self._whole(first, asked.put))
        elif not asked.text.strip():
            asked.passed()

    def _first_line(self) -> str:
        """Read the line that an answer begins with; a dot that ends a name before it is passed over."""
        first = self._console.line(is_text=True).strip()
        if self._is_after_name and first == END:
            first = self._console.line(is_text=True).strip()
        self._is_after_name = False
        return first

    def _name(self, name: str, put: Callable[[str], None]) -> str:
        """Take one line as the whole answer, as Enter goes on from a name on the full screen."""
        put(name)
        self._is_after_name = True
        return name

    def _whole(self, first: str, put: Callable[[str], None]) -> str:
        """Read the text that begins with this line, until a line with just a dot. Each line is saved as it comes."""
        text = first
        put(text)
        self._console.here = Here(lambda: text)
        while (line := self._console.line(is_text=True).rstrip()).strip() != END:
            text = f"{text}\n{line}"
            put(text.rstrip("\n"))
        return text.rstrip("\n")

    def _edit(self, asked: MessagePrompt) -> None:
        """Open the answer in the user's editor, and save what comes back."""
        text = edited_text(self._console, self._paths, self._gig, asked.target, asked.text)
        if text is not None:
            asked.put(text)
            self._console.here = Here(lambda: text)
            self._console.say(EDITED_SO.format(counted_words(text)))

    def _edit_whole(self) -> None:
        """Open the whole text in the user's editor, and save what comes back, if anything changed."""
        assert self._whole_text
        before, put = self._whole_text()
        text = edited_text(self._console, self._paths, self._gig, WHOLE, before)
        if text is not None and text.strip() != before.strip():
            self._console.say(EDITED if put(text) else MADE_OF_PARTS)

    def _place_meant(self, words: str, at: int) -> int:
        """Return the index of the question that `:g` means, by the number it is asked with; `at` to stay."""
        every = list(self._every())
        order = sorted(
            range(len(every)), key=lambda index: (every[index].number or len(every), not every[index].is_name)
        )
        labels = [f"{every[index].label}: {on_one_line(every[index].text) or BLANK}" for index in order]
        return order[index_meant(self._console, labels, words, order.index(at))]
