"""Reads the red flags of all finished gigs that could have been seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, cast

from retro.core.analysis.patterns import RecurringFlag
from retro.core.gig.choices import Hindsight, Side, Stage
from retro.core.gig.flag_names import short_of
from retro.core.gig.ids import DocumentId
from retro.storage.queries.columns import enum_or_none, id_text, stored_text
from retro.storage.queries.figures.by_column import Asked, Columns
from retro.storage.queries.figures.stored_figures import FinishedGigs
from retro.storage.queries.library import Fetch

SEEN = """
SELECT key, hindsight, group_concat(retrospective) AS gigs FROM red_flag
WHERE hindsight IS NOT 'hidden' GROUP BY key, hindsight
"""
"""Red flags that could have been seen, of all gigs: an index alone is read. Joining the gigs takes longer."""
SEEN_BY_KEY = Asked(SEEN, ("key", "hindsight", "gigs"))
NAMED = "SELECT name, stage, side FROM red_flag WHERE retrospective = ? AND +key = ? AND hindsight IS NOT 'hidden'"


class PlacedGigs:
    """The finished gigs, each with its place: 0 is the newest."""

    def __init__(self, finished: FinishedGigs) -> None:
        by_day = zip(map(date.toordinal, finished.days), finished.ids, range(len(finished.ids)), strict=True)
        numbers = [number for _, _, number in sorted(by_day, reverse=True)]
        self.ids = [finished.ids[number] for number in numbers]
        """Ids, the newest gig first."""
        self._places: dict[str, int] = {id: place for place, id in enumerate(self.ids)}
        self._written = [(id_text(finished.created_at[number]), finished.ids[number], number) for number in numbers]
        """When each was written down, its id, and its number among those that are finished."""
        self._stored_ids = finished.stored_ids

    def placed(self, ids: Iterable[str]) -> set[int]:
        """Return the places of the finished gigs among these ids."""
        found = set(map(self._places.get, ids))
        found.discard(None)  # of other gigs
        return cast("set[int]", found)

    def number_of(self, ids: Iterable[str]) -> int:
        """Count those of these ids that are a finished gig's, each as often as it is there."""
        return sum(map(self._places.__contains__, ids))

    def ids_at(self, places: Iterable[int]) -> tuple[DocumentId, ...]:
        """Return the ids of the gigs at these places."""
        return tuple(map(self.ids.__getitem__, places))

    def written_last(self, places: Iterable[int]) -> object:
        """Return the id, as stored, of the gig that was written down last of these."""
        return self._stored_ids[max(map(self._written.__getitem__, places))[2]]


class Seen(NamedTuple):
    """The gigs in which a red flag could have been seen, by their places."""

    places: Sequence[int]
    """The newest first."""
    spoken: Collection[int] = ()
    """Those in which it was spoken of."""


def seen_flags(stored: Columns, gigs: PlacedGigs) -> Mapping[str, Seen]:
    """Return where each red flag of the finished gigs could have been seen, by its key."""
    rows = zip(stored.take("key"), stored.take("hindsight"), stored.take("gigs"), strict=True)
    found = {}
    for key, of_key in groupby(rows, key=itemgetter(0)):
        by_hindsight = {hindsight: gigs.placed(id_text(ids).split(",")) for _, hindsight, ids in of_key}
        places = sorted(set[int]().union(*by_hindsight.values()))
        if places and isinstance(key, str):  # a damaged row hides no other
            found[key] = Seen(places, by_hindsight.get(Hindsight.SPOKE, set()))
    return found


def recurring_flags(
    fetch: Fetch, seen: Mapping[str, Seen], gigs: PlacedGigs, well: Mapping[str, int]
) -> Iterator[RecurringFlag]:
    """Read name, stage and side of the flags: those of the gig that was written down last.

    `well` has the number of good ends with each flag.
    """
    for key, (places, spoken) in seen.items():
        name, stage, side = next(iter(fetch(NAMED, (gigs.written_last(places), key))), ("", None, None))
        of_stage, of_side = enum_or_none(Stage, stage), enum_or_none(Side, side)
        if of_stage and of_side:
            name, told = short_of(key, stored_text(name)), frozenset(gigs.ids_at(spoken))
            yield RecurringFlag(key, name, of_stage, of_side, gigs.ids_at(places), well.get(key, 0), told)
