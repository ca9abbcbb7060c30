"""Counts recurring red flags and figures over all finished gigs and good ends, without drafts."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from retro.core.analysis import patterns as core
from retro.core.analysis.flag_pairs import often_together
from retro.core.analysis.patterns import GigFigures, LessonOutcomes, Patterns, RecurringFlag
from retro.core.gig import metrics
from retro.core.gig.choices import Hindsight, Learned, Outcome, Side, Stage, Status
from retro.core.gig.flag_names import short_of
from retro.core.gig.ids import DocumentId
from retro.core.gig.metrics import ClientLearned
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
from retro.storage.queries.lessons.in_force import kept_rule
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.standing import DAY_KNOWN, DAY_OF_VET_KNOWN, GOES_ON, IS_FINISHED, IS_GOOD_END

_CHOSEN_GIGS, _CHOSEN_VETS = "/* chosen gigs */", "/* chosen vets */"
"""Where a filter's conditions go."""
_FINISHED = f"{IS_FINISHED.format('r')} {_CHOSEN_GIGS}"
GIGS = f"""
SELECT r.id, r.title, r.created_at, {DAY_KNOWN.format("r")} AS day,
       CASE WHEN r.ended_on IS NULL THEN r.started_on_precision ELSE r.ended_on_precision END AS day_precision,
       r.currency, r.status, r.outcome, r.learned, r.noticed_on, r.noticed_on_precision, r.told_on, r.told_on_precision,
       r.price, r.paid, r.refunded, r.hours_planned, r.hours_worked
FROM retrospective AS r WHERE {_FINISHED} ORDER BY r.created_at, r.id
"""
"""The oldest first, by the time at which they were written down."""
_VETS = f"v.deleted_at IS NULL {_CHOSEN_VETS}"
_WELL = f"{IS_GOOD_END.format('v')} {_CHOSEN_VETS}"
GOOD_ENDS = f"""
SELECT v.id, v.title, v.created_at, {DAY_OF_VET_KNOWN.format("v")} AS day, v.ended_on_precision AS day_precision,
       v.currency, v.price, v.paid, v.hours, v.hours_worked
FROM vet AS v WHERE {_WELL}
"""
WELL = f"""
SELECT s.key, count(*) AS times FROM vet AS v CROSS JOIN sign AS s ON s.vet = v.id
WHERE {_WELL} AND {HAD} GROUP BY s.key
"""
"""CROSS keeps SQLite from looking the vet of each red flag up."""
FORECASTS = f"""
SELECT v.sure, v.ended IS 'well' AS is_well FROM vet AS v LEFT JOIN retrospective AS r ON r.id = v.gig
WHERE {_VETS} AND typeof(v.sure) = 'integer' AND v.sure BETWEEN 0 AND 10000
  AND (v.ended IS NOT NULL OR ({IS_FINISHED.format("r")} AND NOT {GOES_ON.format("r")}))
"""
"""How sure the user was, in hundredths of a per cent, of each gig that is over."""
SEEN = """
SELECT key, hindsight, group_concat(retrospective) AS gigs FROM red_flag
WHERE hindsight IS NOT 'hidden' GROUP BY key, hindsight
"""
"""Red flags that could have been seen, of all gigs: an index alone is read. Joining the gigs takes longer."""
NAMED = "SELECT name, stage, side FROM red_flag WHERE retrospective = ? AND +key = ? AND hindsight IS NOT 'hidden'"
HELD = f"""
SELECT v.retrospective AS gig, count(*) AS rules FROM review AS v JOIN retrospective AS r ON r.id = v.retrospective
WHERE {_FINISHED} AND v.result = 'held' AND v.number = (
    SELECT max(w.number) FROM review AS w WHERE w.retrospective = v.retrospective AND w.lesson = v.lesson
) GROUP BY v.retrospective
"""
"""How many lessons of each gig held at their last review."""
WAITING = f"""
SELECT group_concat(l.retrospective) FROM lesson AS l WHERE {kept_rule()} AND l.rowid NOT IN (
    SELECT l.rowid FROM review AS v
    CROSS JOIN lesson AS l ON l.retrospective = v.retrospective AND l.number = v.lesson
    WHERE v.result IN ('held', 'broken')
)
"""
"""The gig of each rule that was never met, of all gigs: joining the gigs, or grouping by them, takes twice as long."""


class _Counted:
    """The gigs that are counted."""

    def __init__(self, written: Sequence[object], ids: Sequence[DocumentId]) -> None:
        self.written = written
        """Ids of the retrospectives as stored, the one written down first."""
        self.ids = ids
        """Ids of all, the newest gig first."""
        self.places = {id: place for place, id in enumerate(ids)}
        self.age = {document_id(id): number for number, id in enumerate(written)}
        """Place of each retrospective in `written`."""


