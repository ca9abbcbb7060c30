"""Reads the rows of gigs that were taken and have no retrospective: those under way, and those that ended well."""

from typing import TYPE_CHECKING, NamedTuple

from retro.core.gig import choices
from retro.storage.queries.gig_rows import HomeRow, row_of
from retro.storage.queries.library import Library
from retro.storage.queries.running import IS_UNDER_WAY
from retro.storage.queries.standing import DAY_OF_VET, IS_GOOD_END, IS_WRITTEN_UP

if TYPE_CHECKING:
    from retro.storage.queries.choice import GigFilter

IS_ONLY_UNDER_WAY = f"{IS_UNDER_WAY} AND NOT {IS_WRITTEN_UP.format('v')}"
"""Under way and not being written up; one that is stands among the retrospectives."""
ROWS = f"""
SELECT v.id, v.title, v.client, NULL AS status, NULL AS outcome, v.created_at, v.updated_at AS finished_at,
       v.updated_at, v.ended_on, v.decided_on AS started_on, NULL AS noticed_on,
       NULL AS noticed_on_precision, NULL AS told_on, NULL AS quiet_on, v.deleted_at,
       '' AS cue, '' AS act, NULL AS place, CAST(v.created_at AS BLOB) AS since,
       CAST(v.id AS BLOB) AS exact, 0 AS stray, v.ended IS NOT NULL AS is_over
FROM vet AS v WHERE (({IS_GOOD_END.format("v")}) OR ({IS_ONLY_UNDER_WAY}))
"""
"""Columns of a HomeRow and whether the gig is over; a filter's conditions follow."""
NEWEST = {
    "gig": f"""ORDER BY {DAY_OF_VET.format("v")} DESC,
        v.created_at DESC, v.id DESC LIMIT ?""",
    "written": "ORDER BY v.created_at DESC, v.id DESC LIMIT ?",
}
"""Orders, the newest first, as in home.NUMBERS; they follow the conditions."""


class TakenRow(NamedTuple):
    """A gig as a row of a list, with its status in words."""

    row: HomeRow
    standing: str
    """"under way" or "ended well"."""


def taken_rows(
    library: Library, *, by: str, limit: int | None = None, choice: "GigFilter | None" = None
) -> list[TakenRow]:
    """Read those that the filter selects, newest first by one of NEWEST; `limit` None reads all, as a filter does."""
    if choice and not choice.can_be_vets:
        return []
    with library.reading() as fetch:
        conditions, values = choice.conditions_of_vets(fetch, "v") if choice else ("", [])
        most = -1 if limit is None or choice else limit  # how a gig stands is chosen only after it was read
        found = fetch(ROWS + conditions + NEWEST[by], (*values, most))
    rows = (TakenRow(row_of(each), choices.ENDED_WELL if each["is_over"] else choices.UNDER_WAY) for each in found)
    return [each for each in rows if choice is None or choice.is_standing(each.standing)]
