"""History of each red flag for a vetting: its gigs, what they cost, and the rule that came of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from retro.core.gig import wording
from retro.core.gig.choices import Hindsight, Side
from retro.core.gig.flag_catalogue import LATE
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Review
from retro.core.vet.flag_history import FlagHistory, PastOccurrence, of_catalogue, of_own
from retro.storage.queries.columns import (
    HAD,
    document_id,
    gig_day,
    instant,
    name_of_gig,
    stamp,
    stored_text,
)
from retro.storage.queries.flags import NEWEST, days_until_told
from retro.storage.queries.lessons.in_force import NOT_BLANK, rule_in_force
from retro.storage.queries.lessons.reviews import reviews_of
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.standing import BEGAN, DAY_KNOWN, GOES_ON, IS_FINISHED, IS_GOOD_END

GIGS_BEFORE = f"""
SELECT id AS gig, title, created_at, finished_at, deleted_at, told_on, told_on_precision,
       {DAY_KNOWN.format("retrospective")} AS day, {BEGAN} AS began, price, paid, refunded,
       {GOES_ON.format("retrospective")} AS is_going
FROM retrospective
WHERE {IS_FINISHED.format("retrospective")} AND created_at < ?1
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
ASKED = "(?2 IS NULL OR {} IN (SELECT value FROM json_each(?2)))"
"""Whether a red flag is among those asked about; all are if none is named."""
OCCURRENCES = f"""
SELECT f.key, f.name, f.stage, f.side, f.told_myself, f.pivot, f.hindsight, f.seen_on, f.seen_on_precision, r.*
FROM ({GIGS_BEFORE}) AS r
JOIN red_flag AS f ON f.retrospective = r.gig
WHERE typeof(f.key) = 'text' AND {ASKED.format("f.key")} ORDER BY f.key
"""
RULES = f"""
SELECT l.key, l.number, l.cue, l.act, g.gig, g.finished_at FROM ({GIGS_BEFORE}) AS g
JOIN lesson AS l ON l.retrospective = g.gig
WHERE l.key IS NOT NULL AND {ASKED.format("l.key")} AND {rule_in_force("g.created_at < ?1")}
ORDER BY g.created_at, g.gig, l.number
"""
"""Rules in force at that instant, the oldest first, so that a later one is quoted."""
REVIEWS = f"""
SELECT v.retrospective, v.lesson, v."on", v.result, v.note, v.gig FROM ({GIGS_BEFORE}) AS r
JOIN review AS v ON v.retrospective = r.gig ORDER BY v.retrospective, v.lesson, v.number
"""
GOOD_BEFORE = f"""
SELECT id FROM vet WHERE {IS_GOOD_END.format("vet")} AND created_at < ?1
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
ENDED_WELL = f"""
SELECT s.key, v.id FROM ({GOOD_BEFORE}) AS v JOIN sign AS s ON s.vet = v.id WHERE {HAD}
  AND {ASKED.format("s.key")}
"""
"""As many good ends are read as gigs that went wrong, so that their proportion stays."""


EDITED = f"""
SELECT s.key, s.ask, max(v.created_at || v.id) FROM (
    SELECT id, created_at FROM vet WHERE deleted_at IS NULL AND created_at < ?1
    ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
) AS v JOIN sign AS s ON s.vet = v.id
WHERE typeof(s.key) = 'text' AND typeof(s.ask) = 'text' AND s.ask {NOT_BLANK}
  AND {ASKED.format("s.key")} GROUP BY s.key
