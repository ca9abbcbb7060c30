"""Reads and changes the texts of a message by name: a part, the whole as edited, a row of the notes."""

from __future__ import annotations

from retro.core.gig.message import HANDOVER, LINES
from retro.core.message import assembly, draft, handover
from retro.core.message.subject import Subject

PART, WHOLE, ROW = "message.parts.", "message.edited", "message.handover."
"""Prefixes of names; those of a part and a row continue with their own name."""


def is_text(name: str) -> bool:
    """Tell whether a message has a text of this name."""
    names = LINES if name.startswith(PART) else HANDOVER if name.startswith(ROW) else ()
    return name == WHOLE or name.removeprefix(PART).removeprefix(ROW) in names


def text_of(subject: Subject, name: str) -> str:
    """Return the text of this name as written, else what it would begin with. Raises StopIteration for no such name."""
    if name == WHOLE:
        return subject.message.edited or assembly.assembled(draft.message_lines(subject), gaps=True)
    if name.startswith(PART):
        return next(line.text for line in draft.message_lines(subject) if line.name == name.removeprefix(PART))
    return next(line.text for line in handover.handover_lines(subject) if line.name == name.removeprefix(ROW))


def with_text(subject: Subject, name: str, text: str) -> Subject:
    """Return a copy with the text of this name (`is_text`) replaced."""
    if name == WHOLE:
        return assembly.with_whole_text(subject, text)
    if name.startswith(PART):
        return draft.with_part(subject, name.removeprefix(PART), text)
    return handover.with_row(subject, name.removeprefix(ROW), text)
