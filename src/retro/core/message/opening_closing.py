"""The greeting and the sign-off: what they begin with, and the names that a sign-off gives away."""

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
"""How a line begins that wishes well and names nobody."""
_LONGEST_NAME = 4
"""Words; a longer line is a sentence."""
_SHORTEST = 3
"""Letters of a part of a name."""


def greeting(subject: Retrospective | Vet) -> str:
    """ "Hello Velo Nord,"; without a name where the client has none, only "a shop"."""
    client = wording.on_one_line(subject.facts.client if isinstance(subject, Retrospective) else subject.client).strip()
    is_named = client and not client[0].islower() and client.split()[0].lower() not in _ARTICLES
    return HELLO_NAME.format(client) if is_named and not list(gaps_in(client)) else HELLO


def with_usual_sign_off(subject: Subject, usual: str) -> Subject:
    """The same signed as another message was, unless it is signed already or is not to be."""
    message = subject.message
    if not usual.strip() or SIGN_OFF in message.parts or SIGN_OFF in message.left_out:
        return subject
    return with_message(subject, message._replace(parts=MappingProxyType({**message.parts, SIGN_OFF: usual})))


def signed_names(sign_off: str) -> Iterator[str]:
    """The names in a sign-off, whole and by their parts with a capital: its short lines but those that wish well."""
    for line in map(str.strip, sign_off.splitlines()):
        words = line.split()
        if not 0 < len(words) <= _LONGEST_NAME or line.endswith(",") or words[0].lower() in _CLOSINGS:
            continue
        yield line
        yield from (word for word in words if word[0].isupper() and len(word) >= _SHORTEST)
