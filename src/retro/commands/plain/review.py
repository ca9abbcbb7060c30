"""`retro lessons --review`: asks about the lessons that are due, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from retro.commands.document_saver import DocumentSaver
from retro.commands.lines.choosing import choose
from retro.commands.lines.console import Console, Here
from retro.commands.lines.line_commands import (
    BACK,
    GO,
    LEAVE,
    LIST,
    READ,
    SKIP,
    Leave,
)
from retro.commands.lines.steps import in_turn, index_meant
from retro.commands.output import tell
from retro.commands.plain.remembering import INTERRUPTED
from retro.commands.reading import library
from retro.core.gig import wording
from retro.core.gig.choices import Held
from retro.core.gig.ids import LessonId
from retro.core.gig.retrospective import Lesson
from retro.core.lessons import schedule
from retro.core.lessons.overview import LessonOverview, said_of
from retro.core.lessons.schedule import StoredLesson
from retro.core.text import clock
from retro.core.text.one_line import on_one_line
from retro.paths import Paths
from retro.storage.care.startup import check
from retro.storage.errors import StoreError, UnknownId
from retro.storage.queries import record
from retro.storage.queries.lessons.stored_lessons import lesson_overview

REVIEWED_ONE, REVIEWED = "1 lesson reviewed", "{:,} lessons reviewed"
LEFT = "{}, {:,} left for another time."

HEADING = "\nLesson {} of {}, from {}."
THEN = "{} then I …"
RECALL = "What was the “then”? In your own words (not saved); Enter shows it."
QUESTION = "Did it hold?"
NOTE = "Note (optional), or Enter."

COMMANDS = (
    BACK,
    SKIP,
    GO.saying("list the lessons and go to one; :g 5 goes to the fifth, :g and its words to that one"),
    READ.saying("read where this rule comes from, and how it has held so far"),
    LEAVE,
    LIST,
)
BEGIN = "Read the “if”, recall the “then”, then check what you wrote. :? lists the commands, :q leaves."
ARE_OFF = "Reminders are off. You can turn them on under Lessons in the full screen."
GONE = "This lesson isn't there any more."
LATER, RETIRE = "Remind me in a week", "Retire this rule"


def review(paths: Paths) -> int:
    """Ask about each lesson that is due. Returns the exit code."""
    for notice in check(paths):
        tell(notice)
    book = lesson_overview(library(paths), clock.today())
    due = schedule.due(book.kept, clock.today())
    if not due:
        tell(ARE_OFF if book.kept and book.is_off else book.hint(clock.today()))
        return 0
    try:
        return _Reviews(Console(commands=COMMANDS), paths, book, due).hold()
    except KeyboardInterrupt:
        return INTERRUPTED


class _Reviews:
    """Runs the reviews; saves each answer as it is given."""

    def __init__(self, console: Console, paths: Paths, book: LessonOverview, due: list[StoredLesson]) -> None:
        self._console, self._paths, self._book, self._due = console, paths, book, due
        self._reviewed: set[LessonId] = set()
        self._dealt_with: set[LessonId] = set()
        """Those that were reviewed, snoozed or retired."""
        self._is_saved = True

    def hold(self) -> int:
        """Ask until every lesson was reviewed, or the user leaves."""
        self._console.say(BEGIN)
        steps = [partial(self._one, at) for at in range(len(self._due))]
        try:
            in_turn(self._console, steps, leads=self._go_to, leads_back=False)
        except (Leave, EOFError):
            pass
        finally:  # Ctrl+C too
            self._tell_count()
        return 0 if self._is_saved else 1

    def _tell_count(self) -> None:
        count = len(self._reviewed)
        said = REVIEWED_ONE if count == 1 else REVIEWED.format(count)
        left = len(self._due) - len(self._dealt_with)
        self._console.say(LEFT.format(said, left) if left else f"{said}.")

    def _go_to(self, words: str, at: int) -> int:
        rules = [on_one_line(wording.halves(kept.lesson)[0] or kept.name).rstrip(",") for kept in self._due]
        return index_meant(self._console, rules, words, at)

    def _one(self, at: int) -> None:
        kept = self._due[at]
        cue, act = wording.halves(kept.lesson)
        self._console.say(HEADING.format(at + 1, len(self._due), wording.in_quotes(kept.name)))
        self._console.here = Here(partial(self._history, kept))
        if cue and schedule.can_be_recalled(kept.lesson):
            self._console.say(THEN.format(on_one_line(cue)))
            self._console.say(RECALL)
            self._console.line()
        self._console.say(on_one_line((act or wording.NO_THEN) if cue else wording.rule_text(kept.lesson)))
        self._judge(kept)

    def _history(self, kept: StoredLesson) -> str:
        """Return what `:r` prints: earlier reviews of the lesson, and the gig it comes from."""
        items = (*self._book.looks(kept), *self._book.story(kept, clock.today()))
        return "\n".join(f"{item.label}: {on_one_line(item.text)}" for item in items)

    def _judge(self, kept: StoredLesson) -> None:
        self._console.say(QUESTION)
        choices: list[tuple[str, Callable[[], object]]] = [
            *((label, partial(self._note, kept, result)) for result, label in wording.HELD.items()),
            (LATER, partial(self._change, kept, schedule.snoozed)),
            (RETIRE, partial(self._change, kept, schedule.retired)),
        ]
        if act := choose(self._console, choices):
            act()

    def _note(self, kept: StoredLesson, result: Held) -> None:
        if not self._change(kept, lambda lesson, today: schedule.with_look(lesson, today, result), is_review=True):
            return
        self._console.say(said_of(result, schedule.with_look(kept.lesson, clock.today(), result)))
        self._console.say(NOTE)
        note = self._console.line()
        if note:
            self._change(kept, lambda lesson, today: schedule.noted(lesson, today, note))

    def _change(self, kept: StoredLesson, how: Callable[[Lesson, date], Lesson], *, is_review: bool = False) -> bool:
        """Apply a change to the lesson as stored now, and save it. Tells whether the lesson is still there."""
        try:
            found = record.retrospective_by_id(library(self._paths), kept.gig)
            retrospective = found.retrospective if found and not found.deleted_at else None
            lesson = (
                next((each for each in retrospective.lessons if each.id == kept.lesson.id), None)
                if retrospective
                else None
            )
            if found is None or retrospective is None or lesson is None:
                raise UnknownId(GONE)
        except StoreError as error:
            self._console.say(str(error))
            return False
        self._dealt_with.add(kept.lesson.id)
        self._reviewed |= {kept.lesson.id} if is_review else set()
        keeping = DocumentSaver(self._paths, retrospective, found.version)
        keeping.replace_document(schedule.replace_lesson(retrospective, how(lesson, clock.today())).touched())
        keeping.close()
        self._is_saved = self._is_saved and keeping.is_saved
        return True
