"""The greeting and the sign-off: their usual words, and the names that a sign-off reveals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from types import MappingProxyType

from retro.core.document_kinds import Document
from retro.core.gig.message import GREETING, SIGN_OFF
from retro.core.message.subject import Subject, facts_of, with_client, with_message
from retro.core.text.deferred_pattern import deferred
from retro.core.text.folding import bare_client
from retro.core.text.gaps import GAP, gaps_in
from retro.core.text.one_line import on_one_line

HELLO_NAME = "Hello {},"
_GREETINGS = frozenset([
    "hello", "hi", "hey", "hiya", "dear", "good", "greetings", "hallo", "guten", "liebe", "lieber", "sehr",
    "hola", "buenos", "buenas", "querida", "querido", "bonjour", "salut", "chère", "cher", "ciao", "buongiorno",
    "gentile", "olá", "oi", "bom", "boa", "hej", "hei", "hoi", "beste", "geachte", "moin", "servus", "grüezi",
    "cześć", "dzień", "ahoj", "dobrý", "szia", "merhaba",
])  # fmt: skip
"""First words of a line that greets already."""
_ANYBODY = (
    "all alle and both boss client colleagues customer everybody everyone folks friend friends gentlemen guys ladies "
    "leute madam mate miss mister of or people sir sirs team the there together you zusammen"
)
_NOBODY = frozenset(_ANYBODY.split())
"""Words with which one greets without a name."""
_TO = deferred(rf"\A(?:to (?=[^\W\d_])|the (?=(?:{'|'.join(_NOBODY)})\Z))", re.IGNORECASE)
"""Words before a name that nobody is greeted with: "to Anna", "the team"."""
_IN_BRACKETS = deferred(r"\s+\([^()]*\)\s*\Z")
_PLACE = deferred(r"(?<=\w) (\S+), [^\W\d_a-z][^\s,]*\Z")
"""A town, or "Inc", behind a name of several words: "Café Zoë, Besançon"."""
_ARTICLES = frozenset({"a", "an", "the", "some", "my"})
_CLOSINGS = frozenset(
    {"all", "best", "cheers", "kind", "many", "regards", "sincerely", "thank", "thanks", "warm", "with", "yours"}
)
"""Beginnings of a line that wishes well and names nobody."""
_PARTICLES = frozenset({"al", "da", "de", "del", "della", "den", "der", "di", "du", "el", "la", "le", "van", "von"})
"""Small words that begin a family name."""
_LONGEST_NAME = 4
"""Most words of a name; a longer line is a sentence."""
_SHORTEST = 3
"""Fewest letters of a part of a name."""


def greeting(subject: Document) -> str:
    """Return "Hello Velo Nord," of "Velo Nord, a bicycle shop"; "" if the client has no name, only "a shop"."""
    client = _IN_BRACKETS.sub("", bare_client(on_one_line(facts_of(subject).client))).strip()
    client = _PLACE.sub(r" \1", client)
    is_named = client and not client[0].islower() and client.split()[0].lower() not in _ARTICLES
    return HELLO_NAME.format(client) if is_named and not list(gaps_in(client)) else ""


def greeting_text(text: str, is_in_english: bool) -> str:
    """Return the greeting as it is read: "Hello Anna," of a name alone, and "Hi Anna," without its comma."""
    if not (text == GAP or name_in(text)):
        text = _with_greeting_capital(text)
        is_greeting = text.split()[0].lower() in _GREETINGS and len(text.split()) <= _LONGEST_NAME + 1
        return f"{text}," if is_greeting and text[-1].isalnum() and "\n" not in text else text
    name = as_name(_TO.sub("", text))
    return HELLO_NAME.format(name) if is_in_english else f"{name}{_comma_after(name[-1])}"


def _comma_after(letter: str) -> str:
    """Return the comma of the letter's script; Han, kana and Hangul have none behind a name in a line of its own."""
    if unicodedata.east_asian_width(letter) in "WH":
        return ""
    return "،" if unicodedata.name(letter, "").startswith("ARABIC") else ","


def _with_greeting_capital(text: str) -> str:
    """Return "hello anna" as "Hello Anna", and "hi all" as "Hi all"."""
    first, _, rest = text.partition(" ")
    if first.lower() not in _GREETINGS or not first.islower():
        return text
    name = rest.rstrip(",!")
    rest = f"{as_name(name)}{rest[len(name) :]}" if name not in _NOBODY else rest
    return f"{first.capitalize()} {rest}".rstrip()


def as_name(text: str) -> str:
    """Return a name that was typed in small letters with its capital: "anna"; any other text as it is."""
    return f"{text[0].upper()}{text[1:]}" if text.islower() and text.isalpha() else text


def sign_off_text(text: str) -> str:
    """Return the sign-off as it is read: "Best, Sam" of "best, sam", and the name that is alone with its capital."""
    wishes, _, name = text.partition(", ")
    if text.islower() and wishes.split(" ")[0] in _CLOSINGS and name.isalpha():
        return f"{wishes[0].upper()}{wishes[1:]}, {as_name(name)}"
    return as_name(text)


def name_in(text: str) -> str:
    """Return a greeting that is only a name: "Anna" or "Velo Nord GmbH"; "" for anything else."""
    words = _TO.sub("", text).split()
    name = " ".join(words)
    if not 0 < len(words) <= _LONGEST_NAME or not name[-1].isalnum() or list(gaps_in(name)):
        return ""
    is_small = name[0].islower() and len(words) > 1 and words[0] not in _PARTICLES
    return "" if is_small or words[0].lower() in _GREETINGS or "\n" in text.strip() else name


def client_in(text: str) -> str:
    """Return the client that a greeting names: "Anna", of "Anna," too; "" for small letters, for "Team" or "All"."""
    name = name_in(text.strip().rstrip(","))
    is_nobody = all(word in _NOBODY for word in name.lower().split())
    return "" if is_nobody or name.islower() else name


def with_client_greeted(subject: Subject, before: str = "") -> Subject:
    """Return a copy with the greeting's name as its client's, if none is known, or only from the greeting `before`."""
    client = facts_of(subject).client.strip()
    name = client_in(subject.message.parts.get(GREETING, ""))
    if not name or (client and client != client_in(before)):
        return subject
    return with_client(subject, name)


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
