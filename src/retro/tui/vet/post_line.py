"""Line of the vet form: a paste of several lines is a job post, whichever line it comes into."""

from __future__ import annotations

from textual import events
from textual.message import Message

from retro.tui.kit.text.form_line import FormLine
from retro.tui.kit.text.paste import LIMIT, Noted, taken

FEWEST_LINES = 2
"""Lines from which a paste is a post."""


class PostLine(FormLine):
    """A FormLine that takes one line, and posts what has more."""

    class Pasted(Message):
        """Posted with a text of several lines."""

        def __init__(self, post: str) -> None:
            self.post = post
            super().__init__()

    def _on_paste(self, event: events.Paste) -> None:
        """Report a job post; its lines would not fit here. Any other paste goes into the line."""
        paste = taken(event, LIMIT)
        if not paste.text or sum(bool(line.strip()) for line in paste.text.splitlines()) < FEWEST_LINES:
            return
        event.prevent_default()
        event.stop()
        if paste.note:
            self.post_message(Noted(paste.note))
        self.post_message(self.Pasted(paste.text))
