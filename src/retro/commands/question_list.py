"""A list of one-line questions, asked in order: `:b` and `:s` go back and on, `:g` goes to any, `:r` reads back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from retro.commands.line_commands import FIRST, Back, GoTo, ReadBack, Skip
from retro.commands.output import tell
from retro.commands.plain.asking import bad_number, numbered
from retro.commands.prompts import read_line, tell_indented
from retro.core.wizard.review_rows import BLANK

WHERE = "Go to (a number, or Enter to stay)? "
INDENT = "  "
KEEPS = "{}. Enter keeps it."


class Prompt(NamedTuple):
    """One question of a list."""

    label: str
    """Its name in the list that `:g` prints."""
    ask: Callable[[], None]
    """Asks it and saves the answer; raises a Turn for a command."""
    answer: Callable[[], str]
    """Returns the answer so far; "" if it is blank."""
    says_answer: bool = False
    """True if `ask` says itself what stands."""


def ask_in_order(prompts: Callable[[], Sequence[Prompt]], *, read: Callable[[], None], at: int = 0) -> None:
    """Ask from the position `at` until the last, what is answered already with its answer.

    `prompts` is called before each question, since an answer can change what else is asked. `read` prints the answers
    so far. Raises Leave, and EOFError at the end of the input.
    """
    while at < len(every := prompts()):
        _tell_answer(every[at])
        try:
            every[at].ask()
            at += 1
        except Skip:
            at += 1
        except ReadBack:
            read()
        except Back:
            if at == 0:
                tell(f"{INDENT}{FIRST}")
            at = max(at - 1, 0)
        except GoTo as turn:
            at = _place_meant(every, turn.words, at)


def _tell_answer(prompt: Prompt) -> None:
    if (said := prompt.answer()) and not prompt.says_answer:
        tell_indented(KEEPS.format(_labelled(prompt, said)), INDENT)


def answers_so_far(prompts: Sequence[Prompt]) -> list[str]:
    """Return the answered questions with their answers."""
    return [_labelled(each, said) for each in prompts if (said := each.answer())]


def _labelled(prompt: Prompt, answer: str) -> str:
    return f"{prompt.label}{' ' if prompt.label.endswith('?') else ': '}{answer}"


def _place_meant(prompts: Sequence[Prompt], words: str, at: int) -> int:
    """Return the position that `:g` means, from a list if it names none; `at` to stay."""
    labels = [_labelled(each, each.answer() or BLANK) for each in prompts]
    if not words:
        for number, label in enumerate(labels, 1):
            tell_indented(f"{number}. {label}", INDENT)
        try:
            words = read_line(WHERE)
        except (Back, Skip, ReadBack, GoTo):
            return at
    found = numbered(words, labels) if words else at
    if found is None:
        tell_indented(bad_number(len(labels), "stay"), INDENT)
    return at if found is None else found
