"""The names of clients and sources that a redaction knows: whole, by their parts, and how each of them is written."""

from __future__ import annotations

import re

from retro.core.formats.redaction.identifying import (
    NO_NAMES,
    client_parts,
    parts_inside,
    parts_of_addresses,
    small_parts,
)
from retro.core.formats.redaction.plain_words import is_common_in_sources, is_one_of_many, is_plain_word
from retro.core.formats.redaction.word_parts import cuts_a_word, family_and_given, has_title
from retro.core.text.folding import fold_name

_AROUND_A_NAME = " ()[]{}<>*_'.,;:!?#|/\\-\"“”„«»‘’"
"""Marks around a name that texts leave out."""
_PEOPLE = ("er", "ers")
"""Endings of those who work on a platform."""
_BETWEEN_SOURCES = re.compile(
    r"[,;|()\[\]{}<>+&\n]|(?<![:/])/(?!/)|:(?!/)| [-\u2010-\u2015] |(?<!\w)(?:via|through|thru|by|from|of|at|on|in|over"
    r"|and|und|et|über|ueber|durch|bei|von|auf|par|por|chez|tramite|przez)(?!\w)",
    re.IGNORECASE,
)
"""What stands between those who are named in one source: "Upwork, via Jim Halloran"."""


class NamesOfSource:
    """Folded names that tell where a gig was found; some only with a capital."""

    def __init__(self, source: str = "") -> None:
        self.whole, self.is_small = fold_name(source), source.islower()
        self.addressed = parts_of_addresses(source)
        """Words of an address."""
        self.capital: set[str] = set()
        """Words of a name in several words; a text means them where they have a capital."""
        self.single: set[str] = set()
        """Names in one word that stand beside others or in an address, and of two words."""
        for part in _BETWEEN_SOURCES.split(source):
            self._add(part.strip(_AROUND_A_NAME))
        own = {self.whole, self.whole.strip(_AROUND_A_NAME)}
        people = {name for name in (self.whole, *self.single) if name and not is_plain_word(name)}
        ends = (f"{name}{ending}" for name in people for ending in _PEOPLE)
        self.names = frozenset((*own, *self.capital, *self.single, *ends)) - {""}
        self.capital -= own | self.single
        self.single -= own

    def _add(self, part: str) -> None:
        """Add the words of one name but those that anybody says: no "friend", no "website"."""
        said = {*client_parts(part), *small_parts(part)}
        names = {name for name in said if not is_common_in_sources(name)}
        is_single = " " not in part
        self.single |= {name for name in names if (is_single or " " in name) and not is_plain_word(name)}
        self.capital |= said if is_single and "." in part else names

    def is_a_word(self, name: str, folded: str, start: int) -> bool:
        """Tell whether a name in small letters is a word like any other: "a comet", "to hunt"."""
        return name in self.capital or (name in self.single and is_one_of_many(name, folded, start))


class KnownNames:
    """Folded names and parts of names, each with the whole name of the client that it belongs to."""

    def __init__(self) -> None:
        self.owners: dict[str, str] = {}
        self.small: set[str] = set()
        """Parts of names that were only ever written small; a text means them where they have a capital."""
        self.inside: set[str] = set()
        """Parts that capitals part in a name; a text means them where they have a capital."""
        self.families: set[str] = set()
        """Family names of China, Japan and Korea; a text means them with a title behind."""
        self.given: set[str] = set()
        """Given names from there that are written against the family's."""
        self.addressed: set[str] = set()
        """Words of addresses; a text means those that are everyday words where they are written as a name."""
        self._spellings: set[str] = set()

    def add(self, client: str) -> None:
        """Register a client's name, whole and by its parts; a part of two names belongs to the first.

        Each spelling is registered: "Wickhouse Candles" has parts of another kind than "wickhouse candles".
        """
        whole = fold_name(client)
        if not whole or client in self._spellings:
            return
        self._spellings.add(client)
        parts = set(client_parts(client))
        for part in parts:
            self.owners.setdefault(part, whole)
        for part in small_parts(client):
            if self.owners.setdefault(part, whole) == whole:
                self.small.add(part)
        for part in parts_inside(client):
            if part not in self.owners:
                self.owners[part] = whole
                self.inside.add(part)
        for word in client.split():
            self._add_of_the_east(word, whole)
        self.families -= {whole, *parts}
        self.given -= {whole, *parts}
        self.small -= parts if is_plain_word(whole) else parts | {whole}
        self.inside -= parts
        self.owners[whole] = whole
        self._add_address(client, parts, whole)

    def _add_address(self, client: str, parts: set[str], whole: str) -> None:
        """Register the words that only an address has; the others of the parts are names."""
        addressed = parts_of_addresses(client)
        self.addressed -= parts - addressed
        self.addressed |= {part for part in addressed if self.owners.get(part) == whole}

    def _add_of_the_east(self, word: str, whole: str) -> None:
        """Register the family's and the given name of a person whose script writes both as one word."""
        for name, kind in zip(map(fold_name, family_and_given(word)), (self.families, self.given), strict=True):
            if name and name != whole and name not in NO_NAMES and name not in self.owners:
                self.owners[name] = whole
                kind.add(name)

    def fits(self, name: str, folded: str, start: int) -> bool:
        """Tell whether a name can be meant where it is found: 王 in 王先生 and not in 国王."""
        end = start + len(name)
        if name in self.families:
            return has_title(folded, end)
        return name not in self.given or not cuts_a_word(folded, start, end)
