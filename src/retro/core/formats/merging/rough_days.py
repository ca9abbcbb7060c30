"""Joins a day with how exactly it is known for a merge, so that no version's precision comes to the other's day."""

from __future__ import annotations

from collections.abc import Callable

from retro.core.formats.codec import OF_DAY, Data
from retro.core.formats.members import as_items, as_record
from retro.core.rough_day import Precision

LISTS = ("moments", "red_flags")
"""Members whose records have days that may be rough; of the others, `facts` and the document itself."""
_ENDS = tuple(f" ({precision})" for precision in Precision)


def joined_days(data: Data) -> Data:
    """Return the data with each rough day as one text, such as "2025-03-15 (month)"."""
    return _everywhere(data, _joined)


def parted_days(data: Data) -> Data:
    """Return the data with each such text as the day and how exactly it is known."""
    return _everywhere(data, _parted)


def _everywhere(data: Data, change: Callable[[Data], Data]) -> Data:
    changed = change(data)
    if changed.get("facts"):
        changed["facts"] = change(as_record(changed["facts"]))
    return changed | {name: [change(each) for each in as_items(changed[name])] for name in LISTS if changed.get(name)}


def _joined(record: Data) -> Data:
    rough = {name.removesuffix(OF_DAY): said for name, said in record.items() if name.endswith(OF_DAY) and said}
    rest = {name: member for name, member in record.items() if not name.endswith(OF_DAY)}
    return rest | {day: f"{record[day]} ({said})" for day, said in rough.items()}


def _parted(record: Data) -> Data:
    whole: Data = {}
    for name, member in record.items():
        if (name == "on" or name.endswith("_on")) and (joined := str(member)).endswith(_ENDS):
            whole[name], _, said = joined.partition(" ")
            whole[f"{name}{OF_DAY}"] = said.strip("()")
        elif not name.endswith(OF_DAY):
            whole[name] = member
    return whole


def bare_day(member: object) -> str:
    """Return the day of such a text alone."""
    return str(member or "").partition(" ")[0]
