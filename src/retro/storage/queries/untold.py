"""Reads gigs whose client does not know yet. A shell's start and home's first frame run it, so imports are few."""

from datetime import date, datetime
from typing import NamedTuple

from retro.core.gig.ids import GigId
from retro.storage.queries.columns import NEVER, gig_id, instant, known_day, name_of_gig, stored_day, version_of
from retro.storage.queries.library import Library
from retro.storage.queries.standing import FIRST_NOTICED, IS_UNTOLD

UNTOLD = f"""
SELECT r.id, r.title, r.created_at, r.updated_at, r.version, r.noticed_on, r.noticed_on_precision,
    r.quiet_on FROM retrospective AS r
WHERE {IS_UNTOLD.format("r")} ORDER BY {FIRST_NOTICED.format("r")}, r.created_at, r.id
"""


class Untold(NamedTuple):
    """One gig whose client does not know yet."""

    id: GigId
    name: str
    noticed_on: date | None
    quiet_on: date | None
    """Day on which the user wants no reminder."""
    version: int = 1
    updated_at: datetime = NEVER

    def is_due(self, today: date) -> bool:
        """Tell whether to remind of it today."""
        return self.quiet_on != today


def untold_gigs(library: Library) -> list[Untold]:
    """Read all untold gigs, drafts too, the one noticed first at the top."""
    return [
        Untold(
            gig_id(row["id"]),
            name_of_gig(row["title"], row["created_at"]),
            known_day(row["noticed_on"], row["noticed_on_precision"]),
            stored_day(row["quiet_on"]),
            version_of(row["version"]),
            instant(row["updated_at"]) or NEVER,
        )
        for row in library.fetch(UNTOLD)
    ]
