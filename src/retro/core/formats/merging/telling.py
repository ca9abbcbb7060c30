"""Takes over that the client was told, where another window noted that alone while the same gig is written on here."""

from __future__ import annotations

from retro.core.document_kinds import Document
from retro.core.formats.document import document_hash
from retro.core.message.subject import Subject, facts_of, with_message, with_telling


def with_telling_of(subject: Subject, other: Document) -> Subject:
    """Return a copy with the other's day, way, status, text as told, and day without a reminder."""
    theirs, facts = other.message, facts_of(other)
    message = subject.message._replace(channel=theirs.channel, quiet_on=theirs.quiet_on, edited=theirs.edited)
    return with_telling(with_message(subject, message), facts.told_on, facts.status)


def is_telling_alone(before: Document, after: Document) -> bool:
    """Tell whether the two versions differ in telling and in nothing else."""
    return before.id == after.id and document_hash(with_telling_of(after, before)) == document_hash(before)


def is_telling_untouched(before: Document, after: Document) -> bool:
    """Tell whether day, status and whole text are the same; the way, or a day without a reminder, may differ."""
    one, other = facts_of(before), facts_of(after)
    texts = before.message.edited, after.message.edited
    return (one.told_on, one.status, texts[0]) == (other.told_on, other.status, texts[1])
