"""`retro message --plain`: ask for the parts of the message, or the rows of the handover notes, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from retro.commands.gig_writing import Gig, changed, read_stored_gig, signed
from retro.commands.line_commands import Back, GoTo, Leave, Skip
from retro.commands.output import tell
from retro.commands.plain.asking import bad_number, number_of, numbered
from retro.commands.plain.console import Console, Here
from retro.commands.plain.kinds.texts import END, counted_words, edited_text
from retro.core.gig import wording
from retro.core.gig.ids import DocumentId
from retro.core.gig.message import GREETING, PARTS, Mark
from retro.core.message import draft
from retro.core.message.advice import EXAMPLES, advice
from retro.core.message.assembly import summary
from retro.core.message.draft import PartLine, message_lines, part_lines, with_left_out, with_part
from retro.core.message.handover import HandoverLine, handover_lines, with_mark, with_row
from retro.core.message.labels import MARKS
from retro.core.message.texts import PART, ROW
from retro.core.text.parsing import narrow
from retro.core.wizard.review_rows import BLANK
from retro.paths import Paths

IS_LEFT_OUT = " (left out)"

NOTES = "Handover notes"
TAKEN_IN = "  Put back in."
LEFT_OUT = "  Left out."

END_WITH_DOT = "End an answer with a line with just a dot; each line is saved."
COMMANDS = ":b goes back, :q leaves, :? lists the commands."
KEYS = f"Enter keeps it, - leaves it out or puts it back in. {END_WITH_DOT} {COMMANDS}"
ROW_KEYS = f"Enter keeps it, - clears it. {END_WITH_DOT} {COMMANDS}"
EDITED_SO = "{} now. Enter goes on."
EDITED = "You edited the whole text: it won't change, whatever the parts say."
MARK_ASKED = "done, half, not started or broken (d h n b, Enter for none)?"
BAD_MARK = "d, h, n, b, or Enter for none."
CLEARS = "-"
LETTERS = {"b": Back, "q": Leave}
"""Commands as `retro vet` takes them; no part of a message is one letter."""
MARK_LETTERS = {"d": Mark.DONE, "h": Mark.HALF, "n": Mark.NOT_BEGUN, "b": Mark.BROKEN}


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


def ask_message(paths: Paths, prefix: str, *, is_handover: bool) -> Gig:
    """Ask for every part, until the end or a stop. Returns the gig as saved then."""
    gig, console = read_stored_gig(paths, prefix).gig, Console()
    tell(f"{NOTES if is_handover else 'Message'}   {wording.in_quotes(gig.name)}")
    if not is_handover:
        tell(f"{summary(part_lines(gig, date.today()))}. {EDITED if gig.message.edited.strip() else ''}".rstrip())
    console.say(ROW_KEYS if is_handover else KEYS)
    prompts = Prompts(paths, prefix, console)
    with suppress(EOFError, Leave):
        _Walk(console, paths, gig.id, prompts.rows if is_handover else prompts.parts).hold()
    return read_stored_gig(paths, prefix).gig


class Prompts:
    """Builds the questions from the saved gig; saves each answer by itself."""

    def __init__(self, paths: Paths, prefix: str, console: Console) -> None:
        self._paths, self._prefix, self._console = paths, prefix, console
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
            self._console.say(TAKEN_IN if part.is_left_out else LEFT_OUT)

        def put(text: str) -> None:
            self._save(lambda gig: with_left_out(with_part(gig, name, text), name, False))

        def answered(text: str) -> None:
            said = advice(name, text)
            if said and said != EXAMPLES.get(name):  # the example was said before the question
                self._console.say(said, "  ")

        def passed() -> None:
            self._save(lambda gig: draft.passed(gig, name, date.today()))

        target = PART + name
        return MessagePrompt(part.label, heading, part.text, part.question, tip, target, cleared, put, answered, passed)

    def _of_row(self, heading: str, row: HandoverLine) -> MessagePrompt:
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
            row.label, heading, row.text, row.question, "", target, cleared, put, answered, lambda: None
        )

    def _mark_typed(self) -> Mark | None:
        """Ask for a mark, by its letter or word, until it is one of the few; None for Enter."""
        self._console.say(MARK_ASKED)
        self._console.here = Here()
        while typed := narrow(self._console.line()).casefold():
            for letter, mark in MARK_LETTERS.items():
                if typed in (letter, MARKS[mark].casefold()):
                    return mark
            self._console.say(BAD_MARK)
        return None

    def _save(self, change: Callable[[Gig], Gig]) -> None:
        changed(self._paths, self._prefix, change)


class _Walk:
    """Asks one question after the other, and follows the commands."""

    def __init__(
        self, console: Console, paths: Paths, gig: DocumentId, every: Callable[[], Iterator[MessagePrompt]]
    ) -> None:
        """`gig` is its id; `every` returns the questions as they stand."""
        self._console, self._paths, self._gig, self._every = console, paths, gig, every

    def hold(self) -> None:
        """Ask until the last. Raises Leave, and EOFError at the end of the input."""
        at = 0
        while at < len(every := list(self._every())):
            try:
                self._ask(every[at])
                at += 1
            except Skip:
                at += 1
            except Back:
                at = max(at - 1, 0)
            except GoTo as turn:
                at = self._place_meant(every, turn.words, at)

    def _ask(self, asked: MessagePrompt) -> None:
        console = self._console
        console.say(f"\n{asked.heading}")
        console.say(asked.advice, "  ")
        if asked.text.strip():
            console.say(asked.text, "  > ")
        console.say(asked.question)
        console.here = Here(lambda: asked.text, lambda: self._edit(asked))
        first = console.line(is_text=True).strip()
        if first.casefold() in LETTERS:
            raise LETTERS[first.casefold()]
        if first == CLEARS:
            asked.cleared()
        elif first not in ("", END):
            asked.answered(self._whole(first, asked.put))
        elif not asked.text.strip():
            asked.passed()

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

    def _place_meant(self, every: Sequence[MessagePrompt], words: str, at: int) -> int:
        """Return the number of the question that `:g` means; `at` to stay."""
        labels = [f"{asked.label}: {wording.on_one_line(asked.text) or BLANK}" for asked in every]
        found = numbered(words, labels)
        if words and found is None:
            self._console.say(bad_number(len(every), "stay"))
        elif not words:
            try:
                chosen = number_of(self._console, labels, skips="stay")
                found = chosen if isinstance(chosen, int) else None
            except (Back, Skip, GoTo):
                return at
        return at if found is None else found
