"""Finds commands and gigs by their words, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from retro.core.text.folding import fold_name
from retro.tui.palette.commands import Command

LIKE = 0.75
"""How alike two words must be for one to be a slip of the other, from 0 to 1."""


def rank(query: str, name: str, says: str = "") -> int | None:
    """How well a folded query fits a folded name, 0 the best; None where a word of it is nowhere."""
    words = query.split()
    if name.startswith(query):
        return 0 if name == query else 1
    if all(f" {word}" in f" {name}" for word in words):
        return 2
    if all(word in name for word in words):
        return 3
    return 4 if says and all(f" {word}" in f" {name} {says}" for word in words) else None


def found(query: str, commands: Sequence[Command]) -> Iterator[tuple[int, Command]]:
    """The commands that a query fits, each with its rank; where none does, those that a slip of the finger hides."""
    ranked = list(_ranked(query, commands))
    return iter(ranked) if ranked else _ranked(_mended(query, commands), commands)


def _ranked(query: str, commands: Iterable[Command]) -> Iterator[tuple[int, Command]]:
    for command in commands:
        at = rank(query, fold_name(command.name), fold_name(command.says)) if query else None
        if at is not None:
            yield at, command


def _mended(query: str, commands: Iterable[Command]) -> str:
    """The query with each word as the names have it; "" where one is like none of theirs."""
    known = {word for command in commands for word in fold_name(command.name).split()}
    mended = [get_close_matches(word, known, 1, LIKE) for word in query.split()]
    return " ".join(match[0] for match in mended) if all(mended) else ""
