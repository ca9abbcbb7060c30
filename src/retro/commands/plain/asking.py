"""One question while it is asked: its answer, where the answer goes, and what can be read beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from retro.commands.plain.console import Console, Here
from retro.core.gig import wording
from retro.core.gig.answer_kinds import AnyKind
from retro.core.gig.ids import QuestionKey
from retro.core.gig.line_kinds import Tags
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import Clock
from retro.core.text.parsing import NotUnderstood, narrow
from retro.core.wizard.history import GigHistory
from retro.core.wizard.question import Question

if TYPE_CHECKING:
    from retro.paths import Paths

NUMBERS = "{} Type {}, or Enter to {}."
NOT_TAKEN = "That's none of these, so it isn't saved: “{}”."
NONE_THERE, ONE_THERE, MANY_THERE = "There are none.", "There is 1.", "There are {}."
SO_FAR = "So far: {}. Enter keeps it, - clears it."
TAKEN_AWAY = "Cleared."
KEEP_IT = "keep it"
OR_CLEAR_IT = f"{KEEP_IT}, or - to clear it"

TAKES_AWAY = "-"

E_G, IN_A_SENTENCE = "e.g. ", "such as "


K = TypeVar("K", bound=AnyKind)
V = TypeVar("V")
B = TypeVar("B")
E = TypeVar("E", bound=StrEnum)


class PlainDraft(Protocol):
    """The gig that is being written."""

    @property
    def retrospective(self) -> Retrospective:
        """Return the gig as it is now."""

    def answer(self, question: Question[V], value: V) -> None:
        """Take an answer and save it."""

    def leave_unread(self, key: QuestionKey, text: str) -> None:
        """Keep text that was not understood; "" removes it."""


@dataclass(frozen=True, slots=True)
class Asking(Generic[K, V]):
    """Everything needed to ask one question of kind K with an answer V."""

    console: Console
    answers: PlainDraft
    question: Question[V]
    kind: K
    memory: GigHistory
    today: Clock
    paths: Paths

    @property
    def value(self) -> V:
        """Return the answer as it is now."""
        return self.question.get(self.answers.retrospective)

    def replace_answer(self, value: V) -> None:
        """Replace the answer."""
        self.answers.leave_unread(self.question.key, "")
        self.answers.answer(self.question, value)

    def say(self, text: str, indent: str = "") -> None:
        """Print a line."""
        self.console.say(text, indent)


AnyAsking = Asking[Any, Any]
"""One question of any kind, where its answer is not read."""


def one_line(
    asking: AnyAsking, stands: str, meant: Callable[[str], tuple[V, str]], blank: B, *, key: str = ""
) -> V | B | None:
    """Ask for one line until it is understood. Returns None to keep what `stands`, and `blank` for "-".

    Text that is not understood is kept under the question's `key` if one is given. `meant` returns the value and the
    words that say how it was understood; it raises NotUnderstood.
    """
    asking.console.here = Here(lambda: stands)
    if stands:
        asking.say(SO_FAR.format(stands.rstrip(".")))
    while True:
        typed = asking.console.line()
        if not typed:
            return None
        if typed == TAKES_AWAY and stands:
            asking.say(TAKEN_AWAY)
            return blank
        try:
            value, said = meant(typed)
        except NotUnderstood as problem:
            _say_problem(asking, problem, key, typed)
            continue
        if said and said != typed:
            asking.say(f"{said if isinstance(asking.kind, Tags) else sentence_of(said)}.")
        return value


def _say_problem(asking: AnyAsking, problem: NotUnderstood, key: str, typed: str) -> None:
    """Say why a line is not understood, and keep it under its question's key."""
    if key:
        asking.answers.leave_unread(QuestionKey(key), typed)
    asking.say(str(problem))


def sentence_of(placeholder: str) -> str:
    """Word what a field shows as a sentence begins: "Such as 24, 7.5", "A name, or what they do", "About May 2026"."""
    words = placeholder.replace(E_G, IN_A_SENTENCE, 1)
    return f"{words[:1].upper()}{words[1:]}"


def number_of(
    console: Console,
    labels: Sequence[str],
    *,
    chosen: int | None = None,
    skips: str = "skip",
    read: Callable[[], str] | None = None,
    is_needed: bool = False,
    takes_text: bool = False,
) -> int | str | None:
    """Ask for one of several by number or words; `:r` prints what `read` returns, or else what is chosen.

    Returns None for Enter, "-" if it's taken back, which one that `is_needed` can't be, and a sentence if `takes_text`.
    """
    _say_numbered(console, labels, chosen)
    console.here = Here(read or (lambda: labels[chosen] if chosen is not None else ""))
    if chosen is not None:
        skips = KEEP_IT if is_needed else OR_CLEAR_IT
    while typed := console.line():
        if typed == TAKES_AWAY and chosen is not None and not is_needed:
            return TAKES_AWAY
        found = numbered(typed, labels)
        if found is not None or (takes_text and is_sentence(typed)):
            return typed if found is None else found
        say_not_taken(console, typed)
        console.say(bad_number(len(labels), skips))
    return None


def is_sentence(typed: str) -> bool:
    """Tell whether a line is words of its own rather than a slip: two or more, with a letter."""
    return len(typed.split()) > 1 and any(map(str.isalpha, typed))


def say_not_taken(console: Console, typed: str) -> None:
    """Say back a sentence typed where a number was asked for, so that it can be copied from there."""
    if is_sentence(typed):
        console.say(NOT_TAKEN.format(wording.on_one_line(typed)))


def _say_numbered(console: Console, labels: Sequence[str], chosen: int | None) -> None:
    for number, label in enumerate(labels, 1):
        console.say(f"{number}. {label}{', chosen' if number - 1 == chosen else ''}")


def numbered(typed: str, labels: Sequence[str]) -> int | None:
    """Find the item that a number from 1, or words, mean; None if there is none."""
    digits = narrow(typed).strip().rstrip(".")
    if digits.isascii() and digits.isdigit():
        return int(digits) - 1 if len(digits) < 9 and 1 <= int(digits) <= len(labels) else None
    wanted = typed.casefold().strip()
    begin = [at for at, label in enumerate(labels) if label.casefold().startswith(wanted)]
    return begin[0] if len(begin) == 1 else None


def bad_number(count: int, skips: str = "skip") -> str:
    """Say what can be typed, such as "There are 3. Type 1, 2 or 3, or Enter to skip." """
    numbers = [str(number) for number in range(1, count + 1)]
    many = f"1 to {count}" if count > 9 else " or ".join(filter(None, (", ".join(numbers[:-1]), *numbers[-1:])))
    return NUMBERS.format(there_are(count), many, skips) if numbers else there_are(count)


def there_are(count: int) -> str:
    """Say how many there are, such as "There is 1." or "There are 3." """
    return {0: NONE_THERE, 1: ONE_THERE}.get(count, MANY_THERE.format(count))


def chosen_of(asking: AnyAsking, labels: Mapping[E, str], value: E | None) -> E | None:
    """Ask for one of a few values, or none; Enter keeps the present one."""
    values = list(labels)
    at = values.index(value) if value in values else None
    found = number_of(asking.console, list(labels.values()), chosen=at)
    if isinstance(found, int):
        return values[found]
    return None if found == TAKES_AWAY else value


def needed_of(asking: AnyAsking, labels: Mapping[E, str], value: E) -> E:
    """Ask for one of a few values of which one is needed; Enter keeps the present one."""
    values = list(labels)
    found = number_of(asking.console, list(labels.values()), chosen=values.index(value), is_needed=True)
    return values[found] if isinstance(found, int) else value
