"""`retro due --ics`: writes checkpoints and lesson reviews as an iCalendar file."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta

from retro.commands.files.file_output import write_output
from retro.commands.output import tell
from retro.commands.reading import library
from retro.core.formats.icalendar import CalendarDay, calendar
from retro.core.gig import wording
from retro.core.gig.ids import short_id
from retro.core.gig.retrospective import Lesson
from retro.core.lessons import schedule
from retro.core.lessons.schedule import StoredLesson
from retro.core.text import clock
from retro.core.text.clock import now
from retro.core.vet.check_in_day import check_in_on
from retro.paths import Paths
from retro.storage.queries.due import stop_due, untold_due
from retro.storage.queries.lessons.stored_lessons import stored_lessons
from retro.storage.queries.library import Library
from retro.storage.queries.running import running
from retro.storage.queries.untold import untold_gigs

EMPTY = "Nothing coming up, so the calendar is empty."
ONE_MINUTE = "One minute: retro checkin {}"
SEE_LESSONS = "{}. See retro lessons."
RULE = "Your rule: {}"
COME_TO_THAT = "{}: {}. Has it come to that?"
THEN_OPEN = "then …"

NAME = "retro.ics"


def write_calendar(paths: Paths, options: Namespace) -> int:
    """Write the calendar to stdout or to the file given with -o; the calendar is empty if nothing has a day."""
    source, today = library(paths), clock.today()
    days = [*_clients(source, today), *_stops(source), *_check_ins(source, today), *_lessons(source)]
    if not days:
        tell(EMPTY)
    text = calendar(sorted(days, key=lambda day: (day.on, day.key)), now())
    if options.output and options.output != "-":
        return write_output([text], options, NAME)
    sys.stdout.write(text)  # the format prescribes its line ends, on a terminal too
    return 0


def _clients(source: Library, today: date) -> Iterator[CalendarDay]:
    """Yield an event today for each client to tell, tomorrow if the user chose "not today".

    It moves on by a day each day.
    """
    for gig in untold_gigs(source):
        on = today if gig.is_due(today) else today + timedelta(1)
        waits = max((on - (gig.noticed_on or on)).days, 0)
        yield CalendarDay(f"tell-{gig.id}", on, untold_due(gig, on), version=gig.version + waits)


def _stops(source: Library) -> Iterator[CalendarDay]:
    for gig in running(source):
        if gig.stop_on:
            yield CalendarDay(
                f"stop-{gig.id}",
                gig.stop_on,
                stop_due(gig.name, gig.stop, gig.stop_on, gig.stop_on),
                version=gig.version,
                changed_at=gig.updated_at,
            )


def _check_ins(source: Library, today: date) -> Iterator[CalendarDay]:
    """Yield the next check-in of each gig under way, repeated weekly; an overdue one moves on with the days."""
    for gig in running(source):
        on = check_in_on(gig.watched._replace(stop_on=None))  # the checkpoint of that day has its own entry
        if on is not None:
            waits = max((today - on).days, 0)
            changed_at = None if waits else gig.updated_at
            about = ONE_MINUTE.format(short_id(gig.id))
            yield CalendarDay(
                f"check-in-{gig.id}",
                max(on, today),
                f"Check-in: {gig.name}",
                about,
                gig.version + waits,
                changed_at,
                is_weekly=True,
            )


def _lessons(source: Library) -> Iterator[CalendarDay]:
    """Yield a checkpoint for each rule in force, and its next review, today at the earliest.

    The review's event holds only the *if* of the rule: the user is to recall the *then*.
    """
    for each in stored_lessons(source):
        lesson, on = each.lesson, schedule.due_on(each)
        if on is None:
            continue
        if lesson.stop_on:
            rule = wording.rule_text(lesson)
            yield CalendarDay(
                f"stop-{_key(each)}", lesson.stop_on, _stop_said(each), rule, each.version, each.changed_at
            )
        yield _look(each, on, clock.today())


def _look(each: StoredLesson, on: date, today: date) -> CalendarDay:
    """Return the event of the next review; an overdue one moves on by a day each day, as a newer version of it."""
    waits = max((today - on).days, 0)
    about = SEE_LESSONS.format(each.name)
    rule, changed_at = RULE.format(_cue(each.lesson)), None if waits else each.changed_at
    return CalendarDay(f"look-{_key(each)}", max(on, today), rule, about, each.version + waits, changed_at)


def _key(each: StoredLesson) -> str:
    """Return the event's key. It includes the gig, because a copy of a gig has the same lessons."""
    return f"{each.lesson.id}-{short_id(each.gig)}"


def _stop_said(each: StoredLesson) -> str:
    said = each.lesson.stop.strip().rstrip(".!?… ")
    return COME_TO_THAT.format(each.name, said) if said else f"{each.name}: checkpoint"


def _cue(lesson: Lesson) -> str:
    """Return the if alone, so that the then is recalled."""
    cue, act = wording.halves(lesson)
    return f"{cue} {THEN_OPEN}" if cue and act else cue or act
