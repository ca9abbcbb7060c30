"""A copy that may leave: client, names, amounts and links replaced, the same everywhere. An aid, and no guarantee.

What is replaced (RELIABILITY.md P4): the client's name, whole and by its capitalised parts; words that the user names;
amounts of money, in the facts and in free text; links and mail addresses. Case, accents, the forms of Unicode and a
possessive `'s` make no difference. What nobody named stays: who reads the copy first is the one who knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, cast
from unicodedata import normalize

from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review, flag_key, is_code

SAID = (
    "Names, amounts and links are replaced where they were recognised. This is an aid and no guarantee: read it first."
)
_KEPT = frozenset(("id", "currency", "replaces", "gig"))
"""Members that are no words of the user's, or follow from others."""
_FORMS = frozenset(("ltd", "inc", "llc", "gmbh", "the", "and", "und", "client", "agency", "studio", "company"))
"""Parts of a client's name that name nobody."""
_SHORTEST = 3
_ACCENTS = re.compile("[\u0300-\u036f]")
"""Those that somebody may leave out; other scripts' marks are letters of theirs."""
_DOUBLE_S = r"s[\u0300-\u036f]*s[\u0300-\u036f]*"
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1100-\u11ff]")
"""Letters of scripts that write words together, or endings onto names."""
_SIGNS = "$€£¥₹₩₴₦₪"
_CODES = (
    "USD|EUR|GBP|JPY|INR|CHF|CAD|AUD|NZD|PLN|SEK|NOK|DKK|CZK|HUF|BRL|MXN|ZAR|CNY|kr|zł|dollars?|euros?|pounds?|francs?"
)
_NUMBER = r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?(?:,-)?(?:\s?(?:k|m|million)\b)?"
_PATTERNS = (
    ("address", r"[\w\u0300-\u036f.+-]+@[\w\u0300-\u036f-]+(?:\.[\w\u0300-\u036f-]+)+"),
    ("link", r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]']"),
    (
        "amount",
        rf"[{_SIGNS}]\s*(?:{_NUMBER})|\b(?:{_CODES})\s*(?:{_NUMBER})|\b(?:{_NUMBER})\s*(?:[{_SIGNS}]|(?:{_CODES})\b)",
    ),
)
"""What is replaced by its name in brackets."""


class Redactor:
    """Replaces the same name by the same words in every document that it is given."""

    def __init__(self, words: Iterable[str] = (), clients: Iterable[str] = ()) -> None:
        """`words` are names of people, products, places; `clients` those of other gigs, who may be named too."""
        self._labels: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._own = ""
        self._search: re.Pattern[str] | None = None
        for client in clients:
            self._know(client)
        words = (word for word in words if _folded(word))
        self._words = {_folded(word): f"Name {_letter(at)}" for at, word in enumerate(words)}

    def redacted(self, whole: Retrospective) -> Retrospective:
        """The copy. Money is unknown in it; hours and days stay."""
        if (client := whole.facts.client).strip():
            self._know(client)
            self._own = _folded(client)
            self._label(self._own)
        if self._search is None:
            self._search = _any_of((*self._names, *self._words))
        copy = cast(Retrospective, _mapped(whole, self._replaced))
        return _apart(whole, copy).with_facts(price=None, paid=None, refunded=None, currency="")

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
        if self._names.get(name) not in (None, name, self._own) and not found[0][:1].isupper():
            return found[0]  # a part of another client's name, written as a common word
        return self._label(self._names[name]) if name in self._names else "[name]"


def _mapped(value: object, change: Callable[[str], str]) -> object:
    """The same with every text of the user's changed."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Retrospective | Facts | Moment | RedFlag | Lesson | Review):
        members: dict[str, Any] = {name: getattr(value, name) for name in value._fields if name not in _KEPT}
        told = {name: member for name, member in members.items() if name != "flag" or not is_code(member or "")}
        changed: dict[str, Any] = {name: _mapped(member, change) for name, member in told.items()}
        return value._replace(**changed)
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in value)
    if isinstance(value, Mapping):
        return MappingProxyType({name: _mapped(each, change) for name, each in value.items()})
    return value


def _apart(whole: Retrospective, copy: Retrospective) -> Retrospective:
    """Red flags of one's own that became alike are told apart by a number, and rules stay with theirs."""
    taken: dict[str, str] = {}
    flags: list[RedFlag] = []
    for before, flag in zip(whole.red_flags, copy.red_flags, strict=True):
        name, number = flag.name, 1
        while flag.flag is None and flag_key(name) in {each.key for each in flags}:
            number += 1
            name = f"{flag.name} ({number})"
        flags.append(flag if name == flag.name else flag._replace(name=name))
        taken[before.key] = name
    lessons = tuple(
        rule._replace(flag=taken[flag_key(before.flag)])
        if before.flag and not is_code(before.flag) and flag_key(before.flag) in taken
        else rule
        for before, rule in zip(whole.lessons, copy.lessons, strict=True)
    )
    return copy._replace(red_flags=tuple(flags), lessons=lessons)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds addresses, links, amounts and folded names as whole words, in decomposed text."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    patterns = [*_PATTERNS, ("name", "|".join(map(_spelt, longest_first)))]
    used = patterns if longest_first else _PATTERNS
    return re.compile("|".join(f"(?P<{group}>{pattern})" for group, pattern in used), re.IGNORECASE)


def _spelt(name: str) -> str:
    """The pattern of a folded name, with accents or without."""
    letters = (r"\s+" if letter == " " else re.escape(letter) + r"[\u0300-\u036f]*" for letter in name)
    spelt = "".join(letters).replace(_DOUBLE_S, f"(?:{_DOUBLE_S}|ß)").replace("'", "['’]")
    before = "" if _UNSPACED.match(name[0]) else r"(?<![^\W\d_])"
    after = "" if _UNSPACED.match(name[-1]) else r"(?![^\W\d_])"
    return f"{before}{spelt}{after}"


def _folded(name: str) -> str:
    """Without accents and case, one space between two words."""
    bare = _ACCENTS.sub("", normalize("NFD", name)).replace("’", "'")
    return " ".join(bare.casefold().split())


def _letter(at: int) -> str:
    """A to Z, then A2 and so on."""
    return chr(ord("A") + at % 26) + (str(at // 26 + 1) if at >= 26 else "")
