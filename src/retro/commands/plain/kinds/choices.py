"""Asks for one of a few choices."""

from __future__ import annotations

from retro.commands.lines.choosing import E, choose_or_clear
from retro.commands.plain.asking import Asking
from retro.core.gig.answer_kinds import Choice


def choice(asking: Asking[Choice[E], E | None]) -> None:
    """Ask for a choice by its number or its words."""
    found = choose_or_clear(asking.console, asking.kind.labels, asking.value)
    if found != asking.value:
        asking.replace_answer(found)
