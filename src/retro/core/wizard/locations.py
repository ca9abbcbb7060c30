"""Labels for wizard pages and search hits ("The story").

The declaration of the wizard is imported at its first use, so that a list without drafts does not wait for it.
"""

from __future__ import annotations

from retro.core.gig.draft_position import CLOSING
from retro.core.gig.own_questions import A_QUESTION, PREFIX

WHOLE = ("losses", "red_flags", "moments", "lessons", "tags")
"""Parts of the record that one question asks for as a whole; names within them follow a dot."""
MESSAGE, HANDOVER = "message", "handover"
"""Places that no page of the wizard asks for: the message to the client, and the handover notes."""
_BESIDE = {MESSAGE: "Message to the client", HANDOVER: "Handover notes"}
OF_VET = {
    "vet.title": "The gig",
    "vet.client": "The client",
    "vet.platform": "Found through",
    "vet.signs": "Red flags",
    "vet.stops": "Checkpoint",
    "vet.reply": "Your reply",
    "vet.message": "Message to the client",
    "vet.feared": "What you feared",
    "vet.unread": "Not understood",
    "vet.kept": "What helped",
}
"""Places in a vetted gig, which no step of the wizard asks for."""


def page_words(key: str | None) -> str:
    """Return the name of a page's step; "" for an unknown page.

    It has no number: which pages a gig is asked, and so how many come before, is known to its wizard alone.
    """
    if not key:
        return ""
    from retro.core.wizard.lesson_steps import REVIEW
    from retro.core.wizard.questions import STEPS

    if key in (REVIEW.key, CLOSING):
        return REVIEW.name
    if key.startswith(PREFIX):
        return A_QUESTION
    return next((step.name for step in STEPS if key in (page.key for page in step.pages)), "")


def question_key(place: str) -> str:
    """Return the question behind a text's place.

    `story.turn` itself, `title` for `facts.title`, `losses` for its rows.
    """
    member, _, rest = place.partition(".")
    if member == MESSAGE:
        return HANDOVER if rest.startswith(f"{HANDOVER}.") else MESSAGE
    return member if member in WHOLE else rest if member == "facts" else place


def step_words(place: str, own_step: str = "") -> str:
    """Return the name of the step in which a text was written, or of the message; "" if nothing asks for it any more.

    `own_step` is the key of the step in which an own question was asked, if known.
    """
    if place in OF_VET:
        return OF_VET[place]
    from retro.core.wizard.questions import STEPS, page_of

    key = question_key(place)
    if key.startswith(PREFIX):
        return next((step.name for step in STEPS if step.key == own_step), A_QUESTION)
    page = page_of(key)
    return _BESIDE.get(key) or next((step.name for step in STEPS if page in step.pages), "")


def field_words(place: str) -> str:
    """Return the label of a text or fact: that of its question ("Agreed price"), else the name of its step."""
    from retro.core.wizard.questions import question_of

    question = question_of(question_key(place))
    return (question.label if question else "") or step_words(place)


def page_key(place: str) -> str:
    """Return the page on which a text was written; "" if nothing asks for it any more."""
    if not place:
        return ""
    from retro.core.wizard.questions import page_of

    key = question_key(place)
    page = page_of(key)
    return page.key if page else key if key.startswith(PREFIX) else ""
