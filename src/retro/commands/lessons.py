"""`retro lessons`: print every rule, those due for review first."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from retro.commands.list_search import library
from retro.commands.output import put, put_line, tell
from retro.core.formats import retro_json
from retro.core.formats.codec import Data, record
from retro.core.gig import wording
from retro.core.gig.retrospective import Lesson
from retro.core.lessons import schedule
from retro.core.lessons.schedule import Kept
from retro.paths import Paths
from retro.storage.queries.lessons import kept

ONE_OF = "retro: --review asks, --json prints: use one of them. See retro lessons --help."


def list_lessons(paths: Paths, options: Namespace) -> int:
    """`retro lessons`: the lesson as retro/1 has it, with its gig and the day of its next look."""
    if options.review:
        if options.json:
            tell(ONE_OF)
            return 2
        from retro.commands.plain.review import review

        return review(paths)
    today = date.today()
    every = schedule.listed(kept(library(paths)), today)
    if options.json:
        put(retro_json.dumps([_data(each, today) for each in every]) + "\n")
        return 0
    for each in every:
        put_line(wording.rule(each.lesson))
        put("    ")
        put_line(f"{each.gig[:8]}  {each.name} · {schedule.standing(each, today)}")
    return 0


def _data(each: Kept, today: date) -> Data:
    on = schedule.due_on(each)
    return {
        "gig": each.gig,
        "title": each.name,
        "due_on": on.isoformat() if on else None,
        "is_due": on is not None and on <= today,
        "replaced_by": each.replaced_by,
        "lesson": record(Lesson, retro_json.LESSON).write(each.lesson),
    }
