"""History of each red flag for a vetting: its gigs, what they cost, and the rule that came of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from retro.core.gig import wording
from retro.core.gig.choices import Hindsight, Side
from retro.core.gig.flag_catalogue import LATE
from retro.core.gig.retrospective import Lesson, Review
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
from retro.storage.queries.standing import GOES_ON, IS_FINISHED, IS_GOOD_END

GIGS_BEFORE = f"""
SELECT id AS gig, title, created_at, finished_at, deleted_at, told_on, told_on_precision,
       coalesce(ended_on, started_on) AS day, price, paid, refunded,
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


def pasts(library: Library, before: datetime, keys: Collection[str] | None = None) -> Mapping[str, FlagHistory]:
    """Read the history of each flag's key from the newest finished gigs written down before this instant.

    With `keys`, of these alone.
    """
    asked = (stamp(before), None if keys is None else json.dumps(sorted(keys)))
    with library.reading() as fetch:
        rules, well = _rules(fetch, asked), _well(fetch, asked)
        edited = {row["key"]: stored_text(row["ask"]).strip() for row in fetch(EDITED, asked)}
        found = groupby(fetch(OCCURRENCES, asked), key=lambda row: row["key"])
        known = {
            key: _past(key, list(rows), rules.get(key, _NO_RULE), well.get(key, frozenset())) for key, rows in found
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
    said = wording.rule_text(Lesson.new(cue=stored_text(row["cue"]), act=stored_text(row["act"])))
    return _Rule(said, finished.astimezone().date() if finished else None, reviews)


def _well(fetch: Fetch, asked: tuple[str, str | None]) -> Mapping[str, frozenset[str]]:
    """Read the good ends that had each flag, up to the limit."""
    found: dict[str, set[str]] = {}
    for row in fetch(ENDED_WELL, asked):
        found.setdefault(stored_text(row["key"]), set()).add(document_id(row["id"]))
    return {key: frozenset(ids) for key, ids in found.items()}


def _past(key: str, rows: Iterable[sqlite3.Row], rule: _Rule, good: frozenset[str]) -> FlagHistory:
    newest_first = sorted(_occurrences(rows), key=lambda pair: (pair[0].on, pair[0].gig), reverse=True)
    _, own = newest_first[0]
    occurrences = tuple(occurrence for occurrence, _ in newest_first)
    about = of_catalogue(key) or own
    return replace(about, occurrences=occurrences, good=good, rule=rule.text, since=rule.since, reviews=rule.reviews)


def _occurrences(rows: Iterable[sqlite3.Row]) -> Iterator[tuple[PastOccurrence, FlagHistory]]:
    """Read the gigs of each flag, with what can be asked about it as that gig has it."""
    for row in rows:
        on = gig_day(row["day"], row["created_at"])
        name = name_of_gig(row["title"], row["created_at"])
        spoke = row["hindsight"] == Hindsight.SPOKE
        occurrence = PastOccurrence(
            document_id(row["gig"]), name, on, stored_text(row["told_myself"]), bool(row["pivot"]), _lost_share(row),
            spoke=spoke, spoke_after=days_until_told(row) if spoke else None,
            hidden=row["hindsight"] == Hindsight.HIDDEN, is_going=bool(row["is_going"]),
        )  # fmt: skip
        flag = stored_text(row["name"])
        is_mine = row["side"] == Side.MINE
        yield occurrence, of_own(stored_text(row["key"]), flag, is_late=row["stage"] in LATE, is_mine=is_mine)


def _lost_share(row: sqlite3.Row) -> Decimal | None:
    """Return money lost ÷ price; None while the gig goes on, if either is unknown, or if the price is zero."""
    if row["is_going"]:
        return None
    price, paid, refunded = (row[name] for name in ("price", "paid", "refunded"))
    with suppress(TypeError, ArithmeticError):
        return Decimal(price - (paid - refunded)) / Decimal(price)
    return None
