"""One question while it is asked: its answer, where the answer goes, and what can be read beside it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from retro.commands.lines.choosing import SO_FAR, TAKEN_AWAY
from retro.commands.lines.console import Console, Here
from retro.commands.lines.line_commands import is_dash
from retro.core.gig.answer_kinds import AnyKind
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import Clock
from retro.core.text.day_words import in_year
from retro.core.text.parsing import NoDate, NotUnderstood, YearAlone, plain_text
from retro.core.wizard.history import GigHistory
from retro.core.wizard.question import Question

if TYPE_CHECKING:
    from retro.paths import Paths

E_G, IN_A_SENTENCE = "e.g. ", "such as "

K = TypeVar("K", bound=AnyKind)
V = TypeVar("V")


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


@dataclass(frozen=True, slots=True)
class Entered(Generic[V]):
    """What a line was understood as; a value may itself be None."""

    value: V


Meant = Callable[[str], tuple[V, str]]
"""Understands a line: its value, and the words that say how it was understood. Raises NotUnderstood."""


def one_line(
    asking: AnyAsking, stands: str, meant: Meant[V], blank: V, *, key: str = "", as_typed: bool = False
) -> Entered[V] | None:
    """Ask for one line until it is understood. Returns None to keep what `stands`; "-" enters `blank`.

    Text that is not understood is kept under the question's `key` if one is given. How it was understood is said as a
    sentence begins, or, if these are the user's own words, `as_typed`.
    """
    asking.console.here = Here(lambda: stands)
    if stands:
        asking.say(SO_FAR.format(stands.rstrip(".")))
    year = 0
    while typed := asking.console.line():
        if is_dash(typed) and stands:
            asking.say(TAKEN_AWAY)
            return Entered(blank)
        try:
            value, said = _of_year(meant, typed, year)
        except NotUnderstood as problem:
            _say_problem(asking, problem, key, typed)
            year = problem.year if isinstance(problem, YearAlone) else year
            continue
        if said and said != typed:
            asking.say(f"{said if as_typed else sentence_of(said)}.")
        return Entered(value)
    return None


def _of_year(meant: Callable[[str], V], typed: str, year: int) -> V:
    """Return what a line means; "October" and "12/10" answer "Which month of 2024?" with that year's.

    Raises NotUnderstood, of that year too, unless the line is a day only without it.
    """
    if year:
        with suppress(NoDate):
            return meant(in_year(plain_text(typed), year))
    return meant(typed)


def one_text(asking: AnyAsking, stands: str) -> str | None:
    """Ask for one line as it is typed. Returns None to keep what `stands`, "" for "-"."""
    entered = one_line(asking, stands, lambda text: (text, ""), "")
    return entered.value if entered else None


def _say_problem(asking: AnyAsking, problem: NotUnderstood, key: str, typed: str) -> None:
    """Say why a line is not understood, and keep it under its question's key."""
    if key:
        asking.answers.leave_unread(QuestionKey(key), typed)
    asking.say(str(problem))


def sentence_of(placeholder: str) -> str:
    """Word what a field shows as a sentence begins: "Such as 24, 7.5", "A name, or what they do", "About May 2026"."""
    words = placeholder.replace(E_G, IN_A_SENTENCE, 1)
    return f"{words[:1].upper()}{words[1:]}"
