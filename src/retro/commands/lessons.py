"""`retro lessons`: prints every rule, those due for review first."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from retro.commands.output import put_line, tell, write_stdout
from retro.commands.reading import library
from retro.core.formats import compact_json, retro_json
from retro.core.formats.codec import Data, record_codec
from retro.core.gig import wording
from retro.core.gig.ids import short_id
from retro.core.gig.retrospective import Lesson
from retro.core.lessons import schedule
from retro.core.lessons.schedule import StoredLesson
from retro.core.text import clock
from retro.paths import Paths
from retro.storage.queries.lessons.stored_lessons import stored_lessons

ONE_OF = "retro: --review asks, --json prints: use one of them. See retro lessons --help."
NO_RULES = "No rules yet. A retrospective can end with one: retro new"


def list_lessons(paths: Paths, options: Namespace) -> int:
    """Run `retro lessons`; --json prints each lesson as in retro/1 with its gig and the day of its next review."""
    if options.review:
        if options.json:
            tell(ONE_OF)
            return 2
        from retro.commands.plain.review import review

        return review(paths)
    today = clock.today()
    every = schedule.listed(stored_lessons(library(paths)), today)
    if options.json:
        write_stdout(compact_json.dumps([_data(each, today) for each in every]) + "\n")
        return 0
    if not every:
        tell(NO_RULES)
    for each in every:
        put_line(wording.rule_text(each.lesson))
        write_stdout("    ")
        put_line(f"{short_id(each.gig)}  {each.name} · {schedule.lesson_status_text(each, today)}")
    return 0


def _data(each: StoredLesson, today: date) -> Data:
    on = schedule.due_on(each)
    return {
        "gig": each.gig,
        "title": each.name,
        "due_on": on.isoformat() if on else None,
        "is_due": on is not None and on <= today,
        "replaced_by": each.replaced_by,
        "lesson": record_codec(Lesson, retro_json.LESSON).write(each.lesson),
    }
