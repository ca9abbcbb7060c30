"""Finds commands and gigs by their words, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from retro.core.text.folding import fold_name
from retro.tui.palette.commands import Command

ALSO = {
    "home.patterns": "silent silence kept quiet told after how long late statistics figures overrun",
    "go.tell": "late message email letter confess apologise write",
    "home.lessons": "rules rule reminders",
    "home.under_way": "current running watch check-in",
    "home.trash": "deleted bin restore undo",
    "export_all": "save archive share",
}
"""Words by which a command is found that neither its name nor its purpose has."""
LIKE = 0.75
"""Likeness of two words from which one counts as a slip of the other, from 0 to 1."""


def rank(query: str, name: str, says: str = "") -> int | None:
    """Rank a folded name for a folded query, 0 the best; None if a word of it is missing."""
    words = query.split()
    if name.startswith(query):
        return 0 if name == query else 1
    if all(f" {word}" in f" {name}" for word in words):
        return 2
    if all(word in name for word in words):
        return 3
    return 4 if says and all(f" {word}" in f" {name} {says}" for word in words) else None


def found(query: str, commands: Sequence[Command]) -> Iterator[tuple[int, Command]]:
    """Return the commands that fit a query, with their ranks; if none does, those that fit despite a typing slip."""
    ranked = list(_ranked(query, commands))
    return iter(ranked) if ranked else _ranked(_mended(query, commands), commands)


def _ranked(query: str, commands: Iterable[Command]) -> Iterator[tuple[int, Command]]:
    for command in commands:
        says = f"{command.says} {ALSO.get(command.id, '')}"
        at = rank(query, fold_name(command.name), fold_name(says)) if query else None
        if at is not None:
            yield at, command


def _mended(query: str, commands: Iterable[Command]) -> str:
    """Return the query with each word corrected to one of the names; "" if one resembles none."""
    known = {word for command in commands for word in fold_name(command.name).split()}
    mended = [get_close_matches(word, known, 1, LIKE) for word in query.split()]
    return " ".join(match[0] for match in mended) if all(mended) else ""
