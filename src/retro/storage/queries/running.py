"""Gigs under way, and the vetting a retrospective came from. Read for home's first frame, so imports are few."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from retro.storage.queries.columns import NEVER, day, id_text, instant, name_of, text, version_of
from retro.storage.queries.library import Library

RUNNING = """
SELECT v.id, v.title, v.created_at, v.updated_at, v.version, stop.text, stop."on" FROM vet AS v
LEFT JOIN stop ON stop.vet = v.id AND stop.number = (
    SELECT s.number FROM stop AS s WHERE s.vet = v.id AND s.settled_on IS NULL
    ORDER BY coalesce(s."on", '9999-12-31'), s.number LIMIT 1)
WHERE v.deleted_at IS NULL AND v.decision = 'take' AND v.ended IS NULL AND v.gig IS NULL
ORDER BY coalesce(stop."on", '9999-12-31'), v.created_at, v.id
"""
"""As core.vet.Vet.is_running and next_stop have it (a test holds them together)."""
OF_GIG = "SELECT id FROM vet WHERE gig = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1"


class Running(NamedTuple):
    """One gig that was taken, with the stop that is next."""

    id: str
    """The vet's."""
    name: str
    stop: str
    """The state at which to stop and look; "" where none was named."""
    stop_on: date | None
    version: int = 1
    """How often it was saved."""
    updated_at: datetime = NEVER

    def is_due(self, today: date) -> bool:
        """Whether its stop is to be looked at."""
        return self.stop_on is not None and self.stop_on <= today


def running(library: Library) -> list[Running]:
    """All of them, the one whose stop comes first at the top."""
    return [
        Running(
            id_text(row["id"]),
            name_of(row["title"], row["created_at"]),
            text(row["text"]),
            day(row["on"]),
            version_of(row["version"]),
            instant(row["updated_at"]) or NEVER,
        )
        for row in library.fetch(RUNNING)
    ]


def vet_of(library: Library, gig: str) -> str:
    """The id of the vet that a retrospective began with; "" where there is none."""
    found = library.fetch(OF_GIG, gig)
    return id_text(found[0]["id"]) if found else ""
