"""Lists what is due today. A shell's start and home's first frame run it, so imports are few."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from retro.core.gig.ids import DocumentId, short_id
from retro.core.rough_day import as_known, days_after
from retro.core.text.control_chars import visible
from retro.core.text.one_line import on_one_line
from retro.storage.queries.columns import begin_of_day, document_id, name_of_gig, stored_day, stored_text
from retro.storage.queries.lessons.due_count import LOOKS, OFF, lessons_due
from retro.storage.queries.lessons.in_force import RULE_IN_FORCE
from retro.storage.queries.library import Library
from retro.storage.queries.running import Running, check_ins_due, running
from retro.storage.queries.untold import Untold, untold_gigs

LESSON_STOPS = f"""
SELECT g.id, g.title, g.created_at, l.stop, l.stop_on FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
WHERE l.stop_on <= ?1 AND {RULE_IN_FORCE} AND NOT EXISTS (
    SELECT 1 FROM review AS r
    WHERE r.retrospective = l.retrospective AND r.lesson = l.number AND r."on" >= l.stop_on
) AND NOT EXISTS (SELECT 1 FROM setting WHERE name = '{LOOKS}' AND value = '{OFF}')
ORDER BY l.stop_on, g.created_at, l.number
"""
"""Checkpoints of rules in force that have come and were not looked at since."""
UNDECIDED_FOR = 30
"""Days after which an undecided vetted gig is no longer mentioned."""
UNDECIDED = """
SELECT count(*) FROM vet WHERE deleted_at IS NULL AND created_at >= ?1
AND coalesce(decision, 'sleep') = 'sleep' AND ended IS NULL AND gig IS NULL
"""
"""Gigs vetted lately that were neither taken nor declined: undecided, or slept on."""
ONE_LESSON_DUE, LESSONS_DUE = "1 lesson due. Run: retro lessons", "{:,} lessons due. Run: retro lessons"
UNTOLD = "{}: the client doesn't know yet. Run: retro message {}"
UNTOLD_SINCE = "{}: the client doesn't know yet (noticed {}). Run: retro message {}"
NAMELESS_STOP_DUE = "{}: checkpoint, {}."
CHECK_IN_DUE = "{}: check-in due. Run: retro checkin {}"
STOP_DUE = "{}: {} by {}. Has it come to that?"
STOP_CAME = "{}: you said it has come to this: {}. Run: retro message {}"
NAMELESS_STOP_CAME = "{}: you said it has come to the point where you'd stop. Run: retro message {}"


class Due(Enum):
    """What is due in a few words, the most urgent first."""

    UNTOLD = "client not told"
    STOP_CAME = "checkpoint to act on"
    STOP = "checkpoint due"
    LESSON_STOP = "checkpoint of a lesson due"
    CHECK_IN = "check-in due"


class Urgent(NamedTuple):
    """Something that is due today, with what it is about."""

    kind: Due
    id: DocumentId
    """Id of a retrospective, or of the vet of a gig under way."""
    name: str
    said: str
    """The line that `retro due` prints."""


def undecided_lately(library: Library, today: date) -> int:
    """Count the gigs vetted in the last weeks that wait for a decision."""
    found = library.fetch(UNDECIDED, begin_of_day(days_after(today, -UNDECIDED_FOR)))
    return int(found[0][0]) if found else 0


def sentences(library: Library, today: date) -> list[str]:
    """Return the lines of `retro due`, the most urgent first.

    There is a line for each client to tell, each checkpoint of a gig or a lesson that has come, and each check-in, and
    one for all lessons.
    """
    count = lessons_due(library, today)
    lessons = [ONE_LESSON_DUE if count == 1 else LESSONS_DUE.format(count)] if count else []
    return [each.said for each in urgent(library, today)] + lessons


def due_now(library: Library, today: date) -> tuple[Sequence[Urgent], int]:
    """Return what is due except lessons, the most urgent first, and the number of lessons to review.

    Read again only if something was written since.
    """
    return library.read_once(("due", today), lambda: (urgent(library, today), lessons_due(library, today)))


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
        *(Urgent(Due.STOP_CAME, gig.id, gig.name, stop_came(gig)) for gig in gigs if gig.has_to_be_told),
        *(
            Urgent(Due.STOP, gig.id, gig.name, stop_due(gig.name, gig.stop, gig.stop_on, today))
            for gig in gigs
            if gig.is_due(today)
        ),
        *(_of_lesson(row, today) for row in stops),
        *(
            Urgent(Due.CHECK_IN, gig.id, gig.name, check_in_due(gig))
            for gig in check_ins_due(gigs, today)
            if not (gig.is_due(today) or gig.has_to_be_told)
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
    return CHECK_IN_DUE.format(_on_a_line(gig.name), short_id(gig.id))


def untold_due(gig: Untold, today: date) -> str:
    """Format a line such as "Dashboard: the client doesn't know yet (noticed 19 Nov). Run: retro message 4f3a9c21"."""
    name, id = _on_a_line(gig.name), short_id(gig.id)
    return UNTOLD_SINCE.format(name, _near(gig.noticed_on, today), id) if gig.noticed_on else UNTOLD.format(name, id)


def _near(on: date, today: date) -> str:
    form = "%b" if on.year == today.year else "%b %Y"
    return as_known(on, f"{on.day} {on:{form}}", f"{on:{form}}")


def _on_a_line(text: str) -> str:
    return on_one_line(visible(text))


def stop_came(gig: Running) -> str:
    """Format a line such as "Labels: you said it has come to this: no label printed. Run: retro message 3fd25b7a"."""
    name, said = _on_a_line(gig.name), _on_a_line(gig.stop).rstrip(".!?… ")
    return STOP_CAME.format(name, said, short_id(gig.id)) if said else NAMELESS_STOP_CAME.format(name, short_id(gig.id))


def stop_due(gig: str, stop: str, stop_on: date | None, today: date) -> str:
    """Format as "Warehouse labels: no label printed by 1 Dec. Has it come to that?", without control characters."""
    by, name = _near(stop_on or today, today), _on_a_line(gig)
    said = _on_a_line(stop).rstrip(".!?… ")
    return STOP_DUE.format(name, said, by) if said else NAMELESS_STOP_DUE.format(name, by)
