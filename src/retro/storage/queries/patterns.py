"""Counts recurring red flags and figures over all finished gigs and good ends, without drafts."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import cast

from retro.core.analysis import patterns as core
from retro.core.analysis.patterns import FlagPair, GigFigures, LessonOutcomes, Patterns, RecurringFlag
from retro.core.gig import metrics
from retro.core.gig.choices import Learned, Outcome, Side, Stage, Status
from retro.core.gig.flag_names import short_of
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Facts
from retro.core.rough_day import is_rough
from retro.storage.queries.amounts import stored_amount
from retro.storage.queries.choice import GigFilter
from retro.storage.queries.columns import (
    HAD,
    document_id,
    enum_or_none,
    gig_day,
    id_text,
    known_day,
    name_of_gig,
    stored_text,
)
from retro.storage.queries.lessons.in_force import RULE_IN_FORCE
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.standing import GOES_ON, IS_FINISHED, IS_GOOD_END

MOST_PAIRS = 5
_CHOSEN_GIGS, _CHOSEN_VETS = "/* chosen gigs */", "/* chosen vets */"
"""Where a filter's conditions go."""
_FINISHED = f"{IS_FINISHED.format('r')} {_CHOSEN_GIGS}"
GIGS = f"""
SELECT r.id, r.title, r.created_at, coalesce(r.ended_on, r.started_on) AS day, r.status, r.noticed_on, r.told_on,
       CASE WHEN r.ended_on IS NULL THEN r.started_on_precision ELSE r.ended_on_precision END AS day_precision,
       r.noticed_on_precision, r.told_on_precision, r.learned,
       r.currency, r.price, r.paid, r.refunded, r.hours_planned, r.hours_worked, r.outcome
FROM retrospective AS r WHERE {_FINISHED}
"""
_VETS = f"v.deleted_at IS NULL {_CHOSEN_VETS}"
_WELL = f"{IS_GOOD_END.format('v')} {_CHOSEN_VETS}"
GOOD_ENDS = f"""
SELECT v.id, v.title, v.created_at, v.ended_on AS day, v.ended_on_precision AS day_precision,
       v.currency, v.price, v.paid, v.hours, v.hours_worked
FROM vet AS v WHERE {_WELL}
"""
WELL = f"""
SELECT s.key, count(*) AS times FROM vet AS v JOIN sign AS s ON s.vet = v.id
WHERE {_WELL} AND {HAD} GROUP BY s.key
"""
FORECASTS = f"""
SELECT v.sure, v.ended IS 'well' AS is_well FROM vet AS v LEFT JOIN retrospective AS r ON r.id = v.gig
WHERE {_VETS} AND typeof(v.sure) = 'integer' AND v.sure BETWEEN 0 AND 10000
  AND (v.ended IS NOT NULL OR ({IS_FINISHED.format("r")} AND NOT {GOES_ON.format("r")}))
"""
"""How sure the user was, in hundredths of a per cent, of each gig that is over."""
FLAGS = f"""
SELECT f.key, f.name, f.stage, f.side, group_concat(DISTINCT f.retrospective) AS gigs,
       group_concat(DISTINCT CASE f.hindsight WHEN 'spoke' THEN f.retrospective END) AS spoken, max(r.created_at)
FROM red_flag AS f JOIN retrospective AS r ON r.id = f.retrospective
WHERE {_FINISHED} AND f.hindsight IS NOT 'hidden' GROUP BY f.key
"""
"""Name, stage and side of a group are those of its newest gig: SQLite takes them from the row of max()."""
LESSONS = f"""
WITH met AS (
    SELECT retrospective, lesson, result, max(number), sum(result IN ('held', 'broken')) AS times
    FROM review GROUP BY retrospective, lesson
), in_force AS (
    SELECT l.rowid FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective WHERE {RULE_IN_FORCE}
)
SELECT l.retrospective AS gig, sum(met.result IS 'held') AS held,
       sum(coalesce(met.times, 0) = 0 AND l.rowid IN in_force) AS waiting
FROM lesson AS l JOIN retrospective AS r ON r.id = l.retrospective
LEFT JOIN met ON met.retrospective = l.retrospective AND met.lesson = l.number
WHERE {_FINISHED} GROUP BY l.retrospective
"""
"""How many lessons of each gig held at their last review, and how many rules in force were never met."""
Order = Mapping[DocumentId, int]
"""Position of each gig, the newest first."""


def read_patterns(library: Library, today: date, choice: GigFilter | None = None) -> Patterns:
    """Read the patterns over all finished gigs that the filter selects. No record is read whole."""
    with library.reading() as fetch:
        gigs_meant, vets_meant = _chosen(fetch, choice), _chosen_vets(fetch, choice)
        gigs = [
            *map(_figures, fetch(*_asked(GIGS, gigs_meant))),
            *map(_good_end, fetch(*_asked(GOOD_ENDS, vets_meant))),
        ]
        well = {row["key"]: row["times"] for row in fetch(*_asked(WELL, vets_meant))}
        newest = sorted(gigs, key=lambda gig: (gig.on, gig.id), reverse=True)
        order = {gig.id: place for place, gig in enumerate(newest)}
        flags = {flag.key: flag for flag in _flags(fetch(*_asked(FLAGS, gigs_meant)), order, well)}
        together = tuple(_pairs(flags))
        fared = _fared(fetch(*_asked(LESSONS, gigs_meant)), order)
        sure = fetch(*_asked(FORECASTS, vets_meant))
        forecasts = [(Decimal(row["sure"]) / 100, bool(row["is_well"])) for row in sure]
    return core.patterns_of(gigs, flags.values(), fared, together, forecasts)


