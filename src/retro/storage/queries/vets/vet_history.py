"""History of each red flag for a vetting: its gigs, what they cost, and the rule that came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from retro.core.gig import wording
from retro.core.gig.choices import Hindsight
from retro.core.gig.flag_catalogue import LATE
from retro.core.gig.retrospective import Lesson, Review
from retro.core.vet.begin import VetContext, WrittenUp
from retro.core.vet.flag_history import FlagHistory, PastOccurrence, of_catalogue, of_own
from retro.core.vet.forecast import Noticing
from retro.core.vet.forecast import noticing as core_noticing
from retro.storage.queries.clients import client_gigs
from retro.storage.queries.columns import (
    MOST,
    document_id,
    gig_day,
    instant,
    name_of_gig,
    stamp,
    stored_day,
    stored_text,
)
from retro.storage.queries.flags import NEWEST, reviews_of
from retro.storage.queries.lessons import free_rules
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.vets.ratio import usual_overrun

_GIGS = f"""
SELECT id AS gig, title, created_at, finished_at, coalesce(ended_on, started_on) AS day, price, paid, refunded
FROM retrospective
WHERE deleted_at IS NULL AND finished_at IS NOT NULL AND created_at < ?1
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
TRACES = f"""
SELECT f.key, f.name, f.stage, f.told_myself, f.pivot, f.hindsight, r.* FROM ({_GIGS}) AS r
JOIN red_flag AS f ON f.retrospective = r.gig
WHERE typeof(f.key) = 'text' ORDER BY f.key
"""
"""Number of newest finished gigs read for each flag."""
RULES = f"""
SELECT l.key, l.number, l.cue, l.act, r.gig, r.finished_at FROM ({_GIGS}) AS r
JOIN lesson AS l ON l.retrospective = r.gig
WHERE l.key IS NOT NULL AND l.retired_on IS NULL ORDER BY r.created_at, r.gig, l.number
"""
"""The oldest first, so that a later rule replaces an earlier one."""
REVIEWS = f"""
SELECT v.retrospective, v.lesson, v."on", v.result, v.note, v.gig FROM ({_GIGS}) AS r
JOIN review AS v ON v.retrospective = r.gig ORDER BY v.retrospective, v.lesson, v.number
"""
_GOOD = f"""
SELECT id FROM vet WHERE deleted_at IS NULL AND ended = 'well' AND created_at < ?1
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
ENDED_WELL = f"""
SELECT s.key, v.id FROM ({_GOOD}) AS v JOIN sign AS s ON s.vet = v.id WHERE s.answer IN ('yes', 'unsure')
"""
"""As many good ends are read as gigs that went wrong, so that their proportion stays."""


EDITED = f"""
SELECT s.key, s.ask, max(v.created_at || v.id) FROM (
    SELECT id, created_at FROM vet WHERE deleted_at IS NULL AND created_at < ?1
    ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
) AS v JOIN sign AS s ON s.vet = v.id
WHERE typeof(s.key) = 'text' AND typeof(s.ask) = 'text' AND trim(s.ask, char(9, 10, 13, 32)) <> '' GROUP BY s.key
"""
"""The newest sentence that the user wrote for each flag: SQLite takes it from the row of max()."""


class _Rule(NamedTuple):
    text: str = ""
    since: date | None = None
    reviews: tuple[Review, ...] = ()


_NO_RULE = _Rule()
FINISHED = f"SELECT count(*) FROM ({_GIGS})"
GOOD_ENDS = f"SELECT count(*) FROM ({_GOOD})"
UNDECIDED = "SELECT count(*) FROM vet WHERE deleted_at IS NULL AND decision IS NULL AND created_at < ?1"
NOTICED = f"""
SELECT started_on, noticed_on FROM retrospective
WHERE deleted_at IS NULL AND finished_at IS NOT NULL AND noticed_on >= started_on
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
FLOOR = f"""
SELECT currency, floor, max(created_at) AS at FROM vet
WHERE deleted_at IS NULL AND typeof(floor) = 'integer' AND floor BETWEEN 0 AND {MOST - 1}
GROUP BY currency ORDER BY at DESC
"""
"""The newest floor of each currency: SQLite takes the other columns from the row of max()."""


