"""A list of one-line questions, asked in order: `:b` and `:s` go back and on, `:g` goes to any, `:r` reads back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from retro.commands.lines.choosing import KEEPS, TAKEN_AWAY
from retro.commands.lines.console import Console, Here
from retro.commands.lines.line_commands import (
    BACK,
    GO,
    LEAVE,
    LIST,
    READ_ALL,
    SKIP,
    Again,
    Clear,
    ReadBack,
    read_back,
)
from retro.commands.lines.steps import Step, in_turn, index_meant
from retro.core.wizard.review_rows import BLANK

WHERE = "Go to (a number or a name, or Enter to stay)? "
COMMANDS = (BACK, SKIP, GO, READ_ALL, LEAVE, LIST)
INDENT = "  "


def list_console() -> Console:
    """Return a console for lists of questions. Raises StoreError if there is nothing to read from."""
    return Console(commands=COMMANDS, indent=INDENT)


class Prompt(NamedTuple):
    """One question of a list."""

    label: str
    """Its name in the list that `:g` prints."""
    ask: Callable[[], None]
    """Asks it and saves the answer; raises a Turn for a command."""
    answer: Callable[[], str]
    """Returns the answer so far; "" if it is blank."""
    clear: Callable[[], bool]
    """Clears the answer and what was not understood of it, and tells whether there was any."""
    says_answer: bool = False
    """True if `ask` says itself what stands."""


def ask_in_order(
    console: Console,
    prompts: Callable[[], Sequence[Prompt]],
    *,
    read: Callable[[], None],
    at: int = 0,
    leads_back: bool = False,
) -> None:
    """Ask from the position `at` until the last, what is answered already with its answer.

    `prompts` is called before each question, since an answer can change what else is asked. `read` prints the answers
    so far. Raises Leave, EOFError at the end of the input, and Back at the first question if that `leads_back`.
    """
    console.here = Here(read_back)

    def steps() -> list[Step]:
        return [partial(_ask, console, prompt, read) for prompt in prompts()]

    def leads(words: str, at: int) -> int:
        labels = [_labelled(each, each.answer() or BLANK) for each in prompts()]
        return index_meant(console, labels, words, at, WHERE)

    in_turn(console, steps, at=at, leads=leads, leads_back=leads_back)


def _ask(console: Console, prompt: Prompt, read: Callable[[], None]) -> None:
    """Ask one question; a dash clears its answer, or answers "none" where nothing stands."""
    if (said := prompt.answer()) and not prompt.says_answer:
        console.say(KEEPS.format(_labelled(prompt, said)))
    try:
        prompt.ask()
    except Clear:
        if prompt.clear():
            console.say(TAKEN_AWAY)
    except ReadBack:
        read()
        raise Again from None


def answers_so_far(prompts: Sequence[Prompt]) -> list[str]:
    """Return the answered questions with their answers."""
    return [_labelled(each, said) for each in prompts if (said := each.answer())]


def _labelled(prompt: Prompt, answer: str) -> str:
    return f"{prompt.label}{' ' if prompt.label.endswith('?') else ': '}{answer}"
