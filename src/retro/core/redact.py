"""A copy that may leave: client, names, amounts and links replaced, the same everywhere. An aid, and no guarantee.

What is replaced (RELIABILITY.md P4): the client's name, whole and by its capitalised parts; words that the user names;
amounts of money, in the facts and in free text; links and mail addresses. Case, accents, the forms of Unicode and a
possessive `'s` make no difference. What nobody named stays: who reads the copy first is the one who knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar, cast
from unicodedata import combining, normalize

from retro.core.retrospective import Retrospective, flag_key, is_code
from retro.core.vet import Quote, Vet

D = TypeVar("D", Retrospective, Vet)
SAID = (
    "Names, amounts and links are replaced where they were recognised. This is an aid and no guarantee: read it first."
)
_KEPT = frozenset(("id", "currency", "replaces", "gig", "key"))
"""Members that are no words of the user's, or follow from others."""
_FORMS = frozenset(("ltd", "inc", "llc", "gmbh", "the", "and", "und", "client", "agency", "studio", "company"))
"""Parts of a client's name that name nobody."""
_SHORTEST = 3
_DOUBLE_S = r"s[\u0300-\u036f]*s[\u0300-\u036f]*"
_SIGNS = "$€£¥₹₩₴₦₪"
_CODES = "USD|EUR|GBP|JPY|INR|CHF|CAD|AUD|dollars?|euros?|pounds?"
_NUMBER = r"\d[\d.,]*\d|\d"
_PATTERNS = (
    ("address", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("link", r"(?:https?://|www\.)[^\s<>\"')\]]+"),
    (
        "amount",
        rf"[{_SIGNS}]\s?(?:{_NUMBER})|\b(?:{_CODES})\s?(?:{_NUMBER})|\b(?:{_NUMBER})\s?(?:[{_SIGNS}]|(?:{_CODES})\b)",
    ),
)
"""What is replaced by its name in brackets."""


class Redactor:
    """Replaces the same name by the same words in every document that it is given."""

    def __init__(self, words: Iterable[str] = (), clients: Iterable[str] = ()) -> None:
        """`words` are names of people, products, places; `clients` those of other gigs, who may be named too."""
        self._labels: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._search: re.Pattern[str] | None = None
        for client in clients:
            self._know(client)
        words = (word for word in words if _folded(word))
        self._words = {_folded(word): f"Name {_letter(at)}" for at, word in enumerate(words)}

    def redacted(self, document: D) -> D:
        """The copy. Money is unknown in it; hours and days stay."""
        if isinstance(document, Retrospective) and (client := document.facts.client).strip():
            self._know(client)
            self._label(_folded(client))
        if self._search is None:
            self._search = _any_of((*self._names, *self._words))
        return _without_money(cast(D, _mapped(document, self._replaced)))

    def _know(self, client: str) -> None:
        """A client's name, whole and by its parts; a part of two names is the first one's."""
        parts = (part.strip(".,()&") for part in client.split())
        telling = (part for part in parts if part[:1].isupper() and len(part) >= _SHORTEST)
        whole = _folded(client)
        known = dict.fromkeys((name for name in map(_folded, telling) if name not in _FORMS), whole)
        if self._names.get(whole) != whole:
            self._names = {**known, **self._names, whole: whole}
            self._search = None

    def _label(self, client: str) -> str:
        """Letters are given in the order in which clients turn up, so that they tell of no other gig."""
        return self._labels.setdefault(client, f"Client {_letter(len(self._labels))}")

    def _replaced(self, text: str) -> str:
        """Names in any form of Unicode; what has none of them stays just as it was."""
        assert self._search
        plain = normalize("NFD", text)
        changed = self._search.sub(self._instead, plain)
        return text if changed == plain else normalize("NFC", changed)

    def _instead(self, found: re.Match[str]) -> str:
        if found.lastgroup != "name":
            return f"[{found.lastgroup}]"
        name = _folded(found[0])
        if name in self._words:
            return self._words[name]
        return self._label(self._names[name]) if name in self._names else "[name]"


def _mapped(value: object, change: Callable[[str], str]) -> object:
    """The same with every text of the user's changed."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return value if is_code(value) else change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in value)
    if isinstance(value, Mapping):
        return MappingProxyType({name: _mapped(each, change) for name, each in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        members = (each.name for each in fields(value) if each.name not in _KEPT)
        changed: dict[str, Any] = {name: _mapped(getattr(value, name), change) for name in members}
        return replace(cast(Any, value), **changed)
    return value


def _without_money(document: D) -> D:
    if isinstance(document, Retrospective):
        return document.with_facts(price=None, paid=None, refunded=None, currency="")
    signs = tuple(sign if is_code(sign.key) else replace(sign, key=flag_key(sign.name)) for sign in document.signs)
    return replace(document, quote=Quote(hours=document.quote.hours), signs=signs)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds addresses, links, amounts and folded names as whole words, in decomposed text."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    patterns = [*_PATTERNS, ("name", rf"(?<!\w)(?:{'|'.join(map(_spelt, longest_first))})(?!\w)")]
    used = patterns if longest_first else _PATTERNS
    return re.compile("|".join(f"(?P<{group}>{pattern})" for group, pattern in used), re.IGNORECASE)


def _spelt(name: str) -> str:
    """The pattern of a folded name, with accents or without."""
    letters = (r"\s+" if letter == " " else re.escape(letter) + r"[\u0300-\u036f]*" for letter in name)
    return "".join(letters).replace(_DOUBLE_S, f"(?:{_DOUBLE_S}|ß)")


def _folded(name: str) -> str:
    """Without accents and case, one space between two words."""
    bare = (letter for letter in normalize("NFD", name) if not combining(letter))
    return " ".join("".join(bare).casefold().split())


def _letter(at: int) -> str:
    """A to Z, then A2 and so on."""
    return chr(ord("A") + at % 26) + (str(at // 26 + 1) if at >= 26 else "")
