"""Reads a pasted job post: the red flags that its words show, its price and its hours. Pure.

A post is read, not judged: what is found here is suggested, and counts as *not sure* until somebody confirms it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from retro.core.gig.cues import cue_table, flag_cues
from retro.core.gig.cues.flag_cues import CuesRead, Shown
from retro.core.gig.cues.flag_words import TOLD, TOLD_BESIDE, Sound
from retro.core.gig.cues.passages import Passage
from retro.core.gig.cues.phrasebook import Phrasebook
from retro.core.gig.cues.phrases import Phrase, phrase
from retro.core.text.languages.english import is_other_language
from retro.core.vet.posts.post_offer import PostOffer, offer
from retro.core.vet.posts.price_ranges import highest_price
from retro.core.vet.posts.unit_prices import unit_prices

CLONE, LOW_BUDGET, TO_PAY_FIRST = "B9", "C1", "A20"
"""Flags with which the named price can be what is to be paid first."""
LIKE_A_DOLLAR = frozenset({"", "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD"})
"""Currencies whose unit is near enough to a dollar to compare with the lowest serious amount."""
BUYS_A_DOLLARS_WORTH: Mapping[str, int] = {"INR": 20, "PLN": 2, "DKK": 6, "SEK": 8, "NOK": 8}
"""Units that buy where they are spent what a dollar buys, on the low side, so that a fair price there is no joke."""
MANY_PARTS = 5
"""Parts from which on their number alone says what the work is worth at least."""
SOME_PARTS = 3
"""Parts from which on a form, a banner or a font among them makes the whole no small work."""


@dataclass(frozen=True, slots=True)
class PostReading:
    """A post as it was understood."""

    offer: PostOffer
    shown: tuple[Shown, ...]
    is_unread: bool = False
    """True if it isn't in English, the one language whose cues are known: what isn't found may be there."""

    def words_for(self, code: str) -> tuple[str, ...]:
        """Return the words behind a flag; none if it was not shown."""
        return next((each.words for each in self.shown if each.code == code), ())


def understand_post(post: str) -> PostReading:
    """Read the red flags that a post shows, its price and its hours."""
    words, terms = cue_table.spelled(post), offer(post)
    read, sound = flag_cues.flags_read(words), Sound(words)
    shown = {each.code: each for each in _believed(read, sound)}
    untold = read.cleared | {LOW_BUDGET}  # a price too low is told by its number or a phrase, never by words
    shown |= _heard(sound, read, shown.keys() | untold, TOLD)
    if not {LOW_BUDGET, TO_PAY_FIRST} & shown.keys():
        low = _low_unit_price(post, shown.keys()) or _far_too_low(words, _at_most(post, terms), shown.keys())
        if low:
            shown[LOW_BUDGET] = Shown(LOW_BUDGET, low)
    if shown:
        read_already = frozenset(words.sentences[hit.start] for each in shown.values() for hit in each.hits)
        shown |= _heard(sound, read, shown.keys() | untold, TOLD_BESIDE, read_already)
    found = tuple(shown[code] for code in sorted(shown, key=flag_cues.place))
    return PostReading(terms, found, is_other_language(post))


def _believed(read: CuesRead, sound: Sound) -> Iterator[Shown]:
    """Yield what phrases show and the words around them don't belie."""
    return (each for each in read.shown if not sound.is_doubted(each.code, each.hits))


def _heard(
    sound: Sound, read: CuesRead, known: Collection[str], above: int, sentences: frozenset[int] = frozenset()
) -> dict[str, Shown]:
    """Return the flags besides the known ones that a sentence, none of these, tells by a score above this."""
    told = sound.flags(read.quiet, above=above, besides=sentences)
    return {code: Shown(code, (said,)) for code, said in told if code not in known}


def _at_most(post: str, terms: PostOffer) -> PostOffer:
    """Return what it offers; of a price that it leaves open between two amounts the higher one."""
    highest = highest_price(post) if terms.price is None and terms.rate is None else None
    return (
        replace(terms, currency=highest[0], price=highest[1], quoted=(highest[2], *terms.quoted)) if highest else terms
    )


def _far_too_low(words: Passage, terms: PostOffer, codes: Collection[str]) -> tuple[str, ...]:
    """Return the words of a price that is a joke for what is asked, and of what that is; none otherwise."""
    least = _lowest()
    if terms.rate is not None:
        return terms.quoted if _is_below(terms.rate, least.hour, terms.currency) else ()
    if terms.price is None or terms.currency not in _COMPARED:
        return ()
    amount = terms.price / _units(terms.currency)
    if terms.hours and amount < terms.hours * least.hour:
        return terms.quoted
    price = terms.quoted[:1]
    if any(code in codes and amount < lowest for code, lowest in least.large):
        return price
    found = dict(reversed(list(_asked_for(words, least))))
    asked = [(price, found[key]) for key, price in least.prices if key in found]
    parts = _parts_named(words, least)
    is_small = _SMALL in found and len(parts) < SOME_PARTS
    if asked and not is_small and amount < max(asked)[0]:
        return (*price, max(asked)[1])
    if len(parts) >= MANY_PARTS and amount < len(parts) * least.part:
        return (*price, *parts)
    count, said = max(_counts_of_words(words), default=(0, ""))
    if amount < count * least.word:
        return (*price, said)
    many = [said for total, said in _counts_of_things(words, least) if amount < total]
    return (*price, many[0]) if many else ()


