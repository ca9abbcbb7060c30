"""All steps of the wizard in order, as they are walked and as they are read, and lookups in them.

Wizard, review, reader, comparison and exports walk STEPS; none names a question by hand. Keys never change.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from retro.core.gig import answer_kinds
from retro.core.gig.own_questions import OwnQuestion
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.answer_paths import OwnAnswer
from retro.core.wizard.conditions import is_client_untold
from retro.core.wizard.lesson_steps import FLAGS, LESSONS, MEANING, REVIEW
from retro.core.wizard.question import AnyQuestion, Page, Question, Step, question_page
from retro.core.wizard.story_steps import COST, DATES, GIG, STORY, THEY_FIRST

STEPS = (GIG, STORY, COST, FLAGS, MEANING, LESSONS, REVIEW)


def _with(step: Step, *pages: Page) -> Step:
    return step._replace(pages=pages)


_BEFORE = GIG.pages.index(THEY_FIRST)
UNTOLD_STEPS = (
    _with(GIG, *GIG.pages[:_BEFORE], DATES, *GIG.pages[_BEFORE:]),
    _with(STORY, *(page for page in STORY.pages if page is not DATES)),
    *STEPS[2:],
)


def steps_of(retrospective: Retrospective, own: Sequence[OwnQuestion] = ()) -> tuple[Step, ...]:
    """Return the steps as they are walked: while the client does not know, the day of noticing comes first.

    A step ends with the user's `own` questions for it, and with those that this gig answers.
    """
    return _with_own(is_client_untold(retrospective), (*retrospective.own_questions, *own))


def steps_read(*gigs: Retrospective) -> tuple[Step, ...]:
    """Return the steps as they are read, with the own questions that these gigs answer."""
    return _with_own(False, tuple(question for retrospective in gigs for question in retrospective.own_questions))


@lru_cache(maxsize=64)
def _with_own(is_untold: bool, own: tuple[OwnQuestion, ...]) -> tuple[Step, ...]:
    """Add the own questions; equal arguments give identical steps, so that steps can be compared by identity."""
    steps = UNTOLD_STEPS if is_untold else STEPS
    if not own:
        return steps
    once = {question.key: question for question in reversed(own)}
    asked = [once[key] for key in dict.fromkeys(question.key for question in own)]
    pages = {step.key: [own_page(each) for each in asked if each.step == step.key] for step in steps}
    return tuple(_with(step, *step.pages, *pages[step.key]) if pages[step.key] else step for step in steps)


@cache
def own_page(question: OwnQuestion) -> Page:
    """Return the page of an own question: a text, on the long path."""
    return question_page(Question(question.key, answer_kinds.Text(), OwnAnswer(question)), question.words)


def every_page(steps: tuple[Step, ...] = STEPS) -> Iterator[tuple[Step, Page]]:
    """Return all pages in order, each with its step."""
    return ((step, page) for step in steps for page in step.pages)


def every_question(steps: tuple[Step, ...] = STEPS) -> Iterator[tuple[Step, Page, AnyQuestion]]:
    """Return all questions in order, each with its page and step."""
    return ((step, page, question) for step, page in every_page(steps) for question in page.questions)


def question_of(key: str, steps: tuple[Step, ...] = STEPS) -> AnyQuestion | None:
    """Return the question with this key; None if these steps don't ask it."""
    return next((question for *_, question in every_question(steps) if question.key == key), None)


def page_of(key: str, steps: tuple[Step, ...] = STEPS) -> Page | None:
    """Return the page with this key, or the page that asks the question with this key."""
    for _, page in every_page(steps):
        if page.key == key or any(question.key == key for question in page.questions):
            return page
    return None
