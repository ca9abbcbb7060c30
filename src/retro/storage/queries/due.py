"""Counts what is due today. A shell's start and home's first frame run it, so imports are few."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import NamedTuple

from retro.core.gig.ids import DocumentId
from retro.core.rough_day import as_known
from retro.core.text.control_chars import visible
from retro.storage.queries.columns import document_id, name_of_gig, stored_day, stored_text
from retro.storage.queries.library import Library
from retro.storage.queries.running import Running, running
from retro.storage.queries.untold import Untold, untold_gigs

IN_FORCE = """
g.deleted_at IS NULL AND g.finished_at IS NOT NULL
AND (trim(l.cue, char(9, 10, 13, 32)) <> '' OR trim(l.act, char(9, 10, 13, 32)) <> '')
"""
"""Lessons `l` of gigs `g` that count: those with a rule, in finished gigs outside the trash."""
LOOKS, OFF = "looks", "off"
"""Setting that turns lesson reviews off, and its value then."""
LESSONS = f"""
WITH look(retrospective, lesson, looks, last) AS (
    SELECT retrospective, lesson, count(*) - coalesce(max(CASE result WHEN 'broken' THEN number + 1 END), 0), max("on")
    FROM review GROUP BY retrospective, lesson
), replaced(id) AS (
    SELECT l.replaces FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
    WHERE l.replaces IS NOT NULL AND {IN_FORCE}
)
SELECT count(*) FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
LEFT JOIN look ON look.retrospective = l.retrospective AND look.lesson = l.number
WHERE CASE look.looks WHEN 0 THEN look.last <= ?6 WHEN 1 THEN look.last <= ?3 WHEN 2 THEN look.last <= ?4
    ELSE CASE WHEN look.looks IS NULL THEN g.finished_at < ?2 ELSE look.last <= ?5 END END
AND {IN_FORCE} AND l.retired_on IS NULL AND coalesce(l.snoozed_until, '') <= ?1
AND l.id NOT IN (SELECT id FROM replaced)
AND NOT EXISTS (SELECT 1 FROM setting WHERE name = '{LOOKS}' AND value = '{OFF}')
"""
"""Lessons that are due, as core.recall.due decides (a test compares them); counted in SQL so that no record is built.

A rule that didn't hold begins anew: only the reviews after that one count.

