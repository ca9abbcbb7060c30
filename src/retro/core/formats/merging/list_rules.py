"""Rules that merge two versions of a list: of records by their keys, of tags, and of members without a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from retro.core.formats.codec import Data
from retro.core.formats.members import as_items, as_record
from retro.core.formats.merging.rules import Merging, Rule, canonical, merge_texts, merge_value

Key = tuple[object, ...]
Table = dict[Key, Data]


def merge_records(
    rule: Rule, key: Callable[[Data], object], *, named: Callable[[Data], str] | None = None, sorted_by: str = ""
) -> Rule:
    """Merge lists of records; those with equal keys are one.

    `named` gives a record's name for the names of its members; `sorted_by` is the member that sorts a new order.
    """

    def merged(merging: Merging, name: str, new: object, old: object) -> object:
        newer, older = _keyed(new, key), _keyed(old, key)
        order = _order(merging, list(newer), list(older))
        items = [
            rule(
                merging,
                f"{name}.{named(newer.get(own) or older[own])}" if named else name,
                newer.get(own),
                older.get(own),
            )
            for own in order
        ]
        is_new_order = bool(sorted_by) and order not in (list(newer), list(older))
        return sorted(items, key=lambda item: str(as_record(item).get(sorted_by, ""))) if is_new_order else items

    return merged


def every(*, sorted_by: str = "") -> Rule:
    """Merge lists and keep each item as often as the list that has it most often."""

    def whole(merging: Merging, name: str, new: object, old: object) -> object:
        return new if old is None else old

    return merge_records(whole, canonical, sorted_by=sorted_by)


def merge_tags(merging: Merging, name: str, new: object, old: object) -> object:
    """Merge the tags of both."""
    newer, older = as_items(new), as_items(old)
    return [str(key[0]) for key in _order(merging, _numbered(newer), _numbered(older))]


def anything(merging: Merging, name: str, new: object, old: object) -> object:
    """Merge a member without a rule of its own: names and items of both; of a single value the newer one."""
    if isinstance(new, dict) and isinstance(old, dict):
        return merge_texts(anything)(merging, name, new, old)
    if isinstance(new, list) and isinstance(old, list):
        return every()(merging, name, new, old)
    return merge_value(merging, name, new, old)


def _order(merging: Merging, newer: list[Key], older: list[Key]) -> list[Key]:
    """Return the keys of both: in the order of the one that has all of them, else the other's follow."""
    has_all, is_all = set(older) <= set(newer), set(newer) <= set(older)
    is_older_first = merging.is_tie and canonical(older) > canonical(newer)
    if has_all and is_all:
        return older if is_older_first else newer
    if has_all or is_all:
        return newer if has_all else older
    first, rest = (older, newer) if is_older_first else (newer, older)
    known = set(first)
    return [*first, *(key for key in rest if key not in known)]


def _keyed(items: object, key: Callable[[Data], object]) -> Table:
    """Return the items by key and by how often the key came before."""
    found = as_items(items)
    return dict(zip(_numbered(map(key, found)), found, strict=True))


def _numbered(keys: Iterable[object]) -> list[Key]:
    seen: Counter[object] = Counter()
    numbered: list[Key] = []
    for key in keys:
        numbered.append((key, seen[key]))
        seen[key] += 1
    return numbered
