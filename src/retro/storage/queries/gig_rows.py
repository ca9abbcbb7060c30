"""A line of home, of `retro list` and of other lists of gigs: its columns in SQL, and how it is built from them."""

import sqlite3
from datetime import date, datetime
from typing import NamedTuple

from retro.core.gig.choices import Outcome, Status, when_gig_was
from retro.core.gig.ids import GigId
from retro.storage.queries.columns import (
    NEVER,
    enum_or_none,
    gig_id,
    instant,
    known_day,
    name_of_gig,
    stored_day,
    stored_text,
    text_or_none,
)
from retro.storage.queries.pages import FIRST, KEY, Key, page_key_of
from retro.storage.queries.standing import HAS_NO_DAY_OF_TELLING

PLACE_PART = f"""
CASE WHEN place.key = 'dates' AND r.status = 'live' AND NOT {HAS_NO_DAY_OF_TELLING.format("r")} AND NOT EXISTS (
    SELECT 1 FROM answer AS a WHERE a.retrospective = r.id AND a.key = 'story.tell' AND trim(a.text) <> ''
) THEN 'story.tell' ELSE place.key END"""
"""Page on which a draft goes on, as core.wizard.interview.resumed decides (a test compares them)."""
COLUMNS_PART = f"""
SELECT r.id, r.title, r.client, r.status, r.outcome, r.created_at, r.finished_at, r.updated_at, r.ended_on,
       r.started_on, r.noticed_on, r.noticed_on_precision, r.told_on,
       r.quiet_on, r.deleted_at, lesson.cue, lesson.act, {PLACE_PART} AS place,
       {KEY.format("r")}
FROM """
BESIDE = """
LEFT JOIN lesson ON lesson.retrospective = r.id AND lesson.number = 0
LEFT JOIN place ON place.retrospective = r.id
"""
"""Before and after the table, as `r`, that the rows are read from."""
COLUMNS = f"{COLUMNS_PART}retrospective AS r{BESIDE}"
"""Columns of a HomeRow; `WHERE` follows."""
OF_VET = """
SELECT id, title, client, NULL AS status, NULL AS outcome, created_at, updated_at AS finished_at, updated_at, ended_on,
       decided_on AS started_on, NULL AS noticed_on, NULL AS noticed_on_precision, NULL AS told_on, NULL AS quiet_on,
       deleted_at, '' AS cue, '' AS act, NULL AS place, CAST(created_at AS BLOB) AS since,
       CAST(id AS BLOB) AS exact, 0 AS stray
FROM vet
"""
"""Columns of a HomeRow for a vet, which is listed under its own id; `WHERE` follows."""


class HomeRow(NamedTuple):
    """A gig as a row of home, of `retro list` and of other lists."""

    id: GigId
    name: str
    client: str
    status: Status | None
    outcome: Outcome | None
    created_at: datetime
    finished_at: datetime | None
    updated_at: datetime
    ended_on: date | None
    lesson_cue: str
    lesson_act: str
    """Act of the first lesson; "" without one."""
    place: str | None
    """Key of the page on which a draft was left."""
    since: Key
    """Where the next page begins."""
    noticed_on: date | None = None
    is_untold: bool = False
    """True if the client does not know yet."""
    started_on: date | None = None
    quiet_on: date | None = None
    """Day on which the user wants no reminder of a client who does not know."""

    @property
    def day(self) -> date:
        """Return when the gig was: the day it ended, else started, else was written down."""
        return when_gig_was(self.ended_on, self.started_on, self.created_at)

    @property
    def is_draft(self) -> bool:
        """Tell whether it is unfinished."""
        return self.finished_at is None


def since(after: HomeRow | None) -> Key:
    """Return the key at which a page begins: after this row, or at the newest."""
    return after.since if after else FIRST


def row_of(stored: sqlite3.Row) -> HomeRow:
    """Build a HomeRow from COLUMNS. Damaged values are unknown; the row is never refused."""
    return HomeRow(
        id=gig_id(stored["id"]),
        name=name_of_gig(stored["title"], stored["created_at"]),
        client=stored_text(stored["client"]),
        status=enum_or_none(Status, stored["status"]),
        outcome=enum_or_none(Outcome, stored["outcome"]),
        created_at=instant(stored["created_at"]) or NEVER,
        finished_at=None if stored["finished_at"] is None else instant(stored["finished_at"]) or NEVER,
        updated_at=instant(stored["updated_at"]) or NEVER,
        ended_on=stored_day(stored["ended_on"]),
        lesson_cue=stored_text(stored["cue"]),
        lesson_act=stored_text(stored["act"]),
        place=text_or_none(stored["place"]),
        started_on=stored_day(stored["started_on"]),
        noticed_on=known_day(stored["noticed_on"], stored["noticed_on_precision"]),
        quiet_on=stored_day(stored["quiet_on"]),
        is_untold=enum_or_none(Status, stored["status"]) is Status.UNTOLD and stored_day(stored["told_on"]) is None,
        since=page_key_of(stored),
    )
