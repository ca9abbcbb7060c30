"""Reads a job post that was pasted into the vetting form."""

from __future__ import annotations

from retro.core.text.clock import Clock
from retro.core.vet.vet import Vet
from retro.tui.vet.editor import VetEditor
from retro.tui.vet.view import VetView


def read_into_form(post: str, walk: VetView, vetting: VetEditor, today: Clock) -> tuple[Vet, str]:
    """Read the post; what was written and answered stays. Returns the vet of the form then, and what was understood."""
    from retro.core.vet.posts.job_post import not_asked, with_post
    from retro.core.vet.posts.post_reading import understand_post  # the cue words are read only for a post

    before, reading = walk.form.read_widget(vetting.vet), understand_post(post)
    read, said = with_post(before, post, reading, vetting.known, today())
    walk.form.read_post(post)
    walk.question.read_post(reading)
    walk.verdict.not_asked = not_asked(reading, read)
    walk.form.carry_on_as(read)
    return walk.form.read_widget(read), said
