"""Subject of a message: a retrospective, or a gig under way that has none yet. What a message needs of either kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from retro.core.document_kinds import Document
from retro.core.gig.choices import Status
from retro.core.gig.message import Message
from retro.core.gig.retrospective import Facts, Retrospective

Subject = TypeVar("Subject", bound=Document)


def facts_of(subject: Document) -> Facts:
    """Return its facts as far as a message needs them; a gig under way goes on, and its client may know."""
    if isinstance(subject, Retrospective):
        return subject.facts
    status = Status.UNTOLD if subject.told_on is None else Status.LIVE
    return Facts(title=subject.title, client=subject.client, told_on=subject.told_on, status=status)


def answer_of(subject: Document, key: str) -> str:
    """Return the wizard's answer to a question; a gig under way has none."""
    return subject.answers.get(key, "") if isinstance(subject, Retrospective) else ""


def is_written_up(subject: Document) -> bool:
    """Tell whether it is a retrospective."""
    return isinstance(subject, Retrospective)


def is_unfinished(subject: Document) -> bool:
    """Tell whether it is a retrospective that is not finished."""
    return isinstance(subject, Retrospective) and subject.is_draft


def with_message(subject: Subject, message: Message) -> Subject:
    """Return a copy with another message."""
    if isinstance(subject, Retrospective):
        return subject._replace(message=message)
    return replace(subject, message=message)


def with_client(subject: Subject, client: str) -> Subject:
    """Return a copy with another client."""
    return subject.with_facts(client=client) if isinstance(subject, Retrospective) else replace(subject, client=client)


def with_telling(subject: Subject, on: date | None, status: Status | None) -> Subject:
    """Return a copy with another day of telling; a gig under way has no status besides."""
    if isinstance(subject, Retrospective):
        return subject._replace(facts=subject.facts.told(on, status))
    return replace(subject, told_on=on)
