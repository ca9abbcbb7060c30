"""Line of the vet form: a paste that no line could hold is a job post, whichever line it comes into."""

from __future__ import annotations

from textual import events
from textual.message import Message

from retro.tui.kit.text.form_line import FormLine
from retro.tui.kit.text.paste import LIMIT, Noted, taken

FEWEST_LINES = 2
"""Lines from which a paste is a post."""
LONGEST_LINE = 120
"""Characters up to which a paste of one line goes into the line; more is a post of one paragraph."""


class PostLine(FormLine):
    """A FormLine that takes one short line, and posts what is more."""

    class Pasted(Message):
        """Posted with a text of several lines, or of one long one."""

        def __init__(self, post: str) -> None:
            self.post = post
            super().__init__()

    def _on_paste(self, event: events.Paste) -> None:
        """Report a job post; its lines would not fit here. Any other paste goes into the line."""
        paste = taken(event, LIMIT)
        if not paste.text or not _is_post(paste.text):
            return
        event.prevent_default()
        event.stop()
        if paste.note:
            self.post_message(Noted(paste.note))
        self.post_message(self.Pasted(paste.text))


def _is_post(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) >= FEWEST_LINES or any(len(line.strip()) > LONGEST_LINE for line in lines)
