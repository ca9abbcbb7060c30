"""The message as it reads, and the handover notes part by part, for reading later."""

from typing import NamedTuple

from retro.core.document_kinds import Document
from retro.core.gig import metrics, wording
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.message import Channel, Message
from retro.core.message.assembly import full_text
from retro.core.message.labels import CHANNELS, HANDOVER_LABELS, MARKS
from retro.core.message.subject import facts_of
from retro.core.text.gaps import gaps_in

MESSAGE = "Message to the client"
HANDOVER_NOTES = "Handover notes"
AS_WRITTEN = "As it stands"
AS_TOLD = "As told {}"
WRITTEN_WHEN_TOLD = "Your text when you told them {}"
"""Of a text with gaps, or where nothing says that it was sent."""
HOW_TOLD = "How they were told"


class MessageSection(NamedTuple):
    """A section of the message or the notes, as a document shows it."""

    key: str
    """Name of the section in a search: "message" or "handover"."""
    name: str
    items: tuple[AnswerEntry, ...]


def message_sections(subject: Document) -> tuple[MessageSection, ...]:
    """Return the message and the handover notes if anything was written in them.

    What is left out of the message is not in it.
    """
    sections = (
        MessageSection("message", MESSAGE, _message(subject)),
        MessageSection("handover", HANDOVER_NOTES, _notes(subject.message)),
    )
    return tuple(section for section in sections if section.items)


def _message(subject: Document) -> tuple[AnswerEntry, ...]:
    message, facts = subject.message, facts_of(subject)
    text = full_text(subject) if message.is_begun else ""
    how = CHANNELS[message.channel] if message.channel and not metrics.is_untold(facts) else ""
    if facts.told_on and text and message.is_edited:
        day = wording.on_day(facts.told_on, wording.day_text(facts.told_on))
        is_sent = message.channel is Channel.WROTE and not gaps_in(text)
        label = (AS_TOLD if is_sent else WRITTEN_WHEN_TOLD).format(day)
        return (AnswerEntry(text, f"{label}, {how}" if how else label),)
    written = (AnswerEntry(text, AS_WRITTEN),) if text else ()
    return (*written, AnswerEntry(how, HOW_TOLD)) if how else written


def _notes(message: Message) -> tuple[AnswerEntry, ...]:
    rows = ((HANDOVER_LABELS[row.name], row) for row in message.handover)
    return tuple(AnswerEntry(row.text, label, MARKS[row.mark] if row.mark else "") for label, row in rows)
