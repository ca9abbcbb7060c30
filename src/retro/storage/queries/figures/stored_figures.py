"""Reads the figures of all finished gigs and good ends, by column: there can be thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache, partial
from itertools import repeat
from typing import Any, TypeVar

from retro.core.analysis.gig_figures import GigFigures, amounts_short
from retro.core.gig import metrics
from retro.core.gig.choices import Learned, Outcome, Status
from retro.core.gig.ids import DocumentId
from retro.core.gig.metrics import ClientLearned
from retro.core.rough_day import is_rough, is_vague, most_between
from retro.storage.queries.columns import (
    MOST,
    document_id,
    enum_or_none,
    gig_day,
    known_day,
    name_of_gig,
    stored_day,
    stored_text,
)
from retro.storage.queries.figures.by_column import Asked, Column, Columns
from retro.storage.queries.figures.chosen_gigs import CHOSEN_VETS, FINISHED
from retro.storage.queries.standing import DAY_KNOWN, DAY_OF_VET_KNOWN, IS_GOOD_END

IS_WELL = f"{IS_GOOD_END.format('v')} {CHOSEN_VETS}"
GIGS = f"""
SELECT r.id, r.title, r.created_at, {DAY_KNOWN.format("r")} AS day,
       CASE WHEN r.ended_on IS NULL THEN r.started_on_precision ELSE r.ended_on_precision END AS day_precision,
       r.currency, r.status, r.outcome, r.learned, r.noticed_on, r.noticed_on_precision, r.told_on, r.told_on_precision,
       r.price, r.paid, r.refunded, r.hours_planned, r.hours_worked
FROM retrospective AS r NOT INDEXED WHERE {FINISHED}
"""
"""Without an index, as nearly all rows are read, in their order on the disk."""
GOOD_ENDS = f"""
SELECT v.id, v.title, v.created_at, {DAY_OF_VET_KNOWN.format("v")} AS day, v.ended_on_precision AS day_precision,
       v.currency, v.price, v.paid, v.hours, v.hours_worked
