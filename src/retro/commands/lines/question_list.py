"""A list of one-line questions, asked in order: `:b` and `:s` go back and on, `:g` goes to any, `:r` reads back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from retro.commands.lines.choosing import TAKEN_AWAY, bad_number, could_be, numbered
from retro.commands.lines.line_commands import FIRST, Back, Clear, GoTo, ReadBack, Skip, Turn
from retro.commands.lines.prompts import read_line, tell_indented
from retro.commands.output import tell
from retro.commands.word_choice import labels_possible
from retro.core.wizard.review_rows import BLANK

WHERE = "Go to (a number or a name, or Enter to stay)? "
INDENT = "  "
KEEPS = "{}. Enter keeps it, - clears it."


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
    prompts: Callable[[], Sequence[Prompt]], *, read: Callable[[], None], at: int = 0, leads_back: bool = False
) -> None:
    """Ask from the position `at` until the last, what is answered already with its answer.

    `prompts` is called before each question, since an answer can change what else is asked. `read` prints the answers
    so far. Raises Leave, EOFError at the end of the input, and Back at the first question if that `leads_back`.
    """
    while at < len(every := prompts()):
        _tell_answer(every[at])
        try:
            every[at].ask()
            at += 1
        except Back:
            if at == 0 and leads_back:
                raise
            if at == 0:
                tell(f"{INDENT}{FIRST}")
            at = max(at - 1, 0)
        except (Skip, Clear, ReadBack, GoTo) as turn:
            at = _position_after(turn, every, at, read)


def _position_after(turn: Turn, prompts: Sequence[Prompt], at: int, read: Callable[[], None]) -> int:
    """Do what a command says, and return the position of the question to ask next."""
    if isinstance(turn, GoTo):
        return _place_meant(prompts, turn.words, at)
    if isinstance(turn, ReadBack):
        read()
        return at
    if isinstance(turn, Clear):
        _clear(prompts[at])
    return at + 1


def _tell_answer(prompt: Prompt) -> None:
    if (said := prompt.answer()) and not prompt.says_answer:
        tell_indented(KEEPS.format(_labelled(prompt, said)), INDENT)


def _clear(prompt: Prompt) -> None:
    """Clear an answer and say so; a dash where nothing stands answers "none"."""
    if prompt.clear():
        tell(f"{INDENT}{TAKEN_AWAY}")


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
        except (Back, Skip, ReadBack, Clear, GoTo):
            return at
    found = numbered(words, labels) if words else at
    if found is None:
        if possible := labels_possible(words, labels):
            tell_indented(could_be(words, possible), INDENT)
        tell_indented(bad_number(len(labels), "stay"), INDENT)
    return at if found is None else found
