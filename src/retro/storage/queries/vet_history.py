"""Past of each red flag for a vetting: its gigs, what they cost, which rule came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from retro.core.gig import wording
from retro.core.gig.retrospective import Hindsight, Lesson
from retro.core.vet.begin import Knowledge
from retro.core.vet.forecast import Noticing
from retro.core.vet.forecast import noticing as core_noticing
from retro.core.vet.weights import Past, Trace, of_catalogue, of_own
from retro.storage.queries.clients import client_gigs
from retro.storage.queries.columns import MOST, day, gig_day, id_text, name_of, stamp, text
from retro.storage.queries.flags import NEWEST
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.ratio import overrun

_GIGS = f"""
SELECT id AS gig, title, created_at, coalesce(ended_on, started_on) AS day, price, paid, refunded FROM retrospective
WHERE deleted_at IS NULL AND finished_at IS NOT NULL AND created_at < ?1
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
TRACES = f"""
SELECT f.key, f.name, f.told_myself, f.pivot, f.hindsight, r.* FROM ({_GIGS}) AS r
JOIN red_flag AS f ON f.retrospective = r.gig
WHERE typeof(f.key) = 'text' ORDER BY f.key
"""
"""The newest finished gigs with each flag of theirs; more are remembered by nobody."""
RULES = f"""
SELECT l.key, l.cue, l.act FROM ({_GIGS}) AS r JOIN lesson AS l ON l.retrospective = r.gig
WHERE l.key IS NOT NULL AND l.retired_on IS NULL ORDER BY r.created_at, r.gig, l.number
"""
"""The oldest first, so that a later one takes its place."""
_GOOD = f"""
SELECT id FROM vet WHERE deleted_at IS NULL AND ended = 'well' AND created_at < ?1
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
ENDED_WELL = f"""
SELECT s.key, v.id FROM ({_GOOD}) AS v JOIN sign AS s ON s.vet = v.id WHERE s.answer IN ('yes', 'unsure')
"""
"""As many good ends as gigs that went wrong, so that one is to the other as it was."""
FINISHED = f"SELECT count(*) FROM ({_GIGS})"
GOOD_ENDS = f"SELECT count(*) FROM ({_GOOD})"
UNDECIDED = "SELECT count(*) FROM vet WHERE deleted_at IS NULL AND decision IS NULL AND created_at < ?1"
NOTICED = f"""
SELECT started_on, noticed_on FROM retrospective
WHERE deleted_at IS NULL AND finished_at IS NOT NULL AND noticed_on >= started_on
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
FLOOR = f"""
SELECT currency, floor FROM vet
WHERE deleted_at IS NULL AND typeof(floor) = 'integer' AND floor BETWEEN 0 AND {MOST - 1}
ORDER BY created_at DESC, id DESC LIMIT 1
"""


def pasts(library: Library, before: datetime) -> Mapping[str, Past]:
    """By the key of the sign: what the newest finished gigs written down before this instant say of it."""
    since = (stamp(before),)
    with library.reading() as fetch:
        rules, well = _rules(fetch, since), _well(fetch, since)
        found = groupby(fetch(TRACES, since), key=lambda row: row["key"])
        known = {key: _past(key, list(rows), rules.get(key, ""), well.get(key, frozenset())) for key, rows in found}
        kept_well = {key: replace(about, good=good) for key, good in well.items() if (about := of_catalogue(key))}
        return {**kept_well, **known}


def finished(library: Library, before: datetime) -> int:
    """How many finished gigs were written down before this instant, as far as they are remembered."""
    found = library.fetch(FINISHED, stamp(before))
    return int(found[0][0]) if found else 0


def floor(library: Library) -> tuple[str, Decimal | None]:
    """The currency and the floor rate of the newest vet that has one; offered the next time."""
    found = library.fetch(FLOOR)
    return (text(found[0]["currency"]), Decimal(found[0]["floor"]) / 100) if found else ("", None)


def noticing(library: Library) -> Noticing:
    """How long it usually took to notice, over the newest finished gigs that know both days."""
    days = ((day(row["started_on"]), day(row["noticed_on"])) for row in library.fetch(NOTICED))
    return core_noticing((noticed - started).days for started, noticed in days if started and noticed)


def knowledge(library: Library, before: datetime) -> Knowledge:
    """All that a vet made at this instant begins with."""
    currency, rate = floor(library)
    waiting = int(next((row[0] for row in library.fetch(UNDECIDED, stamp(before))), 0))
    told = finished(library, before)
    good = int(next((row[0] for row in library.fetch(GOOD_ENDS, stamp(before))), 0))
    return Knowledge(
        pasts(library, before),
        told,
        currency,
        rate,
        told + good,
        overrun(library),
        clients=client_gigs(library, before),
        noticing=noticing(library),
        undecided=waiting,
    )


def _rules(fetch: Fetch, since: tuple[str]) -> Mapping[str, str]:
    said = ((row["key"], Lesson.new(cue=text(row["cue"]), act=text(row["act"]))) for row in fetch(RULES, since))
    return {key: rule for key, lesson in said if (rule := wording.rule(lesson))}


def _well(fetch: Fetch, since: tuple[str]) -> Mapping[str, frozenset[str]]:
    """The good ends that had each flag, as far as they are remembered."""
    found: dict[str, set[str]] = {}
    for row in fetch(ENDED_WELL, since):
        found.setdefault(text(row["key"]), set()).add(id_text(row["id"]))
    return {key: frozenset(ids) for key, ids in found.items()}


def _past(key: str, rows: Iterable[sqlite3.Row], rule: str, good: frozenset[str]) -> Past:
    newest_first = sorted(_traces(rows), key=lambda pair: (pair[0].on, pair[0].gig), reverse=True)
    name = newest_first[0][1]
    about = of_catalogue(key) or of_own(key, name)
    traces = tuple(trace for trace, _ in newest_first)
    return Past(key, about.name, about.question, about.ask, traces, rule, good)


def _traces(rows: Iterable[sqlite3.Row]) -> Iterator[tuple[Trace, str]]:
    """Each with the name that the flag has there."""
    for row in rows:
        on = gig_day(row["day"], row["created_at"])
        name = name_of(row["title"], row["created_at"])
        trace = Trace(
            id_text(row["gig"]), name, on, text(row["told_myself"]), bool(row["pivot"]), _lost_share(row),
            spoke=row["hindsight"] == Hindsight.SPOKE, hidden=row["hindsight"] == Hindsight.HIDDEN,
        )  # fmt: skip
        yield trace, text(row["name"])


def _lost_share(row: sqlite3.Row) -> Decimal | None:
    """Money lost ÷ price; None where either is unknown, or the price is nothing."""
    price, paid, refunded = (row[name] for name in ("price", "paid", "refunded"))
    with suppress(TypeError, ArithmeticError):
        return Decimal(price - (paid - refunded)) / Decimal(price)
    return None
