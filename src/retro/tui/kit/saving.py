"""Message with the save status, sent to the screen on top, and what a screen shows of it."""

from __future__ import annotations

from enum import Enum, auto

from textual.message import Message

from retro.storage.autosave.status import Diverged, NotSaved, SaveState


class ShownSaves(Enum):
    """Which saves a screen reports in its title line."""

    NONE = auto()
    """A screen that only reads."""
    REFUSED = auto()
    """A list: its title line says what is in it, unless the library refuses."""
    EVERY = auto()
    """A screen that writes."""

    def is_alarming(self, state: SaveState) -> bool:
        """Tell whether the screen reports the state as trouble: a copy is one to the screen that wrote it."""
        return isinstance(state, NotSaved) or (self is ShownSaves.EVERY and isinstance(state, Diverged))


class SaveReported(Message, bubble=False):
    """Posted by the writer: saved, not saved and why, or continued in a copy."""

    def __init__(self, state: SaveState) -> None:
        self.state = state
        super().__init__()
