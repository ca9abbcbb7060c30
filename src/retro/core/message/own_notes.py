"""Recognises a part that was begun from the user's own notes, and that nobody has written to the client yet.

The rules are a table, each with a test, as those of the advice are. They read English, and say nothing of other text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from retro.core.message.parts import BY_NAME
from retro.core.text.deferred_pattern import deferred
from retro.core.text.languages.english import is_other_language

FEWEST = 4
"""Fewest words of a sentence; a shorter one has a verb of its own only with "I" or "you"."""
_SPEAKS = deferred(r"\b(?:you|yours?|you['’]\w+|i|i['’]\w+|we|we['’]\w+)\b", re.IGNORECASE)
_YOU = deferred(r"\b(?:you|yours?|you['’]\w+)\b", re.IGNORECASE)
_THINGS = (
    "account api app area call code component data file import library list login page portal program side software"
)
_THE_CLIENT = deferred(
    rf"\b(?:the|my) (?:client|customer)(?![- ](?:{'|'.join((*_THINGS.split(), 'libraries'))})s?\b)(?:['’]s)?\b",
    re.IGNORECASE,
)
"""Not the side of a program that a client's machine runs."""
_OF_THEM = deferred(
    r"(?:(?:and|but|so|that|because|mostly|probably|maybe|perhaps),? )?"
    r"(?:(?:he|she|they|his|hers?|theirs?|him|them)\b|(?:he|she|they)['’]\w+"
    r"|(?:i|we) (?:have |had |never |also )?"
    r"(?:\w+ (?:him|her)|(?:told|asked|owe|owed|promised|paid|gave|sent|wrote to) them)\b)",
    re.IGNORECASE,
)
"""Somebody of whom one speaks, before any other is named: further on it may be a thing, or a third person."""
_PLAIN = frozenset([
    "a", "an", "the", "my", "our", "your", "i", "we", "you", "january", "march", "april", "may", "june", "august",
    "summer", "spring", "will", "mark", "bill", "art", "grace", "hope", "faith", "joy", "dawn", "rose", "rich", "frank",
    "grant", "chase", "page", "miles", "guy", "drew", "pat", "sue", "rob", "penny", "sunny", "studio", "shop", "hotel",
    "café", "cafe", "bakery", "school", "museum", "church", "city", "club", "new", "old", "big", "little", "good",
    "best", "first", "one", "two", "three", "all", "open", "free", "just", "next", "only", "home", "house", "green",
    "blue", "red", "black", "white", "data", "web", "design", "media", "digital", "online", "app", "team", "company",
    "client",
])  # fmt: skip
"""First words of names that an English sentence has as well: of such a client only the whole name is found."""


class NoteRule(NamedTuple):
    """A condition by which a part is a note; `client` is the client's name, "" if none is known."""

    name: str
    fires: Callable[[str, str, str], bool]
    """Takes the part's name, its text, and the client's name."""


def _names_client(text: str, client: str) -> bool:
    """Tell whether it names the client within; at its beginning, before a comma, it's addressed to them.

    A client without a capital, "the bakery", has no name.
    """
    words = client.partition(",")[0].split()
    if not words or client.islower():
        return False
    is_plain = words[0].lower() in _PLAIN or not words[0][0].isupper()
    if is_plain and not any(word[0].isupper() for word in words[1:]):
        return False
    name = re.escape(" ".join(words) if is_plain else words[0])
    return re.search(rf"(?<!^)\b{name}\b|^{name}\b(?!\s*,)", text) is not None


def _speaks_of_them(text: str) -> bool:
    return not _YOU.search(text) and (_OF_THEM.match(text) or _THE_CLIENT.search(text)) is not None


NOTES: tuple[NoteRule, ...] = (
    NoteRule("of_them", lambda part, text, client: _speaks_of_them(text)),
    NoteRule("by_name", lambda part, text, client: _names_client(text, client) and not _YOU.search(text)),
    NoteRule(
        "fragment",
        lambda part, text, client: (
            BY_NAME[part].is_sentence and len(text.split()) < FEWEST and not _SPEAKS.search(text)
        ),
    ),
)
"""A part is a note if one of them holds."""


def is_note(part: str, text: str, client: str = "", beside: str = "") -> bool:
    """Tell whether a text reads as a note and not as a message; `beside` is what is written in the other parts."""
    if not text.strip() or is_other_language(text) or is_other_language(f"{text} {beside}"):
        return False
    return any(rule.fires(part, text.strip(), client.strip()) for rule in NOTES)
