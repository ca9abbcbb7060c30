"""Reads what a vetting starts from: the history of red flags, rates, the usual overrun, gigs that wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from functools import partial

from retro.core.gig import flag_catalogue
from retro.core.vet.begin import VetContext, WrittenUp
from retro.core.vet.forecast import Noticing
from retro.core.vet.forecast import noticing as core_noticing
from retro.core.vet.vet import Vet
from retro.storage.queries.clients import client_gigs, gigs_of
from retro.storage.queries.columns import (
    MOST,
    instant,
    name_of_gig,
    stamp,
    stored_day,
    stored_text,
)
from retro.storage.queries.due import undecided_lately
from retro.storage.queries.flags import NEWEST
from retro.storage.queries.lessons.stored_lessons import free_rules
from retro.storage.queries.library import Library
from retro.storage.queries.standing import FIRST_NOTICED, IS_FINISHED, IS_UNTOLD
from retro.storage.queries.vets.ratio import usual_overrun
from retro.storage.queries.vets.vet_history import GIGS_BEFORE, GOOD_BEFORE, pasts

FINISHED = f"SELECT count(*) FROM ({GIGS_BEFORE})"
GOING = f"SELECT count(*) FROM ({GIGS_BEFORE}) WHERE is_going"
"""Those of the finished gigs that still go on: written up, and not over."""
GOOD_ENDS = f"SELECT count(*) FROM ({GOOD_BEFORE})"
NOTICED = f"""
SELECT started_on, noticed_on FROM retrospective
WHERE {IS_FINISHED.format("retrospective")} AND noticed_on >= started_on
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
_VETTED = """
SELECT max(created_at) FROM vet WHERE deleted_at IS NULL AND created_at < ?1
  AND (decision IS NULL OR decided_on IS NOT NULL) AND EXISTS (SELECT 1 FROM sign WHERE sign.vet = vet.id)
"""
"""When the last gig was vetted. A watched gig was asked nothing, and an older one has no day of decision."""
WRITTEN_UP = f"""
SELECT title, created_at, max(finished_at) AS finished FROM retrospective
WHERE deleted_at IS NULL AND finished_at < ?1 AND finished_at > coalesce(({_VETTED}), '')
"""
NOT_TOLD = f"""
SELECT r.title, r.created_at FROM retrospective AS r WHERE {IS_UNTOLD.format("r")} AND r.created_at < ?1
ORDER BY {FIRST_NOTICED.format("r")}, r.created_at, r.id
"""
TO_COME = """
SELECT 1 FROM retrospective WHERE deleted_at IS NULL AND (created_at >= ?1 OR finished_at >= ?1)
UNION ALL SELECT 1 FROM vet WHERE deleted_at IS NULL AND created_at >= ?1 LIMIT 1
"""
"""Whether anything was written or finished after an instant, by a clock that was ahead: in time it is the past."""
FLOOR = f"""
SELECT currency, floor, max(created_at) AS at FROM vet
WHERE deleted_at IS NULL AND typeof(floor) = 'integer' AND floor BETWEEN 0 AND {MOST - 1}
GROUP BY currency ORDER BY at DESC
"""
"""The newest floor of each currency: SQLite takes the other columns from the row of max()."""


def finished(library: Library, before: datetime) -> int:
    """Count the finished gigs written down before this instant, up to the limit that is read."""
    return _count(library, FINISHED, before)


def _count(library: Library, sql: str, before: datetime) -> int:
    """Return the number that the SQL counts before this instant; 0 without a library."""
    return int(next((row[0] for row in library.fetch(sql, stamp(before))), 0))


def floors(library: Library) -> Mapping[str, Decimal]:
    """Return the newest floor rate of each currency, the newest of all first; they are offered the next time."""
    return {stored_text(row["currency"]): Decimal(row["floor"]) / 100 for row in library.fetch(FLOOR)}


def noticing_days(library: Library) -> Noticing:
    """Return the usual days until noticing, over the newest finished gigs that know both days."""
    days = ((stored_day(row["started_on"]), stored_day(row["noticed_on"])) for row in library.fetch(NOTICED))
    return core_noticing((noticed - started).days for started, noticed in days if started and noticed)


def last_written_up(library: Library, before: datetime) -> WrittenUp | None:
    """Return the gig that was last written up before this instant; None if one was vetted since."""
    for row in library.fetch(WRITTEN_UP, stamp(before)):
        if finished := instant(row["finished"]):
            return WrittenUp(name_of_gig(row["title"], row["created_at"]), finished.astimezone().date())
    return None


def names_not_told(library: Library, before: datetime) -> tuple[str, ...]:
    """Return the names of the gigs begun before this instant whose client does not know yet, first noticed first."""
    return tuple(name_of_gig(row["title"], row["created_at"]) for row in library.fetch(NOT_TOLD, stamp(before)))


def with_contexts(library: Library, made: Iterable[Vet]) -> Iterator[tuple[Vet, VetContext]]:
    """Yield each vet with what its document tells of the time before it; what is the same for all is read once."""
    ended = usual_overrun(library)
    for vet in made:
        before = vet.created_at
        told, good = finished(library, before), _count(library, GOOD_ENDS, before)
        keys = {flag.key for flag in vet.signs}
        asked_of = pasts(library, before, keys.union(*map(flag_catalogue.sisters, keys)))
        clients = gigs_of(library, vet.client, vet.platform, before)
        rules = free_rules(library, before=before)
        untold = names_not_told(library, before)
        yield (
            vet,
            VetContext(
                asked_of,
                told,
                gigs=told + good,
                ended=ended,
                clients=clients,
                rules=rules,
                untold=untold,
                going=_count(library, GOING, before),
            ),
        )


def knowledge(library: Library, before: datetime) -> VetContext:
    """Read everything that a vet made at this instant begins with."""
    with library.snapshot() as opened:
        return _known(opened, before)


def knowledge_now(library: Library, before: datetime) -> VetContext:
    """Return the same of the present instant, read again only if something was written since, or on another day."""
    day = before.astimezone().date()
    if library.fetch(TO_COME, stamp(before)):
        return knowledge(library, before)
    return library.read_once(("vetting", day), partial(knowledge, library, before))


def _known(library: Library, before: datetime) -> VetContext:
    rates = floors(library)
    currency, rate = next(iter(rates.items()), ("", None))
    told = finished(library, before)
    return VetContext(
        pasts(library, before),
        told,
        currency,
        rate,
        rates,
        told + _count(library, GOOD_ENDS, before),
        usual_overrun(library),
        clients=client_gigs(library, before),
        noticing=noticing_days(library),
        undecided=undecided_lately(library, before.astimezone().date()),
        written_up=last_written_up(library, before),
        rules=free_rules(library, before=before),
        untold=names_not_told(library, before),
        going=_count(library, GOING, before),
    )
