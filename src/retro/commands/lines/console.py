"""The one reader of lines, for every walk: prompts on stderr, and lines of stdin, cleaned.

A line that begins with a colon is a command.
"""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, cast

from retro.commands.lines.line_commands import (
    BACK,
    COLON_HELP,
    EDIT,
    EDIT_WHOLE,
    GO,
    LEAVE,
    LEAVE_WITH_ID,
    LIST,
    NO_TEXT,
    NOTHING_YET,
    READ,
    SKIP,
    SWAP,
    TWO_COLONS,
    GoTo,
    LineCommand,
    back,
    go_to_words,
    leave,
    letter_of,
    skip,
)
from retro.commands.output import dropped_text, tell, tell_indented
from retro.core.text.control_chars import sanitize, visible
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import narrow
from retro.storage.errors import StoreError

INPUT_CLOSED = "There's nothing to read the answers from: the input is closed."
RUN_IN_TERMINAL = "Run it in a terminal."
NO_EDITOR = "There's no terminal here for an editor."

PROMPT = "> "
CHUNK = 65_536
LIMIT = 1_000_000
"""Most characters of one line, as in the fields of the full screen."""
TOO_LONG = "That's more than a million characters, so it was left out. Split it, or leave the rest out."
COMMANDS = (
    BACK,
    SKIP,
    GO.saying("list the answers and go to one; :g 5 goes to the fifth page, :g story to the story"),
    EDIT,
    READ,
    LEAVE_WITH_ID,
    LIST,
)
"""Commands of the wizard; a walk that has others says its own."""


class Source(Protocol):
    """Where lines come from: a binary file."""

    def read1(self, size: int, /) -> bytes:
        """Return the bytes that are there, after waiting for the first; b"" at the end."""

    def isatty(self) -> bool:
        """Tell whether a person types at a terminal."""


@dataclass(frozen=True, slots=True)
class Here:
    """What `:r`, `:e` and `:d` do at the present question."""

    read: Callable[[], str] = field(default=lambda: "")
    """Returns what `:r` prints, or raises the Turn that it is instead."""
    edit: Callable[[], None] | None = None
    edit_whole: Callable[[], None] | None = None
    """Opens the text that all answers make, on `:a`."""
    swap: Callable[[], None] | None = None
    """Reads the days of what was typed with day and month swapped, on `:d`."""


class Console:
    """Asks and reads lines. Lines from a pipe are printed again, so that the transcript is complete."""

    def __init__(
        self, source: Source | None = None, *, commands: tuple[LineCommand, ...] = COMMANDS, indent: str = ""
    ) -> None:
        """`commands` are those that `:?` lists; `indent` begins each line that isn't a prompt.

        Raises StoreError if there is nothing to read from.
        """
        if source is None and sys.stdin is None:
            raise StoreError(INPUT_CLOSED, RUN_IN_TERMINAL)
        # Standard input is typed as any binary file, and has the methods of a buffered one
        self._source = source or cast(Source, sys.stdin.buffer)
        text = codecs.getincrementaldecoder(getattr(sys.stdin, "encoding", None) or "utf-8")("replace")
        self._decoder = io.IncrementalNewlineDecoder(text, translate=True)
        self._indent = indent
        self._read = ""
        self._is_first = True
        self._has_ended = False
        self.count_asked = 0
        """Lines that were asked for so far, commands among them."""
        self.here = Here()
        self.commands = commands

    @property
    def is_typed(self) -> bool:
        """Tell whether a person types at a terminal."""
        return self._source.isatty()

    @property
    def is_hurried(self) -> bool:
        """Tell whether the next line is already there."""
        return "\n" in self._read

    def say(self, text: str, indent: str = "") -> None:
        """Print one or more whole lines."""
        if text:
            tell_indented(text, f"{self._indent}{indent}")

    def line(self, prompt: str = PROMPT, *, is_text: bool = False) -> str:
        """Read one line, cleaned; with `is_text` its spaces are kept, those before a colon too.

        Raises Turn for a command and EOFError at the end of the input.
        """
        while True:
            typed = self._next(prompt)
            line = typed if is_text else on_one_line(typed)
            if narrow(line[:1]) != ":":
                return line
            if narrow(line[1:2]) == ":":
                return line[1:]
            self._obey(line[1:].strip())

    def _obey(self, words: str) -> None:
        """Carry out a command, or raise the Turn that it asks for."""
        if (place := go_to_words(words)) is not None:
            raise GoTo(place)
        name, _, rest = words.partition(" ")
        if (does := self._known.get(letter_of(name))) and not rest:
            does()
        else:
            self.say(TWO_COLONS)

    @property
    def _known(self) -> dict[str, Callable[[], None] | None]:
        """Return what each letter does at the present question; None for nothing."""
        whole, swap = self.here.edit_whole, self.here.swap
        return {
            BACK.letter: back,
            SKIP.letter: skip,
            LEAVE.letter: leave,
            LIST.letter: self._help,
            READ.letter: self._read_back,
            EDIT.letter: self._edit,
            EDIT_WHOLE.letter: whole and partial(self._open, whole),
            SWAP.letter: swap,
        }

    def _edit(self) -> None:
        if self.here.edit is None:
            self.say(NO_TEXT)
        else:
            self._open(self.here.edit)

    def _open(self, edit: Callable[[], None]) -> None:
        if self.is_typed:
            edit()
        else:
            self.say(NO_EDITOR)

    def _read_back(self) -> None:
        self.say(self.here.read() or NOTHING_YET)

    def _help(self) -> None:
        for command in self.commands:
            self.say(command.help)
        self.say(COLON_HELP)
        if self.here.swap:
            self.say(SWAP.help)

    def _next(self, prompt: str) -> str:
        """Read a line, cleaned. One from a pipe is printed again; one that is too long is asked for again."""
        self.count_asked += 1
        while True:
            try:
                print(visible(prompt), end="", file=sys.stderr, flush=True)
                line = self._line()
            except BaseException:
                print(file=sys.stderr)  # ends the line of the prompt
                raise
            text, removed = sanitize(line)
            is_too_long = len(text) > LIMIT
            if not self.is_typed:
                tell("" if is_too_long else visible(text))
            if not is_too_long:
                break
            self.say(TOO_LONG)
        if removed:
            self.say(dropped_text(removed))
        return text

    def _line(self) -> str:
        """Read the next line without its line break; the last may have none."""
        while "\n" not in self._read and not self._has_ended:
            data = self._source.read1(CHUNK)
            self._has_ended = not data
            self._read += self._decoder.decode(data, final=not data)
            if len(self._read) > 2 * LIMIT and "\n" not in self._read:
                self._read = self._read[: LIMIT + 1]  # it is left out anyway
        line, end, self._read = self._read.partition("\n")
        if not end and not line:
            raise EOFError
        is_first, self._is_first = self._is_first, False
        return line.removeprefix("\ufeff") if is_first else line
