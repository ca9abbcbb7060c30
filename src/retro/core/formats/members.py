"""Members of plain data by their type: a record, records, texts by name, names, one text; blank if absent.

A record or list of another type is a TypeError: what was taken for blank would be lost with the next save.
"""

from collections.abc import Mapping
from typing import Any

from retro.core.formats.codec import Data


def as_record(member: object) -> Data:
    """Return a member that is a record; an empty one if it is absent. Raises TypeError for anything else."""
    if not member:
        return {}
    if isinstance(member, dict):
        return member
    raise TypeError(type(member))


def as_items(member: object) -> list[Any]:
    """Return a member that is a list; an empty one if it is absent. Raises TypeError for anything else."""
    if not member:
        return []
    if isinstance(member, list):
        return member
    raise TypeError(type(member))


def record_in(data: Mapping[str, object], name: str) -> Data:
    """Return the record that is the member `name`, as `as_record` does."""
    return as_record(data.get(name))


def records_in(data: Mapping[str, object], name: str) -> list[Data]:
    """Return the records in the list that is the member `name`, as `as_items` does."""
    return as_items(data.get(name))


def names_in(data: Mapping[str, object], name: str) -> list[str]:
    """Return the texts in the list that is the member `name`, such as tags, as `as_items` does."""
    return as_items(data.get(name))


def texts_in(data: Mapping[str, object], name: str) -> Mapping[str, str]:
    """Return the texts by name that are the member `name`, such as answers, as `as_record` does."""
    texts: Mapping[str, Any] = as_record(data.get(name))
    return texts


def text_in(data: Mapping[str, object], name: str) -> str:
    """Return the text of this name; "" if it is anything else, as a damaged row can hold anything."""
    text = data.get(name)
    return text if isinstance(text, str) else ""
