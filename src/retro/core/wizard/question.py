"""Building blocks of the wizard: questions, the pages that ask them, and the steps of pages."""

from typing import Any, Generic, NamedTuple, TypedDict, TypeVar, Unpack

from retro.core.gig.answer_kinds import AnswerEntry, Kind, Text
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.answer_paths import AnswerPath, FactPath, TextPath
from retro.core.wizard.conditions import Condition, always

V = TypeVar("V")


class Question(NamedTuple, Generic[V]):
    """One question with an answer of type V; `key` names it in files and never changes."""

    key: QuestionKey
    kind: Kind[V]
    slot: AnswerPath[V]
    label: str = ""
    """Label beside its field and over its answer; the page's prompt if empty."""
    short: bool = False
    """True if it is on the short path."""
    when: Condition = always
    is_read: bool = True
    """True if reading views show it; False if another question's answer already holds it."""

    def get(self, retrospective: Retrospective) -> V:
        """Return its answer in a retrospective."""
        return self.slot.get(retrospective)

    def is_blank(self, retrospective: Retrospective) -> bool:
        """Tell whether it has not been answered."""
        return self.kind.is_blank(self.get(retrospective))

    def items(self, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return its formatted answer; empty if blank."""
        value = self.get(retrospective)
        return () if self.kind.is_blank(value) else self.kind.items(value, retrospective)


AnyQuestion = Question[Any]
"""A question of any value, for lists of all kinds."""


class Page(NamedTuple):
    """What is asked at once: one question or one small form."""

    key: str
    prompt: str
    """Fits one line of 72 columns."""
    questions: tuple[AnyQuestion, ...]
    hint: str = ""
    when: Condition = always
    otherwise: tuple[tuple[Condition, str], ...] = ()
    """Other words of the prompt, for the first condition that holds."""
    labels: tuple[tuple[str, Condition, str], ...] = ()
    """Other words over the answer to one of its questions, if the condition holds."""
    before_hint: tuple[tuple[Condition, str], ...] = ()
    """Words before the hint, for the first condition that holds."""
    is_required: bool = False
    """True if it cannot be skipped: only the title."""
    says_of_check_ins: bool = False
    """True if it shows what the gig's check-ins saw, which is read with the earlier gigs."""

    recalls_rules: bool = False
    """True if earlier rules without a red flag are shown when its text shares words with their *if*."""

    @property
    def asks_nothing(self) -> bool:
        """Tell whether it only says something, and where to go from there."""
        return not self.questions

    @property
    def short(self) -> bool:
        """True if it is on the short path."""
        return self.asks_nothing or any(question.short for question in self.questions)

    @property
    def uses_history(self) -> bool:
        """Tell whether earlier gigs have something to say on it."""
        return self.says_of_check_ins or any(question.kind.uses_history for question in self.questions)

    def prompt_for(self, retrospective: Retrospective) -> str:
        """Return the prompt in the words that fit this gig."""
        return next((prompt for holds, prompt in self.otherwise if holds(retrospective)), self.prompt)

    def hints(self, retrospective: Retrospective) -> str:
        """Return the hint in the words that fit this gig."""
        first = next((words for holds, words in self.before_hint if holds(retrospective)), "")
        return " ".join(filter(None, (first, self.hint)))

    def label(self, question: AnyQuestion, retrospective: Retrospective) -> str:
        """Return the label over a question's answer: one that fits this gig, its own, or the page's prompt."""
        fitting = (said for key, holds, said in self.labels if key == question.key and holds(retrospective))
        return next(fitting, question.label or self.prompt_for(retrospective))

    def questions_for(self, retrospective: Retrospective, *, rest: bool = True) -> tuple[AnyQuestion, ...]:
        """Return the questions that apply; with `rest` false only those of the short path."""
        return tuple(
            question for question in self.questions if question.when(retrospective) and (rest or question.short)
        )


class Step(NamedTuple):
    """One of the seven steps; review has no pages."""

    key: str
    name: str
    """Name as a heading."""
    short_name: str
    """Name on the step line."""
    pages: tuple[Page, ...] = ()


class PageWords(TypedDict, total=False):
    """Optional words of a page, and when it is asked: members of `Page` by name."""

    when: Condition
    otherwise: tuple[tuple[Condition, str], ...]
    before_hint: tuple[tuple[Condition, str], ...]
    is_required: bool
    recalls_rules: bool


def question_page(question: AnyQuestion, prompt: str, hint: str = "", **words: Unpack[PageWords]) -> Page:
    """Return the page of one question, under the question's key."""
    return Page(question.key, prompt, (question,), hint, **words)


def text_page(key: str, prompt: str, hint: str = "", *, short: bool = False, **words: Unpack[PageWords]) -> Page:
    """Return the page of one question that is answered by a text."""
    return question_page(Question(QuestionKey(key), Text(), TextPath(key), short=short), prompt, hint, **words)


def fact_question(
    name: str, kind: Kind[V], label: str = "", *, short: bool = False, when: Condition = always
) -> Question[V]:
    """Return the question for one of the facts, under the fact's name."""
    return Question(QuestionKey(name), kind, FactPath[V](name), label, short, when)
