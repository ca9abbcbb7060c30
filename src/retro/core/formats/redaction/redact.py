"""Redacted copy of a document: replaces client, names, amounts and links consistently. An aid, and no guarantee.

Replaced are: what the record itself knows (its client, whole and by its capitalised parts, its source, every amount and
hour) in any spelling; words that the user names; what `traces` and `postal_addresses` find by its form. Case, accents
and spacing make no difference (core.text.folding). A name that nobody gave stays, so the user must read the copy first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from retro.core.formats.redaction.identifying import NO_NAMES, known_numbers, link_spellings
from retro.core.formats.redaction.initials import InitialsSearch, Owner
from retro.core.formats.redaction.known_names import KnownNames, NamesOfSource
from retro.core.formats.redaction.letters_apart import letters_apart
from retro.core.formats.redaction.money.money_signs import with_signs
from retro.core.formats.redaction.name_search import NameSearch, begins_a_name
from retro.core.formats.redaction.names_left import NAME, NamesBeside, looks_like_names
from retro.core.formats.redaction.passwords import bank_codes
from retro.core.formats.redaction.plain_words import (
    can_have_ending,
    is_everyday,
    is_named,
    is_one_of_many,
    is_plain_word,
    is_somebodys,
)
from retro.core.formats.redaction.postal_addresses import postal_addresses
from retro.core.formats.redaction.record_texts import map_texts, texts_of, told_apart, without_links
from retro.core.formats.redaction.redaction_report import RedactionReport
from retro.core.formats.redaction.replacement import NO_AMOUNTS, KnownAmounts, Replacement
from retro.core.formats.redaction.traces import traces, without_overlaps
from retro.core.gig.losses import LOSSES
from retro.core.gig.message import NO_MESSAGE, SIGN_OFF, Message
from retro.core.gig.retrospective import NOTHING, Retrospective
from retro.core.message.opening_closing import signed_names
from retro.core.text.folding import fold, fold_name, positions, span

_MONEY_PART = "money"
"""Part of the message, and row of the handover notes, in which every number is an amount."""
_BETWEEN_PARTS = re.compile("[ \u00a0'’.-]{0,2}")
"""What can stand between two parts of one name."""


class Redactor:
    """Replaces the same name by the same words in every document that it is given."""

    def __init__(self, words: Iterable[str] = (), clients: Iterable[str] = ()) -> None:
        """`words` are names of people, products and places; `clients` those of other gigs, which texts can name too."""
        self._labels: dict[str, str] = {}
        self._names = KnownNames()
        self._own = ""
        self._source = NamesOfSource()
        self._beside = NamesBeside()
        """Those of the gig in hand."""
        self._signed: frozenset[str] = frozenset()
        """Names with which the message is signed."""
        self._links: frozenset[str] = frozenset()
        self._search = NameSearch()
        self._known, self._currency = KnownAmounts(), ""
        self.report = RedactionReport()
        """What was done to the documents so far."""
        self._initials_of_others = self._initials = InitialsSearch(self._known_clients(clients), NO_NAMES)
        words = [word for word in words if fold_name(word)]
        self._words = {fold_name(word): f"Name {_letter(at)}" for at, word in enumerate(words)}
        self._typed_words = tuple(Owner(word, fold_name(word)) for word in words)

    def _known_clients(self, clients: Iterable[str]) -> list[Owner]:
        """Register the clients of other gigs, and return whose initials those are."""
        typed = dict[str, str]()
        for client in clients:
            self._names.add(client)
            typed.setdefault(fold_name(client), client)
        return [Owner(typed[name], name, False) for name in typed]

    def redacted(self, retrospective: Retrospective, beside: KnownAmounts = NO_AMOUNTS) -> Retrospective:
        """Return the copy. Money and hours are unknown in it, links are gone; days stay.

        `beside` are numbers that its texts can name although its facts do not hold them.
        """
        self._learn(retrospective)
        self.report.links_dropped += len(retrospective.every_link)
        retrospective = without_links(retrospective)
        self._known, self._currency = known_numbers(retrospective.facts, beside), retrospective.facts.currency
        before = self.report.counts
        copy = self._copied(retrospective)
        if self._beside.sure or self._beside.doubted:  # who stands beside the client once is the same person elsewhere
            self.report.counts = before
            self._beside.sort_out(texts_of(retrospective))
            self._search = self._searched()
            copy = self._copied(retrospective)
        return told_apart(retrospective, copy)

    def _copied(self, retrospective: Retrospective) -> Retrospective:
        """Replace the known names and numbers in every text."""
        copy = map_texts(retrospective._replace(losses=NOTHING, message=NO_MESSAGE), self._replaced)
        losses = {name: self._replaced(text, LOSSES[name].is_money) for name, text in retrospective.losses.items()}
        copy = copy._replace(losses=MappingProxyType(losses), message=self._message(retrospective.message))
        client, source = (self._instead(name) if name else "" for name in (self._own, self._source.whole))
        return copy.with_facts(
            currency="",
            client=client,
            platform=source,
            price=None,
            paid=None,
            refunded=None,
            hours_planned=None,
            hours_worked=None,
        )

    def _learn(self, retrospective: Retrospective) -> None:
        """Register the names that this gig holds: its client, its source, and those who sign."""
        client = retrospective.facts.client
        self._own = fold_name(client)
        if self._own:
            self._names.add(client)
            self._label(self._own)
        self._source = NamesOfSource(retrospective.facts.platform)
        self._signed = frozenset(map(fold_name, signed_names(retrospective.message.parts.get(SIGN_OFF, ""))))
        self._initials = InitialsSearch(self._owners(client, retrospective.message.parts.get(SIGN_OFF, "")), NO_NAMES)
        self._links = link_spellings(retrospective)
        self._beside = NamesBeside()
        self._search = self._searched()

    def _searched(self) -> NameSearch:
        """Return the search for every name and link that is known so far."""
        sources = sorted(self._source.names)
        names = (*self._names.owners, *self._words, *self._signed, *sources, *sorted(self._beside.sure))
        return NameSearch(names, self._links)

    def _message(self, message: Message) -> Message:
        """Redact the message and the handover notes; the names of parts and rows are no words of the user."""
        parts = {name: self._replaced(text, name == _MONEY_PART) for name, text in message.parts.items()}
        rows = (row._replace(text=self._replaced(row.text, row.name == _MONEY_PART)) for row in message.handover)
        edited = self._replaced(message.edited)
        return message._replace(parts=MappingProxyType(parts), handover=tuple(rows), edited=edited)

    def _owners(self, client: str, sign_off: str) -> list[Owner]:
        """Return the names whose initials are looked for without full stops too: all but those of other clients."""
        signed = (Owner(name, fold_name(name)) for name in signed_names(sign_off))
        return [*([Owner(client, self._own)] if self._own else []), *self._typed_words, *signed]

    def _label(self, client: str) -> str:
        """Return the client's label. Letters follow the order in which clients turn up, so that they reveal no other
        gig.
        """
        return self._labels.setdefault(client, f"Client {_letter(len(self._labels))}")

    def _replaced(self, text: str, is_money: bool = False) -> str:
        """Return the text with its traces replaced; the rest stays to the letter."""
        folded, lengths = fold(text), positions(text)
        parts, done = list[str](), 0
        for start, end, label in without_overlaps(self._traces(text, folded, lengths, is_money)):
            begin, stop = span(lengths, start, end)
            between = text[done:begin]
            if parts and label == parts[-1].rstrip() and label[0] != "[" and _BETWEEN_PARTS.fullmatch(between):
                done = max(stop, done)  # two parts of one name stand beside each other
                continue
            is_against = label[0] != "[" and text[stop : stop + 1].lower() != text[stop : stop + 1].upper()
            parts += [between, f"{label} " if is_against else label]
            done = max(stop, done)
            self.report.replaced[label] += 1
        copy, others = self._beside.replaced("".join((*parts, text[done:])))
        self.report.replaced.update([NAME] * others)
        self.report.left.update(self._beside.left(copy))
        self.report.doubtful.update(looks_like_names(copy))
        return copy

    def _traces(self, text: str, folded: str, lengths: Sequence[int], is_money: bool) -> Iterator[Replacement]:
        known = self._known._replace(is_money=is_money)
        for place in (*bank_codes(text), *postal_addresses(text)):
            yield Replacement(lengths[place.start], lengths[place.end], f"[{place.label}]")
        for trace in traces(with_signs(text, folded, lengths, self._currency), known):
            yield trace._replace(label=f"[{trace.label}]")
        for begin, stop, name in letters_apart(text, self._search.by_letters):
            yield Replacement(lengths[begin], lengths[stop], self._instead(name))
        whole = folded.strip()
        for start, end, name, ending in (*self._search.find(folded), *self._search.find_glued(text, lengths)):
            begin, stop = span(lengths, start, end)
            if not can_have_ending(name, text[begin:stop], ending):
                continue
            is_whole = name == whole and (name == self._source.whole or self._is_own(name))
            is_capital = is_whole or begins_a_name(text[begin : begin + 1])
            if is_whole or self._is_meant(name, folded, start, is_capital):
                yield Replacement(start, end, self._instead(name))
            else:
                self.report.left[text[begin:stop].lower()] += 1
        for search in (self._initials, self._initials_of_others):
            for start, end, name in search.find(text, folded, lengths):
                if name:
                    yield Replacement(start, end, self._instead(name))
                else:
                    begin, stop = span(lengths, start, end)
                    self.report.doubtful[text[begin:stop]] += 1

    def _is_own(self, name: str) -> bool:
        """Tell whether it is the client's name, or one of its parts that is a name."""
        return self._names.owners.get(name) == self._own != "" and name not in self._names.small - {self._own}

    def _is_meant(self, name: str, folded: str, start: int, is_capital: bool) -> bool:
        """Tell whether a found name is meant: always, unless it is, or can be, an everyday word."""
        if name in self._words or name in self._links:
            return True
        owner, is_small = self._names.owners.get(name), not is_capital
        if not self._names.fits(name, folded, start):
            return False
        if is_small and (
            name in self._names.inside
            or owner not in (None, name, self._own)
            or (owner and is_one_of_many(name, folded, start))
            or (not owner and self._source.is_a_word(name, folded, start))
        ):
            return False
        if is_everyday(name) and name in (self._names.addressed if owner else self._source.addressed):
            return not is_somebodys(folded, start) and is_named(folded, start, is_capital=is_capital, was_small=True)
        is_person = name in (self._signed | self._beside.sure) - {*self._names.owners, *self._source.names}
        if not (is_plain_word(name) or (is_small and (is_person or name in self._names.small))):
            return True
        if owner and folded.startswith("'s ", start + len(name)):  # "will's mail"
            return True
        was_small = name in self._names.small or (self._source.is_small and name in self._source.names)
        return is_named(folded, start, is_capital=is_capital, was_small=was_small)

    def _instead(self, name: str) -> str:
        """Return the replacement of a name."""
        if name in self._words:
            return self._words[name]
        if name in self._links:
            return "[link]"
        if name in self._names.owners:
            return self._label(self._names.owners[name])
        return "[source]" if name in self._source.names else NAME


def _letter(at: int) -> str:
    """Return A to Z, then A2 and so on."""
    return chr(ord("A") + at % 26) + (str(at // 26 + 1) if at >= 26 else "")