Days are compared as texts with today and four days before it, because SQLite's date functions are far slower.
"""
LESSON_STOPS = f"""
SELECT g.id, g.title, g.created_at, l.stop, l.stop_on FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
WHERE l.stop_on <= ?1 AND {IN_FORCE} AND l.retired_on IS NULL AND NOT EXISTS (
    SELECT 1 FROM review AS r
    WHERE r.retrospective = l.retrospective AND r.lesson = l.number AND r."on" >= l.stop_on
) AND NOT EXISTS (
    SELECT 1 FROM lesson AS later JOIN retrospective AS w ON w.id = later.retrospective
    WHERE later.replaces = l.id AND w.deleted_at IS NULL AND w.finished_at IS NOT NULL
) AND NOT EXISTS (SELECT 1 FROM setting WHERE name = '{LOOKS}' AND value = '{OFF}')
ORDER BY l.stop_on, g.created_at, l.number
"""
"""Checkpoints of lessons in force that have come and were not looked at since."""
UNDECIDED_FOR = 30
"""Days after which an undecided vetted gig is no longer mentioned."""
UNDECIDED = """
SELECT count(*) FROM vet WHERE deleted_at IS NULL AND created_at >= ?1
AND coalesce(decision, 'sleep') = 'sleep' AND ended IS NULL AND gig IS NULL
"""
"""Gigs vetted lately that were neither taken nor declined: undecided, or slept on."""
FIRST, GAPS = 7, (21, 56, 365)
"""As in core.recall: days from writing to the first review, and from the first, the second, a later one."""
ONE_LESSON_DUE, LESSONS_DUE = "1 lesson due. Run: retro lessons", "{:,} lessons due. Run: retro lessons"
UNTOLD = "{}: the client doesn't know yet. Run: retro message {}"
UNTOLD_SINCE = "{}: the client doesn't know yet (noticed {}). Run: retro message {}"
NAMELESS_STOP_DUE = "{}: checkpoint, {}."
CHECK_IN_DUE = "{}: check-in due. Run: retro checkin {}"
STOP_DUE = "{}: {} by {}. Is that so?"


class Due(Enum):
    """What is due in a few words, the most urgent first."""

    UNTOLD = "client not told"
    STOP = "checkpoint due"
    LESSON_STOP = "checkpoint of a lesson due"
    CHECK_IN = "check-in due"


class Urgent(NamedTuple):
    """One thing that is due."""

    kind: Due
    id: DocumentId
    """Id of a retrospective, or of the vet of a gig under way."""
    name: str
    said: str
    """The line that `retro due` prints."""


def lessons_due(library: Library, today: date) -> int:
    """Count the lessons that are due for review; 0 while reviews are off."""
    found = library.fetch(LESSONS, today.isoformat(), _begin_of(today - timedelta(FIRST - 1)), *_days(today))
    return int(found[0][0]) if found else 0


def undecided_lately(library: Library, today: date) -> int:
    """Count the gigs vetted in the last weeks that wait for a decision."""
    found = library.fetch(UNDECIDED, _begin_of(today - timedelta(UNDECIDED_FOR)))
    return int(found[0][0]) if found else 0


def sentences(library: Library, today: date) -> list[str]:
    """Return the lines of `retro due`, the most urgent first.

    There is a line for each client to tell, each checkpoint of a gig or a lesson that has come, and each check-in, and
    one for all lessons.
    """
    count = lessons_due(library, today)
    lessons = [ONE_LESSON_DUE if count == 1 else LESSONS_DUE.format(count)] if count else []
    return [each.said for each in urgent(library, today)] + lessons


def urgent(library: Library, today: date) -> list[Urgent]:
    """Return what is due except lessons, the most urgent first."""
    gigs = running(library)
    stops = library.fetch(LESSON_STOPS, today.isoformat())
    return [
        *(
            Urgent(Due.UNTOLD, gig.id, gig.name, untold_due(gig, today))
            for gig in untold_gigs(library)
            if gig.is_due(today)
        ),
        *(
            Urgent(Due.STOP, gig.id, gig.name, stop_due(gig.name, gig.stop, gig.stop_on, today))
            for gig in gigs
            if gig.is_due(today)
        ),
        *(_of_lesson(row, today) for row in stops),
        *(
            Urgent(Due.CHECK_IN, gig.id, gig.name, check_in_due(gig))
            for gig in gigs
            if gig.is_check_in_due(today) and not gig.is_due(today)
        ),
    ]


def _of_lesson(row: sqlite3.Row, today: date) -> Urgent:
    name = name_of_gig(row["title"], row["created_at"])
    return Urgent(Due.LESSON_STOP, document_id(row["id"]), name, lesson_stop_due(row, today))


def lesson_stop_due(row: sqlite3.Row, today: date) -> str:
    """Format the line for a lesson's checkpoint, like that of a gig under way."""
    name = name_of_gig(row["title"], row["created_at"])
    return stop_due(name, stored_text(row["stop"]), stored_day(row["stop_on"]), today)


def check_in_due(gig: Running) -> str:
    """Format a line such as "Warehouse labels: check-in due. Run: retro checkin 3fd25b7a"."""
    return CHECK_IN_DUE.format(_on_a_line(gig.name), gig.id[:8])


def untold_due(gig: Untold, today: date) -> str:
    """Format a line such as "Dashboard: the client doesn't know yet (noticed 19 Nov). Run: retro message 4f3a9c21"."""
    name, id = _on_a_line(gig.name), gig.id[:8]
    return UNTOLD_SINCE.format(name, _near(gig.noticed_on, today), id) if gig.noticed_on else UNTOLD.format(name, id)


def _near(on: date, today: date) -> str:
    form = "%b" if on.year == today.year else "%b %Y"
    return as_known(on, f"{on.day} {on:{form}}", f"{on:{form}}")


def _on_a_line(text: str) -> str:
    return " ".join(visible(text).split())


def stop_due(gig: str, stop: str, stop_on: date | None, today: date) -> str:
    """Format a line such as "Warehouse labels: no label printed by 1 Dec. Is that so?", without control characters."""
    by, name = _near(stop_on or today, today), _on_a_line(gig)
    said = _on_a_line(stop).rstrip(".!?… ")
    return STOP_DUE.format(name, said, by) if said else NAMELESS_STOP_DUE.format(name, by)


def _begin_of(day: date) -> str:
    """Return the stored form of the instant at which a local day begins; what was finished before it is older.

    This is midnight, the first one if summer time gives two; the end of the gap if summer time removes it.
    """
    midnights = (datetime(day.year, day.month, day.day, fold=fold).astimezone() for fold in (0, 1))
    begin = min(midnight.astimezone(UTC) for midnight in midnights if _is_on(midnight, day))
    return f"{begin:%Y-%m-%dT%H:%M:%S}.000Z"


def _is_on(midnight: datetime, day: date) -> bool:
    """Tell whether a midnight lies on that day by local clocks; one reading of a skipped midnight does not."""
    return midnight.astimezone(UTC).astimezone().date() == day


def _days(today: date) -> list[str]:
    return [(today - timedelta(gap)).isoformat() for gap in (*GAPS, FIRST)]
