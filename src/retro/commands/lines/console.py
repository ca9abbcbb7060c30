"""Reads lines from stdin and writes whole lines to stderr; a line that begins with a colon is a command."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol, cast

from retro.commands.lines.line_commands import (
    BACK_HELP,
    COLON_HELP,
    EDIT_HELP,
    LEAVE_WITH_ID_HELP,
    LIST_HELP,
    NO_TEXT,
    NOTHING_YET,
    READ_ANSWER_HELP,
    SKIP_HELP,
    SWAP_HELP,
    TWO_COLONS,
    Back,
    GoTo,
    Skip,
    back,
    go_to_words,
    leave,
    letter_of,
    skip,
)
from retro.commands.lines.prompts import LIMIT, TOO_LONG, refuse_closed_input, tell_indented
from retro.commands.output import dropped_text, tell
from retro.core.text.control_chars import sanitize, visible
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import narrow

NO_EDITOR = "There's no terminal here for an editor."

CHUNK = 65_536
HELP = (
    BACK_HELP,
    SKIP_HELP,
    ":g  list the answers and go to one; :g 5 goes to the fifth page, :g story to the story",
    EDIT_HELP,
    READ_ANSWER_HELP,
    LEAVE_WITH_ID_HELP,
    LIST_HELP,
    COLON_HELP,
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
    edit: Callable[[], None] | None = None
    edit_whole: Callable[[], None] | None = None
    """Opens the text that all answers make, on `:a`."""
    swap: Callable[[], None] | None = None
    """Reads the days of what was typed with day and month swapped, on `:d`."""


class Console:
    """Asks and reads lines. Lines from a pipe are printed again, so that the transcript is complete."""

    def __init__(self, source: Source | None = None, *, commands: tuple[str, ...] = HELP) -> None:
        """`commands` are the lines that `:?` prints. Raises StoreError if there is nothing to read from."""
        if source is None:
            refuse_closed_input()
        # Standard input is typed as any binary file, and has the methods of a buffered one
        self._source = source or cast(Source, sys.stdin.buffer)
        self._decoder = codecs.getincrementaldecoder(getattr(sys.stdin, "encoding", None) or "utf-8")("replace")
        self._read = ""
        self._is_first = True
        self._has_ended = False
        self._asked = 0
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
            tell_indented(text, indent)

    def line(self, *, is_text: bool = False) -> str:
        """Read one line, cleaned; with `is_text` its spaces are kept.

        Raises Turn for a command and EOFError at the end of the input.
        """
        while True:
            typed = self._next()
            if narrow(typed[:1]) != ":":
                return typed if is_text else on_one_line(typed)
            if narrow(typed[1:2]) == ":":
                return typed[1:] if is_text else on_one_line(typed[1:])
            self._obey(typed[1:].strip())

    def in_turn(self, steps: Iterable[Callable[[], None]], *, leads: Callable[[str, int], int] | None = None) -> None:
        """Ask questions in order; "back" returns to the one before, and is raised at the first; "skip" goes on.

        On the way back, a step that has nothing to ask here is passed. `leads` returns the position that "go to" means
        by its words and the present position; without it, that is raised.
        """
        each, at, is_back = list(steps), 0, False
        while at < len(each):
            asked = self._asked
            try:
                each[at]()
                is_back = is_back and self._asked == asked
            except Skip:
                is_back = False
            except Back:
                is_back = True
            except GoTo as turn:
                if leads is None:
                    raise
                at, is_back = leads(turn.words, at), False
                continue
            if is_back and at == 0:
                raise Back
            at += -1 if is_back else 1

    def _obey(self, words: str) -> None:
        """Carry out a command, or raise the Turn that it asks for."""
        if (place := go_to_words(words)) is not None:
            raise GoTo(place)
        name, _, rest = words.partition(" ")
        does = {"b": back, "s": skip, "q": leave, "e": self._edit, "r": self._read_back, "?": self._help}
        name = letter_of(name)
        if name == "d" and self.here.swap and not rest:
            self.here.swap()
        elif name == "a" and self.here.edit_whole and not rest:
            self._open(self.here.edit_whole)
        elif name in does and not rest:
            does[name]()
        else:
            self.say(TWO_COLONS)

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
        for line in (*self.commands, *([SWAP_HELP] if self.here.swap else [])):
            self.say(line)

    def _next(self) -> str:
        self._asked += 1
        print("> ", end="", file=sys.stderr, flush=True)
        try:
            line = self._line()
        except BaseException:
            print(file=sys.stderr)
            raise
        text, removed = sanitize(line)
        if len(text) > LIMIT:
            self.say(TOO_LONG)
            return self._next()
        if not self.is_typed:
            tell(visible(text))
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
        line = line.removesuffix("\r")
        if not end and not line:
            raise EOFError
        is_first, self._is_first = self._is_first, False
        return line.removeprefix("\ufeff") if is_first else line
