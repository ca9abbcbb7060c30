"""Which drafts go on as copies since another window saved them, for texts that were handed to an editor before."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from retro.storage.autosave.status import Diverged


@dataclass(slots=True)
class Move:
    """One draft that goes on as a copy."""

    moved: Diverged
    at: float
    """When, in seconds since the epoch."""
    is_told: bool = False
    """Whether every screen has been sent word of it."""


class Moves:
    """Notes each from the writer's thread, and answers from the app's."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._moves: list[Move] = []

    def begin(self, moved: Diverged) -> Move:
        """Take note of a draft that goes on as a copy, before any screen hears of it."""
        move = Move(moved, self._clock())
        self._moves.append(move)
        return move

    def of(self, gig: str, since: float) -> list[Move]:
        """The moves that led from a gig, as it was called then, to what it is called now."""
        found: list[Move] = []
        for move in list(self._moves):
            if move.at >= since and move.moved.old_id == gig:
                found.append(move)
                gig = move.moved.new_id
        return found
