"""Asks for one of a few choices."""

from __future__ import annotations

from retro.commands.plain.asking import Asking, E, chosen_of
from retro.core.gig.answer_kinds import Choice


def choice(asking: Asking[Choice[E], E | None]) -> None:
    """Ask for a choice by its number or its words."""
    found = chosen_of(asking, asking.kind.labels, asking.value)
    if found != asking.value:
        asking.replace_answer(found)