def _is_below(amount: Decimal, least: Decimal, currency: str) -> bool:
    """Tell whether it is less than so many dollars buy; never of a currency that nothing is known of."""
    return currency in _COMPARED and amount / _units(currency) < least


def _units(currency: str) -> int:
    return BUYS_A_DOLLARS_WORTH.get(currency, 1)


def _parts_named(words: Passage, least: _Lowest) -> Sequence[str]:
    """Return the different parts of a site or an app that one sentence of the post names most of, as it names them."""
    by_sentence: dict[int, dict[str, str]] = {}
    for hit in least.parts.found(words, everywhere=True):
        named = by_sentence.setdefault(words.sentences[hit.start], {})
        named.setdefault(hit.key, words.quote(hit.start, hit.end))
    return list(max(by_sentence.values(), key=len, default={}).values())


def _counts_of_things(words: Passage, least: _Lowest) -> Iterator[tuple[Decimal, str]]:
    """Yield the least for so many of a thing, half the price of each, with its words: "40 illustrations"."""
    for at, number in enumerate(words.words):
        if not (number.isdigit() and len(number) < 4):
            continue
        for end in range(at + 1, min(at + 4, len(words.words))):
            price = least.many.get(words.words[end].removesuffix("s")) if words.words[end].endswith("s") else None
            if price and words.clauses[end] == words.clauses[at] and words.words[end] not in _TIMES:
                yield int(number) * price / 2, words.quote(at, end + 1)
                break


def _low_unit_price(post: str, codes: Collection[str]) -> tuple[str, ...]:
    """Return the first price for one of something that is a joke, as it is written; none if there is none.

    That is also a month's, where one person does several jobs for it.
    """
    several = dict(_lowest().large)[flag_cues.SEVERAL_JOBS]
    least = _lowest().each | ({"month": several} if flag_cues.SEVERAL_JOBS in codes else {})
    for price in unit_prices(post):
        names = (price.unit, price.unit.removesuffix("s"))
        lowest = next((least[name] for name in names if name in least), None)
        if lowest is not None and _is_below(price.value, lowest, price.currency):
            return (price.said,)
    return ()


def _asked_for(words: Passage, least: _Lowest) -> Iterator[tuple[str, str]]:
    """Yield what a post asks for by the phrase that names it, with its words; nothing that is there already."""
    hits = list(least.things.found(words, everywhere=True))
    there = [hit for hit in hits if hit.key == _EXISTING]
    for hit in hits:
        if not any(hit.start < other.end and other.start < hit.end for other in there):
            yield hit.key, words.quote(hit.start, hit.end)


def _counts_of_words(words: Passage) -> Iterator[tuple[int, str]]:
    for at, (number, said) in enumerate(zip(words.words, words.words[1:], strict=False)):
        digits = number.replace(",", "").replace(".", "").replace("'", "")
        if said in ("word", "words") and digits.isdigit() and len(digits) < 9:
            yield int(digits), words.quote(at, at + 2)


_COMPARED = LIKE_A_DOLLAR | BUYS_A_DOLLARS_WORTH.keys()
_SMALL, _EXISTING = "small", "existing"
_TIMES = frozenset({"hours", "hrs", "days", "pages", "words"})


@dataclass(frozen=True, slots=True)
class _Lowest:
    hour: Decimal
    word: Decimal
    large: Sequence[tuple[str, Decimal]]
    """Flags of a post that asks for a lot, each with the least that this is worth."""
    each: dict[str, Decimal]
    many: Mapping[str, Decimal]
    """Also what is only ever counted."""
    prices: Sequence[tuple[str, Decimal]]
    things: Phrasebook[str]
    part: Decimal
    parts: Phrasebook[str]


@cache
def _lowest() -> _Lowest:
    table = cue_table.lowest()
    named = [(row["named"], Decimal(row["price"])) for row in table["whole"]]
    phrases: list[tuple[str, Phrase]] = [(name, phrase(name)) for name, _ in named]
    existing = [(_EXISTING, phrase(each)) for each in table["existing"]]
    things = Phrasebook([*phrases, *existing, (_SMALL, phrase(table["small"]))])
    each = {name: Decimal(str(price)) for name, price in table["each"].items()}
    many = each | {name: Decimal(str(price)) for name, price in table["many"].items()}
    large = [(CLONE, Decimal(table["clone"])), (flag_cues.SEVERAL_JOBS, Decimal(table["several_jobs"]))]
    parts = Phrasebook((each, phrase(each)) for each in table["parts"])
    hour, word, part = (Decimal(str(table[name])) for name in ("hour", "word", "part"))
    return _Lowest(hour, word, large, each, many, named, things, part, parts)
