"""The one order of questions: each in turn, "back" to the one before, and "go to" any, by its number or its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NoReturn

from retro.commands.lines.choosing import bad_number, numbered, say_not_taken, say_numbered
from retro.commands.lines.console import PROMPT, Console
from retro.commands.lines.line_commands import FIRST, Again, Back, GoTo, ReadBack, Skip

NUMBER_GOES = "Type a number or a name to go there, or Enter to stay."

Step = Callable[[], None]
"""Asks a question or more, or nothing if none applies; raises a Turn for a command."""


def _elsewhere(words: str, at: int) -> NoReturn:
    """Raise GoTo: these words mean no step of this order."""
    raise GoTo(words)


def in_turn(
    console: Console,
    steps: Sequence[Step] | Callable[[], Sequence[Step]],
    *,
    at: int = 0,
    leads: Callable[[str, int], int] = _elsewhere,
    leads_back: bool = True,
) -> None:
    """Take steps in order, from the position `at`. They are a function where an answer can change which follow.

    "Back" returns to the step before, and passes one that has nothing to ask; at the first it is raised if that
    `leads_back`. `leads` returns the position that "go to" means by its words and the present position; without it,
    GoTo is raised, as every other Turn is.
    """
    by = 0
    while at < len(every := steps() if callable(steps) else steps):
        try:
            by = _take(console, every[at], is_back=by < 0)
        except GoTo as turn:
            at, by = leads(turn.words, at), 0
        if at + by < 0:
            if leads_back:
                raise Back
            console.say(FIRST)
            by = 0
        at += by


def _take(console: Console, step: Step, *, is_back: bool) -> int:
    """Take a step, and return how far to go on; -1 from one that asks nothing if the one after led here."""
    before = console.count_asked
    try:
        step()
    except Skip:
        return 1
    except Back:
        return -1
    except Again:
        return 0
    return -1 if is_back and console.count_asked == before else 1


def index_meant(console: Console, labels: Sequence[str], words: str, at: int, prompt: str = "") -> int:
    """Return the position in a list that `:g` means, from the list itself if it names none; `at` to stay.

    `prompt` asks which; without one, a sentence above the usual prompt does.
    """
    found: int | None = None
    while found is None:
        try:
            found = _index_chosen(console, labels, words, at, prompt)
        except GoTo as turn:
            words = turn.words
        except (Back, Skip, ReadBack):
            found = at
    return found


def _index_chosen(console: Console, labels: Sequence[str], words: str, at: int, prompt: str) -> int:
    """Ask until a position of the list is meant; `at` for Enter. Raises Turn for a command."""
    if not words:
        say_numbered(console, labels)
        if not prompt:
            console.say(NUMBER_GOES)
        words = console.line(prompt or PROMPT)
    while words:
        found = numbered(words, labels)
        if found is not None:
            return found
        say_not_taken(console, words, labels)
        console.say(bad_number(len(labels), "stay"))
        words = console.line(prompt or PROMPT)
    return at