FROM vet AS v WHERE {IS_WELL}
"""
_NAMED = ("id", "title", "created_at", "day", "day_precision", "currency")
_TOLD = ("status", "outcome", "learned", "noticed_on", "noticed_on_precision", "told_on", "told_on_precision")
FINISHED_GIGS = Asked(GIGS, (*_NAMED, *_TOLD, "price", "paid", "refunded", "hours_planned", "hours_worked"))
ENDED_WELL = Asked(GOOD_ENDS, (*_NAMED, "price", "paid", "hours", "hours_worked"))

T = TypeVar("T")


class FinishedGigs:
    """All finished retrospectives, in any order, each with its place in every column."""

    def __init__(self, stored: Columns) -> None:
        """Read what red flags ask of their gigs; `figures` reads the rest."""
        self._stored = stored
        self.stored_ids, self.created_at = stored.take("id"), stored.take("created_at")
        """Both as they stand in the library, where damaged ones may be no texts."""
        self.ids: Sequence[DocumentId] = _texts(document_id, self.stored_ids)
        self.days = _days_of_gigs(stored, self.created_at)
        self.currencies = _texts(stored_text, stored.take("currency"))
        self.price, paid, refunded = (_amounts(stored.take(name)) for name in ("price", "paid", "refunded"))
        self.kept = [
            None if one is None or back is None else one - back for one, back in zip(paid, refunded, strict=True)
        ]
        self._status = [*map(cache(partial(enum_or_none, Status)), stored.take("status"))]
        outcomes = map(cache(partial(enum_or_none, Outcome)), stored.take("outcome"))
        self.are_going = [*map(metrics.gig_goes_on, self._status, outcomes)]

    def short(self) -> Mapping[DocumentId, tuple[str, int]]:
        """Return currency and amount, in hundredths, of those that are over and brought in less than agreed."""
        rows = zip(self.ids, self.currencies, self.price, self.kept, self.are_going, strict=True)
        return amounts_short(row[:4] for row in rows if not row[4])

    def figures(self) -> Sequence[GigFigures]:
        """Return their figures, by the rules of `metrics` but without their facts."""
        stored = self._stored
        names = _names(stored.take("title"), self.created_at)
        told_after, are_about, learned, *roughly = self._telling()
        planned, worked = _amounts(stored.take("hours_planned")), _amounts(stored.take("hours_worked"))
        rows = zip(
            self.ids, names, self.days, told_after, are_about, planned, worked, self.price, self.kept, self.currencies,
            learned, repeat(False), self.are_going, *roughly, strict=False,
        )  # fmt: skip
        return [*map(GigFigures._make, rows)]

    def _telling(self) -> tuple[Iterable[Any], ...]:
        """Return what `GigFigures` has of the days from noticing to telling, each for all gigs."""
        stored = self._stored
        roughly = stored.take("noticed_on_precision"), stored.take("told_on_precision")
        noticed_on, told_on = _days(stored.take("noticed_on"), roughly[0]), _days(stored.take("told_on"), roughly[1])
        how = [*map(cache(_how_learned), self._status, stored.take("learned"), [on is None for on in told_on])]
        after = [
            metrics.days_until(one, other) if learned is ClientLearned.TOLD else None
            for learned, one, other in zip(how, noticed_on, told_on, strict=True)
        ]
        if not any(map(any, roughly)):
            return after, repeat(False), how, repeat(None), repeat(False)
        at_most = [
            None if days is None else most_between(one, other) or None
            for days, one, other in zip(after, noticed_on, told_on, strict=True)
        ]
        return after, map(is_rough, noticed_on, told_on), how, at_most, map(is_vague, noticed_on, told_on)


def good_ends(stored: Columns) -> Sequence[GigFigures]:
    """Return the figures of good ends, in which nothing was paid back."""
    ids, created_at = _texts(document_id, stored.take("id")), stored.take("created_at")
    price, paid, planned, worked = (_amounts(stored.take(name)) for name in ("price", "paid", "hours", "hours_worked"))
    rows = zip(
        ids, _names(stored.take("title"), created_at), _days_of_gigs(stored, created_at),
        repeat(None), repeat(False), planned, worked, price, paid, _texts(stored_text, stored.take("currency")),
        repeat(ClientLearned.TOLD), repeat(True), repeat(False), repeat(None), repeat(False), strict=False,
    )  # fmt: skip
    return [*map(GigFigures._make, rows)]


def _names(titles: Column, created_at: Column) -> Sequence[str]:
    """Return the names of these gigs: mostly their titles, if all of their own times can be read."""
    titled, are_instants = _texts(stored_text, titles), _are_instants(created_at)
    return [
        (are_instants and title.strip()) or name_of_gig(title, at) for title, at in zip(titled, created_at, strict=True)
    ]


def _are_instants(stored: Column) -> bool:
    """Tell whether all of these can be read as `instant` does: a gig with a title needs no more of it."""
    try:
        return all(at.tzinfo is UTC for at in map(datetime.fromisoformat, stored))
    except (TypeError, ValueError):
        return False


def _days_of_gigs(stored: Columns, created_at: Column) -> Sequence[date]:
    known = _days(stored.take("day"), stored.take("day_precision"))
    return [day or gig_day(None, at) for day, at in zip(known, created_at, strict=True)]


def _days(stored: Column, precisions: Column) -> Sequence[date | None]:
    """Decode days, each as exactly as it is known; many are the same."""
    return [*map(cache(known_day), stored, precisions)] if any(precisions) else [*map(cache(stored_day), stored)]


def _texts(decode: Callable[[object], T], stored: Column) -> Sequence[T]:
    """Decode each, unless all are texts: those are what they stand for."""
    return stored if set(map(type, stored)) <= {str} else [*map(decode, stored)]


def _amounts(stored: Column) -> Sequence[int | None]:
    """Decode hundredths; a value that retro never wrote is None."""
    known = {amount: _amount(amount) for amount in set(stored)}
    return stored if all(known[amount] is amount for amount in known) else [known[amount] for amount in stored]


def _amount(stored: object) -> int | None:
    return stored if isinstance(stored, int) and 0 <= stored < MOST else None


def _how_learned(status: Status | None, learned: object, is_untold: bool) -> ClientLearned:
    return metrics.how_learned(status, None if is_untold else date.min, enum_or_none(Learned, learned))
