"""Recognises a part that was begun from the user's own notes, and that nobody has written to the client yet.

The rules are a table, each with a test, as those of the advice are. They read English, and say nothing of other text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from retro.core.text.languages.english import is_other_language

SENTENCES = frozenset({"news", "owning", "for_you"})
"""Parts that read as sentences; in others a few words can be an answer."""
FEWEST = 4
"""Fewest words of a sentence; a shorter one has a verb of its own only with "I" or "you"."""
_SPEAKS = re.compile(r"\b(?:you|yours?|you['’]\w+|i|i['’]\w+|we|we['’]\w+)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|yours?|you['’]\w+)\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\b(?:he|she|they|him|his|hers?|them|theirs?|(?:he|she|they)['’]\w+|(?:the|my) (?:client|customer)(?:['’]s)?)\b",
    re.IGNORECASE,
)


class NoteRule(NamedTuple):
    """A condition by which a part is a note; `client` is the client's name, "" if none is known."""

    name: str
    fires: Callable[[str, str, str], bool]
    """Takes the part's name, its text, and the client's name."""


def _names_client(text: str, client: str) -> bool:
    """Tell whether it names the client within; at its beginning, before a comma, it's addressed to them."""
    first = client.split(maxsplit=1)[0] if client.strip() else ""
    return bool(first) and re.search(rf"(?<!^)\b{re.escape(first)}\b|^{re.escape(first)}\b(?!\s*,)", text) is not None


NOTES: tuple[NoteRule, ...] = (
    NoteRule("of_them", lambda part, text, client: bool(_OF_THEM.search(text)) and not _YOU.search(text)),
    NoteRule("by_name", lambda part, text, client: _names_client(text, client) and not _YOU.search(text)),
    NoteRule(
        "fragment",
        lambda part, text, client: part in SENTENCES and len(text.split()) < FEWEST and not _SPEAKS.search(text),
    ),
)
"""A part is a note if one of them holds."""


def is_note(part: str, text: str, client: str = "", beside: str = "") -> bool:
    """Tell whether a text reads as a note and not as a message; `beside` is what is written in the other parts."""
    if not text.strip() or is_other_language(text) or is_other_language(f"{text} {beside}"):
        return False
    return any(rule.fires(part, text.strip(), client.strip()) for rule in NOTES)
