"""The message and the handover notes for reading later: what was written in them, part by part."""

from typing import NamedTuple

from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.message import LINES, Message
from retro.core.message.labels import CHANNELS, HANDOVER_LABELS, MARKS
from retro.core.message.parts import BY_NAME

MESSAGE = "Message to the client"
HANDOVER_NOTES = "Handover notes"
AS_EDITED = "As edited"
HOW_TOLD = "How they were told"
LEFT_OUT = "left out"


class MessageSection(NamedTuple):
    """One section of a document."""

    key: str
    """Name of the section in a search: "message" or "handover"."""
    name: str
    items: tuple[AnswerEntry, ...]


def message_sections(message: Message) -> tuple[MessageSection, ...]:
    """Return the message and the handover notes if anything was written in them.

    A part that the wizard asks for as well is shown with its question, not here.
    """
    sections = (
        MessageSection("message", MESSAGE, (*_whole(message), *_parts(message), *_told(message))),
        MessageSection("handover", HANDOVER_NOTES, _notes(message)),
    )
    return tuple(section for section in sections if section.items)


def _whole(message: Message) -> tuple[AnswerEntry, ...]:
    return (AnswerEntry(message.edited, AS_EDITED),) if message.edited.strip() else ()


def _parts(message: Message) -> tuple[AnswerEntry, ...]:
    said = ((BY_NAME[name].label, message.parts.get(name, ""), name in message.left_out) for name in LINES)
    return tuple(AnswerEntry(text, label, LEFT_OUT if is_out else "") for label, text, is_out in said if text.strip())


def _told(message: Message) -> tuple[AnswerEntry, ...]:
    return (AnswerEntry(CHANNELS[message.channel], HOW_TOLD),) if message.channel else ()


def _notes(message: Message) -> tuple[AnswerEntry, ...]:
    rows = ((HANDOVER_LABELS[row.name], row) for row in message.handover)
    return tuple(AnswerEntry(row.text, label, MARKS[row.mark] if row.mark else "") for label, row in rows)
