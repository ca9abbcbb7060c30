"""What is due today, counted: asked at a shell's start and for home's first frame, so it imports next to nothing."""

from __future__ import annotations

from datetime import date

from retro.storage.reading.library import Library

IN_FORCE = """
g.deleted_at IS NULL AND g.finished_at IS NOT NULL
AND (trim(l.cue, char(9, 10, 13, 32)) <> '' OR trim(l.act, char(9, 10, 13, 32)) <> '')
"""
"""The lessons `l` of gigs `g` that count: those of finished gigs outside the trash in which a rule was written."""
LOOKS, OFF = "looks", "off"
"""The setting that says that nothing is to be said of lessons, and its value then."""
LESSONS = f"""
WITH look(retrospective, lesson, looks, last) AS (
    SELECT retrospective, lesson, count(*), max("on") FROM review GROUP BY retrospective, lesson
), replaced(id) AS (
    SELECT l.replaces FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
    WHERE l.replaces IS NOT NULL AND {IN_FORCE}
)
SELECT count(*) FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
LEFT JOIN look ON look.retrospective = l.retrospective AND look.lesson = l.number
WHERE {IN_FORCE} AND l.retired_on IS NULL AND coalesce(l.snoozed_until, '') <= ?1
AND date(coalesce(look.last, date(g.finished_at, 'localtime')), CASE coalesce(look.looks, 0)
    WHEN 0 THEN '7 days' WHEN 1 THEN '21 days' WHEN 2 THEN '56 days' ELSE '365 days' END) <= ?1
AND l.id NOT IN (SELECT id FROM replaced)
AND NOT EXISTS (SELECT 1 FROM setting WHERE name = '{LOOKS}' AND value = '{OFF}')
"""
"""As core.recall.due has it (a test holds them together); counted here, since no record has to be made for it."""


def lessons(library: Library, today: date) -> int:
    """How many lessons are due to be looked at; none while looks are off."""
    found = library.fetch(LESSONS, today.isoformat())
    return int(found[0][0]) if found else 0


def sentences(library: Library, today: date) -> list[str]:
    """What `retro due` says: a line for each thing that is due. The stops of running gigs come here too."""
    count = lessons(library, today)
    return [f"{count:,} lesson{'' if count == 1 else 's'} to look at: see retro lessons."] if count else []
