"""Base of the vetting screen: takes what is written into the form, and a job post pasted into any of its lines."""

from __future__ import annotations

from textual import on
from textual.getters import query_one

from retro.tui.kit.text.paste import Noted
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.vet.form import VetForm
from retro.tui.vet.post_line import PostLine
from retro.tui.vet.vet_screen import VetDraftScreen
from retro.tui.vet.view import VetView


class VetFormScreen(VetDraftScreen):
    """Keeps the vet equal to the form. A subclass leads through the questions."""

    walk = query_one(VetView)

    @on(VetForm.Changed)
    def _written(self, message: VetForm.Changed) -> None:
        message.stop()
        self.walk.say("")
        self.put(self.walk.form.read_widget(self.vet))

    @on(PostLine.Pasted)
    def _posted(self, message: PostLine.Pasted) -> None:
        """Read the post as `retro vet -` does, and say what it was understood to say."""
        from retro.core.vet.job_post import with_post
        from retro.core.vet.post_reading import understand_post  # the cue words are read only for a post

        message.stop()
        form = self.walk.form
        before, reading = form.read_widget(self.vet), understand_post(message.post)
        read, said = with_post(before, message.post, reading, self.vetting.known, self.app_context.today())
        form.read_post(message.post)
        self.walk.question.read_post(reading)
        form.carry_on_as(read)
        self.put(form.read_widget(read))
        self.save_now()
        self.walk.say(said)

    @on(Noted)
    def _noted(self, message: Noted) -> None:
        toast(self, safe_text(message.text))
