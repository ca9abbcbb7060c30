"""Message with the save status, sent to the screen on top."""

from __future__ import annotations

from textual.message import Message

from retro.storage.autosave.status import SaveState


class SaveReported(Message, bubble=False):
    """Posted by the writer: saved, not saved and why, or continued in a copy."""

    def __init__(self, state: SaveState) -> None:
        self.state = state
        super().__init__()
