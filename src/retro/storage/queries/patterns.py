"""Counts recurring red flags and figures over all finished gigs and good ends, without drafts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from retro.core.analysis import patterns as core
from retro.core.analysis.flag_pairs import often_together
from retro.core.analysis.patterns import GigFigures, LessonOutcomes, Patterns, RecurringFlag
from retro.core.gig import metrics
from retro.core.gig.choices import Hindsight, Learned, Outcome, Side, Stage, Status
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

_CHOSEN_GIGS, _CHOSEN_VETS, _CHOSEN_RULES = "/* chosen gigs */", "/* chosen vets */", "/* gigs of chosen rules */"
"""Where a filter's conditions go."""
_FINISHED = f"{IS_FINISHED.format('r')} {_CHOSEN_GIGS}"
GIGS = f"""
SELECT r.id, r.title, r.created_at, coalesce(r.ended_on, r.started_on) AS day,
       CASE WHEN r.ended_on IS NULL THEN r.started_on_precision ELSE r.ended_on_precision END AS day_precision,
       r.currency, r.status, r.outcome, r.noticed_on, r.noticed_on_precision, r.told_on, r.told_on_precision, r.learned,
       r.price, r.paid, r.refunded, r.hours_planned, r.hours_worked
FROM retrospective AS r WHERE {_FINISHED} ORDER BY r.created_at, r.id
"""
"""The oldest first, by the time at which they were written down."""
_VETS = f"v.deleted_at IS NULL {_CHOSEN_VETS}"
_WELL = f"{IS_GOOD_END.format('v')} {_CHOSEN_VETS}"
GOOD_ENDS = f"""
SELECT v.id, v.title, v.created_at, v.ended_on AS day, v.ended_on_precision AS day_precision,
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
SELECT l.retrospective AS gig, count(*) AS rules FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
WHERE {RULE_IN_FORCE} {_CHOSEN_RULES} AND NOT EXISTS (
    SELECT 1 FROM review AS v
    WHERE v.retrospective = l.retrospective AND v.lesson = l.number AND v.result IN ('held', 'broken')
) GROUP BY l.retrospective
"""
"""How many rules in force of each gig were never met."""
Order = Mapping[DocumentId, int]
"""Position of each gig, the newest first."""


def read_patterns(library: Library, today: date, choice: GigFilter | None = None) -> Patterns:
    """Read the patterns over all finished gigs that the filter selects. No record is read whole."""
    with library.reading() as fetch:
        gigs_meant, vets_meant = _chosen(fetch, choice), _chosen_vets(fetch, choice)
        written = fetch(*_asked(GIGS, gigs_meant))
        gigs = [*map(_figures, written), *map(_good_end, fetch(*_asked(GOOD_ENDS, vets_meant)))]
        well = {row["key"]: row["times"] for row in fetch(*_asked(WELL, vets_meant))}
        newest = sorted(gigs, key=lambda gig: (gig.on, gig.id), reverse=True)
        order = {gig.id: place for place, gig in enumerate(newest)}
        flags = list(_flags(fetch, [row["id"] for row in written], order, well))
        together = often_together(flags, order)
        fared = _fared(fetch(*_asked(HELD, gigs_meant)), fetch(*_asked(WAITING, gigs_meant)), order)
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
    for mark, table in ((_CHOSEN_GIGS, "r"), (_CHOSEN_VETS, "v"), (_CHOSEN_RULES, "g")):
        sql = sql.replace(mark, f"AND {table}.rowid IN (SELECT value FROM json_each(?1))")
    return sql, (chosen,)


def _facts(columns: Sequence[object]) -> Facts:
    status, outcome, noticed, noticed_precision, told, told_precision, learned, *amounts = columns
    price, paid, refunded, planned, worked = map(stored_amount, amounts)
    return Facts(
        status=enum_or_none(Status, status),
        outcome=enum_or_none(Outcome, outcome),
        noticed_on=known_day(noticed, noticed_precision),
        told_on=known_day(told, told_precision),
        learned=enum_or_none(Learned, learned),
        price=price,
        paid=paid,
        refunded=refunded,
        hours_planned=planned,
        hours_worked=worked,
    )


def _figures(row: sqlite3.Row) -> GigFigures:
    """Build the row of a retrospective; taking its columns by name would take as long as the rest."""
    id, title, created_at, day, day_precision, currency, *others = row
    facts = _facts(others)
    return GigFigures(
        id=document_id(id),
        name=name_of_gig(title, created_at),
        on=gig_day(day, created_at, day_precision),
        told_after=metrics.time_to_tell(facts),
        is_told_about=is_rough(facts.noticed_on, facts.told_on),
        planned=facts.hours_planned,
        worked=facts.hours_worked,
        rate=metrics.true_rate(facts),
        lost=metrics.shortfall(facts),
        currency=stored_text(currency),
        learned=metrics.client_learned(facts),
        is_going=metrics.is_going(facts),
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


def _flags(fetch: Fetch, written: Sequence[object], order: Order, well: Mapping[str, int]) -> Iterator[RecurringFlag]:
    """Read the flags of the gigs of these ids, which are as stored and in the order in which they were written down.

    Name, stage and side are those of the gig written down last.
    """
    age = {document_id(id): number for number, id in enumerate(written)}
    for key, rows in groupby(fetch(SEEN, ()), key=itemgetter("key")):
        by_hindsight = {row["hindsight"]: age.keys() & id_text(row["gigs"]).split(",") for row in rows}
        if not any(by_hindsight.values()) or not isinstance(key, str):  # a damaged row hides no other
            continue
        gigs = sorted(set[DocumentId]().union(*by_hindsight.values()), key=order.__getitem__)
        newest = written[max(age[gig] for gig in gigs)]
        name, stage, side = next(iter(fetch(NAMED, (newest, key))), ("", None, None))
        of_stage, of_side = enum_or_none(Stage, stage), enum_or_none(Side, side)
        if of_stage and of_side:
            short, spoken = short_of(key, stored_text(name)), frozenset(by_hindsight.get(Hindsight.SPOKE, ()))
            yield RecurringFlag(key, short, of_stage, of_side, tuple(gigs), well.get(key, 0), spoken)


def _fared(held: Sequence[sqlite3.Row], waiting: Sequence[sqlite3.Row], order: Order) -> LessonOutcomes:
    held_in, waiting_in = (
        tuple(sorted((document_id(row["gig"]) for row in rows), key=lambda gig: order.get(gig, 0)))
        for rows in (held, waiting)
    )
    return LessonOutcomes(sum(row["rules"] for row in held), sum(row["rules"] for row in waiting), held_in, waiting_in)
