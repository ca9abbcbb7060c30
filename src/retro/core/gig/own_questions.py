"""The user's own questions: asked as texts at the end of a step of the wizard, answered under their own key.

A retrospective keeps the wording with which a question was answered; the questions asked now are a setting of the
library. Source of the numbers: product rule, five questions, each on one line of 72 columns.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from retro.core.gig.ids import QuestionKey
from retro.core.text.folding import fold_name

MOST = 5
"""Most questions asked at a time."""
LONGEST = 72
"""Most characters of a question: it fits one line."""
PREFIX = "mine."
"""Prefix of the keys of own questions."""
KEY = re.escape(PREFIX) + "[a-p]{32}"
"""Pattern of such a key."""
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")

A_QUESTION = "A question of your own"
ADDED = "Added. It comes at the end of that step, among the longer questions."
RENAMED = "Renamed. What you've answered keeps the old words."
RETIRED = "Retired. What you've answered stays."
ASKED_AGAIN = "Asked again."
RETIRED_BEFORE = "Retired already."
NEVER_RETIRED = "Asked already."
WRITE_FIRST = "Write the question first."
TOO_LONG = "A question has at most {} characters; this one has {}."
ASKED_ALREADY = "You have that question already."
TOO_MANY = "You have {} questions. Retire one first."


class StepKey(StrEnum):
    """Steps at whose end a question can be asked."""

    GIG = "gig"
    STORY = "story"
    COST = "cost"
    FLAGS = "flags"
    MEANING = "meaning"
    LESSONS = "lessons"


class OwnQuestion(NamedTuple):
    """One question: its permanent key, the step it is asked in, its words."""

    key: QuestionKey
    step: StepKey
    ask: str

    @property
    def words(self) -> str:
        """Return what is asked, or what it is if an archive has no visible words for it."""
        return self.ask if fold_name(self.ask) else A_QUESTION


class KeptQuestion(NamedTuple):
    """One question as the library keeps it."""

    question: OwnQuestion
    retired_on: date | None = None
    """Day from which it is no longer asked."""


def new_key() -> QuestionKey:
    """Return an unused key; every version of retro/1 can read an answer under it."""
    import uuid  # its import runs a program; reading never needs it

    return QuestionKey(PREFIX + uuid.uuid4().hex.translate(_LETTERS))


def in_force(every: Iterable[KeptQuestion]) -> tuple[OwnQuestion, ...]:
    """Return the questions that are asked now."""
    return tuple(each.question for each in every if each.retired_on is None)


def refused_question(ask: str, every: Sequence[KeptQuestion], key: QuestionKey | None = None) -> str:
    """Say in one sentence why the question `key` (none for a new one) cannot have these words; "" if it can."""
    return refused_words(ask, every, key) or (TOO_MANY.format(MOST) if len(_asked(every, key)) >= MOST else "")


def refused_words(ask: str, every: Iterable[KeptQuestion], key: QuestionKey | None = None) -> str:
    """Say in one sentence what is wrong with these words of the question `key`, asked or retired; "" if nothing is."""
    words = fold_name(ask)
    if not words:
        return WRITE_FIRST
    if len(ask) > LONGEST:
        return TOO_LONG.format(LONGEST, len(ask))
    return ASKED_ALREADY if words in {fold_name(question.ask) for question in _asked(every, key)} else ""


def _asked(every: Iterable[KeptQuestion], key: QuestionKey | None) -> list[OwnQuestion]:
    return [question for question in in_force(every) if question.key != key]


def added(every: tuple[KeptQuestion, ...], step: StepKey, ask: str) -> tuple[KeptQuestion, ...]:
    """Return the questions with one more at the end."""
    return (*every, KeptQuestion(OwnQuestion(new_key(), step, ask)))


def renamed(every: tuple[KeptQuestion, ...], key: QuestionKey, ask: str) -> tuple[KeptQuestion, ...]:
    """Return the questions with one reworded; earlier answers keep the words they were asked with."""
    return tuple(
        each._replace(question=each.question._replace(ask=ask)) if each.question.key == key else each for each in every
    )


def with_retired(every: tuple[KeptQuestion, ...], key: QuestionKey, on: date | None) -> tuple[KeptQuestion, ...]:
    """Return the questions with one no longer asked from a day on; None asks it again."""
    return tuple(each._replace(retired_on=on) if each.question.key == key else each for each in every)
