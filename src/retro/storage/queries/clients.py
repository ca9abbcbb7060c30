"""The gigs of clients that are over, for a client who comes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from decimal import Decimal

from retro.core.gig import wording
from retro.core.gig.retrospective import Lesson, Outcome
from retro.core.vet.clients import ClientGig
from retro.storage.queries.columns import MOST, gig_day, id_text, one_of, text
from retro.storage.queries.flags import NEWEST
from retro.storage.queries.library import Library

WRONG = f"""
SELECT id, client, created_at, coalesce(ended_on, started_on) AS day, outcome, currency, price, paid, refunded,
       (SELECT cue FROM lesson WHERE retrospective = r.id AND retired_on IS NULL ORDER BY number LIMIT 1) AS cue,
       (SELECT act FROM lesson WHERE retrospective = r.id AND retired_on IS NULL ORDER BY number LIMIT 1) AS act
FROM retrospective AS r WHERE deleted_at IS NULL AND finished_at IS NOT NULL AND client <> ''
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
WELL = f"""
SELECT id, client, created_at, ended_on AS day FROM vet
WHERE deleted_at IS NULL AND ended = 'well' AND client <> '' ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""


def client_gigs(library: Library) -> tuple[ClientGig, ...]:
    """The newest gigs that are over and name their client: retrospectives, and good ends."""
    with library.reading() as fetch:
        wrong = [_gig(row, ", ".join(_ending(row)), _rule(row), went_well=False) for row in fetch(WRONG, ())]
        return (*wrong, *(_gig(row, "", "", went_well=True) for row in fetch(WELL, ())))


def _gig(row: sqlite3.Row, ended: str, rule: str, *, went_well: bool) -> ClientGig:
    on = gig_day(row["day"], row["created_at"])
    return ClientGig(id_text(row["id"]), text(row["client"]), on, went_well, ended, rule)


def _ending(row: sqlite3.Row) -> Iterator[str]:
    """How it ended, and what came in less than was agreed."""
    if outcome := one_of(Outcome, row["outcome"]):
        yield wording.OUTCOME[outcome]
    price, paid, refunded = (row[name] for name in ("price", "paid", "refunded"))
    if all(isinstance(each, int) and 0 <= each < MOST for each in (price, paid, refunded)):
        lost = Decimal(price - (paid - refunded)) / 100
        if lost > 0:
            yield f"{wording.money(lost, text(row['currency'])).removesuffix('.00')} less than agreed"


def _rule(row: sqlite3.Row) -> str:
    return wording.rule(Lesson.new(cue=text(row["cue"]), act=text(row["act"])))
