"""Finds where `:g` leads: to a page or the review, by number, words, or a list that it prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retro.commands.lines.choosing import bad_number, could_be, numbered, say_not_taken, say_numbered
from retro.commands.lines.console import Console
from retro.commands.lines.steps import NUMBER_GOES
from retro.core.text.folding import fold_name, folded_words
from retro.core.text.parsing import narrow
from retro.core.wizard.interview import REVIEW, Interview
from retro.core.wizard.question import Page
from retro.core.wizard.review_rows import BLANK, ReviewRow, pages_reviewed

ZERO_REVIEW = "{} 0 is the review."
TO_REVIEW = "0. Review and finish"
BEFORE = -1
"""Position of the review, which has the number before the first page's."""


def place_meant(console: Console, interview: Interview, words: str) -> Interview | None:
    """Return the interview open at the page that is meant; None to stay."""
    reviewed = pages_reviewed(interview)
    pages = [page for page, _ in reviewed]
    labels = [_listed(interview, page, rows) for page, rows in reviewed]
    if not words:
        say_numbered(console, labels)
        console.say(TO_REVIEW)
        console.say(NUMBER_GOES)
        words = console.line()
    while words:
        if narrow(words).strip() == "0":
            return replace(interview, at=REVIEW, rest=True)
        at = numbered(words, labels)
        named = _named(interview, words)
        if len(named) == 1:
            return replace(interview, at=REVIEW, rest=True) if named == [REVIEW] else interview.open(named[0])
        if at is not None:
            return interview.open(pages[at].key)
        if named:
            keys = [page.key for page in pages]
            console.say(could_be(words, sorted(keys.index(key) if key in keys else BEFORE for key in named)))
        else:
            say_not_taken(console, words, labels)
        console.say(ZERO_REVIEW.format(bad_number(len(pages), "stay")))
        words = console.line()
    return None


def _named(interview: Interview, words: str) -> list[str]:
    """Return the key of the page, or the review, of which this is a name, a step's first; else those that begin so."""
    wanted = " ".join(folded_words(words))
    names = [(key, fold_name(name), is_whole) for key, name, is_whole in _names(interview)] if wanted else []
    called = [key for key, name, _ in names if name == wanted]
    return called[:1] or list(dict.fromkeys(key for key, name, whole in names if not whole and name.startswith(wanted)))


def _names(interview: Interview) -> Iterator[tuple[str, str, bool]]:
    """Yield what each page is called: as its step, by its fields, and, only as a whole, with its number."""
    for step in interview.steps:
        asking = (page for page in step.pages if page.when(interview.retrospective) and not page.asks_nothing)
        for number, page in enumerate(asking, 1):
            for name in dict.fromkeys((step.short_name, step.key, step.name) if number == 1 else ()):
                yield page.key, name, False
            yield page.key, f"{step.short_name} {number}", True
            for question in page.questions_for(interview.retrospective):
                if question.label:
                    yield page.key, question.label, False
    yield REVIEW, REVIEW, False


def _listed(interview: Interview, page: Page, rows: Sequence[ReviewRow]) -> str:
    """Format a page as its prompt and its answers."""
    answers = "; ".join(row.answer for row in rows if row.answer)
    return f"{page.prompt_for(interview.retrospective)} {answers or BLANK}"
