"""The gigs that a filter of Patterns selects: their numbers, and where SQL takes them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from retro.storage.queries.choice import GigFilter
from retro.storage.queries.library import Fetch
from retro.storage.queries.standing import IS_FINISHED

CHOSEN_GIGS, CHOSEN_VETS = "/* chosen gigs */", "/* chosen vets */"
"""Where the conditions on retrospectives `r` and vets `v` go."""
FINISHED = f"{IS_FINISHED.format('r')} {CHOSEN_GIGS}"
VETS = f"v.deleted_at IS NULL {CHOSEN_VETS}"
_AMONG = {
    CHOSEN_GIGS: "AND r.rowid IN (SELECT value FROM json_each(?1, '$.gigs'))",
    CHOSEN_VETS: "AND v.rowid IN (SELECT value FROM json_each(?1, '$.vets'))",
}


def chosen_numbers(fetch: Fetch, choice: GigFilter | None) -> Sequence[str]:
    """Return the numbers of the selected gigs and vets as JSON, the one value of `among`; no value if all are selected.

    Of the vets those that are over are meant; only these are counted.
    """
    if choice is None:
        return ()
    return (json.dumps({"gigs": _chosen_gigs(fetch, choice), "vets": _chosen_vets(fetch, choice)}),)


def among(sql: str, chosen: Sequence[str]) -> str:
    """Return the SQL over the chosen gigs and vets, or over all."""
    for mark, condition in _AMONG.items() if chosen else ():
        sql = sql.replace(mark, condition)
    return sql


def _chosen_gigs(fetch: Fetch, choice: GigFilter) -> list[int]:
    sql, values = choice.conditions(fetch, "r")
    return [row[0] for row in fetch(f"SELECT r.rowid FROM retrospective AS r WHERE {FINISHED}{sql}", values)]


def _chosen_vets(fetch: Fetch, choice: GigFilter) -> list[int]:
    if not choice.can_be_vets or choice.status not in ("", "over"):
        return []
    sql, values = choice.conditions_of_vets(fetch, "v")
    return [row[0] for row in fetch(f"SELECT v.rowid FROM vet AS v WHERE {VETS}{sql}", values)]
