"""Drafts that continue as copies because another window saved them, for texts that an editor has."""

from __future__ import annotations

import time
from collections.abc import Callable

from retro.core.gig.ids import DocumentId
from retro.storage.autosave.status import Diverged


class Move:
    """One draft that continues as a copy."""

    def __init__(self, moved: Diverged, at: float) -> None:
        self.moved = moved
        self.at = at
        """Time in seconds since the epoch."""
        self.is_told = False
        """True once every screen has been told."""


class Moves:
    """Notes each move from the writer's thread, and answers from the app's."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._moves: list[Move] = []

    def begin(self, moved: Diverged) -> Move:
        """Note a draft that continues as a copy, before any screen is told."""
        move = Move(moved, self._clock())
        self._moves.append(move)
        return move

    def of(self, gig: DocumentId, since: float) -> list[Move]:
        """Return the moves that led from a gig's former id to its present one."""
        found: list[Move] = []
        for move in list(self._moves):
            if move.at >= since and move.moved.old_id == gig:
                found.append(move)
                gig = move.moved.new_id
        return found