def _chosen(fetch: Fetch, choice: GigFilter | None) -> str | None:
    """Return the numbers of the selected gigs as JSON; None if all are selected."""
    if choice is None:
        return None
    sql, values = choice.conditions(fetch, "r")
    found = fetch(f"SELECT r.rowid FROM retrospective AS r WHERE {_FINISHED}{sql}", values)
    return json.dumps([row[0] for row in found])


def _chosen_vets(fetch: Fetch, choice: GigFilter | None) -> str | None:
    """Return the numbers of the selected vetted gigs that are over; only these are counted."""
    if choice is None:
        return None
    if not choice.can_be_vets or choice.status not in ("", "over"):
        return "[]"
    sql, values = choice.conditions_of_vets(fetch, "v")
    return json.dumps([row[0] for row in fetch(f"SELECT v.rowid FROM vet AS v WHERE {_VETS}{sql}", values)])


def _asked(sql: str, chosen: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the SQL and its values, over all rows or over those with these numbers."""
    if chosen is None:
        return sql, ()
    for mark, table in ((_CHOSEN_GIGS, "r"), (_CHOSEN_VETS, "v")):
        sql = sql.replace(mark, f"AND {table}.rowid IN (SELECT value FROM json_each(?1))")
    return sql, (chosen,)


def _facts(row: sqlite3.Row) -> Facts:
    return Facts(
        status=enum_or_none(Status, row["status"]),
        outcome=enum_or_none(Outcome, row["outcome"]),
        noticed_on=known_day(row["noticed_on"], row["noticed_on_precision"]),
        told_on=known_day(row["told_on"], row["told_on_precision"]),
        learned=enum_or_none(Learned, row["learned"]),
        price=stored_amount(row["price"]),
        paid=stored_amount(row["paid"]),
        refunded=stored_amount(row["refunded"]),
        hours_planned=stored_amount(row["hours_planned"]),
        hours_worked=stored_amount(row["hours_worked"]),
    )


def _figures(row: sqlite3.Row) -> GigFigures:
    facts = _facts(row)
    return GigFigures(
        id=document_id(row["id"]),
        name=name_of_gig(row["title"], row["created_at"]),
        on=gig_day(row["day"], row["created_at"], row["day_precision"]),
        told_after=metrics.time_to_tell(facts),
        is_told_about=is_rough(facts.noticed_on, facts.told_on),
        planned=facts.hours_planned,
        worked=facts.hours_worked,
        rate=metrics.true_rate(facts),
        lost=metrics.shortfall(facts),
        currency=stored_text(row["currency"]),
        learned=metrics.client_learned(facts),
        is_going=metrics.is_going(facts),
    )


def _good_end(row: sqlite3.Row) -> GigFigures:
    """Build the row of a good end, in which nothing was paid back."""
    paid, worked, price = stored_amount(row["paid"]), stored_amount(row["hours_worked"]), stored_amount(row["price"])
    return GigFigures(
        id=document_id(row["id"]),
        name=name_of_gig(row["title"], row["created_at"]),
        on=gig_day(row["day"], row["created_at"], row["day_precision"]),
        planned=stored_amount(row["hours"]),
        worked=worked,
        rate=None if paid is None or not worked else paid / worked,
        lost=None if paid is None or price is None else price - paid,
        currency=stored_text(row["currency"]),
        is_good=True,
    )


def _flags(rows: Sequence[sqlite3.Row], order: Order, well: Mapping[str, int]) -> Iterator[RecurringFlag]:
    for row in rows:
        stage, side = enum_or_none(Stage, row["stage"]), enum_or_none(Side, row["side"])
        if stage and side and isinstance(row["key"], str):  # a damaged row hides no other
            gigs = sorted(_ids(row["gigs"]), key=lambda id: order.get(id, 0))
            spoken = frozenset(_ids(row["spoken"])) if row["spoken"] else frozenset()
            name, times = short_of(row["key"], stored_text(row["name"])), well.get(row["key"], 0)
            yield RecurringFlag(row["key"], name, stage, side, tuple(gigs), times, spoken)


def _ids(stored: object) -> list[DocumentId]:
    """Return the ids that group_concat joined."""
    return cast(list[DocumentId], id_text(stored).split(","))


def _pairs(flags: Mapping[str, RecurringFlag]) -> Iterator[FlagPair]:
    """Return the flags that came together most often; SQLite takes five times as long to count them."""
    together: dict[DocumentId, list[str]] = {}
    for key in sorted(flags):
        for gig in flags[key].gigs:
            together.setdefault(gig, []).append(key)
    counts = Counter(pair for keys in together.values() for pair in combinations(keys, 2))
    often = sorted((-times, pair) for pair, times in counts.items() if times >= core.FEWEST)
    for _, pair in often[:MOST_PAIRS]:
        one, other = (flags[key] for key in pair)
        shared = set(other.gigs)
        yield FlagPair(one.name, other.name, tuple(gig for gig in one.gigs if gig in shared))


def _fared(rows: Sequence[sqlite3.Row], order: Order) -> LessonOutcomes:
    ranked = sorted(rows, key=lambda row: order.get(row["gig"], 0))
    return LessonOutcomes(
        held=sum(row["held"] for row in ranked),
        waiting=sum(row["waiting"] for row in ranked),
        held_in=tuple(document_id(row["gig"]) for row in ranked if row["held"]),
        waiting_in=tuple(document_id(row["gig"]) for row in ranked if row["waiting"]),
    )
