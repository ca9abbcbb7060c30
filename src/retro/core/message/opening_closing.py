"""The greeting and the sign-off: their usual words, and the names that a sign-off reveals."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from retro.core.gig import wording
from retro.core.gig.message import SIGN_OFF
from retro.core.gig.retrospective import Retrospective
from retro.core.message.subject import Subject, with_message
from retro.core.text.gaps import gaps_in
from retro.core.vet.vet import Vet

HELLO = "Hello,"
HELLO_NAME = "Hello {},"
_ARTICLES = frozenset({"a", "an", "the", "some", "my"})
_CLOSINGS = frozenset(
    {"all", "best", "cheers", "kind", "many", "regards", "sincerely", "thank", "thanks", "warm", "with", "yours"}
)
"""Beginnings of a line that wishes well and names nobody."""
_LONGEST_NAME = 4
"""Most words of a name; a longer line is a sentence."""
_SHORTEST = 3
"""Fewest letters of a part of a name."""


def greeting(subject: Retrospective | Vet) -> str:
    """Return "Hello Velo Nord,", without a name if the client has none, only "a shop"."""
    client = wording.on_one_line(subject.facts.client if isinstance(subject, Retrospective) else subject.client).strip()
    is_named = client and not client[0].islower() and client.split()[0].lower() not in _ARTICLES
    return HELLO_NAME.format(client) if is_named and not list(gaps_in(client)) else HELLO


def with_usual_sign_off(subject: Subject, usual: str) -> Subject:
    """Return it signed as another message was, unless it is signed already or must not be."""
    message = subject.message
    if not usual.strip() or SIGN_OFF in message.parts or SIGN_OFF in message.left_out:
        return subject
    return with_message(subject, message._replace(parts=MappingProxyType({**message.parts, SIGN_OFF: usual})))


def signed_names(sign_off: str) -> Iterator[str]:
    """Return the names in a sign-off, whole and by their capitalised parts: its short lines except good wishes."""
    for line in map(str.strip, sign_off.splitlines()):
        words = line.split()
        if not 0 < len(words) <= _LONGEST_NAME or line.endswith(",") or words[0].lower() in _CLOSINGS:
            continue
        yield line
        yield from (word for word in words if word[0].isupper() and len(word) >= _SHORTEST)
