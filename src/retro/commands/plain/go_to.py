"""Finds where `:g` leads: to a page or the review, or within a list; by number, words, or a list that it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retro.commands.line_commands import Back, GoTo, Skip
from retro.commands.plain.choosing import bad_number, numbered, say_not_taken
from retro.commands.plain.console import Console
from retro.core.text.parsing import narrow
from retro.core.wizard.interview import REVIEW, Interview
from retro.core.wizard.question import Page
from retro.core.wizard.review_rows import BLANK, review_rows

ZERO_REVIEW = "{} 0 is the review."
TO_REVIEW = "0. Review and finish"
NUMBER_GOES = "A number goes there; Enter stays."


def place_meant(console: Console, interview: Interview, words: str) -> Interview | None:
    """Return the interview open at the page that is meant; None to stay."""
    every = (page for step in interview.steps for page in step.pages)
    pages = [page for page in every if page.when(interview.retrospective) and not page.asks_nothing]
    labels = [_listed(interview, page) for page in pages]
    if not words:
        _list(console, labels)
        words = console.line()
    while words:
        if narrow(words).strip() == "0":
            return replace(interview, at=REVIEW, rest=True)
        at = numbered(words, labels)
        if at is not None:
            return interview.open(pages[at].key)
        say_not_taken(console, words, labels)
        console.say(ZERO_REVIEW.format(bad_number(len(pages), "stay")))
        words = console.line()
    return None


def index_meant(console: Console, labels: Sequence[str], words: str, at: int) -> int:
    """Return the position in a list that `:g` means, from the list itself if it names none; `at` to stay."""
    try:
        if not words:
            for number, label in enumerate(labels, 1):
                console.say(f"{number}. {label}")
            console.say(NUMBER_GOES)
            words = console.line()
        while words:
            found = numbered(words, labels)
            if found is not None:
                return found
            say_not_taken(console, words, labels)
            console.say(bad_number(len(labels), "stay"))
            words = console.line()
    except GoTo as turn:
        return index_meant(console, labels, turn.words, at)
    except (Back, Skip):
        return at
    return at


def _list(console: Console, labels: list[str]) -> None:
    for number, label in enumerate(labels, 1):
        console.say(f"{number}. {label}")
    console.say(TO_REVIEW)
    console.say(NUMBER_GOES)


def _listed(interview: Interview, page: Page) -> str:
    """Print a page with its answers."""
    rows = [row for row in review_rows(interview) if row.page is page]
    answers = "; ".join(row.answer for row in rows if row.answer)
    return f"{page.asks(interview.retrospective)} {answers or BLANK}"
