"""Searches vetted gigs, gigs under way and good ends."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from retro.core.gig import wording
from retro.core.gig.choices import when_gig_was
from retro.core.gig.ids import VetId
from retro.core.text.one_line import on_one_line
from retro.storage.queries.columns import NEVER, instant, known_day, name_of_gig, stored_day, vet_id
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.matching import as_searched, glob_patterns, holding_sql
from retro.storage.queries.pages import FIRST, KEY, Key, page_after, page_key_of
from retro.storage.queries.running import IS_UNDER_WAY, WRITTEN_AND_GOING, Running, running
from retro.storage.queries.search import TextMatch, text_matches, wanted_words
from retro.storage.queries.written import Written

if TYPE_CHECKING:
    from retro.storage.queries.choice import GigFilter

UNDER_WAY, GOOD_END = wording.UNDER_WAY, wording.ENDED_WELL
STANDING = f"""
CASE WHEN v.ended = 'well' THEN '{GOOD_END}' WHEN {IS_UNDER_WAY} THEN '{UNDER_WAY}'
    WHEN v.ended IS NULL AND EXISTS ({WRITTEN_AND_GOING}) THEN '{wording.STILL_GOING}'
    WHEN v.ended IS NOT NULL OR v.gig IS NOT NULL THEN '{wording.WENT_WRONG}' ELSE 'vetted' END"""
"""As core.vet.status_text.vet_status_text; what never began is "vetted"."""
_AMONG = " AND v.id IN (SELECT value FROM json_each(?))"
_WRITTEN_UP = """ AND NOT EXISTS (SELECT 1 FROM retrospective AS r JOIN search AS t ON t.retrospective = r.id
    WHERE r.id = v.gig AND r.deleted_at IS NULL{0})"""
"""Leaves out a gig that is found as its retrospective; what that has to hold follows."""
HITS = 50
"""Vetted gigs searched at once."""


class VetHit(NamedTuple):
    """One vetted gig in which all words occur."""

    id: VetId
    name: str
    created_at: datetime
    found: tuple[TextMatch, ...]
    """Its places are `vet.title`, `vet.client`, `vet.platform`, `vet.signs`, `vet.stops`, `vet.reply`,
    `vet.message`, `vet.feared`, `vet.kept`.
    """
    standing: str = "vetted"
    """ "vetted", "under way", "still going", "went wrong" or "ended well"."""
    ended_on: date | None = None
    decided_on: date | None = None
    since: Key = FIRST
    """Where the next page begins."""

    @property
    def day(self) -> date:
        """Return when the gig was: the day it ended, else was decided on, else was vetted."""
        return when_gig_was(self.ended_on, self.decided_on, self.created_at)

    @property
    def is_good_end(self) -> bool:
        """Tell whether it ended well."""
        return self.standing == GOOD_END


def matching_vets_sql(wanted: Sequence[str], *, is_among: bool = False) -> str:
    """Return the head of a page of what holds all of this, limited to ids if they are given last."""
    return f"""
    SELECT v.id, v.title, v.created_at, v.ended_on, v.ended_on_precision, v.decided_on,
       {STANDING} AS standing, {KEY.format("v")}
    FROM vet AS v JOIN vet_search AS s ON s.vet = v.id
    WHERE v.deleted_at IS NULL{holding_sql(wanted, "s.text")}{_AMONG if is_among else ""}"""


def search_vets(
    library: Library,
    words: str,
    *,
    limit: int = HITS,
    after: VetHit | None = None,
    among: Sequence[str] | None = None,
    choice: "GigFilter | None" = None,
) -> list[VetHit]:
    """Return one page of the vetted gigs that hold every word, newest first; no word finds none.

    `among` limits it to these ids. Otherwise one that is found as its retrospective is left out: it is one gig.
    """
    wanted = wanted_words(words)
    if not wanted or (choice and not choice.can_be_vets):
        return []
    since = after.since if after else FIRST
    found: list[VetHit] = []
    with library.reading() as fetch:
        head, given = _asked(fetch, wanted, among, choice)
        while len(found) < limit and (stored := page_after(fetch, head, given, after=since, limit=limit, table="v")):
            held = _written(fetch, [vet_id(row["id"]) for row in stored])
            hits = ((row, held.get(row["id"])) for row in stored)
            found += [_hit(row, texts or (), words) for row, texts in hits if texts is None or _holds(texts, wanted)]
            since = page_key_of(stored[-1])
    return found[:limit]


def _asked(
    fetch: Fetch, wanted: Sequence[str], among: Sequence[str] | None, choice: "GigFilter | None"
) -> tuple[str, Sequence[object]]:
    """Return the head of a page, and its values."""
    conditions, values = choice.conditions_of_vets(fetch, "v") if choice else ("", [])
    again, patterns = _written_up(fetch, wanted, choice) if among is None else ("", [])
    ids = [] if among is None else [json.dumps(list(among))]
    head = matching_vets_sql(wanted, is_among=among is not None) + conditions + again
    return head, (*glob_patterns(wanted), *ids, *values, *patterns)


def _written_up(fetch: Fetch, wanted: Sequence[str], choice: "GigFilter | None") -> tuple[str, list[object]]:
    """Return the condition that no retrospective of it is found, and its values."""
    conditions, values = choice.conditions(fetch, "r") if choice else ("", [])
    return _WRITTEN_UP.format(holding_sql(wanted, "t.text") + conditions), [*glob_patterns(wanted), *values]


def _hit(row: sqlite3.Row, texts: Sequence[Written], words: str) -> VetHit:
    return VetHit(
        vet_id(row["id"]),
        name_of_gig(row["title"], row["created_at"]),
        instant(row["created_at"]) or NEVER,
        tuple(text_matches(texts, words)),
        str(row["standing"]),
        known_day(row["ended_on"], row["ended_on_precision"]),
        stored_day(row["decided_on"]),
        page_key_of(row),
    )


def _holds(texts: Sequence[Written], wanted: Sequence[str]) -> bool:
    """Tell whether the texts hold all words still: an older retro also kept the red flags that were answered no."""
    held = (text if isinstance(text, tuple) else (text,) for _, text in texts)
    folded = " ".join(as_searched(str(name)) for names in held for name in names)
    plain = on_one_line(folded)
    return all(word in plain for word in wanted)


def every_vet(library: Library, words: str, choice: "GigFilter | None" = None) -> Iterator[VetHit]:
    """Yield all vetted gigs that the filter selects, page by page."""
    after: VetHit | None = None
    while page := search_vets(library, words, after=after, choice=choice):
        yield from (hit for hit in page if choice is None or choice.is_standing(hit.standing))
        after = page[-1]


def search_running(library: Library, words: str) -> list[Running]:
    """Return the gigs under way that hold every word, in their order."""
    gigs = running(library)
    ids = [gig.id for gig in gigs]
    found = {hit.id for hit in search_vets(library, words, limit=len(ids), among=ids)} if gigs else set()
    return [gig for gig in gigs if gig.id in found]


def _written(fetch: Fetch, ids: Sequence[str]) -> Mapping[str, Sequence[Written]]:
    """Return the texts of these vets; one that cannot be read is absent."""
    if not ids:
        return {}
    from retro.core.formats.codec import ArchiveError  # imported here: a search that finds no vet does not need it
    from retro.storage.queries.record import document_rows
    from retro.storage.queries.vets.vets import RECORDS
    from retro.storage.rows.search_text import vet_texts
    from retro.storage.rows.vet_rows import VET

    found = {}
    for id, rows in document_rows(fetch, ids, VET, RECORDS).items():
        with suppress(ArchiveError):
            found[id] = [(each.place, (*each.others[::-1], each.text)) for each in vet_texts(VET.from_rows(rows))]
    return found