def pasts(library: Library, before: datetime) -> Mapping[str, FlagHistory]:
    """Read the history of each sign's key from the newest finished gigs written down before this instant."""
    since = (stamp(before),)
    with library.reading() as fetch:
        rules, well = _rules(fetch, since), _well(fetch, since)
        edited = {row["key"]: stored_text(row["ask"]).strip() for row in fetch(EDITED, since)}
        found = groupby(fetch(TRACES, since), key=lambda row: row["key"])
        known = {
            key: _past(key, list(rows), rules.get(key, _NO_RULE), well.get(key, frozenset())) for key, rows in found
        }
        others = {key: about for key in (*well, *edited) if key not in known and (about := of_catalogue(key))}
        kept_well = {key: replace(about, good=well.get(key, frozenset())) for key, about in others.items()}
        every = {**kept_well, **known}
        return {**every, **{key: replace(every[key], ask=ask) for key, ask in edited.items() if key in every}}


def finished(library: Library, before: datetime) -> int:
    """Count the finished gigs written down before this instant, up to the limit that is read."""
    found = library.fetch(FINISHED, stamp(before))
    return int(found[0][0]) if found else 0


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


def knowledge(library: Library, before: datetime) -> VetContext:
    """Read everything that a vet made at this instant begins with."""
    rates = floors(library)
    currency, rate = next(iter(rates.items()), ("", None))
    waiting = int(next((row[0] for row in library.fetch(UNDECIDED, stamp(before))), 0))
    told = finished(library, before)
    good = int(next((row[0] for row in library.fetch(GOOD_ENDS, stamp(before))), 0))
    return VetContext(
        pasts(library, before),
        told,
        currency,
        rate,
        rates,
        told + good,
        usual_overrun(library),
        clients=client_gigs(library, before),
        noticing=noticing_days(library),
        undecided=waiting,
        written_up=last_written_up(library, before),
        rules=free_rules(library, before=before),
    )


def _rules(fetch: Fetch, since: tuple[str]) -> Mapping[str, _Rule]:
    reviews = reviews_of(fetch(REVIEWS, since))
    newest = {row["key"]: row for row in fetch(RULES, since)}
    found = {key: _rule(row, reviews.get((row["gig"], row["number"]), ())) for key, row in newest.items()}
    return {key: rule for key, rule in found.items() if rule.text}


def _rule(row: sqlite3.Row, reviews: tuple[Review, ...]) -> _Rule:
    finished = instant(row["finished_at"])
    said = wording.rule_text(Lesson.new(cue=stored_text(row["cue"]), act=stored_text(row["act"])))
    return _Rule(said, finished.astimezone().date() if finished else None, reviews)


def _well(fetch: Fetch, since: tuple[str]) -> Mapping[str, frozenset[str]]:
    """Read the good ends that had each flag, up to the limit."""
    found: dict[str, set[str]] = {}
    for row in fetch(ENDED_WELL, since):
        found.setdefault(stored_text(row["key"]), set()).add(document_id(row["id"]))
    return {key: frozenset(ids) for key, ids in found.items()}


def _past(key: str, rows: Iterable[sqlite3.Row], rule: _Rule, good: frozenset[str]) -> FlagHistory:
    newest_first = sorted(_traces(rows), key=lambda pair: (pair[0].on, pair[0].gig), reverse=True)
    _, name, is_late = newest_first[0]
    about = of_catalogue(key) or of_own(key, name, is_late=is_late)
    traces = tuple(trace for trace, *_ in newest_first)
    return replace(about, traces=traces, good=good, rule=rule.text, since=rule.since, reviews=rule.reviews)


def _traces(rows: Iterable[sqlite3.Row]) -> Iterator[tuple[PastOccurrence, str, bool]]:
    """Read the gigs of each flag with its name there, and whether it shows only after the yes."""
    for row in rows:
        on = gig_day(row["day"], row["created_at"])
        name = name_of_gig(row["title"], row["created_at"])
        trace = PastOccurrence(
            document_id(row["gig"]), name, on, stored_text(row["told_myself"]), bool(row["pivot"]), _lost_share(row),
            spoke=row["hindsight"] == Hindsight.SPOKE, hidden=row["hindsight"] == Hindsight.HIDDEN,
        )  # fmt: skip
        yield trace, stored_text(row["name"]), row["stage"] in LATE


def _lost_share(row: sqlite3.Row) -> Decimal | None:
    """Return money lost ÷ price; None if either is unknown, or the price is zero."""
    price, paid, refunded = (row[name] for name in ("price", "paid", "refunded"))
    with suppress(TypeError, ArithmeticError):
        return Decimal(price - (paid - refunded)) / Decimal(price)
    return None
