"""Gigs that are over and name their client or source, for a client who comes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from retro.core.gig import wording
from retro.core.gig.choices import Outcome
from retro.core.text.folding import fold_client, fold_name
from retro.core.vet.clients import ClientGig
from retro.storage.queries.amounts import stored_amount
from retro.storage.queries.columns import document_id, enum_or_none, gig_day, stamp, stored_text
from retro.storage.queries.flags import NEWEST
from retro.storage.queries.lessons.in_force import HAS_RULE, WRITTEN_RULE
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.standing import DAY_KNOWN, DAY_OF_VET_KNOWN, GOES_ON, IS_FINISHED, IS_GOOD_END

LATEST = "9999"
"""An instant later than every stored one."""
_FIRST_RULE = f"""
FROM lesson AS l WHERE l.retrospective = r.id AND l.retired_on IS NULL AND {HAS_RULE} ORDER BY l.number LIMIT 1
"""
WRONG = f"""
SELECT id, client, platform, created_at, {DAY_KNOWN.format("r")} AS day, outcome, currency,
       price, paid, refunded, hours_planned, hours_worked,
       {GOES_ON.format("r")} AS is_going,
       (SELECT l.id {_FIRST_RULE}) AS lesson,
       (SELECT l.cue {_FIRST_RULE}) AS cue,
       (SELECT l.act {_FIRST_RULE}) AS act
FROM retrospective AS r
WHERE {IS_FINISHED.format("r")} AND client || platform <> '' AND created_at < ?1
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
NEWER_RULES = f"""
SELECT l.replaces, l.id, l.cue, l.act, l.retired_on FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
WHERE l.replaces IS NOT NULL AND {WRITTEN_RULE} AND g.created_at < ?1 ORDER BY g.created_at, g.id, l.number
"""
"""Rules that were written instead of another."""
WELL = f"""
SELECT id, client, platform, created_at, {DAY_OF_VET_KNOWN.format("vet")} AS day, currency, price, paid,
       hours AS hours_planned, hours_worked
FROM vet WHERE {IS_GOOD_END.format("vet")} AND client || platform <> '' AND created_at < ?1
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
BECAME = "{} became {}"
PAID = "{} paid"
LESS_THAN_AGREED, NOT_PAID_YET = "{} less than agreed", "{} not paid yet"


def client_gigs(library: Library, before: datetime | None = None) -> tuple[ClientGig, ...]:
    """Read the newest gigs written down `before` that are over and name client or source, good ends included."""
    with library.reading() as fetch:
        lost, well = (fetch(which, (_since(before),)) for which in (WRONG, WELL))
        return (*_lost(fetch, lost, before), *map(_good, well))


def gigs_of(library: Library, client: str, source: str, before: datetime) -> tuple[ClientGig, ...]:
    """Read of the same those of one client or one source, in any spelling; of the source alone only how they went."""
    names = fold_client(client), fold_name(source)
    with library.reading() as fetch:
        lost, well = (_either(fetch(which, (_since(before),)), *names) for which in (WRONG, WELL))
        known = (*_lost(fetch, lost[0], before), *map(_good, well[0]))
    found = ((rows[1], went_well) for rows, went_well in ((lost, False), (well, True)))
    return (*known, *(_gig(row, "", went_well=went_well) for rows, went_well in found for row in rows))


def _either(rows: Iterable[sqlite3.Row], client: str, source: str) -> tuple[list[sqlite3.Row], list[sqlite3.Row]]:
    """Return the rows of a client, and the others of a source, both named as folded."""
    of_client, of_source = list[sqlite3.Row](), list[sqlite3.Row]()
    for row in rows:
        if client and fold_client(stored_text(row["client"])) == client:
            of_client.append(row)
        elif source and fold_name(stored_text(row["platform"])) == source:
            of_source.append(row)
    return of_client, of_source


def _since(before: datetime | None) -> str:
    return stamp(before) if before else LATEST


def _lost(fetch: Fetch, rows: Sequence[sqlite3.Row], before: datetime | None) -> Iterator[ClientGig]:
    newer = {row["replaces"]: row for row in fetch(NEWER_RULES, (_since(before),))} if rows else {}
    return (_gig(row, ", ".join(_ending(row)), _rule(row, newer), went_well=False) for row in rows)


def _good(row: sqlite3.Row) -> ClientGig:
    return _gig(row, ", ".join(_well(row)), went_well=True)


def _gig(row: sqlite3.Row, ended: str, rule: str = "", *, went_well: bool) -> ClientGig:
    on, source = gig_day(row["day"], row["created_at"]), stored_text(row["platform"])
    is_going = not went_well and bool(row["is_going"])
    return ClientGig(document_id(row["id"]), stored_text(row["client"]), on, went_well, ended, rule, source, is_going)


def _ending(row: sqlite3.Row) -> Iterator[str]:
    """Describe how it ended, and what came in less than was agreed; of one that goes on, what isn't paid yet."""
    outcome, is_going = enum_or_none(Outcome, row["outcome"]), row["is_going"]
    yield wording.OUTCOME[outcome] if outcome else wording.STILL_GOING if is_going else wording.WENT_WRONG
    yield from () if is_going else _hours(row)
    price, paid, refunded = (stored_amount(row[name]) for name in ("price", "paid", "refunded"))
    if price is not None and paid is not None and refunded is not None:
        lost = price - (paid - refunded)
        if lost > 0:
            said = NOT_PAID_YET if is_going else LESS_THAN_AGREED
            yield said.format(wording.money_text(lost, stored_text(row["currency"])).removesuffix(".00"))


def _well(row: sqlite3.Row) -> Iterator[str]:
    """Describe a good end: how long it took and what it brought."""
    yield wording.ENDED_WELL
    yield from _hours(row)
    if paid := stored_amount(row["paid"]):
        yield PAID.format(wording.money_text(paid, stored_text(row["currency"])).removesuffix(".00"))


def _hours(row: sqlite3.Row) -> Iterator[str]:
    """Format the hours, such as "30 h became 41", as far as both are known."""
    estimated, worked = stored_amount(row["hours_planned"]), stored_amount(row["hours_worked"])
    if estimated and worked is not None:
        yield BECAME.format(wording.hours_text(estimated), wording.plain_number(worked))


def _rule(row: sqlite3.Row, newer: Mapping[object, sqlite3.Row]) -> str:
    """Return the rule of a gig, or what it was replaced by since; "" if that is retired."""
    id, met = row["lesson"], set[object]()
    while id in newer and id not in met:
        met.add(id)
        row = newer[id]
        id = row["id"]
    if met and row["retired_on"]:
        return ""
    return wording.rule_of(stored_text(row["cue"]), stored_text(row["act"]))
