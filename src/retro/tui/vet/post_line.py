"""Line of the vet form: a paste that no line could hold is a job post, whichever line it comes into."""

from __future__ import annotations

from textual import events
from textual.message import Message

from retro.tui.kit.text.form_line import FormLine
from retro.tui.kit.text.paste import LIMIT, Noted, taken


class PostLine(FormLine):
    """A FormLine that takes one short line, and posts a job post."""

    takes_posts = True
    """False on a form that reads none: any paste goes into the line then."""

    class Pasted(Message):
        """Posted with a text of several lines, or of one long one."""

        def __init__(self, post: str) -> None:
            self.post = post
            super().__init__()

    def _on_paste(self, event: events.Paste) -> None:
        """Report a job post; its lines would not fit here. Any other paste goes into the line."""
        paste = taken(event, LIMIT)
        from retro.core.vet.posts.job_post import is_post  # its questions are not needed before a paste

        if not self.takes_posts or not paste.text or not is_post(paste.text):
            return
        event.prevent_default()
        event.stop()
        if paste.note:
            self.post_message(Noted(paste.note))
        self.post_message(self.Pasted(paste.text))
