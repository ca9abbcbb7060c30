"""The user's own questions: asked as texts at the end of a step of the wizard, answered under their own key.

A retrospective keeps the wording with which a question was answered; the questions asked now are a setting of the
library. Source of the numbers: product rule, five questions, each on one line of 72 columns.
"""

import re
from collections.abc import Callable, Iterable, Sequence
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
GONE = "That question isn't there any more. Nothing was changed."


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


Questions = tuple[KeptQuestion, ...]
Change = Callable[[Questions], Questions]
"""Returns the questions that are to be kept in place of those that are. Raises NotChanged."""


class NotChanged(Exception):
    """What is kept by now does not allow the change: one sentence says why."""


class Gone(NotChanged):
    """The question that was to be changed is not kept any more."""

    def __init__(self) -> None:
        super().__init__(GONE)


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


def adding(step: StepKey, ask: str) -> Change:
    """Return the change that adds one, if it can be asked."""

    def change(every: Questions) -> Questions:
        _allow(refused_question(ask, every))
        return added(every, step, ask)

    return change


def renaming(key: QuestionKey, ask: str) -> Change:
    """Return the change that rewords one, if the words can be asked."""

    def change(every: Questions) -> Questions:
        _found(every, key)
        _allow(refused_words(ask, every, key))
        return renamed(every, key, ask)

    return change


def retiring(key: QuestionKey, on: date) -> Change:
    """Return the change that no longer asks one from a day on; one that was retired before keeps its day."""

    def change(every: Questions) -> Questions:
        return every if _found(every, key).retired_on else with_retired(every, key, on)

    return change


def asking_again(key: QuestionKey) -> Change:
    """Return the change that asks a retired one again, if there is room for it."""

    def change(every: Questions) -> Questions:
        _allow(refused_question(_found(every, key).question.ask, every, key))
        return with_retired(every, key, None)

    return change


def _found(every: Questions, key: QuestionKey) -> KeptQuestion:
    for each in every:
        if each.question.key == key:
            return each
    raise Gone


def _allow(refused: str) -> None:
    if refused:
        raise NotChanged(refused)


def added(every: Questions, step: StepKey, ask: str) -> Questions:
    """Return the questions with one more at the end."""
    return (*every, KeptQuestion(OwnQuestion(new_key(), step, ask)))


def renamed(every: Questions, key: QuestionKey, ask: str) -> Questions:
    """Return the questions with one reworded; earlier answers keep the words they were asked with."""
    return tuple(
        each._replace(question=each.question._replace(ask=ask)) if each.question.key == key else each for each in every
    )


def with_retired(every: Questions, key: QuestionKey, on: date | None) -> Questions:
    """Return the questions with one no longer asked from a day on; None asks it again."""
    return tuple(each._replace(retired_on=on) if each.question.key == key else each for each in every)
