"""Asks for texts, line by line, until a line that holds one dot."""

from __future__ import annotations

from collections.abc import Callable

from retro.commands.lines.choosing import TAKES_AWAY
from retro.commands.lines.console import LIMIT, TOO_LONG, Console, Here
from retro.commands.lines.line_commands import is_dash
from retro.commands.plain.asking import AnyAsking, Asking
from retro.core.gig.answer_kinds import Text
from retro.core.gig.ids import DocumentId
from retro.core.wizard.resume_note import last_sentence
from retro.paths import Paths
from retro.storage.errors import StoreError

ONE_WORD, WORDS = "1 word", "{:,} words"
EMPTY = "Empty now. {}"
SAVED = "{} saved."
WRITE_ON = "{} now. Keep writing, or end with one dot."
HOW_ON = "What you type is added to it, until a line with just a dot. Enter keeps it, {} alone clears it."
SO_FAR = "So far {}, the last: “{}”. {}"

END = "."
HOW = "End with a line with just a dot; Enter alone skips."


def text(asking: Asking[Text, str]) -> None:
    """Ask for a question's answer that is a text."""
    write(asking, asking.value, asking.replace_answer)


def write(asking: AnyAsking, stands: str, put: Callable[[str], None]) -> None:
    """Ask for a text of any length. Every line is stored with `put` as it comes, after the text that is there
    already.
    """
    written = _Written(asking, stands, put)
    asking.console.here = Here(lambda: written.text, written.edit)
    asking.say(_so_far(stands) or HOW)
    is_first = True
    while True:
        line = asking.console.line(is_text=True)
        if line.strip() == END:
            break
        if is_first and not line.strip():
            return
        if is_first and is_dash(line.strip()) and stands.strip():
            written.set("")
            asking.say(EMPTY.format(HOW))
            continue
        is_first = False
        written.add(line)
    asking.say(SAVED.format(counted_words(written.text)))


class _Written:
    """A text that grows line by line."""

    def __init__(self, asking: AnyAsking, stands: str, put: Callable[[str], None]) -> None:
        self.text = stands
        self._asking = asking
        self._put = put

    def set(self, text: str) -> None:
        """Replace the text."""
        if text != self.text:
            self.text = text
            self._put(text)

    def add(self, line: str) -> None:
        """Append a line."""
        if len(self.text) + len(line) >= LIMIT:
            self._asking.say(TOO_LONG)
        else:
            self.set(f"{self.text}\n{line}" if self.text else line)

    def edit(self) -> None:
        """Open the text in the user's editor."""
        gig, key = self._asking.answers.retrospective.id, self._asking.question.key
        edited = edited_text(self._asking.console, self._asking.paths, gig, key, self.text)
        if edited is not None:
            self.set(edited)
            self._asking.say(WRITE_ON.format(counted_words(self.text)))


def edited_text(console: Console, paths: Paths, gig: DocumentId, name: str, text: str) -> str | None:
    """Open the text of an answer in the user's editor. Returns None if that failed, and prints why."""
    from retro.storage.edit_files import Target
    from retro.tui.terminal import external_editor

    try:
        return external_editor.edit(text, paths.editing, external_editor.command(), Target(gig, name)).text
    except StoreError as error:
        console.say(str(error))
        return None


def _so_far(stands: str) -> str:
    if not stands.strip():
        return ""
    how = HOW_ON.format(TAKES_AWAY)
    return SO_FAR.format(counted_words(stands), last_sentence(stands), how)


def counted_words(text: str) -> str:
    """Format as "1 word" or "12 words"."""
    count = len(text.split())
    return ONE_WORD if count == 1 else WORDS.format(count)
