"""Asks one-line questions on a console, and for a yes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from retro.commands.lines.console import Console
from retro.commands.lines.line_commands import Clear, is_dash
from retro.commands.output import ERROR_OUTPUT, tell
from retro.commands.word_choice import label_meant
from retro.core.text.parsing import NotUnderstood

NO_TERMINAL = "retro vet asks questions, so it needs a terminal; its {} is redirected."
PLEASE = "Please type {} or {}."
NOT_UNDERSTOOD = "Not understood: “{}”"

V = TypeVar("V")


def refuses_questions() -> str:
    """Return one sentence that says why `retro vet` asks nothing here; "" if it asks."""
    for name, stream in (("input", sys.stdin), (ERROR_OUTPUT, sys.stderr)):
        if stream is None or not stream.isatty():
            return NO_TERMINAL.format(name)
    return ""


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


def read_line(console: Console, prompt: str) -> str:
    """Read a line with white space collapsed; "" for Enter alone.

    Raises Clear for a dash alone, Turn for a command, and EOFError at the end of the input.
    """
    line = console.line(prompt)
    if is_dash(line):
        raise Clear
    return line


def _left_nowhere(typed: str) -> None:
    """Forget what was not understood."""


def ask_until_understood(
    console: Console,
    prompt: str,
    meant: Callable[[str], V],
    leave: Callable[[str], None] = _left_nowhere,
    left: str = "",
) -> V:
    """Ask until `meant` returns a value; the sentence of each NotUnderstood is printed.

    `leave` keeps what was not understood as typed, or "" once something is; `left` is what it kept before.
    """
    if left:
        console.say(NOT_UNDERSTOOD.format(left))
    while True:
        typed = read_line(console, prompt)
        try:
            value = meant(typed)
        except NotUnderstood as error:
            leave(typed)
            console.say(str(error))
            continue
        if typed:
            leave("")
        return value


def chosen(console: Console, prompt: str, words: Mapping[str, V]) -> V:
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

    return ask_until_understood(console, prompt, meant)
