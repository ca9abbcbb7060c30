"""Counts the lessons that are due. A shell's start and home's first frame run it, so imports are few."""

from __future__ import annotations

from datetime import date, timedelta

from retro.storage.queries.columns import begin_of_day
from retro.storage.queries.lessons.in_force import RULE_IN_FORCE
from retro.storage.queries.library import Library

LOOKS, OFF = "looks", "off"
"""Setting that turns lesson reviews off, and its value then."""
LESSONS = f"""
WITH look(retrospective, lesson, looks, last) AS (
    SELECT retrospective, lesson, count(*) - coalesce(max(CASE result WHEN 'broken' THEN number + 1 END), 0), max("on")
    FROM review GROUP BY retrospective, lesson
)
SELECT count(*) FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
LEFT JOIN look ON look.retrospective = l.retrospective AND look.lesson = l.number
WHERE CASE look.looks WHEN 0 THEN look.last <= ?6 WHEN 1 THEN look.last <= ?3 WHEN 2 THEN look.last <= ?4
    ELSE CASE WHEN look.looks IS NULL THEN g.finished_at < ?2 ELSE look.last <= ?5 END END
AND {RULE_IN_FORCE} AND coalesce(l.snoozed_until, '') <= ?1
AND NOT EXISTS (SELECT 1 FROM setting WHERE name = '{LOOKS}' AND value = '{OFF}')
"""
"""Lessons that are due, as core.lessons.schedule decides; counted in SQL so that no record is built.

A rule that didn't hold begins anew: only the reviews after that one count.

Days are compared as texts with today and four days before it, because SQLite's date functions are far slower.
"""
FIRST, GAPS = 7, (21, 56, 365)
"""As in core.lessons.schedule: days from writing to the first review, and from the first, the second, a later one."""


def lessons_due(library: Library, today: date) -> int:
    """Count the lessons that are due for review; 0 while reviews are off."""
    found = library.fetch(LESSONS, today.isoformat(), begin_of_day(today - timedelta(FIRST - 1)), *_days(today))
    return int(found[0][0]) if found else 0


def _days(today: date) -> list[str]:
    return [(today - timedelta(gap)).isoformat() for gap in (*GAPS, FIRST)]
