"""Days and times that a message offers, each in a line of its own: the whole paste tells them from stamps."""

from __future__ import annotations

from collections.abc import Sequence

from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_names import has_names_above, is_name
from retro.core.text.chat.chat_turns import read_turns

_BULLETS = ("- ", "* ", "• ")
_FEWEST = 2
"""Fewest names above stamps by which a paste is one of them."""


def without_offers(lines: Sequence[ChatLine]) -> Sequence[ChatLine]:
    """Return the lines with offered times ("14 Nov, 10:15") as words, where the first stamp is of another form.

    Below a list's day they stay one with words below it; where names stand above the stamps, one with a name above it.
    """
    first = next((line for line in lines if line.is_dated), None)
    if first is None:
        return lines
    offered = _below_names(lines) if first.is_bare_time else _of_another_form(lines, first)
    return _replaced(lines, offered)


def has_words_below(lines: Sequence[ChatLine], at: int) -> bool:
    """Tell whether a line without a date follows this one."""
    return at + 1 < len(lines) and not lines[at + 1].is_dated


def is_empty_stamp(line: ChatLine) -> bool:
    """Tell whether it is only a day, a time and perhaps a name."""
    return line.is_dated and line.is_sure and not line.words


def _of_another_form(lines: Sequence[ChatLine], first: ChatLine) -> set[int]:
    if has_names_above(lines):
        return set()
    is_chat = (first.is_sure and bool(first.words)) or (first.is_day_line and bool(read_turns(lines)))
    is_chat = is_chat and (first.is_day_line or bool(first.speaker))
    offered = {
        at
        for at, line in enumerate(lines)
        if line.found and is_empty_stamp(line) and _form(line) != _form(first)
        and (is_chat or not (line.name or has_words_below(lines, at)))
    }  # fmt: skip
    return offered | _listed(lines) if is_chat and first.is_sure else offered


def _listed(lines: Sequence[ChatLine]) -> set[int]:
    """Return the days of lists within messages: below two stamps without a bullet, where no speaker follows one."""
    in_list = {at: line for at, line in enumerate(lines) if line.is_dated and line.whole.startswith(_BULLETS)}
    stamps = [at for at, line in enumerate(lines) if line.is_dated and line.is_sure and at not in in_list]
    is_list = len(stamps) >= _FEWEST and not any(line.speaker for line in in_list.values())
    return {at for at, line in in_list.items() if line.found} if is_list else set()


def _below_names(lines: Sequence[ChatLine]) -> set[int]:
    """Return the stamps without a name above them (one beside them too), if names stand above most."""
    bare = [at for at, line in enumerate(lines) if line.is_bare_time]
    named = [at for at in bare if at and is_name(lines[at - 1].words)]
    own = {at for at, line in enumerate(lines) if line.found and line.name and is_empty_stamp(line)}
    others = {*bare, *own} - set(named)
    is_of_names = len(named) >= _FEWEST and bare[0] in named and len(others) <= len(named)
    return others if is_of_names and has_names_above(_replaced(lines, others)) else set()


def _replaced(lines: Sequence[ChatLine], offered: set[int]) -> list[ChatLine]:
    return [_as_words(line) if at in offered else line for at, line in enumerate(lines)]


def _form(line: ChatLine) -> str:
    return line.found.re.pattern if line.found else ""


def _as_words(line: ChatLine) -> ChatLine:
    return ChatLine(line.whole, line.whole, indent=line.indent, blanks=line.blanks)
