"""Changes every text of the user in a record, and keeps red flags apart that became equal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from retro.core.gig.flag_names import flag_key, is_code
from retro.core.gig.own_questions import OwnQuestion
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review

_Record = Retrospective | Facts | Moment | RedFlag | Lesson | Review | OwnQuestion
_KEPT = frozenset(("id", "currency", "replaces", "gig", "key"))
"""Members that hold no words of the user, or follow from others."""


def map_texts(retrospective: Retrospective, change: Callable[[str], str]) -> Retrospective:
    """Return the record with every text of the user changed, in the order of its members."""
    return retrospective._replace(**_changed_members(retrospective, change))


def _changed_members(record: _Record, change: Callable[[str], str]) -> dict[str, Any]:
    members = {name: getattr(record, name) for name in record._fields if name not in _KEPT}
    told = {name: member for name, member in members.items() if name != "flag" or not is_code(member or "")}
    return {name: _changed(member, change) for name, member in told.items()}


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, _Record):
        return value._replace(**_changed_members(value, change))
    if isinstance(value, tuple):
        return tuple(_changed(each, change) for each in value)
    if isinstance(value, Mapping):
        return MappingProxyType({name: _changed(each, change) for name, each in value.items()})
    return value


def texts_of(retrospective: Retrospective) -> list[str]:
    """Return every text of the user."""
    texts = list[str]()

    def kept(text: str) -> str:
        texts.append(text)
        return text

    map_texts(retrospective, kept)
    return texts


def without_links(retrospective: Retrospective) -> Retrospective:
    """Return the record without the links beside it and its events."""
    moments = tuple(moment._replace(links=()) for moment in retrospective.moments)
    return retrospective._replace(links=(), moments=moments)


def told_apart(retrospective: Retrospective, copy: Retrospective) -> Retrospective:
    """Number own red flags that became equal, and keep rules with their flags."""
    taken: dict[str, str] = {}
    flags: list[RedFlag] = []
    for before, flag in zip(retrospective.red_flags, copy.red_flags, strict=True):
        name, number = flag.name, 1
        while flag.flag is None and flag_key(name) in {each.key for each in flags}:
            number += 1
            name = f"{flag.name} ({number})"
        flags.append(flag if name == flag.name else flag._replace(name=name))
        taken[before.key] = name
    lessons = tuple(
        rule._replace(flag=taken[flag_key(before.flag)])
        if before.flag and not is_code(before.flag) and flag_key(before.flag) in taken
        else rule
        for before, rule in zip(retrospective.lessons, copy.lessons, strict=True)
    )
    return copy._replace(red_flags=tuple(flags), lessons=lessons)
