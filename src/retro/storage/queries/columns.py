"""Decode single stored values; a bad value never rejects its row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import TypeVar

from retro.core.gig.choices import OLDEST, gig_name, when_gig_was, within_calendar
from retro.core.gig.ids import DocumentId, GigId, QuestionKey, VetId
from retro.core.rough_day import Precision, day_known

E = TypeVar("E", bound=StrEnum)
NEVER = OLDEST
"""Stands for an unreadable instant: the oldest one that has a local day in every time zone."""
HAD = """(s.answer = 'yes' OR EXISTS (
    SELECT 1 FROM came AS c WHERE c.vet = s.vet AND c.key = s.key AND c.answer = 'yes'))"""
"""Whether a vetted gig had the red flag of a row `s` of `sign`, as `Vet.had`."""
HAD_BY_ANY = """(s.answer = 'yes' OR (s.vet, s.key) IN (SELECT c.vet, c.key FROM came AS c WHERE c.answer = 'yes'))"""
"""The same for rows of all vetted gigs: what came up in check-ins is looked through once."""
MOST = 10**14
"""Upper limit of stored numbers (money, hours, versions): retro/1 takes twelve digits and two places."""
UNREADABLE = "Unreadable"
"""Name of a gig whose own time is damaged; it is still listed and can be opened."""


def instant(stored: object) -> datetime | None:
    """Decode an instant, moved to the nearest one that has a day in every time zone; None if absent or damaged."""
    try:
        found = datetime.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None
    return within_calendar(found) if found and found.tzinfo is UTC else None


def stamp(instant: datetime) -> str:
    """Encode an instant; such texts sort as the instants do."""
    from retro.core.formats import leaf_codecs  # a list does not need the whole record

    return str(leaf_codecs.INSTANT.write(instant))


def begin_of_day(day: date) -> str:
    """Return the stored form of the instant at which a local day begins; what was finished before it is older.

    This is midnight, the first one if summer time gives two; the end of the gap if summer time removes it.
    """
    try:
        midnights = (datetime(day.year, day.month, day.day, fold=fold).astimezone() for fold in (0, 1))
        begin = min(midnight.astimezone(UTC) for midnight in midnights if _is_on(midnight, day))
    except (OverflowError, ValueError):  # of an end of the calendar, or a day that a time zone left out
        begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return f"{begin.isoformat(timespec='milliseconds')[:23]}Z"


def _is_on(midnight: datetime, day: date) -> bool:
    """Tell whether a midnight lies on that day by local clocks; one reading of a skipped midnight does not."""
    return midnight.astimezone(UTC).astimezone().date() == day


def stored_day(stored: object) -> date | None:
    """Decode a day; None if absent or damaged."""
    try:
        return date.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None


def known_day(stored: object, precision: object) -> date | None:
    """Decode a day with how exactly it is known; to the day if that is damaged."""
    on = stored_day(stored)
    return day_known(on, enum_or_none(Precision, precision)) if on and precision else on


def stored_text(stored: object) -> str:
    """Decode a text; "" if it is none."""
    return stored if isinstance(stored, str) else ""


def text_or_none(stored: object) -> str | None:
    """Decode a text; None if it is none."""
    return stored if isinstance(stored, str) else None


def id_text(stored: object) -> str:
    """Decode an id so that it can be shown and compared, whatever its column holds."""
    return stored.decode("utf-8", "replace") if isinstance(stored, bytes) else str(stored or "")


def gig_id(stored: object) -> GigId:
    """Decode the id of a retrospective; see id_text."""
    return GigId(id_text(stored))


def vet_id(stored: object) -> VetId:
    """Decode the id of a vet; see id_text."""
    return VetId(id_text(stored))


def document_id(stored: object) -> DocumentId:
    """Decode the id of a document of either kind; see id_text."""
    return GigId(id_text(stored))


def id_list(ids: Iterable[str]) -> str:
    """Return the ids as one JSON list for `json_each`."""
    wanted = list(ids)
    if all(id.isascii() and id.isalnum() for id in wanted):
        return "[" + ",".join(f'"{id}"' for id in wanted) + "]"
    import json  # only for a damaged id: its import takes longer than a command's reading

    return json.dumps(wanted)


def number_list(numbers: Iterable[int]) -> str:
    """Return the numbers (rowids) as one JSON list for `json_each`."""
    return f"[{','.join(map(str, numbers))}]"


def number(stored: object, damaged: int) -> int:
    """Decode a whole number; `damaged` for a value that retro never wrote."""
    return stored if isinstance(stored, int) and 0 <= stored < MOST else damaged


def version_of(stored: object) -> int:
    """Decode a document's version; 1 for a damaged one, so that it can still be saved."""
    return number(stored, 1) or 1


def name_of_gig(title: object, created_at: object) -> str:
    """Return the name of the gig in these columns."""
    created = instant(created_at)
    if created is None:
        return UNREADABLE
    return gig_name(stored_text(title), created)


def gig_day(known: object, created_at: object, precision: object = None) -> date:
    """Return the gig's day: the known one, or else the local day on which it was written down."""
    return when_gig_was(known_day(known, precision), None, instant(created_at) or NEVER)


def enum_or_none(kind: type[E], stored: object) -> E | None:
    """Return the member of that name, or None."""
    return _members(kind).get(stored) if isinstance(stored, str) else None


@cache
def _members(kind: type[E]) -> Mapping[str, E]:
    return {member.value: member for member in kind}


def texts_by_key(stored: object) -> dict[QuestionKey, str]:
    """Return the texts of a stored JSON object; none if it is damaged."""
    import json  # few drafts have one

    try:
        held = json.loads(stored) if isinstance(stored, str) else None
    except (ValueError, RecursionError):
        held = None
    return (
        {QuestionKey(key): said for key, said in held.items() if isinstance(said, str)}
        if isinstance(held, dict)
        else {}
    )
