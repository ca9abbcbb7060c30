"""Asks for one of several things that are listed, by its number or its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from retro.commands.lines.console import Console, Here
from retro.commands.lines.line_commands import is_dash
from retro.commands.word_choice import label_meant, labels_possible
from retro.core.sentences import without_stop
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import narrow

NUMBERS = "{} Type {}, or Enter to {}."
NOT_TAKEN = "That's none of these, so it isn't saved: “{}”."
COULD_BE, MANY_OF_THEM = "“{}” could be {}.", "many of them"
MOST_LISTED = 9
"""Most numbers that are listed one by one."""
NONE_THERE, ONE_THERE, MANY_THERE = "There are none.", "There is 1.", "There are {}."
KEEP_IT = "keep it"
OR_CLEAR_IT = f"{KEEP_IT}, or - to clear it"
TAKES_AWAY = "-"
"""Stands for a line that clears an answer."""
TAKEN_AWAY = "Cleared."
KEEPS = "{}. Enter keeps it, - clears it."
SO_FAR = KEEPS.format("So far: {}")

V = TypeVar("V")
E = TypeVar("E", bound=StrEnum)


def choose(
    console: Console,
    choices: Sequence[tuple[str, V]],
    kept: V | None = None,
    *,
    chosen: int | None = None,
    skips: str = "skip",
    read: Callable[[], str] | None = None,
) -> V | None:
    """Ask for one of several values by its label; Enter gives `kept`, and "-" None if one is `chosen`.

    `chosen` is the index of the one that stands. `:r` prints what `read` returns, or else what is chosen. `skips` says
    what Enter does while none is.
    """
    found = _answer(console, [label for label, _ in choices], chosen, OR_CLEAR_IT, skips, read)
    if isinstance(found, int):
        return choices[found][1]
    return None if found == TAKES_AWAY else kept


def choose_needed(console: Console, labels: Mapping[E, str], kept: E) -> E:
    """Ask for one of a few values of which one is needed; Enter gives `kept`."""
    values = list(labels)
    found = _answer(console, list(labels.values()), values.index(kept), KEEP_IT)
    return values[found] if isinstance(found, int) else kept


def choose_or_clear(console: Console, labels: Mapping[E, str], kept: E | None) -> E | None:
    """Ask for one of a few values, or none; Enter gives `kept`."""
    values = list(labels)
    chosen = values.index(kept) if kept in values else None
    return choose(console, [(label, value) for value, label in labels.items()], kept, chosen=chosen)


def number_or_sentence(console: Console, labels: Sequence[str], *, skips: str = "skip") -> int | str | None:
    """Ask for one of several, or words in place of it. Returns its index, the words, or None for Enter."""
    return _answer(console, labels, None, "", skips, takes_text=True)


def _answer(
    console: Console,
    labels: Sequence[str],
    chosen: int | None,
    keeps: str,
    skips: str = "skip",
    read: Callable[[], str] | None = None,
    *,
    takes_text: bool = False,
) -> int | str | None:
    """Ask until a line is understood. Returns an index, "-" or a sentence if that is taken, or None for Enter."""
    say_numbered(console, labels, chosen)
    console.here = Here(read or (lambda: labels[chosen] if chosen is not None else ""))
    is_cleared = chosen is not None and keeps == OR_CLEAR_IT
    while typed := console.line():
        if is_dash(typed) and is_cleared:
            return TAKES_AWAY
        found = numbered(typed, labels)
        if found is not None or (takes_text and is_sentence(typed)):
            return typed if found is None else found
        say_not_taken(console, typed, labels)
        console.say(bad_number(len(labels), skips if chosen is None else keeps))
    return None


def is_sentence(typed: str) -> bool:
    """Tell whether a line is words of its own rather than a slip: two or more, with a letter."""
    return len(typed.split()) > 1 and any(map(str.isalpha, typed))


def say_not_taken(console: Console, typed: str, labels: Sequence[str]) -> None:
    """Say which labels could be meant, or say back a sentence that is none of them, to be copied from there."""
    if possible := labels_possible(typed, labels):
        console.say(could_be(typed, possible))
    elif is_sentence(typed):
        console.say(NOT_TAKEN.format(without_stop(typed)))


def say_numbered(console: Console, labels: Sequence[str], chosen: int | None = None) -> None:
    """Print a list with the numbers that are typed; `chosen` is the index of the one that stands."""
    for number, label in enumerate(labels, 1):
        console.say(f"{number}. {label}{', chosen' if number - 1 == chosen else ''}")


def numbered(typed: str, labels: Sequence[str]) -> int | None:
    """Find the item that a number from 1, or words, mean; None if there is none."""
    digits = narrow(typed).strip().rstrip(".")
    if digits.isascii() and digits.isdigit():
        return int(digits) - 1 if len(digits) < 9 and 1 <= int(digits) <= len(labels) else None
    return label_meant(typed, labels)


def bad_number(count: int, skips: str = "skip") -> str:
    """Say what can be typed, such as "There are 3. Type 1, 2 or 3, or Enter to skip." """
    many = f"1 to {count}" if count > MOST_LISTED else _either(range(count))
    return NUMBERS.format(there_are(count), many, skips) if count else there_are(count)


def could_be(typed: str, possible: Sequence[int]) -> str:
    """Say which numbers are possible, such as "“they” could be 2 or 4." """
    few = possible if len(possible) <= MOST_LISTED else ()
    return COULD_BE.format(on_one_line(typed), _either(few) or MANY_OF_THEM)


def _either(positions: Sequence[int]) -> str:
    numbers = [str(at + 1) for at in positions]
    return " or ".join(filter(None, (", ".join(numbers[:-1]), *numbers[-1:])))


def there_are(count: int) -> str:
    """Say how many there are, such as "There is 1." or "There are 3." """
    return {0: NONE_THERE, 1: ONE_THERE}.get(count, MANY_THERE.format(count))
