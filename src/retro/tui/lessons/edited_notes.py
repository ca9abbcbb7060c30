"""Notes on reviews that an external editor may hold, named by lesson and day of the review."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson
from retro.core.text.three_way_merge import merged_line
from retro.storage.edit_files import Target
from retro.tui.context import AppContext
from retro.tui.kit.text.paste import paste_on_one_line
from retro.tui.lessons.editor import LessonEditor

NOTE = "lesson.note."
"""Prefix of names; the lesson's id and the day follow."""


def note_name(lesson: LessonId, on: date) -> str:
    """Return the name of the note on the review of that day."""
    return f"{NOTE}{lesson}.{on.isoformat()}"


def named_note(name: str) -> tuple[LessonId, date] | None:
    """Return lesson and day of a note's name; None if it names something else."""
    if name.startswith(NOTE):
        lesson, _, on = name.removeprefix(NOTE).rpartition(".")
        with suppress(ValueError):
            return LessonId(lesson), date.fromisoformat(on)
    return None


def edited_note(stands: str, known: str, text: str) -> str:
    """Return the note that an editor made of `known`; what was typed here meanwhile stays beside it."""
    return merged_line(stands, known, paste_on_one_line(text))


def noting_edit(on: date, known: str, text: str) -> Callable[[Lesson], Lesson]:
    """Return the change that puts the edit into the note on that day's review; a review that is gone stays so."""

    def change(lesson: Lesson) -> Lesson:
        looks = (
            look._replace(note=edited_note(look.note, known, text)) if look.on == on else look
            for look in lesson.reviews
        )
        return lesson._replace(reviews=tuple(looks))

    return change


def take_note(app_context: AppContext, target: Target, known: str, text: str) -> bool:
    """Put the edit into the stored lesson and save it. Returns False if the target is no note that there is.

    Raises StoreError, and UnknownId if the lesson is gone.
    """
    if (named := named_note(target.question)) is None:
        return False
    id, on = named
    editor = LessonEditor(app_context, GigId(target.gig))
    if not has_review(editor.lesson(id), on):
        return False
    editor.change(id, noting_edit(on, known, text))
    app_context.autosave.save_soon()
    return True


def has_review(lesson: Lesson, on: date) -> bool:
    """Tell whether the lesson was reviewed on that day."""
    return any(look.on == on for look in lesson.reviews)
