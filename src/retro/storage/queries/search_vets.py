"""Search in vetted gigs, gigs under way and good ends."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from retro.storage.queries.columns import NEVER, day, id_text, instant, name_of
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.running import UNDER_WAY as IS_UNDER_WAY
from retro.storage.queries.running import Running, running
from retro.storage.queries.search import Found, anywhere, places, wanted_words
from retro.storage.queries.written import Written

UNDER_WAY, GOOD_END = "under way", "ended well"
STANDING = f"CASE WHEN v.ended = 'well' THEN '{GOOD_END}' WHEN {IS_UNDER_WAY} THEN '{UNDER_WAY}' ELSE 'vetted' END"
_AMONG = " AND v.id IN (SELECT value FROM json_each(?))"
HITS = 50
"""Vetted gigs that are looked for at once."""
LAST = (b"\xff", b"\xff")
"""Sorts after every instant and id, as bytes: a page that begins here begins with the newest."""


class VetHit(NamedTuple):
    """One vetted gig in which all words occur."""

    id: str
    name: str
    created_at: datetime
    found: tuple[Found, ...]
    """Their places are `vet.title`, `vet.client`, `vet.platform`, `vet.signs`, `vet.stops`, `vet.reply`, `vet.message`,
    `vet.feared`, `vet.kept`."""
    standing: str = "vetted"
    """ "vetted", "under way" or "ended well"."""
    ended_on: date | None = None
    since: tuple[bytes, bytes] = LAST
    """Where the next page begins."""


def matching(words: int, *, is_among: bool = False) -> str:
    """The SQL that finds so many words, newest first, among some ids where they are given last but three."""
    every = " AND s.text GLOB ?" * words
    return f"""
    SELECT v.id, v.title, v.created_at, v.ended_on, {STANDING} AS standing,
        CAST(v.created_at AS BLOB) AS since, CAST(v.id AS BLOB) AS exact
    FROM vet AS v JOIN vet_search AS s ON s.vet = v.id
    WHERE v.deleted_at IS NULL{every}{_AMONG if is_among else ""}
      AND (v.created_at, v.id) < (CAST(? AS TEXT), CAST(? AS TEXT))
    ORDER BY v.created_at DESC, v.id DESC LIMIT ?
    """


def search_vets(
    library: Library, words: str, *, limit: int = HITS, after: VetHit | None = None, among: Sequence[str] | None = None
) -> list[VetHit]:
    """One page of the vetted gigs that hold every word, the newest first; no word finds none.

    `among` are the ids that can be meant, where that is known.
    """
    wanted = wanted_words(words)
    if not wanted:
        return []
    ids = () if among is None else (json.dumps(list(among)),)
    with library.reading() as fetch:
        patterns = map(anywhere, sorted(wanted, key=len, reverse=True))
        asked = (*patterns, *ids, *(after.since if after else LAST), limit)
        stored = fetch(matching(len(wanted), is_among=among is not None), asked)
        held = _written(fetch, [id_text(row["id"]) for row in stored])
    return [
        VetHit(
            id_text(row["id"]),
            name_of(row["title"], row["created_at"]),
            instant(row["created_at"]) or NEVER,
            tuple(places(held.get(row["id"], ()), words)),
            str(row["standing"]),
            day(row["ended_on"]),
            (row["since"], row["exact"]),
        )
        for row in stored
    ]


def every_vet(library: Library, words: str) -> Iterator[VetHit]:
    """All of them, page by page."""
    after: VetHit | None = None
    while page := search_vets(library, words, after=after):
        yield from page
        after = page[-1]


def search_running(library: Library, words: str) -> list[Running]:
    """The gigs under way that hold every word, in the order in which they run."""
    gigs = running(library)
    ids = [gig.id for gig in gigs]
    found = {hit.id for hit in search_vets(library, words, limit=len(ids), among=ids)} if gigs else set()
    return [gig for gig in gigs if gig.id in found]


def _written(fetch: Fetch, ids: Sequence[str]) -> Mapping[str, Sequence[Written]]:
    """What is written in these; one that cannot be gathered is absent."""
    if not ids:
        return {}
    from retro.core.formats.codec import ArchiveError  # all: a search that finds no vet has no need of what one is
    from retro.storage.queries.record import rows_of
    from retro.storage.queries.vets import RECORDS
    from retro.storage.rows.search_text import vet_texts
    from retro.storage.rows.vet_rows import VET

    found = {}
    for id, rows in rows_of(fetch, ids, VET, RECORDS).items():
        with suppress(ArchiveError):
            found[id] = [(each.place, each.text) for each in vet_texts(VET.gather(rows))]
    return found
