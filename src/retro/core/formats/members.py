"""Members of plain data by their type: a record, records, texts by name, names, one text; blank if absent.

A record or list of another type is a TypeError: what was taken for blank would be lost with the next save.
"""

from collections.abc import Mapping
from typing import Any

from retro.core.formats.codec import Data


def as_record(member: object) -> Data:
    """Return a member that is a record; an empty one if it is absent."""
    if not member:
        return {}
    if isinstance(member, dict):
        return member
    raise TypeError(type(member))


def as_items(member: object) -> list[Any]:
    """Return a member that is a list, of records or of names; an empty one if it is absent."""
    if not member:
        return []
    if isinstance(member, list):
        return member
    raise TypeError(type(member))


def record_in(data: Mapping[str, object], name: str) -> Data:
    """Return the record of this name."""
    return as_record(data.get(name))


def records_in(data: Mapping[str, object], name: str) -> list[Data]:
    """Return the records of this name."""
    return as_items(data.get(name))


def names_in(data: Mapping[str, object], name: str) -> list[str]:
    """Return the names, or the tags, of this name."""
    return as_items(data.get(name))


def texts_in(data: Mapping[str, object], name: str) -> Mapping[str, str]:
    """Return the texts by name of this name."""
    texts: Mapping[str, Any] = as_record(data.get(name))
    return texts


def text_in(data: Mapping[str, object], name: str) -> str:
    """Return the text of this name; "" if it is anything else, as a damaged row can hold anything."""
    text = data.get(name)
    return text if isinstance(text, str) else ""