def read_patterns(library: Library, choice: GigFilter | None = None) -> Patterns:
    """Read the patterns over all finished gigs that the filter selects. No record is read whole."""
    with library.reading() as fetch:
        gigs_meant, vets_meant = _chosen(fetch, choice), _chosen_vets(fetch, choice)
        written = fetch(*_asked(GIGS, gigs_meant))
        gigs = [*map(_figures, written), *map(_good_end, fetch(*_asked(GOOD_ENDS, vets_meant)))]
        well = {row["key"]: row["times"] for row in fetch(*_asked(WELL, vets_meant))}
        newest = sorted(gigs, key=lambda gig: (gig.on, gig.id), reverse=True)
        counted = _Counted([row[0] for row in written], [gig.id for gig in newest])
        flags = list(_flags(fetch, counted, well))
        together = often_together(flags, counted.places)
        fared = _fared(fetch(*_asked(HELD, gigs_meant)), fetch(WAITING, ()), counted)
        sure = fetch(*_asked(FORECASTS, vets_meant))
        forecasts = [(Decimal(row["sure"]) / 100, bool(row["is_well"])) for row in sure]
    return core.patterns_of(newest, flags, fared, together, forecasts)


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


def _figures(row: Sequence[Any]) -> GigFigures:
    """Build the row of a retrospective by the rules of `metrics`, without its facts: there can be thousands."""
    id, title, created_at, day, day_precision, currency, status, outcome, learned = row[:9]
    noticed, noticed_precision, told, told_precision, *amounts = row[9:]
    price, paid, refunded, planned, worked = map(stored_amount, amounts)
    noticed_on, told_on = known_day(noticed, noticed_precision), known_day(told, told_precision)
    gig_status = enum_or_none(Status, status)
    how = metrics.how_learned(gig_status, told_on, enum_or_none(Learned, learned))
    is_going = metrics.gig_goes_on(gig_status, enum_or_none(Outcome, outcome))
    kept = None if paid is None or refunded is None else paid - refunded
    return GigFigures(
        document_id(id),
        name_of_gig(title, created_at),
        gig_day(day, created_at, day_precision),
        metrics.days_until(noticed_on, told_on) if how is ClientLearned.TOLD else None,
        bool(noticed_precision or told_precision) and is_rough(noticed_on, told_on),
        planned,
        worked,
        metrics.per_hour(kept, worked),
        None if is_going or price is None or kept is None else price - kept,
        stored_text(currency),
        how,
        False,
        is_going,
    )


def _good_end(row: sqlite3.Row) -> GigFigures:
    """Build the row of a good end, in which nothing was paid back."""
    id, title, created_at, day, day_precision, currency, *amounts = row
    price, paid, planned, worked = map(stored_amount, amounts)
    return GigFigures(
        id=document_id(id),
        name=name_of_gig(title, created_at),
        on=gig_day(day, created_at, day_precision),
        planned=planned,
        worked=worked,
        rate=None if paid is None or not worked else paid / worked,
        lost=None if paid is None or price is None else price - paid,
        currency=stored_text(currency),
        is_good=True,
    )


def _flags(fetch: Fetch, counted: _Counted, well: Mapping[str, int]) -> Iterator[RecurringFlag]:
    """Read the flags of the retrospectives; name, stage and side are those of the one written down last."""
    ids, placed = counted.ids, {str(id): counted.places[id] for id in counted.age}
    age_at = {counted.places[id]: number for id, number in counted.age.items()}
    for key, rows in groupby(fetch(SEEN, ()), key=itemgetter("key")):
        by_hindsight = {row["hindsight"]: _placed(row["gigs"], placed) for row in rows}
        places = sorted(set[int]().union(*by_hindsight.values()))
        if not places or not isinstance(key, str):  # a damaged row hides no other
            continue
        newest = counted.written[max(map(age_at.__getitem__, places))]
        name, stage, side = next(iter(fetch(NAMED, (newest, key))), ("", None, None))
        of_stage, of_side = enum_or_none(Stage, stage), enum_or_none(Side, side)
        if of_stage and of_side:
            gigs, spoken = (map(ids.__getitem__, some) for some in (places, by_hindsight.get(Hindsight.SPOKE, ())))
            name = short_of(key, stored_text(name))
            yield RecurringFlag(key, name, of_stage, of_side, tuple(gigs), well.get(key, 0), frozenset(spoken))


def _placed(ids: object, places: Mapping[str, int]) -> set[int]:
    return {places[id] for id in id_text(ids).split(",") if id in places}


def _fared(held: Sequence[sqlite3.Row], waiting: Sequence[sqlite3.Row], counted: _Counted) -> LessonOutcomes:
    """Count the rules that held, and those of the retrospectives that wait."""
    of_gig = {document_id(row["gig"]): row["rules"] for row in held}
    never_met = Counter(id_text(waiting[0][0]).split(",")) if waiting else Counter[str]()
    to_come = {id: never_met[id] for id in counted.age if id in never_met}
    held_in, waiting_in = (
        tuple(sorted(rules, key=lambda gig: counted.places.get(gig, 0))) for rules in (of_gig, to_come)
    )
    return LessonOutcomes(sum(of_gig.values()), sum(to_come.values()), held_in, waiting_in)