"""
"""The newest sentence that the user wrote for each flag: SQLite takes it from the row of max()."""


class _Rule(NamedTuple):
    text: str = ""
    since: date | None = None
    reviews: tuple[Review, ...] = ()


_NO_RULE = _Rule()


class _Gig(NamedTuple):
    id: DocumentId
    name: str
    on: date
    lost_share: Decimal | None
    began: date


_Gigs = dict[object, _Gig]
"""Gigs by their id as stored."""


def pasts(library: Library, before: datetime, keys: Collection[str] | None = None) -> Mapping[str, FlagHistory]:
    """Read the history of each flag's key from the newest finished gigs written down before this instant.

    With `keys`, of these alone.
    """
    asked = (stamp(before), None if keys is None else json.dumps(sorted(keys)))
    with library.reading() as fetch:
        rules, well = _rules(fetch, asked), _well(fetch, asked)
        edited = {row["key"]: stored_text(row["ask"]).strip() for row in fetch(EDITED, asked)}
        found, gigs = groupby(fetch(OCCURRENCES, asked), key=lambda row: row["key"]), _Gigs()
        known = {
            key: _past(key, rows, gigs, rules.get(key, _NO_RULE), well.get(key, frozenset())) for key, rows in found
        }
        others = {key: about for key in (*well, *edited) if key not in known and (about := of_catalogue(key))}
        kept_well = {key: replace(about, good=well.get(key, frozenset())) for key, about in others.items()}
        every = {**kept_well, **known}
        return {**every, **{key: replace(every[key], ask=ask) for key, ask in edited.items() if key in every}}


def _rules(fetch: Fetch, asked: tuple[str, str | None]) -> Mapping[str, _Rule]:
    newest = {row["key"]: row for row in fetch(RULES, asked)}
    reviews = reviews_of(fetch(REVIEWS, asked[:1])) if newest else {}
    found = {key: _rule(row, reviews.get((row["gig"], row["number"]), ())) for key, row in newest.items()}
    return {key: rule for key, rule in found.items() if rule.text}


def _rule(row: sqlite3.Row, reviews: tuple[Review, ...]) -> _Rule:
    finished = instant(row["finished_at"])
    said = wording.rule_of(stored_text(row["cue"]), stored_text(row["act"]))
    return _Rule(said, finished.astimezone().date() if finished else None, reviews)


def _well(fetch: Fetch, asked: tuple[str, str | None]) -> Mapping[str, frozenset[str]]:
    """Read the good ends that had each flag, up to the limit."""
    found: dict[str, set[str]] = {}
    for row in fetch(ENDED_WELL, asked):
        found.setdefault(stored_text(row["key"]), set()).add(document_id(row["id"]))
    return {key: frozenset(ids) for key, ids in found.items()}


def _past(key: str, rows: Iterable[sqlite3.Row], gigs: _Gigs, rule: _Rule, good: frozenset[str]) -> FlagHistory:
    found = ((_occurrence(row, gigs), row) for row in rows)
    newest_first = sorted(found, key=lambda pair: (pair[0].on, pair[0].gig), reverse=True)
    about = of_catalogue(key) or _own(newest_first[0][1])
    occurrences = tuple(occurrence for occurrence, _ in newest_first)
    return replace(about, occurrences=occurrences, good=good, rule=rule.text, since=rule.since, reviews=rule.reviews)


def _occurrence(row: sqlite3.Row, gigs: _Gigs) -> PastOccurrence:
    """Return one gig of a flag; what is the same for all flags of a gig is read once."""
    gig = gigs.get(row["gig"]) or gigs.setdefault(row["gig"], _gig(row))
    spoke = row["hindsight"] == Hindsight.SPOKE
    return PastOccurrence(
        gig.id, gig.name, gig.on, stored_text(row["told_myself"]), bool(row["pivot"]), gig.lost_share,
        spoke=spoke, spoke_after=days_until_told(row) if spoke else None,
        hidden=row["hindsight"] == Hindsight.HIDDEN, is_going=bool(row["is_going"]), began=gig.began,
    )  # fmt: skip


def _own(row: sqlite3.Row) -> FlagHistory:
    """Return what can be asked about a flag as this gig has it."""
    is_late, is_mine = row["stage"] in LATE, row["side"] == Side.MINE
    return of_own(stored_text(row["key"]), stored_text(row["name"]), is_late=is_late, is_mine=is_mine)


def _gig(row: sqlite3.Row) -> _Gig:
    name, on = name_of_gig(row["title"], row["created_at"]), gig_day(row["day"], row["created_at"])
    return _Gig(document_id(row["gig"]), name, on, _lost_share(row), gig_day(row["began"], row["created_at"]))


def _lost_share(row: sqlite3.Row) -> Decimal | None:
    """Return money lost ÷ price; None while the gig goes on, if either is unknown, or if the price is zero."""
    if row["is_going"]:
        return None
    price, paid, refunded = (row[name] for name in ("price", "paid", "refunded"))
    with suppress(TypeError, ArithmeticError):
        return Decimal(price - (paid - refunded)) / Decimal(price)
    return None
