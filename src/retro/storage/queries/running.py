"""Reads gigs under way, and the vet a retrospective came from. Home's first frame needs it, so imports are few."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from retro.core.gig.ids import GigId, VetId
from retro.core.vet.check_in_day import HasCheckIns, check_in_on, is_check_in_due
from retro.core.vet.going import Going
from retro.storage.queries.columns import (
    NEVER,
    gig_day,
    gig_id,
    instant,
    name_of_gig,
    stored_day,
    stored_text,
    version_of,
    vet_id,
)
from retro.storage.queries.library import Library
from retro.storage.queries.standing import GOES_ON, HAS_NO_DAY_OF_TELLING

WRITTEN_UP = f"""
SELECT 1 FROM retrospective AS g WHERE g.id = v.gig AND CASE WHEN g.deleted_at IS NULL
    THEN {HAS_NO_DAY_OF_TELLING.format("g")}
        AND coalesce(g.status, CASE WHEN g.finished_at IS NULL THEN 'untold' END) = 'untold'
    ELSE g.finished_at IS NULL END
"""
"""Id of the retrospective of a gig `v` that goes on beside it: its client is not told and it is not over.

A draft in the trash does not count: the gig goes on as if it had never been written up.
"""
IS_UNDER_WAY = f"""
v.deleted_at IS NULL AND v.decision = 'take' AND v.ended IS NULL AND (v.gig IS NULL OR EXISTS ({WRITTEN_UP}))
"""
"""Gigs `v` that are under way."""
RUNNING = f"""
SELECT v.id, v.title, v.created_at, v.updated_at, v.version, stop.text, stop."on", v.decided_on, v.quiet_until,
    v.no_check_ins, v.told_on, (SELECT max(c."on") FROM check_in AS c WHERE c.vet = v.id) AS last_on,
    (SELECT max(c."on") FROM check_in AS c WHERE c.vet = v.id AND c.stop = 'no') AS not_yet_on,
    (SELECT CASE c.stop WHEN 'yes' THEN c."on" END FROM check_in AS c
     WHERE c.vet = stop.vet AND c.stop IS NOT NULL
     AND c."on" > coalesce((SELECT max(s.settled_on) FROM stop AS s WHERE s.vet = v.id), '')
     ORDER BY c."on" DESC LIMIT 1) AS reached_on,
    (SELECT r.id FROM retrospective AS r WHERE r.id = v.gig AND r.deleted_at IS NULL) AS draft
FROM vet AS v
LEFT JOIN stop ON stop.vet = v.id AND stop.number = (
    SELECT s.number FROM stop AS s WHERE s.vet = v.id AND s.settled_on IS NULL
    ORDER BY coalesce(s."on", '9999-12-31'), s.number LIMIT 1)
WHERE {IS_UNDER_WAY}
ORDER BY coalesce(stop."on", '9999-12-31'), v.created_at, v.id
"""
"""As core.vet.Vet.is_running, next_stop and check_in.reached_on decide (a test compares them)."""
UNDER_WAY_BY_ID = f"SELECT EXISTS (SELECT 1 FROM vet AS v WHERE v.id = ? AND {IS_UNDER_WAY})"
WRITTEN_AND_GOING = f"""
SELECT 1 FROM retrospective AS g WHERE g.id = v.gig AND g.deleted_at IS NULL AND {GOES_ON.format("g")}
"""
"""Retrospective of a gig `v` that isn't over; its client may know."""
STILL_GOING = f"""
SELECT v.id FROM vet AS v WHERE v.deleted_at IS NULL AND v.ended IS NULL AND EXISTS ({WRITTEN_AND_GOING})
"""
OF_GIG = "SELECT id FROM vet WHERE gig = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1"


class Running(NamedTuple):
    """One gig under way with its next checkpoint."""

    id: VetId
    """Id of the vet."""
    name: str
    stop: str
    """State to check for; "" if none was named."""
    stop_on: date | None
    version: int = 1
    """Number of saves."""
    updated_at: datetime = NEVER
    watched: HasCheckIns = HasCheckIns(date.min)
    """What the day of its next check-in follows from."""
    draft: GigId | None = None
    """Id of the retrospective in which it is written up while it goes on."""
    not_yet_on: date | None = None
    """Day of the last check-in that said of the checkpoint: not yet."""
    told_on: date | None = None
    """When the client was told that it will not be as agreed."""
    reached_on: date | None = None
    """Day of the last check-in, if it said of the checkpoint that it has come to that; None without a checkpoint."""

    def is_check_in_due(self, today: date) -> bool:
        """Tell whether its check-in is due; on a checkpoint's day the two are one."""
        return is_check_in_due(self.watched, today)

    def is_due(self, today: date) -> bool:
        """Tell whether its checkpoint is due: it has no answer, or "not yet" on an earlier day."""
        is_answered = self.reached_on is not None or self.not_yet_on == today
        return self.stop_on is not None and self.stop_on <= today and not is_answered

    @property
    def has_to_be_told(self) -> bool:
        """Tell whether it has come to its checkpoint, and neither is the client told nor is it written up."""
        return self.reached_on is not None and self.told_on is None and self.draft is None


def running(library: Library) -> list[Running]:
    """Read all gigs under way, the one with the earliest checkpoint first."""
    return [_running(row) for row in library.fetch(RUNNING)]


def check_ins_due(gigs: Iterable[Running], today: date) -> list[Running]:
    """Return those whose check-in is due, the longest waiting first."""
    due = ((check_in_on(gig.watched) or today, gig) for gig in gigs if gig.is_check_in_due(today))
    return [gig for _, gig in sorted(due, key=lambda each: (each[0], each[1].id))]


def going_on(library: Library) -> Mapping[VetId, Going]:
    """Return the ids of the gigs that aren't over, each with how it goes on."""
    written = {vet_id(row["id"]): Going.STILL_GOING for row in library.fetch(STILL_GOING)}
    watched = {each.id: Going.GOING_WRONG if each.draft else Going.UNDER_WAY for each in running(library)}
    return {**written, **watched}


def is_under_way(library: Library, id: VetId) -> bool:
    """Tell whether the gig of this id is under way."""
    return any(row[0] for row in library.fetch(UNDER_WAY_BY_ID, id))


def _running(row: sqlite3.Row) -> Running:
    stop_on = stored_day(row["on"])
    began, quiet, last = (
        gig_day(row["decided_on"], row["created_at"]),
        stored_day(row["quiet_until"]),
        stored_day(row["last_on"]),
    )
    return Running(
        vet_id(row["id"]),
        name_of_gig(row["title"], row["created_at"]),
        stored_text(row["text"]),
        stop_on,
        version_of(row["version"]),
        instant(row["updated_at"]) or NEVER,
        HasCheckIns(began, last, stop_on, quiet, bool(row["no_check_ins"])),
        gig_id(row["draft"]) if row["draft"] else None,
        stored_day(row["not_yet_on"]),
        stored_day(row["told_on"]),
        stored_day(row["reached_on"]),
    )


def vet_id_of(library: Library, gig: GigId) -> VetId | None:
    """Return the id of the vet that a retrospective began with; None without one."""
    found = library.fetch(OF_GIG, gig)
    return vet_id(found[0]["id"]) if found else None
