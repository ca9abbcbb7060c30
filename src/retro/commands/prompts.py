"""Asks one-line questions on stderr, answered on stdin; a dumb terminal is enough."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from retro.commands.output import ERROR_OUTPUT, tell
from retro.core.text.control_chars import sanitize, visible
from retro.core.text.parsing import NotUnderstood

NO_TERMINAL = "{} asks questions, so it needs a terminal; its {} is redirected."
PLEASE = "Please type {} or {}."

END = "."
"""Line that ends a text."""
V = TypeVar("V")
WIDEST = 96
"""Most columns of a line; longer lines are hard to read."""


def refuses_questions(command: str = "retro vet") -> str:
    """Return one sentence that says why nothing can be asked here; "" if it can."""
    for name, stream in (("input", sys.stdin), (ERROR_OUTPUT, sys.stderr)):
        if stream is None or not stream.isatty():
            return NO_TERMINAL.format(command, name)
    return ""


def read_leniently() -> None:
    """Decode bytes that are no text in the terminal's encoding as U+FFFD instead of raising an error."""
    if reconfigure := getattr(sys.stdin, "reconfigure", None):
        reconfigure(errors="replace")


def read_line(prompt: str) -> str:
    """Read a line with white space collapsed; "" for Enter alone. Raises EOFError at the end of the input."""
    print(visible(prompt), end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline()
    if not typed:
        raise EOFError
    return " ".join(sanitize(typed)[0].split())


def read_text_line(prompt: str) -> str:
    """Read one line of a text as typed, without its end; repeated if it comes from a pipe. Raises EOFError."""
    print(visible(prompt), end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline()
    if not typed:
        raise EOFError
    line = sanitize(typed)[0].rstrip()
    if not sys.stdin.isatty():
        tell(line)
    return line


def read_further_lines(first: str, put: Callable[[str], None]) -> str:
    """Read the text that begins with this line, until a line with just a dot or the end of the input.

    After each line the text so far is passed to `put`, so that nothing is lost if it ends early.
    """
    text = first
    put(text)
    while True:
        try:
            line = read_text_line("> ")
        except EOFError:
            tell("")
            return text
        if line.strip() == END:
            return text.rstrip("\n")
        text = f"{text}\n{line}"
        put(text.rstrip("\n"))


def ask_until_understood(prompt: str, meant: Callable[[str], V]) -> V:
    """Ask until `meant` returns a value; the sentence of each NotUnderstood is printed."""
    while True:
        try:
            return meant(read_line(prompt))
        except NotUnderstood as error:
            tell(f"  {error}")


def chosen(prompt: str, words: Mapping[str, V]) -> V:
    """Find one of a few by its letter or word in any case; "" stands for Enter if it is among them."""

    def meant(typed: str) -> V:
        if typed.casefold() not in words:
            letters = [word for word in words if len(word) == 1]
            raise NotUnderstood(PLEASE.format(", ".join(letters[:-1]), letters[-1]))
        return words[typed.casefold()]

    return ask_until_understood(prompt, meant)


def tell_indented(text: str, indent: str) -> None:
    """Print a text to stderr, indented and wrapped at words."""
    import textwrap

    for part in text.splitlines() or [""]:
        tell(textwrap.fill(part, _columns(), initial_indent=indent, subsequent_indent=indent))


def _columns() -> int:
    try:
        found = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        found = 0
    return min(max(found or 80, 20) - 1, WIDEST)
