"""Rules that merge two versions of one member of a document, on plain data.

Each rule takes the newer value, then the older one. All of them are symmetrical (for versions of the same instant only
the value decides which counts as newer) and idempotent: merging the result with either version gives the result.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from retro.core.formats.codec import Data

Rule = Callable[["Merging", str, object, object], object]
"""Merges one member, given its name in the document, the newer value and the older one; absent is None."""
Key = tuple[object, ...]
Table = dict[Key, Data]


@dataclass(frozen=True, slots=True)
class Difference:
    """One member that differs between the versions."""

    name: str
    """Its name within the document, such as `facts.price` or `lessons.<id>.act`."""
    stands: str
    other: str
    is_text: bool
    """True if the user's own words differ, not a day, a number or a choice."""


@dataclass(slots=True)
class Merging:
    """One merge in progress."""

    is_tie: bool
    """True if both versions are of one instant, so that neither is newer."""
    differences: list[Difference] = field(default_factory=list)


def merge_value(merging: Merging, name: str, new: object, old: object) -> object:
    """Return the newer value, or the only one there is."""
    return _chosen(merging, name, new, old, is_text=False)


def line(merging: Merging, name: str, new: object, old: object) -> object:
    """Return the newer line, or the only one there is."""
    return _chosen(merging, name, new, old, is_text=True)


def merge_text(merging: Merging, name: str, new: object, old: object) -> object:
    """Return the newer text, or the longer one if it contains the other."""
    longer = _holding_both(new, old)
    return longer if longer is not None else line(merging, name, new, old)


def both(between: str) -> Rule:
    """Return both texts, the newer first, unless one contains the other."""

    def rule(merging: Merging, name: str, new: object, old: object) -> object:
        longer = _holding_both(new, old)
        if longer is not None:
            return longer
        stands = line(merging, name, new, old)
        return f"{stands}{between}{old if stands == new else new}"

    return rule


def merge_record(members: Mapping[str, Rule]) -> Rule:
    """Merge each member by its own rule."""

    def rule(merging: Merging, name: str, new: object, old: object) -> object:
        newer, older = _members(new), _members(old)
        pairs = ((own, rule(merging, f"{name}.{own}", newer.get(own), older.get(own))) for own, rule in members.items())
        return {own: merged for own, merged in pairs if merged is not None}

    return rule


def merge_texts(rule: Rule, before: str | None = None) -> Rule:
    """Merge texts by name; `before` precedes the names in place of the member's own."""

    def merged(merging: Merging, name: str, new: object, old: object) -> object:
        newer, older = _members(new), _members(old)
        prefix = f"{name}." if before is None else before
        names = sorted({*newer, *older})
        return {own: rule(merging, f"{prefix}{own}", newer.get(own), older.get(own)) for own in names}

    return merged


def together(members: Mapping[str, Rule], contradicts: Callable[[Data, Data], bool]) -> Callable[..., Data]:
    """Merge members that depend on each other: where versions contradict, take those of one version."""

    def merged(merging: Merging, name: str, new: Data, old: Data) -> Data:
        newer, older = ({own: data.get(own) for own in members} for data in (new, old))
        if contradicts(newer, older):
            if merging.is_tie and _canonical(older) > _canonical(newer):
                newer, older = older, newer
            _differ(merging, members, name, newer, older)
            return newer
        return {own: rule(merging, f"{name}{own}", newer[own], older[own]) for own, rule in members.items()}

    return merged


def _differ(merging: Merging, members: Mapping[str, Rule], name: str, newer: Data, older: Data) -> None:
    for own, rule in members.items():
        if not is_unsaid(older[own]) and older[own] != newer[own]:
            stands = "" if is_unsaid(newer[own]) else str(newer[own])
            found = Difference(f"{name}{own}", stands, str(older[own]), is_text=rule is not merge_value)
            merging.differences.append(found)


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
        return sorted(items, key=lambda item: str(_members(item).get(sorted_by, ""))) if is_new_order else items

    return merged


def every(*, sorted_by: str = "") -> Rule:
    """Merge lists and keep each item as often as the list that has it most often."""

    def whole(merging: Merging, name: str, new: object, old: object) -> object:
        return new if old is None else old

    return merge_records(whole, _canonical, sorted_by=sorted_by)


def merge_tags(merging: Merging, name: str, new: object, old: object) -> object:
    """Merge the tags of both."""
    newer, older = cast(list[str], new or []), cast(list[str], old or [])
    return [str(key[0]) for key in _order(merging, _numbered(newer), _numbered(older))]


def anything(merging: Merging, name: str, new: object, old: object) -> object:
    """Merge a member without a rule of its own: names and items of both; of a single value the newer one."""
    if isinstance(new, dict) and isinstance(old, dict):
        return merge_texts(anything)(merging, name, new, old)
    if isinstance(new, list) and isinstance(old, list):
        return every()(merging, name, new, old)
    return merge_value(merging, name, new, old)


def is_unsaid(held: object) -> bool:
    """Tell whether nothing was written or chosen."""
    return held is None or held is False or held in ("", [], {})


def _chosen(merging: Merging, name: str, new: object, old: object, *, is_text: bool) -> object:
    if is_unsaid(new) or is_unsaid(old) or new == old:
        return old if new is None or (is_unsaid(new) and not is_unsaid(old)) else new
    stands, other = (old, new) if merging.is_tie and _canonical(old) > _canonical(new) else (new, old)
    merging.differences.append(Difference(name, str(stands), str(other), is_text))
    return stands


def _holding_both(new: object, old: object) -> str | None:
    """Return the text that contains the other; None if neither does."""
    newer, older = str(new or ""), str(old or "")
    return newer if older in newer else older if newer in older else None


def _order(merging: Merging, newer: list[Key], older: list[Key]) -> list[Key]:
    """Return the keys of both: in the order of the one that has all of them, else the other's follow."""
    has_all, is_all = set(older) <= set(newer), set(newer) <= set(older)
    is_older_first = merging.is_tie and _canonical(older) > _canonical(newer)
    if has_all and is_all:
        return older if is_older_first else newer
    if has_all or is_all:
        return newer if has_all else older
    first, rest = (older, newer) if is_older_first else (newer, older)
    known = set(first)
    return [*first, *(key for key in rest if key not in known)]


def _keyed(items: object, key: Callable[[Data], object]) -> Table:
    """Return the items by key and by how often the key came before."""
    found = cast(list[Data], items or [])
    return dict(zip(_numbered(map(key, found)), found, strict=True))


def _numbered(keys: Iterable[object]) -> list[Key]:
    seen: Counter[object] = Counter()
    numbered: list[Key] = []
    for key in keys:
        numbered.append((key, seen[key]))
        seen[key] += 1
    return numbered


def _members(data: object) -> Data:
    return cast(Data, data or {})


def _canonical(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
