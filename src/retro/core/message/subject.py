"""Subject of a message: a retrospective, or a gig under way that has none yet. Both are changed alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from retro.core.gig.message import Message
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet

Subject = TypeVar("Subject", bound=Retrospective | Vet)


def with_message(subject: Subject, message: Message) -> Subject:
    """Return it with another message."""
    if isinstance(subject, Retrospective):
        return subject._replace(message=message)
    return replace(subject, message=message)
