"""One of a few."""

from __future__ import annotations

from enum import StrEnum
from typing import cast

from retro.commands.plain.asking import Asking, chosen_of
from retro.core.gig.answer_kinds import Choice


def choice(asking: Asking) -> None:
    """By its number or its words."""
    kind = asking.question.kind
    assert isinstance(kind, Choice)
    before = cast(StrEnum | None, asking.value)
    found = chosen_of(asking, kind.labels, before)
    if found != before:
        asking.put(found)
