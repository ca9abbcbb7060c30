"""Counts recurring red flags and figures over all finished gigs and good ends, without drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from retro.core.analysis import patterns as core
from retro.core.analysis.flag_pairs import often_together
from retro.core.analysis.patterns import LessonOutcomes, Patterns
from retro.storage.queries.choice import GigFilter
from retro.storage.queries.columns import HAD_BY_ANY, id_text
from retro.storage.queries.figures.by_column import Asked, Column, fetch_columns
from retro.storage.queries.figures.chosen_gigs import FINISHED, VETS, among, chosen_numbers
from retro.storage.queries.figures.seen_flags import SEEN_BY_KEY, PlacedGigs, recurring_flags, seen_flags
from retro.storage.queries.figures.stored_figures import ENDED_WELL, FINISHED_GIGS, IS_WELL, FinishedGigs, good_ends
from retro.storage.queries.lessons.in_force import kept_rule
from retro.storage.queries.library import Library
from retro.storage.queries.standing import GOES_ON, IS_FINISHED

WELL = f"""
SELECT s.key, count(*) AS times FROM vet AS v CROSS JOIN sign AS s ON s.vet = v.id
WHERE {IS_WELL} AND {HAD_BY_ANY} GROUP BY s.key
"""
"""CROSS keeps SQLite from looking the vet of each red flag up."""
FORECASTS = f"""
SELECT v.sure, v.ended IS 'well' AS is_well FROM vet AS v LEFT JOIN retrospective AS r ON r.id = v.gig
WHERE {VETS} AND typeof(v.sure) = 'integer' AND v.sure BETWEEN 0 AND 10000
  AND (v.ended IS NOT NULL OR ({IS_FINISHED.format("r")} AND NOT {GOES_ON.format("r")}))
"""
"""How sure the user was, in hundredths of a per cent, of each gig that is over."""
HELD = f"""
SELECT v.retrospective AS gig, count(*) AS rules FROM review AS v JOIN retrospective AS r ON r.id = v.retrospective
WHERE {FINISHED} AND v.result = 'held' AND v.number = (
    SELECT max(w.number) FROM review AS w WHERE w.retrospective = v.retrospective AND w.lesson = v.lesson
) GROUP BY v.retrospective
"""
"""How many lessons of each gig held at their last review."""
WAITING = f"""
SELECT group_concat(l.retrospective) AS gigs FROM lesson AS l WHERE {kept_rule()} AND l.rowid NOT IN (
    SELECT l.rowid FROM review AS v
    CROSS JOIN lesson AS l ON l.retrospective = v.retrospective AND l.number = v.lesson
    WHERE v.result IN ('held', 'broken')
)
"""
"""The gig of each rule that was never met, of all gigs: joining the gigs, or grouping by them, takes twice as long."""


_ASKED_FIRST = (FINISHED_GIGS, SEEN_BY_KEY, Asked(WELL, ("key", "times")))
_ASKED_THEN = (
    ENDED_WELL,
    Asked(HELD, ("gig", "rules")),
    Asked(WAITING, ("gigs",)),
    Asked(FORECASTS, ("sure", "is_well")),
)
MANY = 500
"""Finished gigs above which red flags are known so much earlier than the rest that they are handed on first."""


def read_patterns(
    library: Library, choice: GigFilter | None = None, first: Callable[[Patterns], None] | None = None
) -> Patterns:
    """Read the patterns over all finished gigs that the filter selects. No record is read whole.

    Of many gigs `first` is given the red flags alone, as soon as they are known.
    """
    with library.reading() as fetch:
        selected = chosen_numbers(fetch, choice)
        asked_first, asked_then = (
            [each._replace(sql=among(each.sql, selected)) for each in some] for some in (_ASKED_FIRST, _ASKED_THEN)
        )
        told, flags_seen, well = fetch_columns(fetch, asked_first, selected)
        finished = FinishedGigs(told)
        gigs = PlacedGigs(finished)
        seen = seen_flags(flags_seen, gigs)
        flags = [*recurring_flags(fetch, seen, gigs, dict(zip(well.take("key"), well.take("times"), strict=True)))]
        if first and len(gigs.ids) > MANY:
            first(core.flags_alone(flags, finished.short()))
        ended_well, held, waiting, forecasts = fetch_columns(fetch, asked_then, selected)
    together = often_together(flags, {key: places for key, (places, _) in seen.items()})
    fared = _fared(dict(zip(held.take("gig"), held.take("rules"), strict=True)), waiting.take("gigs"), gigs)
    sure = zip(forecasts.take("sure"), forecasts.take("is_well"), strict=True)
    all_gigs = [*finished.figures(), *good_ends(ended_well)]
    return core.patterns_of(
        all_gigs, flags, fared, together, ((Decimal(hundredths) / 100, bool(is_well)) for hundredths, is_well in sure)
    )


def _fared(held: Mapping[object, int], waiting: Column, gigs: PlacedGigs) -> LessonOutcomes:
    """Count the rules of the finished gigs that held, and those that wait."""
    to_come = [id for ids in waiting for id in id_text(ids).split(",")]
    held_in, waiting_in = (gigs.ids_at(sorted(gigs.placed(ids))) for ids in (map(id_text, held), to_come))
    return LessonOutcomes(sum(held.values()), gigs.number_of(to_come), held_in, waiting_in)
