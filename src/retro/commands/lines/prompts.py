"""Asks one-line questions on stderr, answered on stdin; a dumb terminal or a pipe is enough."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from retro.commands.lines.line_commands import (
    BACK_HELP,
    COLON_HELP,
    GO_HELP,
    LEAVE_HELP,
    LIST_HELP,
    NO_TEXT,
    READ_HELP,
    SKIP_HELP,
    TWO_COLONS,
    Clear,
    GoTo,
    back,
    go_to_words,
    leave,
    letter_of,
    read_back,
    skip,
)
from retro.commands.output import ERROR_OUTPUT, tell
from retro.commands.word_choice import label_meant
from retro.core.text.control_chars import sanitize, visible
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import NotUnderstood, narrow
from retro.storage.errors import StoreError

NO_TERMINAL = "retro vet asks questions, so it needs a terminal; its {} is redirected."
INPUT_CLOSED = "There's nothing to read the answers from: the input is closed."
RUN_IN_TERMINAL = "Run it in a terminal."
PLEASE = "Please type {} or {}."
NOT_UNDERSTOOD = "Not understood: “{}”"

CLEARS = frozenset("-–")

LIMIT = 1_000_000
"""Most characters of one answer, as in the fields of the full screen."""
TOO_LONG = "That's more than a million characters, so it was left out. Split it, or leave the rest out."

HELP = (BACK_HELP, SKIP_HELP, GO_HELP, READ_HELP, LEAVE_HELP, LIST_HELP, COLON_HELP)
V = TypeVar("V")
WIDEST = 96
"""Most columns of a line; longer lines are hard to read."""


def refuses_questions() -> str:
    """Return one sentence that says why `retro vet` asks nothing here; "" if it asks."""
    for name, stream in (("input", sys.stdin), (ERROR_OUTPUT, sys.stderr)):
        if stream is None or not stream.isatty():
            return NO_TERMINAL.format(name)
    return ""


def refuse_closed_input() -> None:
    """Raise StoreError if there is nothing to read answers from."""
    if sys.stdin is None:
        raise StoreError(INPUT_CLOSED, RUN_IN_TERMINAL)


def agreed(question: str, otherwise: str = "") -> bool:
    """Tell whether "yes" is typed; print `otherwise`, on a line of its own, if anything else is, or nothing."""
    print(question, end="", file=sys.stderr, flush=True)
    try:
        typed = sys.stdin.readline()
    except KeyboardInterrupt:
        tell("")
        tell(otherwise)
        raise
    if typed.strip().lower() == "yes":
        return True
    if not typed.endswith("\n"):
        tell("")
    tell(otherwise)
    return False


def read_leniently() -> None:
    """Decode bytes that are no text in the terminal's encoding as U+FFFD instead of raising an error."""
    if reconfigure := getattr(sys.stdin, "reconfigure", None):
        reconfigure(errors="replace")


def read_line(prompt: str) -> str:
    """Read a line with white space collapsed; "" for Enter alone. A line from a pipe is printed again.

    Raises Clear for a dash alone, Turn for a command, and EOFError at the end of the input.
    """
    while True:
        line = _read(prompt)
        if line in CLEARS:
            raise Clear
        if narrow(line[:1]) != ":":
            return line
        if narrow(line[1:2]) == ":":
            return line[1:]
        _obey(line[1:].strip())


def _read(prompt: str) -> str:
    print(visible(prompt), end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline()
    if not typed:
        raise EOFError
    line = on_one_line(sanitize(typed)[0])
    if len(line) > LIMIT:
        tell("")
        tell_indented(TOO_LONG, "  ")
        return _read(prompt)
    if not sys.stdin.isatty():
        tell(visible(line))
    return line


def _obey(name: str) -> None:
    """Raise the Turn that a command asks for, or list the commands."""
    if (place := go_to_words(name)) is not None:
        raise GoTo(place)
    does = {"b": back, "s": skip, "r": read_back, "q": leave}.get(letter_of(name))
    if does:
        does()
    said = {"?": HELP, "e": (NO_TEXT,)}
    for line in said.get(letter_of(name), (TWO_COLONS,)):
        tell_indented(line, "  ")


def _left_nowhere(typed: str) -> None:
    """Forget what was not understood."""


def ask_until_understood(
    prompt: str, meant: Callable[[str], V], leave: Callable[[str], None] = _left_nowhere, left: str = ""
) -> V:
    """Ask until `meant` returns a value; the sentence of each NotUnderstood is printed.

    `leave` keeps what was not understood as typed, or "" once something is; `left` is what it kept before.
    """
    if left:
        tell_indented(NOT_UNDERSTOOD.format(left), "  ")
    while True:
        typed = read_line(prompt)
        try:
            value = meant(typed)
        except NotUnderstood as error:
            leave(typed)
            tell(f"  {error}")
            continue
        if typed:
            leave("")
        return value


def chosen(prompt: str, words: Mapping[str, V]) -> V:
    """Find one of a few by its letter or by a word that is clear; "" stands for Enter if it is among them."""
    letters = [word for word in words if len(word) == 1]
    names = [word for word in words if len(word) > 1]

    def meant(typed: str) -> V:
        letter, at = typed.casefold().strip(" .!") or typed, label_meant(typed, names)
        if letter in words:
            return words[letter]
        if at is None:
            raise NotUnderstood(PLEASE.format(", ".join(letters[:-1]), letters[-1]))
        return words[names[at]]

    return ask_until_understood(prompt, meant)


def tell_indented(text: str, indent: str) -> None:
    """Print a text to stderr, indented and wrapped at spaces: "--plain" or a long address stays one word."""
    import textwrap

    wrapper = textwrap.TextWrapper(_columns(), indent, indent, break_long_words=False, break_on_hyphens=False)
    for part in text.splitlines() or [""]:
        tell(wrapper.fill(part))


def _columns() -> int:
    try:
        found = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        found = 0
    return min(max(found or 80, 20) - 1, WIDEST)
