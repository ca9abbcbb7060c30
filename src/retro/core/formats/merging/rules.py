"""Rules that merge two versions of one member of a document, on plain data.

Each rule takes the newer value, then the older one. All of them are symmetrical (for versions of the same instant only
the value decides which counts as newer) and idempotent: merging the result with either version gives the result.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from retro.core.formats.codec import Data
from retro.core.formats.members import as_record

Rule = Callable[["Merging", str, object, object], object]
"""Merges one member, given its name in the document, the newer value and the older one; absent is None."""


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
        newer, older = as_record(new), as_record(old)
        pairs = ((own, rule(merging, f"{name}.{own}", newer.get(own), older.get(own))) for own, rule in members.items())
        return {own: merged for own, merged in pairs if merged is not None}

    return rule


def merge_texts(rule: Rule, before: str | None = None) -> Rule:
    """Merge texts by name; `before` precedes the names in place of the member's own."""

    def merged(merging: Merging, name: str, new: object, old: object) -> object:
        newer, older = as_record(new), as_record(old)
        prefix = f"{name}." if before is None else before
        names = sorted({*newer, *older})
        return {own: rule(merging, f"{prefix}{own}", newer.get(own), older.get(own)) for own in names}

    return merged


def together(members: Mapping[str, Rule], contradicts: Callable[[Data, Data], bool]) -> Callable[..., Data]:
    """Merge members that depend on each other: where versions contradict, take those of one version."""

    def merged(merging: Merging, name: str, new: Data, old: Data) -> Data:
        newer, older = ({own: data.get(own) for own in members} for data in (new, old))
        if contradicts(newer, older):
            if merging.is_tie and canonical(older) > canonical(newer):
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


def is_unsaid(held: object) -> bool:
    """Tell whether nothing was written or chosen."""
    return held is None or held is False or held in ("", [], {})


def _chosen(merging: Merging, name: str, new: object, old: object, *, is_text: bool) -> object:
    if is_unsaid(new) or is_unsaid(old) or new == old:
        return old if new is None or (is_unsaid(new) and not is_unsaid(old)) else new
    stands, other = (old, new) if merging.is_tie and canonical(old) > canonical(new) else (new, old)
    merging.differences.append(Difference(name, str(stands), str(other), is_text))
    return stands


def _holding_both(new: object, old: object) -> str | None:
    """Return the text that contains the other; None if neither does."""
    newer, older = str(new or ""), str(old or "")
    return newer if older in newer else older if newer in older else None


def canonical(data: object) -> str:
    """Return a form that is the same for equal data, for comparing and ordering."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
