"""The message and the handover notes for reading later: what was written in them, part by part."""

from typing import NamedTuple

from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.message import LINES, Message
from retro.core.message.labels import CHANNELS, HANDOVER_LABELS, MARKS
from retro.core.message.parts import BY_NAME


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
        MessageSection("message", "Message to the client", (*_whole(message), *_parts(message), *_told(message))),
        MessageSection("handover", "Handover notes", _notes(message)),
    )
    return tuple(section for section in sections if section.items)


def _whole(message: Message) -> tuple[AnswerEntry, ...]:
    return (AnswerEntry(message.edited, "As edited"),) if message.edited.strip() else ()


def _parts(message: Message) -> tuple[AnswerEntry, ...]:
    said = ((BY_NAME[name].label, message.parts.get(name, ""), name in message.left_out) for name in LINES)
    return tuple(AnswerEntry(text, label, "left out" if is_out else "") for label, text, is_out in said if text.strip())


def _told(message: Message) -> tuple[AnswerEntry, ...]:
    return (AnswerEntry(CHANNELS[message.channel], "How they were told"),) if message.channel else ()


def _notes(message: Message) -> tuple[AnswerEntry, ...]:
    rows = ((HANDOVER_LABELS[row.name], row) for row in message.handover)
    return tuple(AnswerEntry(row.text, label, MARKS[row.mark] if row.mark else "") for label, row in rows)
