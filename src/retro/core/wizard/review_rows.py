"""Every answer of a gig on one line each, blanks named, as the review lists them on screen and in plain mode."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.part_kinds import Details
from retro.core.text.one_line import on_one_line
from retro.core.wizard.answers_read import NOT_UNDERSTOOD
from retro.core.wizard.interview import Interview
from retro.core.wizard.question import AnyQuestion, Page, Step

BLANK = "left blank"
ANSWERED, UNREAD = "{:,} answered", "{:,} not understood"
LONGEST = 300
"""Most characters of an answer that are shown."""


class ReviewRow(NamedTuple):
    """One question with its answer."""

    step: Step
    page: Page
    question: AnyQuestion
    label: str
    answer: str
    """"" if it is blank."""
    is_unread: bool = False
    """True if some of what was typed was not understood."""


def review_rows(interview: Interview) -> Iterator[ReviewRow]:
    """Return all questions that apply to the gig, in order."""
    retrospective = interview.retrospective
    for step in interview.steps:
        for page in step.pages:
            for question in page.questions_for(retrospective) if page.when(retrospective) else ():
                answer = review_text(_entries(question, interview))
                is_unread = bool(interview.unread.get(question.key, "").strip())
                yield ReviewRow(step, page, question, page.label(question, retrospective), answer, is_unread)


def _entries(question: AnyQuestion, interview: Interview) -> tuple[AnswerEntry, ...]:
    """Return what was not understood, first because it waits for the user, and then all that was."""
    known = question.items(interview.retrospective)
    if isinstance(question.kind, Details):
        known = tuple(map(_with_lines, known))
    unread = interview.unread.get(question.key, "")
    return (AnswerEntry(NOT_UNDERSTOOD.format(unread)), *known) if unread.strip() else known


def _with_lines(item: AnswerEntry) -> AnswerEntry:
    """Put what is said of an entry on its own line: here it is the answer."""
    said = (item.note, *(f"{line.label}: {on_one_line(line.text)}" for line in item.items))
    beside = ", ".join(part for part in said if part)
    return AnswerEntry(f"{item.text} ({beside})" if beside else item.text)


def with_blanks_folded(interview: Interview, *, shows_blanks: bool, at: str = "") -> tuple[list[ReviewRow], int]:
    """Return the rows to show, and how many blank ones are folded, or can be, into one line.

    A single blank stays in its place: a line for it would save none. So does the page `at` which one is.
    """
    every = list(review_rows(interview))
    blank = sum(not row.answer and row.page.key != at for row in every)
    if blank < 2:
        return every, 0
    return (every if shows_blanks else [row for row in every if row.answer or row.page.key == at]), blank


def pages_reviewed(interview: Interview) -> list[tuple[Page, list[ReviewRow]]]:
    """Return each page that asks something of the gig, in order, with its rows."""
    pages: dict[str, tuple[Page, list[ReviewRow]]] = {}
    for row in review_rows(interview):
        pages.setdefault(row.page.key, (row.page, []))[1].append(row)
    return list(pages.values())


def counted_pages(interview: Interview) -> str:
    """Format the pages as "12 answered, 1 not understood, 14 left blank"; one with any answer isn't blank."""
    pages = [rows for _, rows in pages_reviewed(interview)]
    unread = sum(any(row.is_unread for row in rows) for rows in pages)
    blank = sum(not any(row.answer for row in rows) for rows in pages)
    answered = ANSWERED.format(len(pages) - blank - unread)
    return ", ".join(filter(None, (answered, UNREAD.format(unread) if unread else "", blanks_words(blank))))


def blanks_words(count: int) -> str:
    """Format as "14 left blank"."""
    return f"{count:,} {BLANK}"


def review_text(items: tuple[AnswerEntry, ...]) -> str:
    """Return the answer as one short paragraph."""
    parts = map(_said, items)
    words = "; ".join(part for part in parts if part) if len(items) > 1 else "".join(parts)
    return words if len(words) <= LONGEST else f"{_whole_words(words[:LONGEST])} …"


def _said(item: AnswerEntry) -> str:
    """Return an entry with its label and the targets of its links; other lines below it belong to the whole text."""
    links = "; ".join(link.text for link in item.items if link.is_link)
    said = ": ".join(part for part in (item.label, on_one_line(item.text)) if part)
    return " ".join(part for part in (said, f"({links})" if links else "") if part)


def _whole_words(text: str) -> str:
    """Drop the last word, which is cut, unless it is half of the text or all: Chinese has no spaces."""
    whole = text.rpartition(" ")[0].rstrip()
    return whole if 2 * len(whole) > len(text) else text
